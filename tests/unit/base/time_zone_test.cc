#include "validator/base/time_zone.h"

#include <random>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

TimeZone zone(std::string_view name) {
  const auto found = TimeZone::find(name);
  EXPECT_TRUE(found) << name;
  return found ? *found : TimeZone();
}

LocalTime local(std::string_view text) {
  const auto parsed = parse_local(text);
  EXPECT_TRUE(parsed) << text;
  return parsed.value_or(LocalTime());
}

using Kind = TimeZone::Kind;

struct Case {
  const char* zone = "";
  const char* local = "";
  const char* instant = "";  // RFC 3339 with the offset of that instant
  Kind kind = Kind::kUnique;
};

TEST(TimeZone, ResolvesWallClocks) {
  const Case cases[] = {
      // Moscow: summer time until 2011, then +4 all year, since 26 October 2014 +3.
      {"Europe/Moscow", "2010-01-15T12:00", "2010-01-15T12:00:00+03:00"},
      {"Europe/Moscow", "2010-07-15T12:00", "2010-07-15T12:00:00+04:00"},
      {"Europe/Moscow", "2011-03-27T01:59:59", "2011-03-27T01:59:59+03:00"},
      {"Europe/Moscow", "2011-03-27T02:30", "2011-03-27T03:00:00+04:00", Kind::kGap},
      {"Europe/Moscow", "2011-03-27T03:00", "2011-03-27T03:00:00+04:00"},
      {"Europe/Moscow", "2012-01-15T12:00", "2012-01-15T12:00:00+04:00"},
      {"Europe/Moscow", "2014-10-26T00:59:59", "2014-10-26T00:59:59+04:00"},
      {"Europe/Moscow", "2014-10-26T01:30", "2014-10-26T01:30:00+04:00", Kind::kAmbiguous},
      {"Europe/Moscow", "2014-10-26T02:00", "2014-10-26T02:00:00+03:00"},
      {"Europe/Moscow", "2015-09-15T14:40", "2015-09-15T14:40:00+03:00"},
      {"Asia/Dushanbe", "2015-09-15T14:40", "2015-09-15T14:40:00+05:00"},
      {"Asia/Kolkata", "2015-09-15T14:40", "2015-09-15T14:40:00+05:30"},
      {"America/New_York", "2015-03-08T02:30", "2015-03-08T03:00:00-04:00", Kind::kGap},
      {"America/New_York", "2015-11-01T01:30", "2015-11-01T01:30:00-04:00", Kind::kAmbiguous},
      // Samoa had no 30 December 2011.
      {"Pacific/Apia", "2011-12-30T12:00", "2011-12-31T00:00:00+14:00", Kind::kGap},
      {"UTC", "2015-09-15T14:40", "2015-09-15T14:40:00Z"},
      {"+03:00", "2015-09-15T14:40", "2015-09-15T14:40:00+03:00"},
      {"02:00", "2015-09-15T14:40", "2015-09-15T14:40:00+02:00"},
      {"-09:30", "2015-09-15T14:40", "2015-09-15T14:40:00-09:30"},
      {"-00:00", "2015-09-15T14:40", "2015-09-15T14:40:00Z"},
  };
  for (const Case& one : cases) {
    const auto resolved = zone(one.zone).resolve(local(one.local));
    EXPECT_EQ(format_instant(resolved.instant, resolved.offset_minutes), one.instant)
        << one.zone << ' ' << one.local;
    EXPECT_EQ(resolved.kind, one.kind) << one.zone << ' ' << one.local;
  }
}

TEST(TimeZone, ShowsInstantsOnTheWall) {
  const auto shown = zone("Europe/Moscow").at(parse_instant("2015-09-15T11:40:00Z")->instant);
  EXPECT_EQ(format_local(shown.local), "2015-09-15 14:40");
  EXPECT_EQ(shown.offset_minutes, 180);
}

TEST(TimeZone, ShowsTheSecondsOfLocalMeanTime) {
  // Moscow before 1916: two and a half hours and 17 seconds before Greenwich.
  const auto shown = zone("Europe/Moscow").at(parse_instant("1900-01-01T00:00:00Z")->instant);
  EXPECT_EQ(format_local(shown.local), "1900-01-01 02:30:17");
  EXPECT_EQ(shown.offset_minutes, 150);
}

TEST(TimeZone, LocalToInstantAndBackIsTheSameWallClock) {
  std::mt19937_64 random(20141026);
  for (const char* name :
       {"Europe/Moscow", "Asia/Dushanbe", "America/New_York", "Pacific/Apia", "Asia/Pyongyang",
        "Australia/Lord_Howe", "Africa/Casablanca", "+05:45"}) {
    const TimeZone place = zone(name);
    int rare = 0;
    for (int round = 0; round < 20'000; ++round) {
      // 1950 … 2037, what the table on disk covers
      const std::int64_t from = -631'152'000;
      const Instant instant{from + static_cast<std::int64_t>(random() % 2'745'000'000u), 0};
      const auto shown = place.at(instant);
      const auto back = place.resolve(shown.local);
      ASSERT_NE(back.kind, Kind::kGap) << name << ' ' << instant.seconds;
      if (back.kind == Kind::kAmbiguous) {
        ++rare;
        ASSERT_LE(back.instant.seconds, instant.seconds) << name;
      } else {
        ASSERT_EQ(back.instant.seconds, instant.seconds) << name;
        ASSERT_EQ(back.offset_minutes, shown.offset_minutes) << name;
      }
      ASSERT_EQ(place.at(back.instant).local.seconds, shown.local.seconds) << name;
    }
    EXPECT_LT(rare, 100) << name;
  }
}

TEST(TimeZone, KnowsNoOtherNames) {
  for (const char* name : {"", "Moscow", "Europe/Moskva", "europe/moscow", "../../etc/passwd",
                           "/etc/localtime", "MSK+3", "+3:00", "+03", "+0300", "+24:00", "+03:60",
                           "+03:0a", "++3:00", "03:00 ", "UTC+3", "Europe/Moscow\n"}) {
    const auto found = TimeZone::find(name);
    ASSERT_FALSE(found) << name;
    EXPECT_EQ(found.error().kind, Error::Kind::kUsage);
    EXPECT_EQ(found.error().where, name);
    EXPECT_EQ(found.error().message, "unknown time zone");
  }
  EXPECT_FALSE(TimeZone::find(std::string_view("UTC\0x", 5)));
}

TEST(TimeZone, HasAName) {
  EXPECT_EQ(zone("Europe/Moscow").name(), "Europe/Moscow");
  EXPECT_EQ(zone("UTC").name(), "UTC");
  EXPECT_EQ(TimeZone().name(), "UTC");
  EXPECT_EQ(zone("03:00").name(), "+03:00");
  EXPECT_EQ(zone("-09:30").name(), "-09:30");
  EXPECT_EQ(zone("+23:59").name(), "+23:59");
  EXPECT_EQ(zone("-23:59").name(), "-23:59");
  EXPECT_EQ(zone("-00:00").name(), "UTC");
}

TEST(TimeZone, AnswersForTimesFarOutsideTheCalendar) {
  const TimeZone moscow = zone("Europe/Moscow");
  for (const std::int64_t seconds : {-4'000'000'000'000'000, 4'000'000'000'000'000}) {
    const auto shown = moscow.at({seconds, 0});
    EXPECT_EQ(moscow.resolve(shown.local).instant.seconds, seconds);
  }
}

TEST(TimeZone, IsReadFromManyThreads) {
  std::vector<std::thread> threads;
  std::vector<int> right(4, 0);
  for (int& count : right) {
    threads.emplace_back([&count] {
      for (const char* name : {"Asia/Almaty", "Asia/Bishkek", "Asia/Yerevan", "Europe/Minsk"}) {
        const auto found = TimeZone::find(name);
        if (found && found->at({0, 0}).offset_minutes > 0) ++count;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, std::vector<int>(4, 4));
}

TEST(TimeZone, TheDatabaseSaysWhichItIsAndCanBeTrusted) {
  const std::string version = tzdata_version();
  EXPECT_GE(version, "2015") << "a year and a letter";
  EXPECT_LE(version.size(), 8u);
  for (const int year : {2007, 2015, 2026, 2037}) EXPECT_TRUE(time_zones_trustworthy(year)) << year;
  EXPECT_FALSE(time_zones_trustworthy(0));
}

TEST(TimeZone, IsNotTrustedBeyondTheTable) {
  // The library reads no rule behind the table's last change, so July 2100 has New York's winter.
  EXPECT_FALSE(time_zones_trustworthy(2100));
}

}  // namespace
}  // namespace dateline
