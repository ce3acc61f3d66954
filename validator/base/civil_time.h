// The four kinds of time, which never mix: Date (a calendar day), LocalTime (a wall clock without a
// zone), Instant (a point on the time line) and Duration. All proleptic Gregorian, plain integers,
// no allocation. Zones are time_zone.h's business; nothing here reads a clock.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

struct Date {
  std::int32_t days = 0;  // since 1970-01-01
  auto operator<=>(const Date&) const = default;
};

struct LocalTime {
  std::int64_t seconds = 0;  // since 1970-01-01 00:00:00 of the same wall clock
  auto operator<=>(const LocalTime&) const = default;
};

struct Instant {
  std::int64_t seconds = 0;  // since 1970-01-01T00:00:00Z
  std::int32_t nanos = 0;    // 0 … 999,999,999
  auto operator<=>(const Instant&) const = default;
};

struct Duration {
  std::int64_t nanos = 0;
  auto operator<=>(const Duration&) const = default;
};

struct CivilDay {
  int year = 1970;
  int month = 1;  // 1 … 12
  int day = 1;    // 1 … 31
};

// Days-from-civil after Howard Hinnant, "chrono-compatible low-level date algorithms".
Date to_date(CivilDay day);
CivilDay to_civil(Date date);

// Nothing where the calendar has no such day (31 April, 29 February 2015) or the year is not 1 …
// 9999.
std::optional<Date> valid_date(int year, int month, int day);
// Nothing unless 0 ≤ hour < 24, 0 ≤ minute < 60, 0 ≤ second < 60.
std::optional<LocalTime> at_time(Date date, int hour, int minute, int second = 0);

Date date_of(LocalTime local);               // floor, also before 1970
int second_of_day(LocalTime local);          // 0 … 86,399
int weekday(Date date);                      // 0 = Sunday … 6 = Saturday
std::string_view weekday_name(int weekday);  // "Sunday" … "Saturday"

std::string format_date(Date date);             // 2015-09-15
std::string format_local(LocalTime local);      // 2015-09-15 14:40, with :ss only when not zero
std::string format_local_iso(LocalTime local);  // 2015-09-15T14:40:00
std::string format_clock(LocalTime local);      // 14:40, with :ss only when not zero
// RFC 3339: 2015-09-15T14:40:00+03:00, "Z" for offset 0; fractions only when not zero, in 3, 6 or 9
// digits.
std::string format_instant(Instant instant, int offset_minutes = 0);
std::string format_duration(Duration duration);  // 24h, 1h30m, 45s, 0s, -10m, 1.5s

// The whole text or nothing.
std::optional<Date> parse_date(std::string_view text);  // 2015-09-15
std::optional<LocalTime> parse_local(
    std::string_view text);  // 2015-09-15T14:40[:00], 'T' or a space
struct OffsetInstant {
  Instant instant = {};
  int offset_minutes = 0;
};
std::optional<OffsetInstant> parse_instant(std::string_view text);  // RFC 3339 with offset or Z
// CEL's and Go's form: a sign, then numbers with h, m, s, ms, us, ns: "1h30m", "-1.5h", "0".
std::optional<Duration> parse_duration(std::string_view text);

}  // namespace dateline
