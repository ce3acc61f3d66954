#include "validator/ruleset/moved_rules.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "validator/ruleset/rule_set.h"

namespace dateline {
namespace {

constexpr const char* kRule = R"([[rule]]
id       = "time/gap"
severity = "error"
title    = "A gap"
assert   = "size(title) > params.most"
message  = "m"
at       = "title"
params.most = { type = "int", default = 3 }
)";

std::string signpost(const std::string& from, const std::string& to) {
  return "[[rule]]\nid = \"" + from + "\"\ndeprecated = \"" + to + "\"\n";
}

struct Loaded {
  std::vector<std::string> ids = {};
  std::string issues = {};
  std::string error = {};
};

Loaded load(const std::string& toml, RuleSelection selection = {}) {
  selection.folders = {"rules"};
  Loaded out;
  RuleIssues issues;
  const auto tree = memory_file_tree({{"rules/a.toml", toml}});
  const auto rules = load_rules(*tree, selection, Limits{}, issues);
  if (!rules) return {.error = rules.error().message};
  for (const Rule& rule : rules->rules) out.ids.push_back(rule.info.id);
  std::vector<const SourceText*> sources;
  for (const auto& source : rules->sources) sources.push_back(source.get());
  out.issues = render_rule_issues(issues, sources, 100);
  return out;
}

using Ids = std::vector<std::string>;

TEST(MovedRules, CheckNothingThemselves) {
  const Loaded loaded = load(kRule + signpost("time/old", "time/gap"));
  EXPECT_EQ(loaded.ids, Ids{"time/gap"});
  EXPECT_EQ(loaded.issues, "");
}

TEST(MovedRules, LeadEveryFlagToTheNewId) {
  const std::string toml =
      kRule + signpost("time/older", "time/old") + signpost("time/old", "time/gap");
  const Loaded selected = load(toml, {.select = {"time/older"}});
  EXPECT_EQ(selected.ids, Ids{"time/gap"});
  EXPECT_EQ(selected.issues, "--select: warning[W404]: time/older is now time/gap\n");
  const Loaded ignored = load(toml, {.ignore = {"time/old"}});
  EXPECT_EQ(ignored.ids, Ids{});
  EXPECT_EQ(ignored.issues, "--ignore: warning[W404]: time/old is now time/gap\n");
  const Loaded set = load(toml, {.params = {{"time/old", "most", "x"}}});
  EXPECT_NE(set.issues.find("the value 'x' given for --param of 'most' is not of type int"),
            std::string::npos)
      << set.issues;
}

struct BadCase {
  std::string toml;
  std::string issue;
};

TEST(MovedRules, HaveToLeadToARule) {
  const std::vector<BadCase> cases = {
      {signpost("time/old", "time/gapp"),
       "error[E116]: 'time/old' is said to be 'time/gapp' now, which does not exist\n"
       "   11 | deprecated = \"time/gapp\"\n"
       "      |              ^^^^^^^^^^^ did you mean 'time/gap'?\n"},
      {signpost("time/old", "time/older") + signpost("time/older", "time/old"),
       "error[E116]: 'time/old' leads back to itself"},
      {signpost("time/gap", "time/gap"), "error[E114]: rule 'time/gap' is already in"},
      {signpost("time/old", "time/gap") + "assert = \"true\"\n",
       "error[E110]: unknown key 'assert' in a [[rule]] with 'deprecated'"},
  };
  for (const BadCase& one : cases) {
    const Loaded loaded = load(kRule + one.toml);
    EXPECT_NE(loaded.issues.find(one.issue), std::string::npos) << loaded.issues;
  }
}

}  // namespace
}  // namespace dateline
