#include "validator/ruleset/rule_keys.h"

#include <algorithm>

namespace dateline {
namespace {

using Shape = KeyShape;
using Words = std::vector<std::string_view>;

constexpr std::string_view kIdPattern = "^[a-z0-9-]+/[a-z0-9-]+$";

// What a rule and a signpost have in common.
KeyRow id_row() {
  return {.name = "id",
          .doc = "family/what-goes-wrong in a-z, 0-9 and -; stable for ever",
          .needed = true,
          .pattern = kIdPattern};
}

KeyTable param_keys() {
  return {.name = "param",
          .where = "a parameter",
          .rows = {
              {.name = "type",
               .doc = "what the value is",
               .needed = true,
               .words = {"bool", "int", "double", "string", "duration", "date", "strings"}},
              {.name = "default",
               .shape = Shape::kAny,
               .doc = "the value where nobody sets one; a duration as \"1h30m\"",
               .needed = true},
              {.name = "min", .shape = Shape::kAny, .doc = "the least value allowed"},
              {.name = "max", .shape = Shape::kAny, .doc = "the greatest value allowed"},
              {.name = "enum", .shape = Shape::kList, .doc = "the only values allowed"},
              {.name = "doc", .doc = "what it means, for people"},
          }};
}

KeyTable table_keys() {
  return {.name = "table",
          .where = "a table",
          .rows = {
              {.name = "file", .doc = "beside the rule file or below it", .needed = true},
              {.name = "type",
               .doc = "strings: a list; map: texts to texts; int_map: texts to whole numbers",
               .needed = true,
               .words = {"strings", "map", "int_map"}},
              {.name = "doc", .doc = "what it holds, for people"},
          }};
}

// The file that a table is in.
KeyTable table_file_keys() {
  return {.name = "table_file",
          .where = "the file of a table",
          .rows = {{.name = "values", .shape = Shape::kAny, .needed = true}}};
}

KeyTable group_keys() {
  return {.name = "group",
          .where = "group",
          .rows = {
              {.name = "of",
               .shape = Shape::kOneName,
               .doc = "group the items of this list, { name = \"list\" }, not the records"},
              {.name = "where", .doc = "a condition: what it leaves out is in no group"},
              {.name = "by", .doc = "a formula: one group per value", .needed = true},
              {.name = "as", .doc = "the name of the group's list; members where none is given"},
          }};
}

KeyTable adjacent_keys() {
  return {.name = "adjacent",
          .where = "adjacent",
          .rows = {
              {.name = "each",
               .shape = Shape::kOneName,
               .doc = "neighbours among the items of this list, { name = \"list\" }"},
              {.name = "where", .doc = "a condition: what it leaves out is in no row"},
              {.name = "by", .doc = "a formula: one row per value", .needed = true},
              {.name = "order", .doc = "a formula: the order within a row", .needed = true},
              {.name = "as",
               .shape = Shape::kTexts,
               .doc = "the names of the earlier and the later record; a and b where none are given",
               .count = 2},
              {.name = "previous", .doc = "the name of the earlier record's item"},
          }};
}

KeyTable lookup_keys() {
  return {.name = "lookup",
          .where = "a lookup",
          .rows = {
              {.name = "from", .doc = "where it looks: the records", .words = {"records"}},
              {.name = "as", .doc = "the name of the record looked at; r where none is given"},
              {.name = "where", .doc = "a condition: what it leaves out is never found"},
              {.name = "key", .doc = "a formula of the record looked at", .needed = true},
              {.name = "equals", .doc = "a formula of the target", .needed = true},
              {.name = "order", .doc = "a formula of the record looked at: sorts what is found"},
              {.name = "near",
               .doc = "a formula of the target; order, read of the target, where none is given"},
              {.name = "within", .doc = "how far order may be from near, a duration"},
          }};
}

KeyTable fix_keys() {
  return {.name = "fix",
          .where = "fix",
          .rows =
              {
                  {.name = "replace", .doc = "the path whose value is replaced"},
                  {.name = "insert", .doc = "the path where a value is put"},
                  {.name = "append", .doc = "the path of the list that gets one more"},
                  {.name = "delete", .doc = "the path of what is taken out"},
                  {.name = "with", .doc = "text with {formula} in it: the new value"},
                  {.name = "safety",
                   .doc = "whether it can be right unseen; unsafe where nothing is said",
                   .words = {"safe", "unsafe", "display-only"}},
              },
          .one_of = {"replace", "insert", "append", "delete"}};
}

// What one record of an example is made of.
std::vector<KeyRow> record_rows() {
  return {
      {.name = "base", .doc = "a record of the folder examples, without .json"},
      {.name = "text", .doc = "the text of a page"},
      {.name = "record", .shape = Shape::kFreeTable, .doc = "a canonical record, as TOML"},
      {.name = "set",
       .shape = Shape::kFreeTable,
       .doc = "changes of the base: { \"event.local\" = \"2015-09-15T09:15:00\" }"},
  };
}

KeyTable expect_keys() {
  return {.name = "expect",
          .where = "expect",
          .rows = {
              {.name = "at", .doc = "the path the finding points at", .needed = true},
              {.name = "message", .doc = "its message, word for word"},
          }};
}

KeyTable example_keys(const RuleKeys& keys) {
  KeyTable table{.name = "example",
                 .where = "[[rule.example]]",
                 .rows = {
                     {.name = "name", .doc = "what is shown here, for people"},
                     {.name = "valid",
                      .shape = Shape::kFlag,
                      .doc = "true: the rule finds nothing here",
                      .needed = true},
                     {.name = "records",
                      .shape = Shape::kTables,
                      .doc = "the records of an archive",
                      .table = &keys.record},
                     {.name = "params",
                      .shape = Shape::kFreeTable,
                      .doc = "parameters other than their defaults"},
                     {.name = "stage",
                      .doc = "what run.stage is; draft where nothing is said",
                      .words = {"draft", "published"}},
                     {.name = "expect",
                      .shape = Shape::kTables,
                      .doc = "the findings, in their order",
                      .table = &keys.expect},
                 }};
  const std::vector<KeyRow> record = record_rows();
  table.rows.insert(table.rows.begin() + 2, record.begin(), record.end());
  return table;
}

// For people and catalogues.
std::vector<KeyRow> describing_rows() {
  return {
      id_row(),
      {.name = "severity", .needed = true, .words = {"error", "warning", "info"}},
      {.name = "title", .doc = "one line: what it finds", .needed = true},
      {.name = "help", .doc = "why it exists, what was measured, what to do"},
      {.name = "tags", .shape = Shape::kTexts, .doc = "words to find it by"},
      {.name = "since", .doc = "the version that brought it"},
  };
}

// What is looked at, and how it is judged.
std::vector<KeyRow> judging_rows(const RuleKeys& keys) {
  return {
      {.name = "scope",
       .doc = "archive: compares records, by group, adjacent or lookup",
       .words = {"record", "archive"}},
      {.name = "requires", .shape = Shape::kTexts, .doc = "paths that have to be there"},
      {.name = "doubts",
       .shape = Shape::kTexts,
       .doc = "paths that a finding puts in doubt: no other rule that reads them applies then"},
      {.name = "each", .shape = Shape::kOneName, .doc = "{ s = \"speakers\" }: once per item"},
      {.name = "group",
       .shape = Shape::kTable,
       .doc = "sets of records with one key",
       .table = &keys.group},
      {.name = "adjacent",
       .shape = Shape::kTable,
       .doc = "neighbours in an ordered row",
       .table = &keys.adjacent},
      {.name = "linked",
       .doc = "the name of the list of records that the item of each, a claim or link, means"},
      {.name = "lookup",
       .shape = Shape::kNamedTables,
       .doc = "lists of records that are found by a key",
       .table = &keys.lookup},
      {.name = "unmatched",
       .doc = "what a target is that finds nothing; report where nothing is said",
       .words = {"report", "ignore"}},
      {.name = "when", .doc = "a condition: where it is false, the rule does not apply"},
      {.name = "let", .shape = Shape::kNames, .doc = "names for parts of a formula"},
      {.name = "assert", .doc = "a condition: what holds", .needed = true},
      {.name = "message",
       .shape = Shape::kWording,
       .doc = "text with {formula} in it; {{ is a brace; or such a text for each language",
       .needed = true},
      {.name = "at", .doc = "the path of the value the finding points at", .needed = true},
      {.name = "related",
       .shape = Shape::kLabels,
       .doc = "{ \"event time is here\" = \"event.local\" }"},
      {.name = "fix", .shape = Shape::kTable, .doc = "what would be right", .table = &keys.fix},
      {.name = "params",
       .shape = Shape::kNamedTables,
       .doc = "what a newsroom may set",
       .table = &keys.param},
      {.name = "example",
       .shape = Shape::kTables,
       .doc = "the rule's own tests: one that passes, one that fails",
       .table = &keys.example},
  };
}

KeyTable rule_table(const RuleKeys& keys) {
  KeyTable table{.name = "rule", .where = "[[rule]]", .rows = describing_rows()};
  for (KeyRow& row : judging_rows(keys)) table.rows.push_back(std::move(row));
  return table;
}

KeyTable signpost_keys() {
  return {.name = "signpost",
          .where = "a [[rule]] with 'deprecated'",
          .rows = {
              id_row(),
              {.name = "deprecated",
               .doc = "the id of the rule that takes its place",
               .needed = true,
               .pattern = kIdPattern},
              {.name = "title", .doc = "one line"},
              {.name = "help", .doc = "why it was renamed"},
              {.name = "since", .doc = "the version that renamed it"},
          }};
}

RuleKeys make_keys(const RuleKeys& self) {
  return {
      .file = {.name = "file",
               .where = "a rule file",
               .rows = {{.name = "ruleset", .shape = Shape::kTable, .table = &self.ruleset},
                        {.name = "rule", .shape = Shape::kTables, .table = &self.rule}}},
      .ruleset = {.name = "ruleset",
                  .where = "[ruleset]",
                  .rows = {{.name = "schema", .shape = Shape::kNumber, .doc = "1"},
                           {.name = "namespace", .doc = "the family of its rules"},
                           {.name = "description", .doc = "what the file is about"},
                           {.name = "params",
                            .shape = Shape::kNamedTables,
                            .doc = "parameters of every rule of the file",
                            .table = &self.param},
                           {.name = "data",
                            .shape = Shape::kNamedTables,
                            .doc = "tables in files of their own: data.name in a formula",
                            .table = &self.table}}},
      .rule = rule_table(self),
      .signpost = signpost_keys(),
      .group = group_keys(),
      .adjacent = adjacent_keys(),
      .lookup = lookup_keys(),
      .fix = fix_keys(),
      .param = param_keys(),
      .table = table_keys(),
      .table_file = table_file_keys(),
      .example = example_keys(self),
      .record = {.name = "record", .where = "records", .rows = record_rows()},
      .expect = expect_keys(),
  };
}

}  // namespace

const RuleKeys& rule_keys() {
  // The tables point at each other, so they are filled in where they stay.
  struct Holder {
    RuleKeys keys;
    Holder() { keys = make_keys(keys); }
  };
  static const Holder holder;
  return holder.keys;
}

const KeyRow* KeyTable::find(std::string_view key) const {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const KeyRow& row) { return row.name == key; });
  return found == rows.end() ? nullptr : &*found;
}

namespace {

TomlValue::Kind kind_of(KeyShape shape) {
  switch (shape) {
    case KeyShape::kText:
    case KeyShape::kWording:
      return TomlValue::Kind::kString;
    case KeyShape::kFlag:
      return TomlValue::Kind::kBoolean;
    case KeyShape::kNumber:
      return TomlValue::Kind::kInteger;
    case KeyShape::kList:
    case KeyShape::kTexts:
    case KeyShape::kTables:
      return TomlValue::Kind::kArray;
    default:
      return TomlValue::Kind::kTable;
  }
}

}  // namespace

bool has_shape(const TomlValue& value, KeyShape shape) {
  if (shape == KeyShape::kWording && value.is(TomlValue::Kind::kTable)) return true;
  return shape == KeyShape::kAny || value.is(kind_of(shape));
}

std::string_view name_of(KeyShape shape) {
  if (shape == KeyShape::kWording) return "a string or a table by language";
  return name_of(kind_of(shape));
}

bool is_identifier(std::string_view name) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  return !name.empty() && letter(name.front()) &&
         std::all_of(name.begin(), name.end(),
                     [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

bool is_language(std::string_view tag) {
  return (tag.size() == 2 || tag.size() == 3) &&
         std::all_of(tag.begin(), tag.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_rule_id(std::string_view id) {
  const auto slash = id.find('/');
  const bool plain = std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/';
  });
  return plain && slash != std::string_view::npos && slash != 0 && slash + 1 != id.size() &&
         id.find('/', slash + 1) == std::string_view::npos;
}

}  // namespace dateline
