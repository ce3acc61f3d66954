// Every problem a rule, data or profile file can have, by its code: what is shown for it is read
// before it changes. A new code without a case here fails.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "validator/base/limits.h"
#include "validator/base/regex.h"
#include "validator/dateline_rules.h"
#include "validator/source/toml_document.h"

#include "tests/support/golden.h"

namespace dateline {
namespace {

constexpr const char* kRule = R"toml([[rule]]
id       = "time/gap"
severity = "error"
title    = "A gap"
requires = ["event.local", "published.local"]
let      = { gap = "published.local - event.local", wide = "abs(gap) > params.most" }
assert   = "!wide"
message  = "{gap} apart"
at       = "published.local"
params.most = { type = "duration", default = "0s", max = "24h" }

[[rule.example]]
valid  = true
record = { title = "A meeting" }

[[rule.example]]
valid  = false
record = { title = "A meeting", event = { date = "2015-09-15", time = "14:40" }, published = { date = "2015-09-15", time = "14:41" } }
expect = [{ at = "published.local", message = "1m apart" }]
)toml";

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in.good()) << path;
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// The rule with a piece of it replaced.
std::string with(std::string_view original, std::string_view change, std::string text = kRule) {
  const auto at = text.find(original);
  EXPECT_NE(at, std::string::npos) << original;
  if (at != std::string::npos) text.replace(at, original.size(), change);
  return text;
}

std::string profile() {
  return read_file(DATELINE_ROOT "/tests/end_to_end/third_newsroom/rules/profiles/hafenblatt.toml");
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

struct Case {
  std::string code;
  std::string text;                      // of one file
  std::string path = "rules/time.toml";  // its name
  std::vector<std::string> select = {};
};

std::vector<Case> toml_cases() {
  return {
      {"E101", with("id       = \"time/gap\"", "id       = time/gap")},
      {"E102", with("A gap", "A \xffgap")},
      {"E104", "a = " + repeated("[", 70) + "\n"},
      {"E105", repeated("a.", 70) + "a = 1\n"},
      {"E106", with("title    =", "tïtle    =")},
      {"E107", with("A gap", "A \x01gap")},
  };
}

std::vector<Case> frame_cases() {
  return {
      {"E110", with("params.most =", "parms.most =")},
      {"E111", with("title    = \"A gap\"\n", "")},
      {"E112", with("title    = \"A gap\"", "title    = 3")},
      {"E113", with("\"error\"", "\"fatal\"")},
      {"E114", kRule + std::string("\n") + kRule},
      {"E115",
       with("\"published.local - event.local\"", "\"wide ? duration('1s') : duration('2s')\"")},
      {"E116", kRule + std::string("\n[[rule]]\nid = \"time/old\"\ndeprecated = \"time/gab\"\n")},
      {"E120", with("at       = \"published.local\"", "at       = \"published.clock\"")},
      {"E121", with("{gap} apart", "{gap apart")},
      {"E122",
       with("requires = [", "scope    = \"archive\"\ndoubts   = [\"event.date\"]\nrequires = [")},
      {"E130", with("default = \"0s\"", "default = \"25h\"")},
      {"W410", "values = [\"Moscow\"]\n", "rules/sites.toml"},
      {"E131", "[ruleset.data]\nsites = { file = \"tables/sites.toml\", type = \"map\" }\n\n" +
                   std::string(kRule)},
  };
}

std::vector<Case> data_cases() {
  const auto place = [](const std::string& code, const std::string& members) {
    return Case{code, "place = [{ " + members + " }]\n", "rules/data/desk_places.toml"};
  };
  return {
      place("E150", "name = \"The Desk\", countri = \"RU\""),
      place("E151", "name = \"The Desk\", zone = 3"),
      place("E152", "zone = \"Europe/Moscow\""),
      {"E153", "person = [{ name = \"Ada Desk\" }, { name = \"Ada Desk\" }]\n",
       "rules/data/desk_people.toml"},
      place("E154", "name = \"The Desk\", country = \"ZZ\""),
      place("E155", "name = \"The Desk\", zone = \"Europe/Moskow\""),
      place("E156", "name = \"The Desk\", lat = 55.7"),
      place("E157",
            "name = \"The Desk\", aliases = [{ name = \"The Table\", from = 2015-01-01, to = "
            "2014-01-01 }]"),
      place("E158", "name = \"The Desk\", parent = \"The Hall\""),
  };
}

std::vector<Case> profile_cases() {
  const auto changed = [](const std::string& code, std::string_view original,
                          std::string_view change) {
    return Case{code, with(original, change, profile()), "rules/profiles/hafenblatt.toml"};
  };
  return {
      changed("E160", "midnight_is_unknown", "midnite_is_unknown"),
      changed("E161", "language", "#anguage"),
      changed("E162", "midnight_is_unknown = ", "midnight_is_unknown = 3 #"),
      changed("E163", "Europe/Berlin", "Europe/Hamburg"),
      changed("E164", "[\\p{Lu}]", "([\\p{Lu}]"),
  };
}

std::vector<Case> formula_cases() {
  return {
      {"E201", with("\"!wide\"", "\"!wide &&\"")},
      {"E202", with("\"!wide\"", "\"!wyde\"")},
      {"E203", with("published.local - ", "published.locale - ")},
      {"E204", with("abs(gap) >", "abss(gap) >")},
      {"E206", with("published.local - event.local", "published.at - event.local")},
      {"E207", with("\"!wide\"", "\"gap\"")},
      {"E208", with("\"!wide\"", '"' + repeated("wide == ", 300) + "wide\"")},
      {"E230", with("\"!wide\"", "\"!title.matches(r'^(Meeting')\"")},
      {"E231", with("\"!wide\"", "\"gap < duration('one hour')\"")},
  };
}

std::vector<Case> example_cases() {
  return {
      {"E301", with("\"1m apart\"", "\"2m apart\"")},
      {"E302", with("record = { title = \"A meeting\" }", "base   = \"nobody\"")},
      {"E303", with("\"!wide\"", "\"1 / size(topics) > 0\"")},
  };
}

std::vector<Case> warning_cases() {
  return {
      {"W401", with("[\"event.local\", \"published.local\"]", "[\"event.local\"]")},
      {"W402", with("[[rule.example]]\nvalid  = false", "[[rule.example]]\nvalid  = true",
                    with("expect = [{ at = \"published.local\", message = \"1m apart\" }]\n",
                         "params = { most = \"1h\" }\n"))},
      {"W403", with("[[rule.example]]\nvalid  = true\nrecord = { title = \"A meeting\" }\n", "")},
      {"W404",
       kRule + std::string("\n[[rule]]\nid = \"time/old\"\ndeprecated = \"time/gap\"\n"),
       "rules/time.toml",
       {"time/old"}},
      {"W405", with("\"!wide\"", "\"!wide || gap == gap\"")},
      {"W406", with("assert ", "when     = \"kind == 'meeting' && 1 > 2\"\nassert ")},
      {"W407", with("assert ", "when     = \"true || kind == 'meeting'\"\nassert ")},
      {"W408",
       with("params.most = ", "params.least = { type = \"int\", default = 1 }\nparams.most = ")},
      {"W409", with("let      = { ", "let      = { narrow = \"!wide\", ")},
  };
}

std::vector<Case> all_cases() {
  std::vector<Case> all;
  for (auto* make : {&toml_cases, &frame_cases, &data_cases, &profile_cases, &formula_cases,
                     &example_cases, &warning_cases}) {
    for (Case& one : make()) all.push_back(std::move(one));
  }
  return all;
}

// What `rules test` shows: it loads, lints and runs the examples.
std::string shown(const Case& one) {
  std::vector<std::pair<std::string, std::string>> files = {{one.path, one.text}};
  if (one.path != "rules/time.toml") files.emplace_back("rules/time.toml", kRule);
  const auto tree = memory_file_tree(files);
  const auto outcome = test_rules({.files = tree.get(), .rules = {"rules"}, .select = one.select});
  if (!outcome) return outcome.error().where + ": " + outcome.error().message;
  EXPECT_EQ(outcome->good, outcome->problems.find("error[") == std::string::npos) << one.code;
  return outcome->problems;
}

TEST(RuleProblems, AreShownWithPlaceAndHint) {
  for (const Case& one : all_cases()) {
    const std::string problems = shown(one);
    EXPECT_NE(problems.find("[" + one.code + "]: "), std::string::npos) << one.code << problems;
    EXPECT_TRUE(matches_golden("rule_problems/" + one.code + ".txt", problems)) << one.code;
  }
}

// A file past the limit is refused by whoever reads it; the parser holds it against the limit too.
TEST(RuleProblems, KnowAFileThatIsTooLong) {
  const SourceText source(0, "rules/time.toml", kRule);
  TomlValue root;
  RuleIssues issues;
  EXPECT_FALSE(parse_toml(source, {.toml_bytes = 100}, root, issues));
  EXPECT_TRUE(matches_golden("rule_problems/E103.txt", render_rule_issues(issues, {&source}, 100)));
}

TEST(RuleProblems, HaveACaseForEveryCodeOfTheProgram) {
  std::set<std::string> known = {"E103"};
  for (const Case& one : all_cases()) known.insert(one.code);
  std::set<std::string> in_program;
  Regex code;
  RegexError error;
  ASSERT_TRUE(Regex::compile("\"([EW][0-9]{3})\"", Limits{}, code, error)) << error.message;
  std::vector<std::string_view> groups;
  for (const auto& file :
       std::filesystem::recursive_directory_iterator(DATELINE_ROOT "/validator")) {
    const std::string extension = file.path().extension();
    if (extension != ".cc" && extension != ".h") continue;
    const std::string text = read_file(file.path());
    for (std::string_view rest = text; code.match_groups(rest, groups);) {
      in_program.emplace(groups[1]);
      rest =
          rest.substr(static_cast<std::size_t>(groups[0].data() - rest.data()) + groups[0].size());
    }
  }
  EXPECT_EQ(in_program, known);
}

TEST(RuleProblems, OfAGoodRuleAreNone) {
  EXPECT_EQ(shown({"W000", kRule}), "");
}

}  // namespace
}  // namespace dateline
