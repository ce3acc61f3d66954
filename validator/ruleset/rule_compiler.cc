#include "validator/ruleset/rule_compiler.h"

#include <algorithm>

#include <fmt/format.h>

#include "validator/ruleset/rule_params.h"

namespace dateline {
namespace {

using Role = Scope::Role;

// An Env and the roles of its slots, grown together.
class ScopeBuilder {
 public:
  ScopeBuilder(const cel::Env& parent, Rule& rule) {
    rule.environments.push_back(std::make_unique<cel::Env>(parent.child()));
    env_ = rule.environments.back().get();
  }

  void record_fields() {
    const auto count = static_cast<std::uint32_t>(record_schema().record.fields.size());
    for (std::uint32_t i = 0; i < count; ++i) scope_.slots.push_back({Role::kRecordField, i});
    scope_.record_fields = count;
  }
  void add(const std::string& name, const cel::Type* type, Role role, std::uint32_t index = 0) {
    env_->add_variable(name, type);
    scope_.slots.push_back({role, index});
  }
  void run_and_params(const Rule& rule) {
    add("run", env_->object(&record_schema().run.type), Role::kRun);
    add("params", env_->object(rule.params.type.get()), Role::kParams);
    if (rule.tables != nullptr) {
      add("data", env_->object(rule.tables->type.get()), Role::kData);
    }
  }

  [[nodiscard]] cel::Env& env() { return *env_; }
  [[nodiscard]] const Scope& scope() const { return scope_; }

 private:
  cel::Env* env_ = nullptr;
  Scope scope_;
};

// Everything that compiling one rule needs at hand.
class RuleBuilder {
 public:
  RuleBuilder(const RuleSpec& spec, const Limits& limits, RuleIssues& issues)
      : spec_(spec), limits_(limits), issues_(issues) {}

  void build(const std::vector<ParamOverride>& overrides, const TomlValue* example_params) {
    describe();
    ScopeBuilder record(record_schema().record_env, rule_);
    record.record_fields();
    rule_.params = compile_params(spec_, overrides, example_params, record.env(), issues_);
    record.run_and_params(rule_);
    compile_requires();
    compile_doubts();
    compile_items(record);
    rule_.record_scope = record.scope();
    if (!spec_.archive || !spec_.lookups.empty()) {
      rule_.roots = {{.type = &record_schema().record}};
      add_item_root();
      compile_lookups(record);
      compile_target(record);
      return;
    }
    const cel::Type* key = compile_keys(record);
    fields_are_variables_ = false;
    ScopeBuilder target(record_schema().env, rule_);
    target.run_and_params(rule_);
    declare_members(target, key);
    compile_target(target);
  }

  Rule take() { return std::move(rule_); }

 private:
  void describe() {
    rule_.info = {.id = spec_.id.text,
                  .severity = spec_.severity,
                  .title = spec_.title.text,
                  .help = spec_.help.text,
                  .tags = spec_.tags};
    rule_.archive = spec_.archive;
    rule_.adjacent = spec_.adjacent.present;
    rule_.report_unmatched = spec_.report_unmatched;
    rule_.examples = spec_.examples;
    rule_.source = spec_.source;
    rule_.tables = spec_.tables;
    rule_.span = spec_.span;
  }

  [[nodiscard]] FormulaCompiler formulas(const cel::Env& env) const {
    return {env, *spec_.source, limits_, issues_};
  }

  std::optional<cel::Program> condition(const cel::Env& env, const SpecText& text) {
    if (!text.present) return std::nullopt;
    auto ast = formulas(env).compile_condition(text);
    if (!ast) return std::nullopt;
    note_reads(*ast);
    warn_bare_reads(*ast, text);
    asked_.insert(asked_.end(), ast->asked_paths().begin(), ast->asked_paths().end());
    return planned(*std::move(ast), text);
  }

  std::optional<cel::Program> formula(const cel::Env& env, const SpecText& text,
                                      const cel::Type*& type) {
    type = cel::dyn_type();
    if (!text.present) return std::nullopt;
    auto ast = formulas(env).compile(text);
    if (!ast) return std::nullopt;
    note_reads(*ast);
    type = ast->type();
    return planned(*std::move(ast), text);
  }

  cel::Program planned(cel::CheckedAst ast, const SpecText& text) {
    cel::Program out = cel::plan(std::move(ast));
    rule_.texts.emplace_back(&out.tree(), text.literal);
    return out;
  }

  void note_reads(const cel::CheckedAst& ast) {
    const RecordSchema& schema = record_schema();
    if (fields_are_variables_) {
      for (const std::uint32_t slot : ast.variables()) {
        if (slot < schema.record.fields.size()) rule_.reads.add(schema.record.fields[slot].reads);
      }
    }
    for (const auto& [object, index] : ast.fields()) {
      if (const SchemaType* type = schema.of(object)) rule_.reads.add(type->fields[index].reads);
    }
  }

  // An optional date or number that nothing guards makes the target not applicable when it is
  // missing: said at load, so that it is meant.
  void warn_bare_reads(const cel::CheckedAst& ast, const SpecText& text) {
    for (const auto& read : ast.bare_reads()) {
      if (required(read.path)) continue;
      issues_.push_back(
          {.severity = RuleIssue::Severity::kWarning,
           .code = "W401",
           .message =
               fmt::format("'{}' may be absent, and then the rule does not apply", read.path),
           .hint =
               fmt::format("say so with requires = [\"{}\"], or guard it with has()", read.path),
           .where = toml_string_part(*spec_.source, text.literal, read.begin, read.end)});
    }
  }

  // By requires, or by a has() in the rule's `when`.
  [[nodiscard]] bool required(std::string_view path) const {
    if (std::find(asked_.begin(), asked_.end(), path) != asked_.end()) return true;
    const auto named = [&](std::string_view wanted) {
      return std::any_of(spec_.requires_paths.begin(), spec_.requires_paths.end(),
                         [&](const SpecText& one) { return one.text == wanted; });
    };
    if (named(path)) return true;
    // a.event.local is the event.local of a record.
    const auto dot = path.find('.');
    return spec_.archive && dot != std::string_view::npos && named(path.substr(dot + 1));
  }

  void compile_requires() {
    const PathRoot record{.type = &record_schema().record};
    for (const SpecText& text : spec_.requires_paths) {
      if (auto path = compile_path(text, {&record, 1}, *spec_.source, &issues_)) {
        rule_.reads.add(path->reads());
        rule_.requires_paths.push_back(*std::move(path));
      }
    }
  }

  // Doubts end what the rules after this one could say of the record, and the archive's rules have
  // none after them.
  void compile_doubts() {
    const PathRoot record{.type = &record_schema().record};
    for (const SpecText& text : spec_.doubts) {
      if (spec_.archive) {
        issues_.push_back({.code = "E122",
                           .message = "an archive rule puts nothing in doubt",
                           .hint = "doubts is a key of rules that look at one record",
                           .where = text.span()});
        return;
      }
      if (auto path = compile_path(text, {&record, 1}, *spec_.source, &issues_)) {
        rule_.doubts.add(path->reads());
      }
    }
  }

  [[nodiscard]] const SpecNamed& item_spec() const {
    if (spec_.group.present) return spec_.group.of;
    if (spec_.adjacent.present) return spec_.adjacent.each;
    return spec_.each;
  }

  // A plain path to a list gives items that know their place; any other formula gives values.
  void compile_items(ScopeBuilder& record) {
    const SpecNamed& spec = item_spec();
    if (!spec.text.present) return;
    ItemSource items{.variable = spec.name};
    const PathRoot root{.type = &record_schema().record};
    auto path = compile_path(spec.text, {&root, 1}, *spec_.source, nullptr);
    if (path && path->ends_in_list()) {
      item_type_ =
          path->item_type() ? record.env().object(&path->item_type()->type) : cel::string_type();
      rule_.reads.add(path->reads());
      items.path = std::move(path);
    } else {
      const cel::Type* type = nullptr;
      items.list = formula(record.env(), spec.text, type);
      if (type->kind == cel::TypeKind::kList) {
        item_type_ = type->parameters.front();
      } else if (items.list && type->kind != cel::TypeKind::kDyn) {
        issues_.push_back(
            {.code = "E207",
             .message = fmt::format("this gives {}, where a list is asked for", cel::print(type)),
             .where = spec.text.span()});
      }
    }
    rule_.items = std::move(items);
    record.add(spec.name, item_type_, Role::kItem);
  }

  void add_item_root() {
    if (!rule_.items) return;
    const SchemaType* type = item_type_->kind == cel::TypeKind::kObject
                                 ? record_schema().of(item_type_->object)
                                 : nullptr;
    rule_.roots.push_back({.name = rule_.items->variable, .type = type});
  }

  // What `where` asks of an item holds for the first neighbour's item too.
  void ask_alike(const std::string& item, const std::string& previous) {
    for (std::size_t i = 0; i < asked_.size(); ++i) {
      const std::string path = asked_[i];
      if (path.rfind(item + ".", 0) == 0) asked_.push_back(previous + path.substr(item.size()));
    }
  }

  const cel::Type* compile_keys(ScopeBuilder& record) {
    const cel::Type* key = nullptr;
    const cel::Type* order = nullptr;
    rule_.where =
        condition(record.env(), rule_.adjacent ? spec_.adjacent.where : spec_.group.where);
    rule_.by = formula(record.env(), rule_.adjacent ? spec_.adjacent.by : spec_.group.by, key);
    if (rule_.adjacent) rule_.order = formula(record.env(), spec_.adjacent.order, order);
    return key;
  }

  // The formulas of each lookup, then its name as a list of records that the rule can use.
  void compile_lookups(ScopeBuilder& target) {
    const cel::Env& asking = target.env();
    for (const LookupSpec& spec : spec_.lookups) rule_.lookups.push_back(lookup_of(spec, asking));
    for (std::size_t i = 0; i < spec_.lookups.size(); ++i) {
      const SchemaType& type = record_schema().record;
      target.add(spec_.lookups[i].name, target.env().list_of(target.env().object(&type.type)),
                 Role::kLookup, static_cast<std::uint32_t>(i));
      rule_.roots.push_back({.name = spec_.lookups[i].name, .type = &type, .list = true});
    }
  }

  Lookup lookup_of(const LookupSpec& spec, const cel::Env& asking) {
    ScopeBuilder table(record_schema().record_env, rule_);
    table.record_fields();
    table.run_and_params(rule_);
    table.add(spec.as, table.env().object(&record_schema().record.type), Role::kFirst);
    Lookup lookup{.linked = spec.linked};
    if (spec.linked) {
      want_linkable(spec);
      return lookup;
    }
    const cel::Type* key = nullptr;
    const cel::Type* equals = nullptr;
    lookup.where = condition(table.env(), spec.where);
    lookup.key = formula(table.env(), spec.key, key);
    lookup.equals = formula(asking, spec.equals, equals);
    want_same(key, equals, spec.equals, "'key' and 'equals'");
    const cel::Type* order = nullptr;
    const cel::Type* near = nullptr;
    lookup.order = formula(table.env(), spec.order, order);
    if (spec.within.present) {
      const cel::Type* within = nullptr;
      lookup.near = formula(asking, spec.near.present ? spec.near : spec.order, near);
      lookup.within = formula(asking, spec.within, within);
      want_same(order, near, spec.near.present ? spec.near : spec.order, "'order' and 'near'");
      if (within->kind != cel::TypeKind::kDuration && within->kind != cel::TypeKind::kDyn) {
        issues_.push_back({.code = "E207",
                           .message = fmt::format("'within' is {}, where a duration is asked for",
                                                  cel::print(within)),
                           .where = spec.within.span()});
      }
    }
    lookup.scope = table.scope();
    return lookup;
  }

  // Claims and See-also items are linked to records; nothing else is.
  void want_linkable(const LookupSpec& spec) {
    const SchemaType* item = rule_.items && item_type_->kind == cel::TypeKind::kObject
                                 ? record_schema().of(item_type_->object)
                                 : nullptr;
    if (item == &record_schema().claim || item == &record_schema().see_also) return;
    issues_.push_back({.code = "E207",
                       .message = "only claims and see_also are linked to records: each = { c = "
                                  "\"claims\" }",
                       .where = spec.name_span});
  }

  // Two values that are compared have one type, or are not known at load.
  void want_same(const cel::Type* one, const cel::Type* other, const SpecText& at,
                 std::string_view what) {
    if (one->kind == cel::TypeKind::kDyn || other->kind == cel::TypeKind::kDyn) return;
    if (cel::print(one) == cel::print(other)) return;
    issues_.push_back({.code = "E207",
                       .message = fmt::format("{} are compared, but are {} and {}", what,
                                              cel::print(one), cel::print(other)),
                       .where = at.span()});
  }

  void declare_members(ScopeBuilder& target, const cel::Type* key) {
    const SchemaType& type = record_schema().record;
    const cel::Type* record = target.env().object(&type.type);
    target.add("key", key, Role::kKey);
    if (rule_.adjacent) {
      target.add(spec_.adjacent.first, record, Role::kFirst);
      target.add(spec_.adjacent.second, record, Role::kSecond);
      rule_.roots = {{.name = spec_.adjacent.first, .type = &type},
                     {.name = spec_.adjacent.second, .type = &type}};
      if (rule_.items) target.add(rule_.items->variable, item_type_, Role::kItem);
      add_item_root();
      if (rule_.items && !spec_.adjacent.previous.empty()) {
        target.add(spec_.adjacent.previous, item_type_, Role::kPrevious);
        rule_.roots.push_back({.name = spec_.adjacent.previous, .type = rule_.roots.back().type});
        ask_alike(rule_.items->variable, spec_.adjacent.previous);
      }
    } else {
      target.add(spec_.group.as, target.env().list_of(record), Role::kMembers);
      rule_.roots = {{.name = spec_.group.as, .type = &type, .list = true}};
    }
  }

  // TOML does not order its tables, so lets are compiled by dependency: whoever names a let that is
  // not compiled yet waits. What still waits when nothing moves is a cycle.
  void compile_lets(ScopeBuilder& scope) {
    std::vector<const SpecNamed*> waiting;
    for (const SpecNamed& let : spec_.let) waiting.push_back(&let);
    while (!waiting.empty()) {
      std::vector<const SpecNamed*> still;
      for (const SpecNamed* let : waiting) {
        if (!compile_let(scope, *let, waiting)) still.push_back(let);
      }
      if (still.size() == waiting.size()) {
        for (const SpecNamed* let : still) {
          issues_.push_back(
              {.code = "E115",
               .message = fmt::format("'{}' depends on itself through other lets", let->name),
               .where = let->name_span});
          scope.add(let->name, cel::dyn_type(), Role::kLet);  // so that nobody else complains of it
        }
        return;
      }
      waiting = std::move(still);
    }
  }

  // False when the let has to wait for another one.
  bool compile_let(ScopeBuilder& scope, const SpecNamed& let,
                   const std::vector<const SpecNamed*>& waiting) {
    cel::Issues found;
    auto ast = cel::compile(scope.env(), let.text.text, limits_, found);
    for (const cel::Issue& issue : found) {
      const std::string name = let.text.text.substr(issue.begin, issue.end - issue.begin);
      if (issue.code == "E202" &&
          std::any_of(waiting.begin(), waiting.end(),
                      [&](const SpecNamed* other) { return other->name == name; })) {
        return false;
      }
    }
    ast = formulas(scope.env()).compile(let.text);
    const auto index = static_cast<std::uint32_t>(rule_.lets.size());
    scope.add(let.name, ast ? ast->type() : cel::dyn_type(), Role::kLet, index);
    if (!ast) return true;
    note_reads(*ast);
    warn_bare_reads(*ast, let.text);
    rule_.lets.push_back(planned(*std::move(ast), let.text));
    return true;
  }

  void compile_fix(const cel::Env& env) {
    if (!spec_.fix.present) return;
    Remedy remedy{.action = spec_.fix.action};
    // Where it would go is checked, so that a mistake shows now; nothing is changed there yet.
    if (spec_.fix.path.present) {
      compile_path(spec_.fix.path, rule_.roots, *spec_.source, &issues_);
    }
    if (spec_.fix.with.present) {
      remedy.with = MessageTemplate::compile(spec_.fix.with, formulas(env));
    }
    rule_.remedy = std::move(remedy);
  }

  void compile_target(ScopeBuilder& scope) {
    compile_lets(scope);
    const cel::Env& env = scope.env();
    rule_.when = condition(env, spec_.when);
    rule_.assertion = condition(env, spec_.assertion);
    if (spec_.message.present)
      rule_.message = MessageTemplate::compile(spec_.message, formulas(env));
    for (const SpecNamed& one : spec_.messages) {
      // The default one has been compiled above, and its mistakes told.
      if (one.text.literal.span == spec_.message.literal.span) continue;
      rule_.messages.emplace_back(one.name, MessageTemplate::compile(one.text, formulas(env)));
    }
    compile_fix(env);
    if (spec_.at.present) {
      if (auto path = compile_path(spec_.at, rule_.roots, *spec_.source, &issues_))
        rule_.at = *std::move(path);
    }
    for (const SpecNamed& related : spec_.related) {
      if (auto path = compile_path(related.text, rule_.roots, *spec_.source, &issues_)) {
        rule_.related.push_back({.label = related.name, .path = *std::move(path)});
      }
    }
    rule_.target_scope = scope.scope();
  }

  const RuleSpec& spec_;
  const Limits& limits_;
  RuleIssues& issues_;
  Rule rule_;
  const cel::Type* item_type_ = cel::dyn_type();
  bool fields_are_variables_ = true;  // else they are selected: a.title, members[0].title
  std::vector<std::string> asked_;    // paths that a condition before this formula asks about
};

}  // namespace

SourceSpan place_in(const Rule& rule, const cel::Program& formula, std::size_t begin,
                    std::size_t end) {
  for (const auto& [tree, literal] : rule.texts) {
    if (tree == &formula.tree()) return toml_string_part(*rule.source, literal, begin, end);
  }
  return {};
}

std::optional<Rule> compile_rule(const RuleSpec& spec, const std::vector<ParamOverride>& overrides,
                                 const TomlValue* example_params, const Limits& limits,
                                 RuleIssues& issues) {
  RuleIssues found;
  RuleBuilder builder(spec, limits, found);
  builder.build(overrides, example_params);
  const bool good = !has_errors(found);
  issues.insert(issues.end(), std::make_move_iterator(found.begin()),
                std::make_move_iterator(found.end()));
  if (!good) return std::nullopt;
  return builder.take();
}

}  // namespace dateline
