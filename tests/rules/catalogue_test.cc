// `validate rules docs`: the catalogue is made of the rules alone.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "validator/dateline_rules.h"

#include "tests/support/golden.h"

namespace dateline {
namespace {

constexpr const char* kFirst = R"([[rule]]
id       = "desk/gap"
severity = "warning"
title    = "A gap | between <event> and publication"
help     = "The desk publishes within the hour."
assert   = "size(title) > params.least"
message  = "m"
at       = "title"
params.least = { type = "int", default = 1, min = 0, doc = "how short a title may be" }
[[rule.example]]
valid  = true
base   = "meeting"
[[rule.example]]
valid  = false
base   = "meeting"
expect = [{ at = "title" }]

[[rule]]
id         = "desk/late"
deprecated = "desk/gap"
help       = "it looks at the gap alone"
)";

constexpr const char* kSecond = R"([[rule]]
id       = "archive/alone"
severity = "info"
title    = "A record of its own"
scope    = "archive"
group    = { by = "title" }
assert   = "size(members) == 1"
message  = "m"
at       = "members[0].title"
)";

std::string made(const std::vector<std::pair<std::string, std::string>>& files,
                 const std::string& folder) {
  const auto tree = memory_file_tree(files);
  const auto text = rule_catalogue({.files = tree.get(), .rules = {folder}});
  EXPECT_TRUE(text);
  EXPECT_TRUE(text && text->good) << text->problems;
  return text ? text->text : "";
}

TEST(Catalogue, ListsEveryRuleByFamily) {
  const std::string text =
      made({{"rules/a/gap.toml", kFirst}, {"rules/b/alone.toml", kSecond}}, "rules");
  EXPECT_TRUE(matches_golden("rules/catalogue.md", text));
}

TEST(Catalogue, IsTheSameWhereverTheFolderStands) {
  const std::string here =
      made({{"rules/a/gap.toml", kFirst}, {"rules/b/alone.toml", kSecond}}, "rules/");
  const std::string there =
      made({{"/desk/r/b/alone.toml", kSecond}, {"/desk/r/a/gap.toml", kFirst}}, "/desk/r");
  EXPECT_EQ(here, there);
}

TEST(Catalogue, IsNotMadeOfRulesThatDoNotLoad) {
  const auto tree = memory_file_tree({{"rules/a.toml", "[[rule]]\n"}});
  const auto text = rule_catalogue({.files = tree.get(), .rules = {"rules"}});
  ASSERT_TRUE(text);
  EXPECT_FALSE(text->good);
  EXPECT_EQ(text->text, "");
  EXPECT_NE(text->problems.find("E111"), std::string::npos);
}

}  // namespace
}  // namespace dateline
