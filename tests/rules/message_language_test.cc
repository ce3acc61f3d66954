// A message in several languages: each record's own decides.
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "validator/dateline.h"

namespace dateline {
namespace {

constexpr const char* kRule = R"toml([[rule]]
id       = "desk/short"
severity = "warning"
title    = "A short title"
assert   = "size(title) > 20"
message  = { en = "{title} is short", ru = "{title}: короткий заголовок" }
at       = "title"
)toml";

std::string record(const std::string& id, const std::string& language) {
  return R"({"id": ")" + id + R"(", "kind": "meeting", "language": ")" + language +
         R"(", "title": "Fair", "event": {"date": "2016-03-01"}})" + "\n";
}

TEST(MessageLanguage, IsTheRecordsWhereTheRuleHasIt) {
  const auto files =
      memory_file_tree({{"rules/desk.toml", kRule},
                        {"a.jsonl", record("british", "en-GB") + record("french", "fr") +
                                        record("russian", "ru") + record("yakutsk", "ru-RU")}});
  const auto outcome = validate({.files = files.get(), .paths = {"a.jsonl"}, .rules = {"rules"}});
  ASSERT_TRUE(outcome && outcome->report) << (outcome ? outcome->rule_problems : "");
  std::map<std::string, std::string> messages;
  for (const Finding& finding : outcome->report->findings)
    messages[finding.record] = finding.message;
  const std::map<std::string, std::string> expected = {{"british", "Fair is short"},
                                                       {"french", "Fair is short"},
                                                       {"russian", "Fair: короткий заголовок"},
                                                       {"yakutsk", "Fair: короткий заголовок"}};
  EXPECT_EQ(messages, expected);
}

TEST(MessageLanguage, ChecksTheFormulasOfEach) {
  std::string toml = kRule;
  toml.replace(toml.find("{title}: "), 7, "{titel}");
  const auto files = memory_file_tree({{"rules/desk.toml", toml}, {"a.jsonl", record("a", "en")}});
  const auto outcome = validate({.files = files.get(), .paths = {"a.jsonl"}, .rules = {"rules"}});
  ASSERT_TRUE(outcome);
  EXPECT_NE(
      outcome->rule_problems.find("rules/desk.toml:6:46: error[E202]: undeclared name 'titel'"),
      std::string::npos)
      << outcome->rule_problems;
}

}  // namespace
}  // namespace dateline
