// Timestamps and durations: their parts with and without a zone, their texts, their sums.
#include "validator/cel/library_time.h"

#include <limits>

#include <fmt/format.h>

#include "validator/cel/env_impl.h"
#include "validator/cel/runtime.h"

namespace dateline::cel {
namespace {

using Arguments = std::span<const Value>;

constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
constexpr std::int64_t kFirstSecond = -62'135'596'800;  // 0001-01-01T00:00:00Z
constexpr std::int64_t kLastSecond = 253'402'300'799;   // 9999-12-31T23:59:59Z

std::optional<Instant> normalised(std::int64_t seconds, std::int64_t nanos) {
  Instant out{.seconds = seconds + nanos / kNanosPerSecond,
              .nanos = static_cast<std::int32_t>(nanos % kNanosPerSecond)};
  if (out.nanos < 0) {
    out.nanos += static_cast<std::int32_t>(kNanosPerSecond);
    --out.seconds;
  }
  return in_range(out) ? std::optional(out) : std::nullopt;
}

void append_fraction(std::string& out, std::int64_t nanos) {
  if (nanos == 0) return;
  std::string digits = fmt::format(".{:09}", nanos);
  digits.erase(digits.find_last_not_of('0') + 1);
  out += digits;
}

struct PartRow {
  TimePart part;
  std::string_view function;
  std::string_view id;
  std::string_view zoned_id;
  Function plain;
  Function zoned;
};

template <TimePart part>
Value timestamp_part(Evaluation&, Arguments a) {
  return Value::integer(part_in_zone(part, a[0].as_timestamp(), TimeZone()));
}
template <TimePart part>
Value timestamp_part_in_zone(Evaluation& evaluation, Arguments a) {
  const Result<TimeZone> zone = TimeZone::find(a[1].as_string());
  if (!zone) {
    return failure(evaluation, ErrorCode::kInvalidArgument,
                   fmt::format("no time zone: '{}'", a[1].as_string()));
  }
  return Value::integer(part_in_zone(part, a[0].as_timestamp(), *zone));
}

constexpr PartRow row(TimePart part, std::string_view function, std::string_view id,
                      std::string_view zoned_id, Function plain, Function zoned) {
  return {part, function, id, zoned_id, plain, zoned};
}

#define DATELINE_TIME_PART(part, function, name)                                       \
  row(TimePart::part, function, "timestamp_to_" name, "timestamp_to_" name "_with_tz", \
      timestamp_part<TimePart::part>, timestamp_part_in_zone<TimePart::part>)

constexpr PartRow kParts[] = {
    DATELINE_TIME_PART(kFullYear, "getFullYear", "year"),
    DATELINE_TIME_PART(kMonth, "getMonth", "month"),
    DATELINE_TIME_PART(kDate, "getDate", "day_of_month_1_based"),
    DATELINE_TIME_PART(kDayOfMonth, "getDayOfMonth", "day_of_month"),
    DATELINE_TIME_PART(kDayOfWeek, "getDayOfWeek", "day_of_week"),
    DATELINE_TIME_PART(kDayOfYear, "getDayOfYear", "day_of_year"),
    DATELINE_TIME_PART(kHours, "getHours", "hours"),
    DATELINE_TIME_PART(kMinutes, "getMinutes", "minutes"),
    DATELINE_TIME_PART(kSeconds, "getSeconds", "seconds"),
    DATELINE_TIME_PART(kMilliseconds, "getMilliseconds", "milliseconds"),
};

#undef DATELINE_TIME_PART

template <std::int64_t nanos>
Value whole_units(Evaluation&, Arguments a) {
  return Value::integer(a[0].as_duration().nanos / nanos);
}
Value milliseconds_of_second(Evaluation&, Arguments a) {
  return Value::integer(a[0].as_duration().nanos % kNanosPerSecond / 1'000'000);
}

constexpr Declaration kDurations[] = {
    {"getHours", "duration_to_hours", "duration.()->int", whole_units<3600 * kNanosPerSecond>},
    {"getMinutes", "duration_to_minutes", "duration.()->int", whole_units<60 * kNanosPerSecond>},
    {"getSeconds", "duration_to_seconds", "duration.()->int", whole_units<kNanosPerSecond>},
    {"getMilliseconds", "duration_to_milliseconds", "duration.()->int", milliseconds_of_second},
};

}  // namespace

std::int64_t part_of(TimePart part, LocalTime local, std::int32_t nanos) {
  const Date date = date_of(local);
  const int second = second_of_day(local);
  switch (part) {
    case TimePart::kFullYear:
      return to_civil(date).year;
    case TimePart::kMonth:
      return to_civil(date).month - 1;
    case TimePart::kDate:
      return to_civil(date).day;
    case TimePart::kDayOfMonth:
      return to_civil(date).day - 1;
    case TimePart::kDayOfWeek:
      return weekday(date);
    case TimePart::kDayOfYear:
      return date.days - to_date({.year = to_civil(date).year, .month = 1, .day = 1}).days;
    case TimePart::kHours:
      return second / 3600;
    case TimePart::kMinutes:
      return second / 60 % 60;
    case TimePart::kSeconds:
      return second % 60;
    case TimePart::kMilliseconds:
      return nanos / 1'000'000;
  }
  return 0;
}

std::int64_t part_in_zone(TimePart part, Instant instant, const TimeZone& zone) {
  return part_of(part, zone.at(instant).local, instant.nanos);
}

std::optional<TimePart> zoned_part(std::string_view id) {
  for (const PartRow& part : kParts) {
    if (part.zoned_id == id) return part.part;
  }
  return std::nullopt;
}

bool is_zoned_part(std::string_view id) {
  return zoned_part(id).has_value();
}

bool in_range(Instant instant) {
  return instant.seconds >= kFirstSecond && instant.seconds <= kLastSecond;
}

std::optional<Instant> read_timestamp(std::string_view text) {
  const std::optional<OffsetInstant> read = parse_instant(text);
  if (!read || !in_range(read->instant)) return std::nullopt;
  return read->instant;
}

void append_timestamp(std::string& out, Instant instant) {
  out += format_instant({.seconds = instant.seconds});
  out.pop_back();  // the Z
  append_fraction(out, instant.nanos);
  out += 'Z';
}

void append_duration(std::string& out, Duration duration) {
  const std::int64_t seconds = duration.nanos / kNanosPerSecond;
  const std::int64_t nanos = duration.nanos % kNanosPerSecond;
  if (duration.nanos < 0) out += '-';
  out += fmt::format_int(seconds < 0 ? -seconds : seconds).str();
  append_fraction(out, nanos < 0 ? -nanos : nanos);
  out += 's';
}

std::optional<Instant> shifted(Instant instant, Duration by) {
  return normalised(instant.seconds + by.nanos / kNanosPerSecond,
                    instant.nanos + by.nanos % kNanosPerSecond);
}

std::optional<Instant> shifted_back(Instant instant, Duration by) {
  return normalised(instant.seconds - by.nanos / kNanosPerSecond,
                    instant.nanos - by.nanos % kNanosPerSecond);
}

std::optional<Duration> between(Instant later, Instant earlier) {
  std::int64_t out = 0;
  if (__builtin_mul_overflow(later.seconds - earlier.seconds, kNanosPerSecond, &out)) {
    return std::nullopt;
  }
  if (__builtin_add_overflow(out, std::int64_t{later.nanos} - earlier.nanos, &out)) {
    return std::nullopt;
  }
  return Duration{out};
}

void add_timestamps(Env& env) {
  for (const PartRow& part : kParts) {
    const Declaration both[] = {
        {part.function, part.id, "timestamp.()->int", part.plain},
        {part.function, part.zoned_id, "timestamp.(string)->int", part.zoned},
    };
    declare(env, both);
  }
  declare(env, kDurations);
}

}  // namespace dateline::cel
