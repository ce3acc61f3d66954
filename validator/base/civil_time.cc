#include "validator/base/civil_time.h"

#include <array>

#include <fmt/format.h>

namespace dateline {
namespace {

constexpr std::int64_t kSecondsPerDay = 86'400;
constexpr std::int64_t kNanosPerSecond = 1'000'000'000;

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

bool is_leap(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

struct Clock {
  int hour = 0;
  int minute = 0;
  int second = 0;
};

Clock clock_of(LocalTime local) {
  const int second = second_of_day(local);
  return {second / 3600, second / 60 % 60, second % 60};
}

}  // namespace

Date to_date(CivilDay day) {
  const std::int64_t year = std::int64_t{day.year} - (day.month <= 2 ? 1 : 0);
  const std::int64_t era = floor_divide(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t month_from_march = day.month + (day.month > 2 ? -3 : 9);
  const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + day.day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return {static_cast<std::int32_t>(era * 146'097 + day_of_era - 719'468)};
}

CivilDay to_civil(Date date) {
  const std::int64_t shifted = std::int64_t{date.days} + 719'468;  // days since 0000-03-01
  const std::int64_t era = floor_divide(shifted, 146'097);
  const std::int64_t day_of_era = shifted - era * 146'097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const auto day = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
  const auto month =
      static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
  const auto year = static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0));
  return {year, month, day};
}

std::optional<Date> valid_date(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return to_date({year, month, day});
}

std::optional<LocalTime> at_time(Date date, int hour, int minute, int second) {
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
    return std::nullopt;
  }
  return LocalTime{date.days * kSecondsPerDay + hour * 3600 + minute * 60 + second};
}

Date date_of(LocalTime local) {
  return {static_cast<std::int32_t>(floor_divide(local.seconds, kSecondsPerDay))};
}

int second_of_day(LocalTime local) {
  const std::int64_t rest = local.seconds % kSecondsPerDay;
  return static_cast<int>(rest < 0 ? rest + kSecondsPerDay : rest);
}

int weekday(Date date) {
  const std::int64_t since_sunday = (std::int64_t{date.days} + 4) % 7;  // 1970-01-01: a Thursday
  return static_cast<int>(since_sunday < 0 ? since_sunday + 7 : since_sunday);
}

std::string_view weekday_name(int weekday) {
  constexpr std::array<std::string_view, 7> kNames = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                      "Thursday", "Friday", "Saturday"};
  return weekday < 0 || weekday > 6 ? "" : kNames[static_cast<std::size_t>(weekday)];
}

std::string format_date(Date date) {
  const CivilDay day = to_civil(date);
  return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

std::string format_clock(LocalTime local) {
  const Clock clock = clock_of(local);
  if (clock.second == 0) return fmt::format("{:02}:{:02}", clock.hour, clock.minute);
  return fmt::format("{:02}:{:02}:{:02}", clock.hour, clock.minute, clock.second);
}

std::string format_local(LocalTime local) {
  return format_date(date_of(local)) + " " + format_clock(local);
}

std::string format_local_iso(LocalTime local) {
  const Clock clock = clock_of(local);
  return fmt::format("{}T{:02}:{:02}:{:02}", format_date(date_of(local)), clock.hour, clock.minute,
                     clock.second);
}

std::string format_instant(Instant instant, int offset_minutes) {
  std::string out = format_local_iso({instant.seconds + std::int64_t{offset_minutes} * 60});
  if (instant.nanos % 1'000'000 == 0) {
    if (instant.nanos != 0) out += fmt::format(".{:03}", instant.nanos / 1'000'000);
  } else if (instant.nanos % 1000 == 0) {
    out += fmt::format(".{:06}", instant.nanos / 1000);
  } else {
    out += fmt::format(".{:09}", instant.nanos);
  }
  if (offset_minutes == 0) return out + "Z";
  const int size = offset_minutes < 0 ? -offset_minutes : offset_minutes;
  return out + fmt::format("{}{:02}:{:02}", offset_minutes < 0 ? '-' : '+', size / 60, size % 60);
}

std::string format_duration(Duration duration) {
  // Unsigned, since the most negative duration has no positive counterpart.
  auto rest = static_cast<std::uint64_t>(duration.nanos);
  std::string out;
  if (duration.nanos < 0) {
    rest = 0 - rest;
    out = "-";
  }
  const std::uint64_t fraction = rest % kNanosPerSecond;
  const std::uint64_t seconds = rest / kNanosPerSecond;
  if (seconds >= 3600) out += fmt::format("{}h", seconds / 3600);
  if (seconds / 60 % 60 != 0) out += fmt::format("{}m", seconds / 60 % 60);
  if (fraction != 0) {
    std::string digits = fmt::format("{:09}", fraction);
    digits.erase(digits.find_last_not_of('0') + 1);
    out += fmt::format("{}.{}s", seconds % 60, digits);
  } else if (seconds % 60 != 0 || seconds == 0) {
    out += fmt::format("{}s", seconds % 60);
  }
  return out;
}

}  // namespace dateline
