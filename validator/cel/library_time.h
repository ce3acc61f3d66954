// Parts of a time (year, hour, day of the week) as the language counts them, and the texts of
// timestamps and durations. Shared by the library's functions and the planned nodes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "validator/base/civil_time.h"
#include "validator/base/time_zone.h"
#include "validator/cel/value.h"

namespace dateline::cel {

enum class TimePart : std::uint8_t {
  kFullYear,
  kMonth,       // 0 = January
  kDate,        // 1 … 31
  kDayOfMonth,  // 0 … 30
  kDayOfWeek,   // 0 = Sunday
  kDayOfYear,   // 0 = 1 January
  kHours,
  kMinutes,
  kSeconds,
  kMilliseconds,
};

std::int64_t part_of(TimePart part, LocalTime local, std::int32_t nanos);
std::int64_t part_in_zone(TimePart part, Instant instant, const TimeZone& zone);

// "timestamp_to_hours_with_tz": the overloads that take a zone.
bool is_zoned_part(std::string_view id);
std::optional<TimePart> zoned_part(std::string_view id);

bool in_range(Instant instant);  // years 1 … 9999
// RFC 3339 within the range.
std::optional<Instant> read_timestamp(std::string_view text);

// As string() gives them: 2009-02-13T23:31:30.5Z, 1000000s, 0.001s.
void append_timestamp(std::string& out, Instant instant);
void append_duration(std::string& out, Duration duration);

// Nothing on overflow.
std::optional<Instant> shifted(Instant instant, Duration by);
std::optional<Instant> shifted_back(Instant instant, Duration by);
std::optional<Duration> between(Instant later, Instant earlier);

}  // namespace dateline::cel
