// TOML table → RuleSpec: the keys of a rule file, read by name. The order of functions is the order
// of the keys in rules/README.md.

#include "validator/ruleset/rule_spec.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "validator/ruleset/toml_table_reader.h"

namespace dateline {
namespace {

using Kind = TomlValue::Kind;

// A formula's name becomes a variable: it has to be an identifier of the language.
bool is_identifier(std::string_view name) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  return !name.empty() && letter(name.front()) &&
         std::all_of(name.begin(), name.end(),
                     [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

void check_variable(const TableReader& reader, const std::string& name, SourceSpan span) {
  if (!name.empty() && !is_identifier(name)) {
    reader.issue("E113", fmt::format("'{}' is no variable name: letters, digits and _ only", name),
                 span);
  }
}

void read_severity(const TableReader& reader, RuleSpec& rule) {
  if (!reader.need("severity")) return;
  const TomlValue* value = reader.get("severity", Kind::kString);
  if (!value) return;
  const auto severity = severity_named(value->string);
  if (severity) {
    rule.severity = *severity;
  } else {
    reader.issue("E113",
                 fmt::format("severity '{}' is none of error, warning, info", value->string),
                 value->span);
  }
}

void read_id(const TableReader& reader, RuleSpec& rule) {
  rule.id = reader.needed_text("id");
  if (!rule.id.present) return;
  const std::string& id = rule.id.text;
  const auto slash = id.find('/');
  const bool plain = std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/';
  });
  if (!plain || slash == std::string::npos || slash == 0 || slash + 1 == id.size() ||
      id.find('/', slash + 1) != std::string::npos) {
    reader.issue("E113",
                 fmt::format("id '{}' is not of the form family/name in a-z, 0-9 and -", id),
                 rule.id.span());
  }
}

void read_scope(const TableReader& reader, RuleSpec& rule) {
  const TomlValue* value = reader.get("scope", Kind::kString);
  if (!value) return;
  rule.archive = value->string == "archive";
  if (!rule.archive && value->string != "record") {
    reader.issue("E113", fmt::format("scope '{}' is neither record nor archive", value->string),
                 value->span);
  }
}

void read_group(const TomlValue* table, RuleSpec& rule, RuleIssues& issues) {
  if (!table) return;
  const TableReader reader(*table, "group", issues);
  reader.allow_only({"of", "where", "by", "as"});
  GroupSpec& group = rule.group;
  group.present = true;
  group.of = reader.one_named_text("of");
  group.where = reader.text("where");
  group.by = reader.needed_text("by");
  group.as = reader.string("as", group.as);
  check_variable(reader, group.of.name, group.of.name_span);
  check_variable(reader, group.as, table->span);
}

void read_adjacent(const TomlValue* table, RuleSpec& rule, RuleIssues& issues) {
  if (!table) return;
  const TableReader reader(*table, "adjacent", issues);
  reader.allow_only({"each", "where", "by", "order", "as", "previous"});
  AdjacentSpec& adjacent = rule.adjacent;
  adjacent.present = true;
  adjacent.each = reader.one_named_text("each");
  adjacent.where = reader.text("where");
  adjacent.by = reader.needed_text("by");
  adjacent.order = reader.needed_text("order");
  check_variable(reader, adjacent.each.name, adjacent.each.name_span);
  const auto names = reader.texts("as");
  if (names.size() == 2) {
    adjacent.first = names[0].text;
    adjacent.second = names[1].text;
  } else if (table->find("as")) {
    reader.issue("E113", "'as' takes two names, those of the earlier and of the later neighbour",
                 table->find("as")->span);
  }
  check_variable(reader, adjacent.first, table->span);
  check_variable(reader, adjacent.second, table->span);
  adjacent.previous = reader.string("previous");
  check_variable(reader, adjacent.previous, table->span);
  if (!adjacent.previous.empty() && !adjacent.each.text.present) {
    reader.issue("E113",
                 "'previous' names an item of the earlier neighbour, but there is no 'each'",
                 table->find("previous")->span);
  }
}

LookupSpec read_lookup(const TomlMember& member, RuleIssues& issues) {
  LookupSpec lookup{.name = member.key, .name_span = member.key_span};
  const TableReader reader(member.value, "a lookup", issues);
  check_variable(reader, lookup.name, lookup.name_span);
  if (!member.value.is(Kind::kTable)) {
    reader.issue("E112",
                 fmt::format("lookup '{}' is {}, not a table with key and equals", lookup.name,
                             name_of(member.value.kind)),
                 member.value.span);
    return lookup;
  }
  reader.allow_only({"from", "as", "where", "key", "equals", "order", "near", "within"});
  if (const TomlValue* from = reader.get("from", Kind::kString);
      from && from->string != "records") {
    reader.issue("E113", fmt::format("'from' is '{}': a lookup reads records", from->string),
                 from->span);
  }
  lookup.as = reader.string("as", lookup.as);
  check_variable(reader, lookup.as, member.value.span);
  lookup.where = reader.text("where");
  lookup.key = reader.needed_text("key");
  lookup.equals = reader.needed_text("equals");
  lookup.order = reader.text("order");
  lookup.near = reader.text("near");
  lookup.within = reader.text("within");
  if (lookup.within.present && !lookup.order.present) {
    reader.issue("E111", "'within' is measured along 'order', which is missing",
                 lookup.within.span());
  }
  return lookup;
}

void read_lookups(const TableReader& reader, const TomlValue* table, RuleSpec& rule,
                  RuleIssues& issues) {
  if (table) {
    for (const TomlMember& member : table->members) {
      rule.lookups.push_back(read_lookup(member, issues));
    }
  }
  const TomlValue* unmatched = reader.get("unmatched", Kind::kString);
  if (!unmatched) return;
  rule.report_unmatched = unmatched->string == "report";
  if (!rule.report_unmatched && unmatched->string != "ignore") {
    reader.issue("E113",
                 fmt::format("unmatched '{}' is neither report nor ignore", unmatched->string),
                 unmatched->span);
  }
  if (rule.lookups.empty()) {
    reader.issue("E113", "'unmatched' is for rules with a lookup", unmatched->span);
  }
}

void read_fix(const TomlValue* table, RuleSpec& rule, RuleIssues& issues) {
  if (!table) return;
  const TableReader reader(*table, "fix", issues);
  reader.allow_only({"replace", "insert", "append", "delete", "with", "safety"});
  FixSpec& fix = rule.fix;
  fix.present = true;
  for (const std::string_view action : {"replace", "insert", "append", "delete"}) {
    if (!table->find(action)) continue;
    if (!fix.action.empty()) {
      reader.issue("E113", fmt::format("fix says both '{}' and '{}'", fix.action, action),
                   table->span);
    }
    fix.action = action;
    fix.path = reader.text(action);
  }
  if (fix.action.empty()) {
    reader.issue("E111", "fix has none of replace, insert, append, delete", table->span);
  } else if (fix.action != "delete") {
    fix.with = reader.needed_text("with");
  }
  fix.safety = reader.string("safety", fix.safety);
  if (fix.safety != "safe" && fix.safety != "unsafe" && fix.safety != "display-only") {
    reader.issue("E113",
                 fmt::format("safety '{}' is none of safe, unsafe, display-only", fix.safety),
                 table->find("safety")->span);
  }
}

void read_params(const TomlValue* table, std::vector<ParamSpec>& params, RuleIssues& issues) {
  if (!table) return;
  for (const TomlMember& member : table->members) {
    if (std::any_of(params.begin(), params.end(),
                    [&](const ParamSpec& p) { return p.name == member.key; }))
      continue;
    ParamSpec param{.name = member.key, .name_span = member.key_span};
    if (!member.value.is(Kind::kTable)) {
      issues.push_back(
          {.code = "E112",
           .message = fmt::format("parameter '{}' is {}, not a table with type and default",
                                  member.key, name_of(member.value.kind)),
           .where = member.value.span});
      continue;
    }
    const TableReader reader(member.value, "a parameter", issues);
    reader.allow_only({"type", "default", "min", "max", "enum", "doc"});
    const SpecText type = reader.needed_text("type");
    param.type = type.text;
    param.type_span = type.span();
    if (const TomlValue* value = reader.need("default")) param.default_value = *value;
    if (const TomlValue* value = member.value.find("min")) param.min = *value;
    if (const TomlValue* value = member.value.find("max")) param.max = *value;
    if (const TomlValue* value = reader.get("enum", Kind::kArray)) param.allowed = *value;
    param.doc = reader.string("doc");
    check_variable(reader, param.name, param.name_span);
    params.push_back(std::move(param));
  }
}

ExampleRecordSpec read_example_record(const TableReader& reader) {
  ExampleRecordSpec record;
  const SpecText base = reader.text("base");
  record.base = base.text;
  record.base_span = base.span();
  record.text = reader.string("text");
  record.record.kind = Kind::kArray;
  if (const TomlValue* value = reader.get("record", Kind::kTable)) record.record = *value;
  if (const TomlValue* value = reader.get("set", Kind::kTable)) record.set = *value;
  return record;
}

void read_expect(const TomlValue* list, ExampleSpec& example, RuleIssues& issues) {
  if (!list) return;
  for (const TomlValue& item : list->items) {
    const TableReader reader(item, "expect", issues);
    reader.allow_only({"at", "message"});
    example.expect.push_back({.at = reader.needed_text("at").text,
                              .message = reader.string("message"),
                              .span = item.span});
  }
}

void read_example(const TomlValue& table, RuleSpec& rule, RuleIssues& issues) {
  const TableReader reader(table, "[[rule.example]]", issues);
  reader.allow_only(
      {"name", "valid", "base", "text", "record", "records", "set", "params", "expect"});
  ExampleSpec example{.name = reader.string("name"), .span = table.span};
  if (reader.need("valid")) example.valid = reader.boolean("valid", true);
  if (const TomlValue* list = reader.get("records", Kind::kArray)) {
    for (const TomlValue& item : list->items) {
      const TableReader one(item, "records", issues);
      one.allow_only({"base", "text", "record", "set"});
      example.records.push_back(read_example_record(one));
    }
  } else {
    example.records.push_back(read_example_record(reader));
  }
  if (const TomlValue* params = reader.get("params", Kind::kTable)) example.params = *params;
  read_expect(reader.get("expect", Kind::kArray), example, issues);
  if (example.valid && !example.expect.empty()) {
    reader.issue("E113", "a valid example expects no finding", table.span);
  }
  if (!example.valid && example.expect.empty()) {
    reader.issue("E113", "an invalid example has to say what it expects: expect = [{ at = \"…\" }]",
                 table.span);
  }
  rule.examples.push_back(std::move(example));
}

void check_shape(const TableReader& reader, const RuleSpec& rule) {
  const bool lookup = !rule.lookups.empty();
  const int ways = int{rule.group.present} + int{rule.adjacent.present} + int{lookup};
  if (rule.archive && ways != 1) {
    reader.issue("E113", "an archive rule names its key by one of 'group', 'adjacent', 'lookup'",
                 rule.span);
  }
  if (!rule.archive && ways != 0) {
    reader.issue("E113", "'group', 'adjacent' and 'lookup' need scope = \"archive\"", rule.span);
  }
  if (rule.archive && !lookup && rule.each.text.present) {
    reader.issue("E113", "an archive rule has its items in group.of or adjacent.each",
                 rule.each.name_span);
  }
}

// A rule that has another name now: `deprecated` says which, and there is nothing to check here.
RuleSpec read_signpost(const SourceText& source, const TomlValue& table, RuleIssues& issues) {
  const TableReader reader(table, "a [[rule]] with 'deprecated'", issues);
  reader.allow_only({"id", "title", "help", "since", "deprecated"});
  RuleSpec rule{.span = table.span, .source = &source};
  read_id(reader, rule);
  rule.title = reader.text("title");
  rule.help = reader.text("help");
  rule.since = reader.string("since");
  rule.deprecated = reader.text("deprecated");
  return rule;
}

RuleSpec read_rule(const SourceText& source, const TomlValue& table, const TomlValue* shared_params,
                   RuleIssues& issues) {
  if (table.find("deprecated")) return read_signpost(source, table, issues);
  const TableReader reader(table, "[[rule]]", issues);
  reader.allow_only({"id",         "severity",  "title",    "help",   "tags",   "since",
                     "deprecated", "scope",     "requires", "each",   "group",  "adjacent",
                     "lookup",     "unmatched", "when",     "let",    "assert", "message",
                     "at",         "related",   "fix",      "params", "example"});
  RuleSpec rule{.span = table.span, .source = &source};
  read_id(reader, rule);
  read_severity(reader, rule);
  rule.title = reader.needed_text("title");
  rule.help = reader.text("help");
  for (const SpecText& tag : reader.texts("tags")) rule.tags.push_back(tag.text);
  rule.since = reader.string("since");
  read_scope(reader, rule);
  rule.requires_paths = reader.texts("requires");
  rule.each = reader.one_named_text("each");
  check_variable(reader, rule.each.name, rule.each.name_span);
  read_group(reader.get("group", Kind::kTable), rule, issues);
  read_adjacent(reader.get("adjacent", Kind::kTable), rule, issues);
  read_lookups(reader, reader.get("lookup", Kind::kTable), rule, issues);
  rule.when = reader.text("when");
  rule.let = reader.named_texts("let");
  for (const SpecNamed& let : rule.let) check_variable(reader, let.name, let.name_span);
  rule.assertion = reader.needed_text("assert");
  rule.message = reader.needed_text("message");
  rule.at = reader.needed_text("at");
  rule.related = reader.named_texts("related");
  read_fix(reader.get("fix", Kind::kTable), rule, issues);
  read_params(reader.get("params", Kind::kTable), rule.params, issues);
  read_params(shared_params, rule.params, issues);
  if (const TomlValue* examples = reader.get("example", Kind::kArray)) {
    for (const TomlValue& example : examples->items) read_example(example, rule, issues);
  }
  check_shape(reader, rule);
  return rule;
}

}  // namespace

void read_rule_file(const SourceText& source, const TomlValue& root, std::vector<RuleSpec>& rules,
                    RuleIssues& issues) {
  const TableReader reader(root, "a rule file", issues);
  reader.allow_only({"ruleset", "rule"});
  const TomlValue* shared_params = nullptr;
  if (const TomlValue* ruleset = reader.get("ruleset", Kind::kTable)) {
    const TableReader head(*ruleset, "[ruleset]", issues);
    head.allow_only({"schema", "namespace", "description", "params"});
    shared_params = head.get("params", Kind::kTable);
  }
  const TomlValue* list = reader.get("rule", Kind::kArray);
  if (!list) {
    if (!root.find("rule")) {
      issues.push_back(
          {.code = "E111", .message = "no [[rule]] in this file", .path = source.name()});
    }
    return;
  }
  for (const TomlValue& table : list->items)
    rules.push_back(read_rule(source, table, shared_params, issues));
}

}  // namespace dateline
