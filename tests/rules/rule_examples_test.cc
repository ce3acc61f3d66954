// Every rule that ships holds its own examples, has one that passes and one that fails, and loads
// without a warning.

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "validator/dateline_rules.h"

namespace dateline {
namespace {

Job shipped_rules(const FileTree& files) {
  return {.files = &files, .rules = {DATELINE_ROOT "/rules"}};
}

TEST(ShippedRules, HoldTheirOwnExamples) {
  const auto files = disk_file_tree();
  const auto outcome = test_rules(shipped_rules(*files));
  ASSERT_TRUE(outcome) << outcome.error().message;
  EXPECT_TRUE(outcome->good);
  EXPECT_EQ(outcome->problems, "");
  EXPECT_EQ(outcome->examples_failed, 0u);
  EXPECT_GE(outcome->examples_passed, 2 * outcome->rules.size());
}

TEST(ShippedRules, AreAtLeastTwelveAndAmongThemTheMissions) {
  const auto files = disk_file_tree();
  const auto outcome = check_rules(shipped_rules(*files));
  ASSERT_TRUE(outcome) << outcome.error().message;
  EXPECT_GE(outcome->rules.size(), 12u);
  std::set<std::string> ids;
  for (const RuleRow& row : outcome->rules) ids.insert(row.info.id);
  for (const char* id : {"time/publication-matches-event", "persons/speaker-not-listed",
                         "persons/listed-but-absent", "geography/tag-without-evidence",
                         "archive/duplicate-event", "timeline/two-places-at-once"}) {
    EXPECT_EQ(ids.count(id), 1u) << id;
  }
}

TEST(ShippedRules, SayWhyTheyExist) {
  const auto files = disk_file_tree();
  const auto outcome = check_rules(shipped_rules(*files));
  ASSERT_TRUE(outcome) << outcome.error().message;
  for (const RuleRow& row : outcome->rules) {
    EXPECT_GE(row.info.help.size(), 40u)
        << row.info.id << " needs a help text an editor understands";
    EXPECT_FALSE(row.info.tags.empty()) << row.info.id;
  }
}

}  // namespace
}  // namespace dateline
