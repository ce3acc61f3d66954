// From pages to their timeline: three pages glued in the order 14:40, 09:15, 12:30 are ordered by
// their events.

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "validator/base/civil_time.h"
#include "validator/evaluate/archive_reader.h"
#include "validator/evaluate/profiles.h"
#include "validator/ruleset/rule_set.h"
#include "validator/timeline/timeline.h"

namespace dateline {
namespace {

std::vector<std::string> clocks_in_order(const std::string& path) {
  const auto files = disk_file_tree();
  RuleIssues issues;
  const auto rules = load_rules(*files, {}, Limits{}, issues);
  EXPECT_TRUE(rules && issues.empty());
  const std::vector<Profile> profiles = read_profiles(*rules, Limits{}, issues);
  const ReadOptions options{.knowledge = &rules->knowledge, .profiles = &profiles};
  const auto archive = read_archive(*files, {path}, options, 1);
  EXPECT_TRUE(archive);
  std::vector<std::string> clocks;
  const Timeline timeline = timeline_of(archive->batches);
  for (const Record* record : timeline.in_order())
    clocks.push_back(format_clock(*record->event.local));
  return clocks;
}

const std::vector<std::string> kInOrder = {"09:15", "12:30", "14:40"};

TEST(TimelineOfPages, OrdersTheFixturePagesByTheirEvents) {
  EXPECT_EQ(clocks_in_order(DATELINE_ROOT "/fixtures/archive/2015-09-15-dushanbe.txt"), kInOrder);
}

TEST(TimelineOfPages, OrdersTheSeedPagesByTheirEvents) {
  const std::string seeds = DATELINE_ROOT "/../shared/seeds";
  if (!std::filesystem::exists(seeds)) GTEST_SKIP() << "../shared is not here";
  EXPECT_EQ(clocks_in_order(seeds), kInOrder);
}

}  // namespace
}  // namespace dateline
