#include "validator/base/civil_time.h"

#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

Date day(int year, int month, int day_of_month) {
  return to_date({year, month, day_of_month});
}

TEST(CivilTime, CountsEveryDayOfTheYears1To9999) {
  const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  Date expected = day(1, 1, 1);
  EXPECT_EQ(expected.days, -719'162);
  int day_of_week = 1;  // 1 January of the year 1 was a Monday
  for (int year = 1; year <= 9999; ++year) {
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    for (int month = 1; month <= 12; ++month) {
      const int length = lengths[month - 1] + (month == 2 && leap ? 1 : 0);
      for (int d = 1; d <= length; ++d) {
        const auto found = valid_date(year, month, d);
        ASSERT_TRUE(found.has_value()) << year << '-' << month << '-' << d;
        ASSERT_EQ(found->days, expected.days);
        const CivilDay back = to_civil(*found);
        ASSERT_TRUE(back.year == year && back.month == month && back.day == d) << expected.days;
        ASSERT_EQ(weekday(*found), day_of_week);
        ++expected.days;
        day_of_week = (day_of_week + 1) % 7;
      }
      ASSERT_FALSE(valid_date(year, month, length + 1)) << year << '-' << month;
      ASSERT_FALSE(valid_date(year, month, 0));
    }
  }
  EXPECT_EQ(expected.days, 2'932'897);  // 1 January 10000
}

TEST(CivilTime, KnowsNoDayOutsideTheCalendar) {
  const CivilDay none[] = {{0, 1, 1},     {10'000, 1, 1}, {2015, 0, 1},  {2015, 13, 1},
                           {2015, 4, 31}, {2015, 2, 29},  {1900, 2, 29}, {2015, 1, 32},
                           {2015, 1, -1}, {-1, 1, 1}};
  for (const CivilDay& d : none) EXPECT_FALSE(valid_date(d.year, d.month, d.day)) << d.year;
  EXPECT_TRUE(valid_date(2016, 2, 29));
  EXPECT_TRUE(valid_date(2000, 2, 29));
}

TEST(CivilTime, GoesBackAndForthAlsoFarOutsideTheCalendar) {
  for (const std::int32_t days : {std::numeric_limits<std::int32_t>::min(), -719'529, -719'163,
                                  2'932'897, std::numeric_limits<std::int32_t>::max()}) {
    EXPECT_EQ(to_date(to_civil({days})).days, days);
  }
}

TEST(CivilTime, TakesAClockOfADay) {
  const Date date = day(2015, 9, 15);
  EXPECT_EQ(at_time(date, 0, 0)->seconds, date.days * std::int64_t{86'400});
  EXPECT_EQ(at_time(date, 23, 59, 59)->seconds, (date.days + 1) * std::int64_t{86'400} - 1);
  EXPECT_FALSE(at_time(date, 24, 0));
  EXPECT_FALSE(at_time(date, -1, 0));
  EXPECT_FALSE(at_time(date, 0, 60));
  EXPECT_FALSE(at_time(date, 0, -1));
  EXPECT_FALSE(at_time(date, 0, 0, 60));
  EXPECT_FALSE(at_time(date, 0, 0, -1));
}

TEST(CivilTime, SplitsLocalTimesBefore1970) {
  const LocalTime local{-1};
  EXPECT_EQ(date_of(local).days, -1);
  EXPECT_EQ(second_of_day(local), 86'399);
  EXPECT_EQ(date_of({-86'400}).days, -1);
  EXPECT_EQ(second_of_day({-86'400}), 0);
  EXPECT_EQ(date_of({-86'401}).days, -2);
  EXPECT_EQ(weekday({-1}), 3);
  EXPECT_EQ(weekday({-5}), 6);
}

TEST(CivilTime, NamesWeekdays) {
  EXPECT_EQ(weekday_name(weekday(day(2015, 9, 15))), "Tuesday");
  EXPECT_EQ(weekday_name(0), "Sunday");
  EXPECT_EQ(weekday_name(6), "Saturday");
  EXPECT_EQ(weekday_name(7), "");
  EXPECT_EQ(weekday_name(-1), "");
}

TEST(CivilTime, WritesDatesAndClocks) {
  const Date date = day(2015, 9, 5);
  const LocalTime round = *at_time(date, 14, 40);
  const LocalTime odd = *at_time(date, 4, 0, 9);
  EXPECT_EQ(format_date(date), "2015-09-05");
  EXPECT_EQ(format_date(day(1, 1, 1)), "0001-01-01");
  EXPECT_EQ(format_local(round), "2015-09-05 14:40");
  EXPECT_EQ(format_local(odd), "2015-09-05 04:00:09");
  EXPECT_EQ(format_local_iso(round), "2015-09-05T14:40:00");
  EXPECT_EQ(format_clock(round), "14:40");
  EXPECT_EQ(format_clock(odd), "04:00:09");
}

TEST(CivilTime, WritesInstantsWithTheirOffset) {
  const std::int64_t noon = at_time(day(2015, 9, 15), 12, 0)->seconds;
  struct {
    Instant instant;
    int offset;
    const char* expected;
  } const cases[] = {
      {{noon, 0}, 0, "2015-09-15T12:00:00Z"},
      {{noon, 0}, 180, "2015-09-15T15:00:00+03:00"},
      {{noon, 0}, -570, "2015-09-15T02:30:00-09:30"},
      {{noon, 500'000'000}, 0, "2015-09-15T12:00:00.500Z"},
      {{noon, 1'000}, 0, "2015-09-15T12:00:00.000001Z"},
      {{noon, 1}, 0, "2015-09-15T12:00:00.000000001Z"},
      {{noon, 120'000'000}, 60, "2015-09-15T13:00:00.120+01:00"},
      {{-1, 999'999'999}, 0, "1969-12-31T23:59:59.999999999Z"},
  };
  for (const auto& one : cases) {
    EXPECT_EQ(format_instant(one.instant, one.offset), one.expected);
    const auto back = parse_instant(one.expected);
    ASSERT_TRUE(back) << one.expected;
    EXPECT_EQ(back->instant, one.instant) << one.expected;
    EXPECT_EQ(back->offset_minutes, one.offset) << one.expected;
  }
}

constexpr std::int64_t kSecond = 1'000'000'000;

TEST(CivilTime, WritesDurationsAsPeopleDo) {
  struct {
    std::int64_t nanos;
    const char* expected;
  } const cases[] = {
      {24 * 3600 * kSecond, "24h"},
      {90 * 60 * kSecond, "1h30m"},
      {45 * kSecond, "45s"},
      {0, "0s"},
      {-10 * 60 * kSecond, "-10m"},
      {3 * kSecond / 2, "1.5s"},
      {3601 * kSecond, "1h1s"},
      {(25 * 3600 + 61) * kSecond, "25h1m1s"},
      {1, "0.000000001s"},
      {-kSecond / 4, "-0.25s"},
      {60 * kSecond + 1'000'000, "1m0.001s"},
      {std::numeric_limits<std::int64_t>::max(), "2562047h47m16.854775807s"},
      {std::numeric_limits<std::int64_t>::min(), "-2562047h47m16.854775808s"},
  };
  for (const auto& one : cases) {
    EXPECT_EQ(format_duration({one.nanos}), one.expected);
    EXPECT_EQ(parse_duration(one.expected), Duration{one.nanos}) << one.expected;
  }
}

TEST(CivilTime, ReadsDatesWholeOrNotAtAll) {
  EXPECT_EQ(parse_date("2015-09-15"), day(2015, 9, 15));
  for (const char* text :
       {"", "2015-9-15", "2015-09-15 ", " 2015-09-15", "2015-09-1", "2015/09/15", "2015-02-29",
        "0000-01-01", "+015-09-15", "2015-09-15x", "12015-09-15"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
}

TEST(CivilTime, ReadsLocalTimesWholeOrNotAtAll) {
  EXPECT_EQ(parse_local("2015-09-15T14:40"), at_time(day(2015, 9, 15), 14, 40));
  EXPECT_EQ(parse_local("2015-09-15 14:40:07"), at_time(day(2015, 9, 15), 14, 40, 7));
  for (const char* text :
       {"2015-09-15", "2015-09-15T", "2015-09-15T14", "2015-09-15T14:4", "2015-09-15T24:00",
        "2015-09-15T14:40:", "2015-09-15T14:40:60", "2015-09-15T14:40Z", "2015-09-15t14:40",
        "2015-09-15T14:40:00.5", "2015-09-15  14:40"}) {
    EXPECT_FALSE(parse_local(text)) << text;
  }
}

TEST(CivilTime, ReadsInstantsWholeOrNotAtAll) {
  EXPECT_EQ(parse_instant("2015-09-15T14:40:00+03:00")->instant.seconds,
            at_time(day(2015, 9, 15), 11, 40)->seconds);
  EXPECT_EQ(parse_instant("2015-09-15T14:40:00.1234567899Z")->instant.nanos, 123'456'789);
  EXPECT_EQ(parse_instant("2015-09-15T14:40:00-00:00")->offset_minutes, 0);
  EXPECT_TRUE(parse_instant("2015-09-15t14:40:00z"));
  EXPECT_TRUE(parse_instant("0001-01-01T00:00:00Z"));
  EXPECT_TRUE(parse_instant("9999-12-31T23:59:59.999999999Z"));
  for (const char* text :
       {"2015-09-15T14:40:00", "2015-09-15T14:40Z", "2015-09-15 14:40:00Z", "2015-09-15T14:40:00.Z",
        "2015-09-15T14:40:00+3:00", "2015-09-15T14:40:00+0300", "2015-09-15T14:40:00+24:00",
        "2015-09-15T14:40:00+03:60", "2015-09-15T14:40:60Z", "2015-09-15T14:40:00Z ",
        "2015-09-15T14:40:00ZZ", "0001-01-01T00:30:00+01:00", "9999-12-31T23:30:00-01:00",
        "0000-01-01T00:00:00Z", ""}) {
    EXPECT_FALSE(parse_instant(text)) << text;
  }
}

TEST(CivilTime, ReadsDurationsAsGoDoes) {
  struct {
    const char* text;
    std::int64_t nanos;
  } const cases[] = {
      {"0", 0},
      {"-0", 0},
      {"0s", 0},
      {"1h30m", 5400 * kSecond},
      {"-1.5h", -5400 * kSecond},
      {"+5s", 5 * kSecond},
      {".5s", kSecond / 2},
      {"1.s", kSecond},
      {"1ns", 1},
      {"11us", 11'000},
      {"12\u00b5s", 12'000},
      {"12\u03bcs", 12'000},
      {"13ms", 13'000'000},
      {"1m1ms", 60 * kSecond + 1'000'000},
      {"30m1h", 5400 * kSecond},
      {"0.3333333333333333333h", 1'199'999'999'999},
      {"0.100000000000000000000h", 360 * kSecond},
      {"9223372036854775807ns", std::numeric_limits<std::int64_t>::max()},
      {"-9223372036854775808ns", std::numeric_limits<std::int64_t>::min()},
  };
  for (const auto& one : cases) {
    EXPECT_EQ(parse_duration(one.text), Duration{one.nanos}) << one.text;
  }
  for (const char* text : {"",
                           "-",
                           "+",
                           "1",
                           "00",
                           "s",
                           ".s",
                           "1h ",
                           " 1h",
                           "1 h",
                           "1d",
                           "1hm",
                           "--1h",
                           "1h-1m",
                           "-+1h",
                           "9223372036854775808ns",
                           "-9223372036854775809ns",
                           "9223372036854775807ns1ns",
                           "99999999999999999999999h",
                           "1e3s",
                           "1.2.3s",
                           "0x1s"}) {
    EXPECT_FALSE(parse_duration(text)) << text;
  }
}

}  // namespace
}  // namespace dateline
