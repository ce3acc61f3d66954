// TOML table → RuleSpec: the keys of a rule file, read by name. The order of functions is the order
// of the keys in rules/README.md.

#include "validator/ruleset/rule_spec.h"

#include <algorithm>

#include <fmt/format.h>

#include "validator/ruleset/rule_keys.h"
#include "validator/ruleset/toml_table_reader.h"

namespace dateline {
namespace {

using Kind = TomlValue::Kind;

void check_variable(const TableReader& reader, const std::string& name, SourceSpan span) {
  if (!name.empty() && !is_identifier(name)) {
    reader.issue("E113", fmt::format("'{}' is no variable name: letters, digits and _ only", name),
                 span);
  }
}

void read_id(const TableReader& reader, RuleSpec& rule) {
  rule.id = reader.text("id");
  if (!rule.id.present) return;
  if (!is_rule_id(rule.id.text)) {
    reader.issue(
        "E113",
        fmt::format("id '{}' is not of the form family/name in a-z, 0-9 and -", rule.id.text),
        rule.id.span());
  }
}

void read_group(const TomlValue* table, RuleSpec& rule, RuleIssues& issues) {
  if (!table) return;
  const TableReader reader(*table, rule_keys().group, issues);
  GroupSpec& group = rule.group;
  group.present = true;
  group.of = reader.one_named_text("of");
  group.where = reader.text("where");
  group.by = reader.text("by");
  group.as = reader.string("as", group.as);
  check_variable(reader, group.as, table->span);
}

void read_adjacent(const TomlValue* table, RuleSpec& rule, RuleIssues& issues) {
  if (!table) return;
  const TableReader reader(*table, rule_keys().adjacent, issues);
  AdjacentSpec& adjacent = rule.adjacent;
  adjacent.present = true;
  adjacent.each = reader.one_named_text("each");
  adjacent.where = reader.text("where");
  adjacent.by = reader.text("by");
  adjacent.order = reader.text("order");
  const auto names = reader.texts("as");
  if (names.size() == 2) {
    adjacent.first = names[0].text;
    adjacent.second = names[1].text;
    check_variable(reader, adjacent.first, names[0].span());
    check_variable(reader, adjacent.second, names[1].span());
  }
  const SpecText previous = reader.text("previous");
  adjacent.previous = previous.text;
  check_variable(reader, adjacent.previous, previous.span());
  if (previous.present && !adjacent.each.text.present) {
    reader.issue("E113",
                 "'previous' names an item of the earlier neighbour, but there is no 'each'",
                 previous.span());
  }
}

LookupSpec read_lookup(const TomlMember& member, RuleIssues& issues) {
  const TableReader reader(member.value, rule_keys().lookup, issues);
  LookupSpec lookup{.name = member.key, .name_span = member.key_span};
  lookup.as = reader.string("as", lookup.as);
  check_variable(reader, lookup.as, member.value.span);
  lookup.where = reader.text("where");
  lookup.key = reader.text("key");
  lookup.equals = reader.text("equals");
  lookup.order = reader.text("order");
  lookup.near = reader.text("near");
  lookup.within = reader.text("within");
  if (lookup.within.present && !lookup.order.present) {
    reader.issue("E111", "'within' is measured along 'order', which is missing",
                 lookup.within.span());
  }
  return lookup;
}

// `linked = "meant"`: a lookup that asks the links between records, and has no formulas.
void read_linked(const TableReader& reader, RuleSpec& rule) {
  const SpecText name = reader.text("linked");
  if (!name.present) return;
  check_variable(reader, name.text, name.span());
  rule.lookups.push_back({.name = name.text, .name_span = name.span(), .linked = true});
}

void read_lookups(const TableReader& reader, RuleSpec& rule, RuleIssues& issues) {
  read_linked(reader, rule);
  if (const TomlValue* table = reader.get("lookup")) {
    for (const TomlMember& member : table->members) {
      if (member.value.is(Kind::kTable)) rule.lookups.push_back(read_lookup(member, issues));
    }
  }
  const SpecText unmatched = reader.text("unmatched");
  if (!unmatched.present) return;
  rule.report_unmatched = unmatched.text == "report";
  if (rule.lookups.empty()) {
    reader.issue("E113", "'unmatched' is for rules with a lookup", unmatched.span());
  }
}

void read_fix(const TomlValue* table, RuleSpec& rule, RuleIssues& issues) {
  if (!table) return;
  const TableReader reader(*table, rule_keys().fix, issues);
  FixSpec& fix = rule.fix;
  fix.present = true;
  for (const std::string_view action : rule_keys().fix.one_of) {
    if (!table->find(action)) continue;
    fix.action = action;
    fix.path = reader.text(action);
  }
  fix.with = reader.text("with");
  if (!fix.action.empty() && fix.action != "delete" && !table->find("with")) {
    reader.issue("E111", fmt::format("fix has no 'with': what to {}?", fix.action), table->span);
  }
  fix.safety = reader.string("safety", fix.safety);
}

void read_params(const TomlValue* table, std::vector<ParamSpec>& params, RuleIssues& issues) {
  if (!table) return;
  for (const TomlMember& member : table->members) {
    if (!member.value.is(Kind::kTable)) continue;
    ParamSpec param{.name = member.key, .name_span = member.key_span};
    const TableReader reader(member.value, rule_keys().param, issues);
    const SpecText type = reader.text("type");
    param.type = type.text;
    param.type_span = type.span();
    if (const TomlValue* value = reader.get("default")) param.default_value = *value;
    if (const TomlValue* value = reader.get("min")) param.min = *value;
    if (const TomlValue* value = reader.get("max")) param.max = *value;
    if (const TomlValue* value = reader.get("enum")) param.allowed = *value;
    param.doc = reader.string("doc");
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
  if (const TomlValue* value = reader.get("record")) record.record = *value;
  if (const TomlValue* value = reader.get("set")) record.set = *value;
  return record;
}

void read_expect(const TomlValue* list, ExampleSpec& example, RuleIssues& issues) {
  if (!list) return;
  for (const TomlValue& item : list->items) {
    if (!item.is(Kind::kTable)) continue;
    const TableReader reader(item, rule_keys().expect, issues);
    example.expect.push_back(
        {.at = reader.string("at"), .message = reader.string("message"), .span = item.span});
  }
}

void read_example(const TomlValue& table, RuleSpec& rule, RuleIssues& issues) {
  const TableReader reader(table, rule_keys().example, issues);
  ExampleSpec example{
      .name = reader.string("name"), .valid = reader.boolean("valid", true), .span = table.span};
  if (const TomlValue* list = reader.get("records")) {
    for (const TomlValue& item : list->items) {
      if (!item.is(Kind::kTable)) continue;
      example.records.push_back(read_example_record(TableReader(item, rule_keys().record, issues)));
    }
  } else {
    example.records.push_back(read_example_record(reader));
  }
  if (const TomlValue* params = reader.get("params")) example.params = *params;
  example.stage = reader.string("stage", example.stage);
  read_expect(reader.get("expect"), example, issues);
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
    reader.issue("E113",
                 "an archive rule names its key by one of 'group', 'adjacent', 'lookup', 'linked'",
                 rule.span);
  }
  if (!rule.archive && ways != 0) {
    reader.issue("E113", "'group', 'adjacent', 'lookup' and 'linked' need scope = \"archive\"",
                 rule.span);
  }
  if (rule.archive && !lookup && rule.each.text.present) {
    reader.issue("E113", "an archive rule has its items in group.of or adjacent.each",
                 rule.each.name_span);
  }
}

// A rule that has another name now: `deprecated` says which, and there is nothing to check here.
RuleSpec read_signpost(const SourceText& source, const TomlValue& table, RuleIssues& issues) {
  const TableReader reader(table, rule_keys().signpost, issues);
  RuleSpec rule{.span = table.span, .source = &source};
  read_id(reader, rule);
  rule.title = reader.text("title");
  rule.help = reader.text("help");
  rule.since = reader.string("since");
  rule.deprecated = reader.text("deprecated");
  rule.deprecated.present = true;
  return rule;
}

// A text, or one for each language: then `message` is what those without one get.
void read_message(const TableReader& reader, RuleSpec& rule) {
  const TomlValue* value = reader.get("message");
  if (value == nullptr || !value->is(Kind::kTable)) {
    rule.message = reader.text("message");
    return;
  }
  for (const TomlMember& member : value->members) {
    if (!member.value.is(Kind::kString)) continue;
    rule.messages.push_back({member.key, member.key_span, spec_text(member.value)});
    if (!rule.message.present || member.key == "en") rule.message = rule.messages.back().text;
  }
}

RuleSpec read_rule(const SourceText& source, const TomlValue& table,
                   const std::vector<ParamSpec>& shared_params, RuleIssues& issues) {
  if (table.find("deprecated")) return read_signpost(source, table, issues);
  const TableReader reader(table, rule_keys().rule, issues);
  RuleSpec rule{.span = table.span, .source = &source};
  read_id(reader, rule);
  rule.severity = severity_named(reader.string("severity")).value_or(rule.severity);
  rule.title = reader.text("title");
  rule.help = reader.text("help");
  for (const SpecText& tag : reader.texts("tags")) rule.tags.push_back(tag.text);
  rule.since = reader.string("since");
  rule.archive = reader.string("scope") == "archive";
  rule.requires_paths = reader.texts("requires");
  rule.doubts = reader.texts("doubts");
  rule.each = reader.one_named_text("each");
  read_group(reader.get("group"), rule, issues);
  read_adjacent(reader.get("adjacent"), rule, issues);
  read_lookups(reader, rule, issues);
  rule.when = reader.text("when");
  rule.let = reader.named_texts("let");
  rule.assertion = reader.text("assert");
  read_message(reader, rule);
  rule.at = reader.text("at");
  rule.related = reader.named_texts("related");
  read_fix(reader.get("fix"), rule, issues);
  read_params(reader.get("params"), rule.params, issues);
  for (const ParamSpec& shared : shared_params) {
    if (std::none_of(rule.params.begin(), rule.params.end(),
                     [&](const ParamSpec& own) { return own.name == shared.name; }))
      rule.params.push_back(shared);
  }
  if (const TomlValue* examples = reader.get("example")) {
    for (const TomlValue& example : examples->items)
      if (example.is(Kind::kTable)) read_example(example, rule, issues);
  }
  check_shape(reader, rule);
  return rule;
}

}  // namespace

void read_rule_file(const SourceText& source, const TomlValue& root, std::vector<RuleSpec>& rules,
                    RuleIssues& issues) {
  const TableReader reader(root, rule_keys().file, issues);
  std::vector<ParamSpec> shared_params;
  if (const TomlValue* ruleset = reader.get("ruleset")) {
    const TableReader head(*ruleset, rule_keys().ruleset, issues);
    read_params(head.get("params"), shared_params, issues);
  }
  if (!root.find("rule")) {
    issues.push_back(
        {.code = "E111", .message = "no [[rule]] in this file", .path = source.name()});
  }
  const TomlValue* list = reader.get("rule");
  if (!list) return;
  for (const TomlValue& table : list->items)
    if (table.is(Kind::kTable)) rules.push_back(read_rule(source, table, shared_params, issues));
}

}  // namespace dateline
