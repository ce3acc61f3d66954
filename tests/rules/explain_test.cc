// `validate rules explain`: one page per rule, old ids led to new ones.
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "validator/dateline_rules.h"

#include "tests/support/golden.h"

namespace dateline {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

constexpr const char* kRules = R"([[rule]]
id       = "desk/gap"
severity = "warning"
title    = "A gap between event and publication"
help     = """
The desk publishes within the hour. What takes longer was forgotten, or its time is wrong; both are worth a \
look before the page goes out.
"""
tags     = ["desk", "time"]
since    = "0.2"
requires = ["event.local", "published.local"]
when     = "kind != 'announcement'"
let      = { gap = "published.local - event.local" }
assert   = "gap <= params.most"
message  = "published {gap} after the event"
at       = "published.local"
related  = { "the event" = "event.local" }
fix      = { replace = "published.local", with = "{event.local}" }
params.most = { type = "duration", default = "1h", min = "0s", doc = "how long it may take" }

[[rule.example]]
name  = "two hours"
valid = false
base  = "meeting"
set   = { "published.local" = "2015-09-15T11:15:00" }
expect = [{ at = "published.local", message = "published 2h after the event" }]

[[rule.example]]
name   = "two hours, of a slower desk"
valid  = true
base   = "meeting"
params = { most = "3h" }

[[rule]]
id         = "desk/late"
deprecated = "desk/slow"
help       = "it looks at the gap alone"

[[rule]]
id         = "desk/slow"
deprecated = "desk/gap"
)";

Result<RulesText> explain(const std::string& id, const std::string& rules = kRules) {
  const auto files = memory_file_tree({{"rules/desk.toml", rules}});
  return explain_rule({.files = files.get(), .rules = {"rules"}}, id);
}

TEST(Explain, PutsAllThereIsToKnowOnOnePage) {
  const auto page = explain("desk/gap");
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_TRUE(matches_golden("rules/explain.txt", page->text));
  EXPECT_EQ(page->problems, "");
}

TEST(Explain, LeadsFromAnOldIdToTheNewOne) {
  const auto old = explain("desk/late");
  ASSERT_TRUE(old) << old.error().message;
  const auto now = explain("desk/gap");
  ASSERT_TRUE(now) << now.error().message;
  EXPECT_EQ(old->text, "desk/late is now desk/gap: it looks at the gap alone\n" + now->text);
}

TEST(Explain, SuggestsTheNearestId) {
  const auto page = explain("desk/gapp");
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().where, "desk/gapp");
  EXPECT_EQ(page.error().message, "there is no such rule; did you mean desk/gap?");
}

TEST(Explain, ShowsTheMistakesOfARuleThatDoesNotLoad) {
  std::string broken = kRules;
  broken.replace(broken.find("gap <= params.most"), 3, "gab");
  const auto page = explain("desk/gap", broken);
  ASSERT_TRUE(page);
  EXPECT_FALSE(page->good);
  EXPECT_EQ(page->text, "");
  EXPECT_NE(page->problems.find("undeclared name 'gab'"), std::string::npos) << page->problems;
}

TEST(Explain, MakesWordsOfARuleSafeForATerminal) {
  std::string hostile = kRules;
  hostile.replace(hostile.find("A gap between"), 1, "\\u001b[31m");
  const auto page = explain("desk/gap", hostile);
  ASSERT_TRUE(page);
  EXPECT_NE(page->text.find("\\u{1b}[31m gap between"), std::string::npos) << page->text;
}

}  // namespace
}  // namespace dateline
