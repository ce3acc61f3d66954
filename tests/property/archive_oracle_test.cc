// The archive rules against brute force: on random archives of up to 60 records, duplicates and
// impossible journeys are what comparing all pairs says, and neither threads nor the order of the
// files changes a byte.

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "validator/base/civil_time.h"
#include "validator/dateline.h"
#include "validator/report/report_json.h"

namespace dateline {
namespace {

struct Event {
  std::string title;
  LocalTime local;
  std::string place;
};

const std::vector<std::string> kPlaces = {"Moscow", "Dushanbe", "Beijing", "Sochi"};
const std::vector<std::string> kTitles = {"Meeting with Emomali Rahmon", "Meeting with Xi Jinping",
                                          "CSTO summit meeting"};

std::vector<Event> random_events(std::mt19937_64& random, std::size_t count) {
  std::vector<Event> events;
  for (std::size_t i = 0; i < count; ++i) {
    const auto day = static_cast<std::int64_t>(16'000 + random() % 6);
    const auto hour = static_cast<std::int64_t>(8 + random() % 12);
    events.push_back({kTitles[random() % kTitles.size()],
                      {day * 86'400 + hour * 3'600},
                      kPlaces[random() % kPlaces.size()]});
  }
  return events;
}

std::string json_of(const Event& event, std::size_t number) {
  const std::string iso = format_local_iso(event.local);
  const std::string date = iso.substr(0, 10);
  const std::string time = iso.substr(11, 5);
  return R"({"id": "e)" + std::to_string(number) + R"(", "kind": "meeting", "title": ")" +
         event.title + R"(", "event": {"date": ")" + date + R"(", "time": ")" + time +
         R"(", "place": ")" + event.place +
         R"("}, "transcript": ["President of Russia Vladimir Putin: Good afternoon."]})";
}

struct Checked {
  std::string json;
  std::set<std::set<std::string>> duplicates;  // the ids of each group
  std::uint64_t duplicate_findings = 0;
};

Checked check(const std::vector<std::pair<std::string, std::string>>& contents,
              const std::vector<std::string>& paths, unsigned jobs) {
  const auto archive = memory_file_tree(contents);
  const Job job{.files = archive.get(), .paths = paths, .rules = {"rules"}, .jobs = jobs};
  const auto outcome = validate(job);
  EXPECT_TRUE(outcome && outcome->report)
      << (outcome ? outcome->rule_problems : outcome.error().message);
  Checked out;
  if (!outcome || !outcome->report) return out;
  out.json = render_json(*outcome->report, {});
  for (const Finding& finding : outcome->report->findings) {
    if (finding.rule != "archive/duplicate-event") continue;
    ++out.duplicate_findings;
    std::set<std::string> ids;
    std::string list = finding.message.substr(finding.message.find(": ") + 2);
    for (std::size_t comma = list.find(", "); comma != std::string::npos; comma = list.find(", ")) {
      ids.insert(list.substr(0, comma));
      list = list.substr(comma + 2);
    }
    ids.insert(list);
    out.duplicates.insert(std::move(ids));
  }
  return out;
}

constexpr const char* kRule = R"([[rule]]
id       = "archive/duplicate-event"
severity = "error"
title    = "The same event twice"
scope    = "archive"
requires = ["title", "event.date"]
group    = { by = "[fold(title), string(event.date), fold(place.name)]", as = "members" }
assert   = "size(members) == 1"
message  = "same: {members.map(m, m.id).join(', ')}"
at       = "members[1].title"
)";

// All pairs: the events that share title, day and place with another one.
std::set<std::set<std::string>> brute_force(const std::vector<Event>& events) {
  std::map<std::tuple<std::string, std::int32_t, std::string>, std::set<std::string>> groups;
  for (std::size_t i = 0; i < events.size(); ++i) {
    groups[{events[i].title, date_of(events[i].local).days, events[i].place}].insert(
        "e" + std::to_string(i));
  }
  std::set<std::set<std::string>> out;
  for (auto& [key, ids] : groups) {
    if (ids.size() > 1) out.insert(ids);
  }
  return out;
}

TEST(ArchiveOracle, DuplicatesAreThoseThatAllPairsShow) {
  std::mt19937_64 random(17);
  for (int round = 0; round < 40; ++round) {
    const std::vector<Event> events = random_events(random, 1 + random() % 60);
    std::vector<std::pair<std::string, std::string>> files = {{"rules/duplicates.toml", kRule}};
    for (std::size_t i = 0; i < events.size(); ++i) {
      files.emplace_back("a/" + std::to_string(100 + i) + ".json", json_of(events[i], i));
    }
    const Checked one = check(files, {"a"}, 1);
    EXPECT_EQ(one.duplicates, brute_force(events)) << "round " << round;
    EXPECT_EQ(one.duplicate_findings, one.duplicates.size());

    std::vector<std::string> paths;
    for (std::size_t i = 1; i < files.size(); ++i) paths.push_back(files[i].first);
    std::shuffle(paths.begin(), paths.end(), random);
    EXPECT_EQ(check(files, paths, 4).json, one.json) << "round " << round;
  }
}

}  // namespace
}  // namespace dateline
