// [ruleset.data]: tables in files of their own, read with the rules that name them.
#include <gtest/gtest.h>

#include "validator/cel/type.h"
#include "validator/ruleset/rule_set.h"

namespace dateline {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

constexpr const char* kHead = "[ruleset.data]\n";
constexpr const char* kRule = R"(
[[rule]]
id = "desk/table"
severity = "error"
title = "t"
let = { known = "data.topics + ['x']", size_of = "data.sizes['Moscow'] + 1", name = "data.names[kind]" }
assert = "title in known || size_of > 0 || name == ''"
message = "{size(data.topics)}"
at = "title"
)";
constexpr const char* kTables = R"(topics = { file = "topics.toml", type = "strings", doc = "d" }
sizes = { file = "tables/sizes.toml", type = "int_map" }
names = { file = "tables/names.toml", type = "map" }
)";

Files whole() {
  return {{"rules/desk/a.toml", std::string(kHead) + kTables + kRule},
          {"rules/desk/topics.toml", "values = ['Culture', 'Спорт']\n"},
          {"rules/desk/tables/sizes.toml", "[values]\nMoscow = 12\n'Нижний Новгород' = 1\n"},
          {"rules/desk/tables/names.toml", "values = { meeting = 'Встреча' }\n"}};
}

RuleSet loaded(const Files& files, RuleIssues& issues, const Limits& limits = {}) {
  const auto tree = memory_file_tree(files);
  auto rules = load_rules(*tree, {.folders = {"rules"}}, limits, issues);
  EXPECT_TRUE(rules);
  return rules ? *std::move(rules) : RuleSet();
}

// "rules/desk/a.toml:2:18 E131 …", with the hint behind a bar.
std::string problem(const Files& files, const Limits& limits = {}) {
  RuleIssues issues;
  const RuleSet rules = loaded(files, issues, limits);
  std::vector<const SourceText*> sources;
  for (const auto& source : rules.sources) sources.push_back(source.get());
  std::string out;
  for (const PlacedIssue& placed : place_rule_issues(issues, sources)) {
    if (!out.empty()) out += "\n";
    const std::string place = placed.issue.path + ":" + std::to_string(placed.region.line) + ":" +
                              std::to_string(placed.region.column);
    out += place + " " + placed.issue.code + " " + placed.issue.message;
    if (!placed.issue.hint.empty()) out += " | " + placed.issue.hint;
  }
  return out;
}

Files with_file(std::string_view path, const std::string& text) {
  Files files = whole();
  for (auto& [name, bytes] : files) {
    if (name == path) bytes = text;
  }
  return files;
}

Files with_topics(const std::string& line) {
  return with_file("rules/desk/a.toml",
                   kHead + line + "sizes = { file = \"tables/sizes.toml\", type = \"int_map\" }\n" +
                       "names = { file = \"tables/names.toml\", type = \"map\" }\n" + kRule);
}

TEST(RuleTables, AreTypedValuesOfEveryRuleOfTheFile) {
  RuleIssues issues;
  const RuleSet rules = loaded(whole(), issues);
  EXPECT_EQ(problem(whole()), "");
  ASSERT_EQ(rules.rules.size(), 1U);
  const Rule& rule = rules.rules[0];
  ASSERT_NE(rule.tables, nullptr);
  const std::vector<cel::Field>& fields = rule.tables->type->fields;
  ASSERT_EQ(fields.size(), 3U);
  EXPECT_EQ(cel::print(fields[0].type), "list(string)");
  EXPECT_EQ(cel::print(fields[1].type), "map(string, int)");
  EXPECT_EQ(cel::print(fields[2].type), "map(string, string)");
  EXPECT_EQ(fields[0].doc, "d");
  std::string shown;
  for (const cel::Value& value : rule.tables->values) cel::append_display(shown, value);
  EXPECT_EQ(shown, "[Culture, Спорт]{Moscow: 12, Нижний Новгород: 1}{meeting: Встреча}");
}

TEST(RuleTables, AreOfTheirOwnFileAlone) {
  Files files = whole();
  files.push_back({"rules/desk/b.toml", R"([[rule]]
id = "desk/other"
severity = "error"
title = "t"
assert = "title in data.topics"
message = "m"
at = "title"
)"});
  EXPECT_EQ(problem(files), "rules/desk/b.toml:5:20 E202 undeclared name 'data'");
}

TEST(RuleTables, AreInTheHashOfTheRules) {
  RuleIssues issues;
  const std::string before = loaded(whole(), issues).hash;
  EXPECT_EQ(loaded(whole(), issues).hash, before);
  const Files changed = with_file("rules/desk/topics.toml", "values = ['Culture']\n");
  EXPECT_NE(loaded(changed, issues).hash, before);
}

TEST(RuleTables, AreReadWhereTheRuleFileIsNamedAlone) {
  RuleIssues issues;
  const auto tree = memory_file_tree(whole());
  const auto rules = load_rules(*tree, {.folders = {"rules/desk/a.toml"}}, {}, issues);
  ASSERT_TRUE(rules);
  EXPECT_TRUE(issues.empty());
  ASSERT_EQ(rules->rules.size(), 1U);
  EXPECT_EQ(rules->rules[0].tables->values[0].as_list().size(), 2U);
}

TEST(RuleTables, AreTypeChecked) {
  Files files = whole();
  std::string& text = files[0].second;
  text.replace(text.find("data.topics + ['x']"), 19, "data.topics + [1]");
  text.replace(text.find("data.names[kind]"), 16, "data.naems[kind]");
  EXPECT_EQ(problem(files),
            "rules/desk/a.toml:10:30 E206 no overload '_+_' for (list(string), list(int))\n"
            "rules/desk/a.toml:10:89 E203 data has no field 'naems' | did you mean 'names'?");
}

TEST(RuleTables, SayWhatIsWrongWithThemAndWhere) {
  struct Row {
    Files files;
    std::string problem;
  };
  const std::string topics = "rules/desk/topics.toml";
  const std::string unnamed =
      "\nrules/desk/topics.toml:0:0 W410 no rule file names this table under [ruleset.data]";
  const Row rows[] = {
      {with_topics("topics = { file = \"topic.toml\", type = \"strings\" }\n"),
       "rules/desk/a.toml:2:19 E131 the table 'topic.toml' cannot be read: cannot open: No such "
       "file or directory | did you mean 'topics.toml'?" +
           unnamed},
      {with_topics("topics = { file = \"topics.toml\", type = \"string\" }\n"),
       "rules/desk/a.toml:2:41 E113 type 'string' is none of strings, map, int_map"},
      {with_topics("topics = { fiel = \"topics.toml\", type = \"strings\" }\n"),
       "rules/desk/a.toml:2:10 E111 a table has no 'file'\n"
       "rules/desk/a.toml:2:12 E110 unknown key 'fiel' in a table | did you mean 'file'?" +
           unnamed},
      {with_topics("topics = { file = \"../topics.toml\", type = \"strings\" }\n"),
       "rules/desk/a.toml:2:19 E131 a table is a file beside the rule file or below it" + unnamed},
      {with_topics("topics = { file = \"/etc/topics.toml\", type = \"strings\" }\n"),
       "rules/desk/a.toml:2:19 E131 a table is a file beside the rule file or below it" + unnamed},
      {with_file(topics, "value = ['a']\n"),
       "rules/desk/topics.toml:1:1 E110 unknown key 'value' in the file of a table | did you mean "
       "'values'?\n"
       "rules/desk/topics.toml:1:1 E111 the file of a table has no 'values'"},
      {with_file(topics, "values = 'a'\n"),
       "rules/desk/topics.toml:1:10 E131 the table 'topics' is of type strings: this is a string, "
       "not an array of strings"},
      {with_file(topics, "values = ['a', 1]\n"),
       "rules/desk/topics.toml:1:16 E131 the table 'topics' is of type strings: this is an "
       "integer, "
       "not a string"},
      {with_file(topics, "values = ['a'\n"),
       "rules/desk/topics.toml:2:1 E101 the file ends where ',' or ']' is expected"},
      {with_file("rules/desk/tables/sizes.toml", "[values]\nMoscow = 'x'\n"),
       "rules/desk/tables/sizes.toml:2:10 E131 the table 'sizes' is of type int_map: this is a "
       "string, not an integer"},
      {with_file("rules/desk/tables/names.toml", "values = ['x']\n"),
       "rules/desk/tables/names.toml:1:10 E131 the table 'names' is of type map: this is an array, "
       "not a table"},
  };
  for (const Row& row : rows) EXPECT_EQ(problem(row.files), row.problem);
}

TEST(RuleTables, HaveTheLimitOfAnyRuleFile) {
  Files files = whole();
  const auto tree = memory_file_tree(files);
  RuleIssues issues;
  const std::string text = "values = ['" + std::string(100'000, 'x') + "']\n";
  const Files big = with_file("rules/desk/topics.toml", text);
  EXPECT_EQ(problem(big, {.toml_bytes = text.size()}), "");
  const auto too_big = memory_file_tree(big);
  const auto rules = load_rules(*too_big, {.folders = {"rules/desk/a.toml"}},
                                {.toml_bytes = text.size() - 1}, issues);
  ASSERT_TRUE(rules);
  ASSERT_EQ(issues.size(), 1U);
  EXPECT_EQ(issues[0].code, "E131");
}

}  // namespace
}  // namespace dateline
