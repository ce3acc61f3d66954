#include "validator/cel/checker.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "validator/cel/check_call.h"
#include "validator/cel/env_impl.h"
#include "validator/cel/inference.h"
#include "validator/cel/issue_text.h"
#include "validator/cel/runtime.h"

namespace dateline::cel {
namespace {

struct Local {
  std::string name = {};
  const Type* type = nullptr;
  std::uint32_t slot = 0;
};

class Checker {
 public:
  Checker(CheckedAst::Impl& out, const Env& env, const CompileOptions& options, Issues& issues)
      : out_(out), env_(env.impl()), options_(options), issues_(issues) {}

  void run() {
    const Type* type = check(*out_.ast.root);
    finish(*out_.ast.root);
    out_.type = env_.types->import(inference_.substitute(type, true));
    sort_unique(out_.variables);
    sort_unique(out_.fields);
  }

 private:
  template <class Item>
  static void sort_unique(std::vector<Item>& items) {
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
  }

  void report(std::string_view code, Place place, std::string message, std::string hint = {}) {
    if (options_.dynamic) return;
    issues_.push_back({.code = std::string(code),
                       .begin = place.begin,
                       .end = place.end,
                       .message = std::move(message),
                       .hint = std::move(hint)});
  }

  const Type* known(const Type* type) { return inference_.substitute(type, false); }
  std::string shown(const Type* type) { return print(inference_.substitute(type, true)); }

  const Type* check(Expr& expr) {
    const Type* type = std::visit([&](auto& node) { return check_node(expr, node); }, expr.node);
    expr.type = options_.dynamic ? dyn_type() : type;
    return expr.type;
  }

  // Replaces the type variables of every node by what they turned out to be.
  void finish(Expr& expr) {
    if (expr.type != nullptr) {
      expr.type = env_.types->import(inference_.substitute(expr.type, true));
    }
    for_each_child(expr, [&](Expr& child) { finish(child); });
  }

  // --- names

  // "y" in container "a.b" may be a.b.y, a.y or y; ".y" is only y.
  [[nodiscard]] std::vector<std::string> candidates(const std::string& name) const {
    if (name.front() == '.') return {name.substr(1)};
    std::vector<std::string> out;
    std::string container = options_.container;
    while (!container.empty()) {
      out.push_back(container + "." + name);
      const std::size_t dot = container.rfind('.');
      container = dot == std::string::npos ? std::string() : container.substr(0, dot);
    }
    out.push_back(name);
    return out;
  }

  [[nodiscard]] const Local* local(std::string_view name) const {
    for (std::size_t i = locals_.size(); i-- > 0;) {
      if (locals_[i].name == name) return &locals_[i];
    }
    return nullptr;
  }

  // The names that stand for a type in a formula: type(x) == int, but not "timestamp", which the
  // language spells google.protobuf.Timestamp, nor our own date and local.
  static bool is_type_name(std::string_view name, TypeKind kind) {
    return kind != TypeKind::kDyn && kind != TypeKind::kDate && kind != TypeKind::kLocal &&
           name != "timestamp" && name != "duration";
  }

  // A variable or a type of this (possibly dotted) name.
  const Type* resolve_global(const std::string& name, NameTarget& target) {
    for (const std::string& candidate : candidates(name)) {
      if (const auto variable = env_.variable(candidate)) {
        target = {.kind = NameKind::kVariable, .slot = variable->slot};
        out_.variables.push_back(variable->slot);
        return variable->type;
      }
      const Type* type = simple_type_named(candidate);
      if (type == nullptr || !is_type_name(candidate, type->kind)) continue;
      target = {.kind = NameKind::kConstant, .constant = Value::type(type)};
      return inference_.types().type_of(type);
    }
    return nullptr;
  }

  const Type* check_node(Expr& expr, Ident& node) {
    if (const Local* found = local(node.name)) {
      node.target = {.kind = NameKind::kLocal, .slot = found->slot};
      return found->type;
    }
    if (const Type* type = resolve_global(node.name, node.target)) return type;
    std::vector<std::string_view> names = env_.variable_names();
    for (const Local& known_local : locals_) names.push_back(known_local.name);
    report("E202", expr.place, fmt::format("undeclared name '{}'", node.name),
           did_you_mean(node.name, names));
    return dyn_type();
  }

  // "a.b.c" of a chain of plain names whose root is no local; else empty.
  [[nodiscard]] std::string qualified_name(const Expr& expr) const {
    if (const auto* ident = std::get_if<Ident>(&expr.node)) {
      return local(ident->name) == nullptr ? ident->name : std::string();
    }
    const auto* select = std::get_if<Select>(&expr.node);
    if (select == nullptr || select->test || select->optional) return {};
    std::string operand = qualified_name(*select->operand);
    return operand.empty() ? operand : operand + "." + select->field;
  }

  // --- selection

  const Type* check_node(Expr& expr, Select& node) {
    if (!node.test) {
      const std::string name = qualified_name(expr);
      if (!name.empty()) {
        if (const Type* type = resolve_global(name, node.target)) return type;
      }
    }
    const Type* operand = known(check(*node.operand));
    const Type* inner = operand->kind == TypeKind::kOptional ? operand->parameters[0] : operand;
    const Type* field = field_type(expr, node, known(inner));
    if (node.test) return bool_type();
    if (node.optional || inner != operand) {
      return field->kind == TypeKind::kOptional && inner != operand
                 ? field
                 : inference_.types().optional_of(field);
    }
    return field;
  }

  const Type* field_type(const Expr& expr, Select& node, const Type* operand) {
    switch (operand->kind) {
      case TypeKind::kMap:
        return operand->parameters[1];
      case TypeKind::kObject:
        if (operand->object != nullptr) return object_field(expr, node, *operand->object);
        break;
      case TypeKind::kParam:
        inference_.assign(dyn_type(), operand);
        return dyn_type();
      case TypeKind::kDyn:
        return dyn_type();
      default:
        break;
    }
    report("E207", expr.token,
           fmt::format("{} has no fields, so no '{}'", shown(operand), node.field));
    return dyn_type();
  }

  const Type* object_field(const Expr& expr, Select& node, const ObjectType& object) {
    const Field* field = object.find(node.field);
    if (field == nullptr) {
      std::vector<std::string_view> names;
      for (const Field& candidate : object.fields) names.push_back(candidate.name);
      report("E203", expr.token, fmt::format("{} has no field '{}'", object.name, node.field),
             did_you_mean(node.field, names));
      return dyn_type();
    }
    node.object = &object;
    node.member = field;
    out_.fields.emplace_back(&object, static_cast<std::uint32_t>(field - object.fields.data()));
    return field->type;
  }

  // --- calls

  const Type* check_node(Expr& expr, Call& node) {
    std::vector<const Type*> types;
    const std::string prefix = node.target != nullptr ? qualified_name(*node.target) : "";
    std::vector<const Overload*> overloads;
    std::string name = node.function;
    if (!prefix.empty()) {
      overloads = find_function(prefix + "." + node.function);
      node.qualified = !overloads.empty() || names_a_library(prefix);
      if (node.qualified) name = prefix + "." + node.function;
    }
    if (overloads.empty() && !node.qualified) overloads = find_function(node.function);
    if (node.target != nullptr && !node.qualified) types.push_back(known(check(*node.target)));
    for (const ExprPtr& argument : node.arguments) types.push_back(known(check(*argument)));

    CallQuestion question{.name = name,
                          .member = node.target != nullptr && !node.qualified,
                          .arguments = types,
                          .overloads = overloads,
                          .dynamic = options_.dynamic};
    const CallAnswer answer = resolve_call(inference_, question);
    if (answer.result != nullptr) {
      node.candidates = answer.candidates;
      return answer.result;
    }
    for (const Type*& type : question.arguments) type = inference_.substitute(type, true);
    Issue issue = unresolved_call(question, env_);
    report(issue.code, expr.token, std::move(issue.message), std::move(issue.hint));
    return dyn_type();
  }

  [[nodiscard]] std::vector<const Overload*> find_function(const std::string& name) const {
    for (const std::string& candidate : candidates(name)) {
      std::vector<const Overload*> found = env_.overloads(candidate);
      if (!found.empty()) return found;
    }
    return {};
  }

  // "math" of math.grtest: no variable, but functions start with "math.".
  [[nodiscard]] bool names_a_library(const std::string& prefix) const {
    if (env_.variable(prefix.substr(0, prefix.find('.')))) return false;
    for (const std::string_view name : env_.function_names()) {
      if (name.size() > prefix.size() && name.starts_with(prefix) && name[prefix.size()] == '.') {
        return true;
      }
    }
    return false;
  }

  // --- logic

  void expect_bool(Expr& expr, std::string_view who) {
    const Type* type = check(expr);
    if (inference_.assign(type, bool_type())) return;
    report("E207", expr.place, fmt::format("{} needs bool, found {}", who, shown(type)));
  }

  const Type* check_node(Expr&, Logic& node) {
    const std::string_view symbol = node.kind == LogicKind::kAnd ? "'&&'" : "'||'";
    for (const ExprPtr& operand : node.operands) expect_bool(*operand, symbol);
    return bool_type();
  }

  const Type* check_node(Expr& expr, Conditional& node) {
    expect_bool(*node.condition, "the condition of '?:'");
    const Type* when_true = check(*node.when_true);
    const Type* when_false = check(*node.when_false);
    const Type* result = inference_.fresh();
    if (inference_.assign(when_true, result) && inference_.assign(when_false, result)) {
      return known(result);
    }
    report("E207", expr.token,
           fmt::format("the two results of '?:' have the types {} and {}", shown(when_true),
                       shown(when_false)));
    return dyn_type();
  }

  // --- literals

  const Type* check_node(Expr&, Literal& node) { return type_of(node.value); }

  // The type inside an optional entry: [?x], {?k: x}.
  const Type* unwrapped(const Expr& expr, const Type* type) {
    const Type* item = inference_.fresh();
    if (inference_.assign(type, inference_.types().optional_of(item))) return known(item);
    report("E207", expr.place, fmt::format("'?' needs an optional, found {}", shown(type)));
    return dyn_type();
  }

  const Type* check_node(Expr&, ListLiteral& node) {
    const Type* joined = nullptr;
    for (const ListItem& item : node.items) {
      const Type* type = check(*item.value);
      if (item.optional) type = unwrapped(*item.value, type);
      joined = inference_.join(joined, type);
    }
    if (joined == nullptr) joined = inference_.fresh();
    return inference_.types().list_of(joined);
  }

  // A list or map as a key fails when it is run. Its type is not kept: {a: a} in a chain of binds
  // would double the type at every step.
  const Type* key_type(Expr& expr) {
    const Type* type = known(check(expr));
    return type->parameters.empty() ? type : dyn_type();
  }

  const Type* check_node(Expr&, MapLiteral& node) {
    const Type* key = nullptr;
    const Type* value = nullptr;
    for (const MapItem& item : node.items) {
      key = inference_.join(key, key_type(*item.key));
      const Type* type = check(*item.value);
      if (item.optional) type = unwrapped(*item.value, type);
      value = inference_.join(value, type);
    }
    if (key == nullptr) key = inference_.fresh();
    if (value == nullptr) value = inference_.fresh();
    return inference_.types().map_of(key, value);
  }

  const Type* check_node(Expr& expr, StructLiteral& node) {
    for (auto& field : node.fields) check(*field.second);
    report("E202", expr.token, fmt::format("no type '{}' that a formula could build", node.type));
    return dyn_type();
  }

  // --- comprehensions

  struct Elements {
    const Type* first = nullptr;   // of a list: int; of a map: the key
    const Type* second = nullptr;  // the item, the value
    const Type* only = nullptr;    // with one variable: the item, the key
  };

  Elements elements(const Expr& range, const Type* type) {
    type = known(type);
    switch (type->kind) {
      case TypeKind::kList:
        return {int_type(), type->parameters[0], type->parameters[0]};
      case TypeKind::kMap:
        return {type->parameters[0], type->parameters[1], type->parameters[0]};
      case TypeKind::kParam:
        inference_.assign(dyn_type(), type);
        break;
      case TypeKind::kDyn:
        break;
      default:
        report("E207", range.place, fmt::format("no list or map to go through: {}", shown(type)));
    }
    return {dyn_type(), dyn_type(), dyn_type()};
  }

  const Type* check_node(Expr& expr, Comprehension& node) {
    const Type* range = check(*node.range);
    const std::size_t outer = locals_.size();
    node.local = static_cast<std::uint32_t>(outer);
    Elements parts;
    if (node.macro == Macro::kBind) {
      parts.only = range;
    } else if (node.macro == Macro::kOptMap || node.macro == Macro::kOptFlatMap) {
      parts.only = unwrapped(*node.range, range);
    } else {
      parts = elements(*node.range, range);
    }
    push_local(node.first, node.second.empty() ? parts.only : parts.first);
    if (!node.second.empty()) push_local(node.second, parts.second);
    const Type* result = check_body(expr, node, parts);
    locals_.resize(outer);
    return result;
  }

  void push_local(const std::string& name, const Type* type) {
    const auto slot = static_cast<std::uint32_t>(locals_.size());
    locals_.push_back({.name = name, .type = type, .slot = slot});
    out_.local_count = std::max(out_.local_count, slot + 1);
  }

  const Type* check_body(Expr& expr, Comprehension& node, const Elements& parts) {
    TypeTable& types = inference_.types();
    if (node.condition != nullptr) expect_bool(*node.condition, "a filter");
    switch (node.macro) {
      case Macro::kAll:
        expect_bool(*node.body, "all()");
        return bool_type();
      case Macro::kExists:
        expect_bool(*node.body, "exists()");
        return bool_type();
      case Macro::kExistsOne:
        expect_bool(*node.body, "exists_one()");
        return bool_type();
      case Macro::kMap:
        return types.list_of(node.body == nullptr ? parts.only : check(*node.body));
      case Macro::kTransformMap:
        return types.map_of(parts.first, check(*node.body));
      case Macro::kTransformMapEntry:
        return entry_type(*node.body);
      case Macro::kSortBy:
        return sort_type(*node.body, parts);
      case Macro::kBind:
        return check(*node.body);
      case Macro::kOptMap:
        return types.optional_of(check(*node.body));
      case Macro::kOptFlatMap:
        return types.optional_of(unwrapped(expr, check(*node.body)));
    }
    return dyn_type();
  }

  const Type* entry_type(Expr& body) {
    const Type* type = check(body);
    const Type* map = inference_.types().map_of(inference_.fresh(), inference_.fresh());
    if (inference_.assign(type, map)) return known(map);
    report("E207", body.place,
           fmt::format("transformMapEntry() needs a map, found {}", shown(type)));
    return map;
  }

  const Type* sort_type(Expr& body, const Elements& parts) {
    const Type* key = known(check(body));
    switch (key->kind) {
      case TypeKind::kList:
      case TypeKind::kMap:
      case TypeKind::kNull:
      case TypeKind::kOptional:
      case TypeKind::kType:
      case TypeKind::kObject:
        report("E207", body.place, fmt::format("{} has no order to sort by", shown(key)));
        break;
      default:
        break;
    }
    return inference_.types().list_of(parts.only);
  }

  CheckedAst::Impl& out_;
  const Env::Impl& env_;
  const CompileOptions& options_;
  Issues& issues_;
  Inference inference_;
  std::vector<Local> locals_;
};

}  // namespace

std::unique_ptr<CheckedAst::Impl> check(Ast ast, const Env& env, const Limits& limits,
                                        const CompileOptions& options, Issues& issues) {
  auto out = std::make_unique<CheckedAst::Impl>();
  out->ast = std::move(ast);
  const std::size_t before = issues.size();
  Checker(*out, env, options, issues).run();
  if (!options.dynamic) compile_literals(out->ast, limits, issues);
  for (std::size_t i = before; i < issues.size(); ++i) {
    if (!issues[i].warning) return nullptr;
  }
  out->bare_reads = find_bare_reads(out->ast);
  out->asked_paths = find_asked_paths(out->ast);
  return out;
}

std::optional<CheckedAst> compile_with(const Env& env, std::string_view text, const Limits& limits,
                                       const CompileOptions& options, Issues& issues) {
  std::optional<Ast> ast = parse(text, limits, options.parser, issues);
  if (!ast) return std::nullopt;
  std::unique_ptr<CheckedAst::Impl> impl = check(std::move(*ast), env, limits, options, issues);
  if (impl == nullptr) return std::nullopt;
  return CheckedAst(std::move(impl));
}

}  // namespace dateline::cel
