// Problems of rule files as programs read them: JSON and SARIF, the latter against its schema.
#include "validator/report/rule_problems.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "validator/dateline_rules.h"

#include "tests/golden/reports/report_schema.h"
#include "tests/support/golden.h"

namespace dateline {
namespace {

// Two mistakes, a warning at a flag, and a name that a URI has to escape.
RulesOutcome checked() {
  const auto files = memory_file_tree({{"rules/Часы %1.toml", R"([[rule]]
id       = "time/gap"
severity = "error"
title    = "Ёлка"
when     = "'ё' == titel"
assert   = "abss(1) > 2"
message  = "m"
at       = "title"
)"},
                                       {"rules/b.toml", "[ruleset]\nnamespace = \"b\"\n"}});
  auto outcome = check_rules({.files = files.get(), .rules = {"rules"}, .params = {"x/y.z=1"}});
  EXPECT_TRUE(outcome);
  return outcome ? *std::move(outcome) : RulesOutcome{};
}

constexpr const char* kVersion = "0.0.0";

TEST(RuleProblemsReport, AsJson) {
  const RulesOutcome outcome = checked();
  const std::string json = rule_problems_json(
      outcome.issues, {.tool_version = kVersion, .good = outcome.good, .rules = 0});
  EXPECT_TRUE(matches_golden("rule_problems/check.json", json));
}

TEST(RuleProblemsReport, AsSarif) {
  const RulesOutcome outcome = checked();
  const std::string sarif =
      rule_problems_sarif(outcome.issues, {.tool_version = kVersion, .good = outcome.good});
  EXPECT_TRUE(matches_golden("rule_problems/check.sarif", sarif));
}

TEST(RuleProblemsReport, AsSarifFitsTheSchema) {
  const std::string path = DATELINE_ROOT "/../shared/data/schemas/sarif/sarif-schema-2.1.0.json";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "needs ../shared";
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  rapidjson::Document schema;
  schema.Parse(text.str().c_str());
  ASSERT_TRUE(schema.IsObject());
  const RulesOutcome outcome = checked();
  for (const auto& issues : {outcome.issues, std::vector<PlacedIssue>()}) {
    EXPECT_EQ(schema_complaint(rule_problems_sarif(issues, {.tool_version = kVersion}), schema),
              "");
  }
  EXPECT_NE(schema_complaint(R"({"version": "2.1.0"})", schema), "");
}

}  // namespace
}  // namespace dateline
