#include "validator/timeline/timeline.h"

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "validator/base/text.h"

namespace dateline {
namespace {

constexpr std::string_view kMoscow = "Europe/Moscow";

Instant moscow(int day, int hour, int minute) {
  return {at_time(*valid_date(2015, 9, day), hour, minute)->seconds - 3 * 3600, 0};
}

Record event(std::string_view path, std::uint32_t ordinal, int day) {
  Record record;
  record.input = {.path = path, .ordinal = ordinal};
  record.event.zone = {kMoscow, ZoneOrigin::kProfile};
  record.event.date = sourced(*valid_date(2015, 9, day), SourceSpan{});
  return record;
}

Record event(std::string_view path, std::uint32_t ordinal, int day, int hour, int minute) {
  Record record = event(path, ordinal, day);
  record.event.local = sourced(*at_time(*record.event.date, hour, minute), SourceSpan{});
  record.event.at = sourced(moscow(day, hour, minute), SourceSpan{});
  return record;
}

std::vector<const Record*> pointers(const std::vector<Record>& records) {
  std::vector<const Record*> out;
  for (const Record& record : records) out.push_back(&record);
  return out;
}

// "a.txt#1 a.txt#2": where the events come from, in order.
std::string drawn(Timeline::Events events) {
  std::string out;
  for (const Record* record : events) {
    if (!out.empty()) out += ' ';
    out += std::string(record->input.path) + "#" + std::to_string(record->input.ordinal);
  }
  return out;
}

std::vector<std::string> clocks(Timeline::Events events) {
  std::vector<std::string> out;
  for (const Record* record : events) out.push_back(format_clock(*record->event.local));
  return out;
}

TEST(Timeline, OrdersTheEventsOfADayByTheirTime) {
  const std::vector<Record> records = {event("a", 1, 15, 14, 40), event("a", 2, 15, 9, 15),
                                       event("a", 3, 15, 12, 30)};
  EXPECT_EQ(clocks(Timeline(pointers(records)).in_order()),
            (std::vector<std::string>{"09:15", "12:30", "14:40"}));
}

TEST(Timeline, OrdersByInstantNotByWallClock) {
  Record dushanbe = event("dushanbe", 1, 15, 11, 0);  // 09:00 in Moscow
  dushanbe.event.zone.name = "Asia/Dushanbe";
  dushanbe.event.at.value = moscow(15, 9, 0);
  const std::vector<Record> records = {event("moscow", 1, 15, 10, 0), dushanbe};
  EXPECT_EQ(drawn(Timeline(pointers(records)).in_order()), "dushanbe#1 moscow#1");
}

TEST(Timeline, BreaksTiesByPathThenOrdinal) {
  const std::vector<Record> records = {event("b", 1, 15, 9, 15), event("a", 2, 15, 9, 15),
                                       event("a", 1, 15, 9, 15)};
  EXPECT_EQ(drawn(Timeline(pointers(records)).in_order()), "a#1 a#2 b#1");
}

TEST(Timeline, PutsADayWithoutATimeAtItsStartAndTheUndatedLast) {
  Record undated;
  undated.input = {.path = "undated", .ordinal = 1};
  Record announced;
  announced.input = {.path = "announced", .ordinal = 1};
  announced.event.zone = {kMoscow, ZoneOrigin::kProfile};
  announced.event.announced_from = sourced(*valid_date(2015, 9, 16), SourceSpan{});
  const std::vector<Record> records = {undated,
                                       event("midnight", 1, 15, 0, 0),
                                       event("evening", 1, 14, 23, 59),
                                       event("day", 1, 15),
                                       announced,
                                       event("late", 1, 15, 23, 0)};
  EXPECT_EQ(drawn(Timeline(pointers(records)).in_order()),
            "evening#1 day#1 midnight#1 late#1 announced#1 undated#1");
}

TEST(Timeline, FindsWhatHappenedBetweenTwoInstants) {
  const std::vector<Record> records = {event("a", 1, 15, 9, 15), event("a", 2, 15, 12, 30),
                                       event("a", 3, 15, 14, 40), event("day", 1, 15)};
  const Timeline timeline(pointers(records));
  EXPECT_EQ(drawn(timeline.between(moscow(15, 9, 15), moscow(15, 14, 40))), "a#1 a#2");
  EXPECT_EQ(drawn(timeline.between(moscow(14, 0, 0), moscow(16, 0, 0))), "a#1 a#2 a#3");
  EXPECT_EQ(drawn(timeline.between(moscow(15, 9, 16), moscow(15, 12, 30))), "");
  EXPECT_EQ(drawn(timeline.between(moscow(16, 0, 0), moscow(14, 0, 0))), "");
}

TEST(Timeline, FollowsAPersonByWhoWasPresent) {
  const Presence both[] = {{.name = {}, .key = "emomali rahmon"},
                           {.name = {}, .key = "putin vladimir"}};
  const Presence one[] = {{.name = {}, .key = "putin vladimir"}};
  std::vector<Record> records = {event("a", 1, 15, 14, 40), event("a", 2, 15, 9, 15),
                                 event("a", 3, 15, 12, 30)};
  records[0].present = one;
  records[1].present = both;
  const Timeline timeline(pointers(records));
  EXPECT_EQ(drawn(timeline.of_person("putin vladimir")), "a#2 a#1");
  EXPECT_EQ(drawn(timeline.of_person("emomali rahmon")), "a#2");
  EXPECT_EQ(drawn(timeline.of_person("nobody")), "");
  EXPECT_EQ(timeline.people(), (std::vector<std::string_view>{"emomali rahmon", "putin vladimir"}));
}

TEST(Timeline, FindsTheEventsAtAPlaceWhateverItsCase) {
  std::vector<Record> records = {event("a", 1, 15, 14, 40), event("a", 2, 15, 9, 15)};
  records[0].place.name = sourced<std::string_view>("Dushanbe", SourceSpan{});
  records[1].place.name = sourced<std::string_view>("DUSHANBE", SourceSpan{});
  const Timeline timeline(pointers(records));
  EXPECT_EQ(drawn(timeline.at_place("Dushanbe")), "a#2 a#1");
  EXPECT_EQ(drawn(timeline.at_place("Bishkek")), "");
}

TEST(Timeline, AnEmptyOneAnswersEverything) {
  const Timeline timeline;
  EXPECT_TRUE(timeline.in_order().empty());
  EXPECT_TRUE(timeline.between({0, 0}, {1, 0}).empty());
  EXPECT_TRUE(timeline.of_person("x").empty());
  EXPECT_TRUE(timeline.people().empty());
}

TEST(Timeline, TakesTheRecordsOfAllBatches) {
  std::vector<RecordBatch> batches(2);
  batches[0].records = {event("a", 1, 16, 9, 0)};
  batches[1].records = {event("b", 1, 15, 9, 0), event("b", 2, 17, 9, 0)};
  EXPECT_EQ(drawn(timeline_of(batches).in_order()), "b#1 a#1 b#2");
}

// Random archives against the definition, taken literally: all pairs.

struct RandomArchive {
  std::vector<std::vector<Presence>> present = {};
  std::vector<Record> records = {};
};

const std::string_view kKeys[] = {"a", "b", "c"};
const std::string_view kPlaces[] = {"Sochi", "Dushanbe", "Ufa"};

RandomArchive random_archive(std::mt19937& random) {
  const auto below = [&random](int limit) {
    return static_cast<int>(random() % static_cast<unsigned>(limit));
  };
  RandomArchive archive;
  const int count = below(40);
  archive.present.resize(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    const std::string_view path = kKeys[below(3)];
    const auto ordinal = static_cast<std::uint32_t>(i);
    const int day = 10 + below(4);
    Record record = below(4) == 0 ? event(path, ordinal, day)
                                  : event(path, ordinal, day, below(3) * 7, below(2) * 30);
    if (below(10) == 0) record.event = {};
    for (const std::string_view key : kKeys) {
      if (below(2) == 0)
        archive.present[static_cast<std::size_t>(i)].push_back({.name = {}, .key = key});
    }
    record.present = archive.present[static_cast<std::size_t>(i)];
    if (below(3) != 0) record.place.name = sourced(kPlaces[below(3)], SourceSpan{});
    archive.records.push_back(record);
  }
  return archive;
}

// The instant a record stands at, exact or the start of its day in Moscow.
std::optional<Instant> instant_of(const Record& record) {
  if (record.event.at) return *record.event.at;
  if (!record.event.date) return std::nullopt;
  return Instant{std::int64_t{86400} * record.event.date->days - 3 * 3600, 0};
}

bool comes_before(const Record& a, const Record& b) {
  const auto x = instant_of(a);
  const auto y = instant_of(b);
  if (x.has_value() != y.has_value()) return x.has_value();
  if (x && *x != *y) return *x < *y;
  if (a.event.at.present != b.event.at.present) return b.event.at.present;
  if (a.input.path != b.input.path) return a.input.path < b.input.path;
  return a.input.ordinal < b.input.ordinal;
}

// The records that pass, each put behind all that come before it.
template <class Passes>
std::string brute_force(const std::vector<Record>& records, Passes passes) {
  std::vector<const Record*> order;
  for (const Record& record : records) {
    if (passes(record)) order.push_back(&record);
  }
  std::vector<const Record*> placed(order.size());
  for (const Record* record : order) {
    std::size_t before = 0;
    for (const Record* other : order) before += comes_before(*other, *record) ? 1 : 0;
    placed[before] = record;
  }
  return drawn(placed);
}

TEST(TimelineProperty, EveryQueryEqualsTheBruteForceOverAllPairs) {
  std::mt19937 random(20150915);
  for (int round = 0; round < 300; ++round) {
    SCOPED_TRACE(round);
    const RandomArchive archive = random_archive(random);
    std::vector<const Record*> shuffled = pointers(archive.records);
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    const Timeline timeline(shuffled);
    EXPECT_EQ(drawn(timeline.in_order()),
              brute_force(archive.records, [](const Record&) { return true; }));
    for (const std::string_view key : kKeys) {
      EXPECT_EQ(drawn(timeline.of_person(key)),
                brute_force(archive.records, [key](const Record& r) {
                  return std::any_of(r.present.begin(), r.present.end(),
                                     [key](const Presence& who) { return who.key == key; });
                }));
    }
    for (const std::string_view place : kPlaces) {
      EXPECT_EQ(drawn(timeline.at_place(place)),
                brute_force(archive.records,
                            [place](const Record& r) { return r.place.name.value == place; }));
    }
    const Instant from = moscow(11, 7, 0);
    const Instant to = moscow(12, 14, 30);
    EXPECT_EQ(drawn(timeline.between(from, to)), brute_force(archive.records, [&](const Record& r) {
                return r.event.at && *r.event.at >= from && *r.event.at < to;
              }));
  }
}

}  // namespace
}  // namespace dateline
