#include "validator/ruleset/rule_spec.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

constexpr const char* kGood = R"([[rule]]
id       = "time/gap"
severity = "warning"
title    = "A gap"
assert   = "true"
message  = "there is a gap"
at       = "title"
)";

struct Read {
  SourceText source = {};
  std::vector<RuleSpec> rules = {};
  RuleIssues issues = {};
};

Read read(const std::string& toml) {
  Read out{.source = SourceText(0, "rules/a.toml", toml)};
  TomlValue root;
  EXPECT_TRUE(parse_toml(out.source, Limits{}, root, out.issues)) << toml;
  read_rule_file(out.source, root, out.rules, out.issues);
  return out;
}

// "code at 'the words marked': message | hint"
std::vector<std::string> shown(const Read& read) {
  std::vector<std::string> out;
  for (const RuleIssue& issue : read.issues) {
    const std::string words =
        issue.where.known() ? std::string(read.source.slice(issue.where)) : issue.path;
    out.push_back(issue.code + " at " + words + ": " + issue.message +
                  (issue.hint.empty() ? "" : " | " + issue.hint));
  }
  return out;
}

TEST(RuleSpec, ReadsTheKeysOfARule) {
  const Read all = read(std::string(kGood) + R"(scope    = "record"
requires = ["event.local"]
each     = { s = "speakers" }
when     = "s.known"
let      = { gap = "1", wide = "gap > 2" }
related  = { "list" = "persons" }
params.tolerance = { type = "duration", default = "0s" }
[[rule.example]]
valid = false
base  = "rahmon"
set   = { "title" = "x" }
expect = [{ at = "title", message = "m" }]
)");
  EXPECT_EQ(shown(all), std::vector<std::string>{});
  ASSERT_EQ(all.rules.size(), 1u);
  const RuleSpec& rule = all.rules.front();
  EXPECT_EQ(rule.id.text, "time/gap");
  EXPECT_EQ(rule.severity, Severity::kWarning);
  EXPECT_EQ(rule.each.name, "s");
  EXPECT_EQ(rule.each.text.text, "speakers");
  ASSERT_EQ(rule.let.size(), 2u);
  EXPECT_EQ(rule.let[0].name, "gap");
  EXPECT_EQ(rule.params[0].name, "tolerance");
  ASSERT_EQ(rule.examples.size(), 1u);
  EXPECT_EQ(rule.examples[0].expect[0].message, "m");
}

TEST(RuleSpec, SharesTheParametersOfItsFile) {
  const Read all = read("[ruleset.params]\nzone = { type = \"string\", default = \"UTC\" }\n" +
                        std::string(kGood));
  EXPECT_EQ(shown(all), std::vector<std::string>{});
  ASSERT_EQ(all.rules.at(0).params.size(), 1u);
  EXPECT_EQ(all.rules[0].params[0].name, "zone");
}

// The good rule with another line for its message.
std::string with_message(const std::string& line) {
  std::string toml = kGood;
  const std::size_t at = toml.find("message");
  return toml.replace(at, toml.find('\n', at) - at, line);
}

TEST(RuleSpec, ReadsAMessageForEachLanguage) {
  const Read all = read(with_message("message = { de = \"d\", en = \"e\", ru = \"r\" }"));
  EXPECT_EQ(shown(all), std::vector<std::string>{});
  const RuleSpec& rule = all.rules.at(0);
  EXPECT_EQ(rule.message.text, "e");
  ASSERT_EQ(rule.messages.size(), 3u);
  EXPECT_EQ(rule.messages[2].name, "ru");
  EXPECT_EQ(rule.messages[2].text.text, "r");
  EXPECT_EQ(read(with_message("message = { de = \"d\", ru = \"r\" }")).rules.at(0).message.text,
            "d");
}

struct BadCase {
  const char* what;
  std::string toml;
  std::vector<std::string> issues;
};

TEST(RuleSpec, SaysWhatIsWrongWithTheFrameAndWhere) {
  const std::vector<BadCase> cases = {
      {"unknown key",
       std::string(kGood) + "parms = {}\n",
       {"E110 at parms: unknown key 'parms' in [[rule]] | did you mean 'params'?"}},
      {"wrong type",
       std::string(kGood) + "when = 3\n",
       {"E112 at 3: 'when' is an integer, not a string"}},
      {"scope",
       std::string(kGood) + "scope = \"world\"\n",
       {"E113 at \"world\": scope 'world' is none of record, archive"}},
      {"each of two",
       std::string(kGood) + "each = { a = \"persons\", b = \"topics\" }\n",
       {"E113 at { a = \"persons\", b = \"topics\" }: 'each' names 2 variables, it takes one: each "
        "= { name = "
        "\"formula\" }"}},
      {"archive without key",
       std::string(kGood) + "scope = \"archive\"\n",
       {"E113 at [[rule]]: an archive rule names its key by one of 'group', 'adjacent', 'lookup', "
        "'linked'"}},
      {"lookup in a record rule",
       std::string(kGood) + "lookup.x = { key = \"id\", equals = \"id\" }\n",
       {"E113 at [[rule]]: 'group', 'adjacent', 'lookup' and 'linked' need scope = \"archive\""}},
      {"lookup without a key",
       std::string(kGood) + "scope = \"archive\"\nlookup.x = { equals = \"id\" }\n",
       {"E111 at { equals = \"id\" }: a lookup has no 'key'"}},
      {"lookup from elsewhere",
       std::string(kGood) +
           "scope = \"archive\"\nlookup.x = { from = \"web\", key = \"id\", equals = \"id\" }\n",
       {"E113 at \"web\": from 'web' is none of records"}},
      {"within without order",
       std::string(kGood) +
           "scope = \"archive\"\nlookup.x = { key = \"id\", equals = \"id\", within = \"w\" }\n",
       {"E111 at \"w\": 'within' is measured along 'order', which is missing"}},
      {"unmatched",
       std::string(kGood) + "scope = \"archive\"\nlookup.x = { key = \"id\", equals = \"id\" "
                            "}\nunmatched = \"skip\"\n",
       {"E113 at \"skip\": unmatched 'skip' is none of report, ignore"}},
      {"unmatched without lookup",
       std::string(kGood) + "unmatched = \"ignore\"\n",
       {"E113 at \"ignore\": 'unmatched' is for rules with a lookup"}},
      {"previous without each",
       std::string(kGood) +
           "scope = \"archive\"\nadjacent = { by = \"id\", order = \"id\", previous = \"u\" }\n",
       {"E113 at \"u\": 'previous' names an item of the earlier neighbour, but there is no "
        "'each'"}},
      {"a message for no language",
       with_message("message = {}"),
       {"E113 at {}: 'message' has a text for no language"}},
      {"a message that is no text",
       with_message("message = 3"),
       {"E112 at 3: 'message' is an integer, not a string or a table by language"}},
      {"a message for something else",
       with_message("message = { english = \"m\" }"),
       {"E113 at english: 'english' is no language: two or three letters, as in en or ru"}},
      {"a message of a number",
       with_message("message = { en = 3 }"),
       {"E112 at 3: 'message.en' is an integer, not a string"}},
      {"variable",
       std::string(kGood) + "let = { \"a b\" = \"1\" }\n",
       {"E113 at \"a b\": 'a b' is no variable name: letters, digits and _ only"}},
      {"no rule",
       "[ruleset]\nnamespace = \"x\"\n",
       {"E111 at rules/a.toml: no [[rule]] in this file"}},
  };
  for (const BadCase& one : cases) EXPECT_EQ(shown(read(one.toml)), one.issues) << one.what;
}

TEST(RuleSpec, ReportsEveryMissingKeyAtOnce) {
  const Read all = read("[[rule]]\nid = \"Time\"\nseverity = \"fatal\"\n");
  const std::vector<std::string> expected = {
      "E113 at \"fatal\": severity 'fatal' is none of error, warning, info",
      "E111 at [[rule]]: [[rule]] has no 'title'",
      "E111 at [[rule]]: [[rule]] has no 'assert'",
      "E111 at [[rule]]: [[rule]] has no 'message'",
      "E111 at [[rule]]: [[rule]] has no 'at'",
      "E113 at \"Time\": id 'Time' is not of the form family/name in a-z, 0-9 and -",
  };
  EXPECT_EQ(shown(all), expected);
}

TEST(RuleSpec, AnInvalidExampleHasToSayWhatItExpects) {
  const Read all =
      read(std::string(kGood) + "[[rule.example]]\nvalid = false\nbase = \"rahmon\"\n");
  ASSERT_EQ(all.issues.size(), 1u);
  EXPECT_EQ(all.issues[0].message,
            "an invalid example has to say what it expects: expect = [{ at = \"…\" }]");
}

}  // namespace
}  // namespace dateline
