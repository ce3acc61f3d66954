// The times of a canonical record: "date" and "time" beside each other, or one RFC 3339 "at" in
// their stead. What no calendar has is input/bad-date at its place and counts as absent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "validator/base/civil_time.h"
#include "validator/base/time_zone.h"
#include "validator/ingest/json_value.h"
#include "validator/record/sourced.h"

namespace dateline {

// Node indexes of the members; 0 where there is none (node 0 is never a member).
struct ClockMembers {
  std::size_t date = 0;
  std::size_t time = 0;
  std::size_t at = 0;
};

struct ReadClock {
  Sourced<Date> date = {};
  Sourced<LocalTime> local = {};
  // Only where the record itself says the instant: "at" alone, or with the same wall clock as date
  // and time. An "at" that says something else is a stale derived member and is ignored.
  Sourced<Instant> at = {};
  std::int16_t offset_minutes = 0;
};

// `zone`: where the record names one; an "at" alone is shown on that zone's wall clock.
ReadClock read_clock(const JsonText& json, const ClockMembers& members, const FieldPath& field,
                     const std::optional<TimeZone>& zone);

// "2015-09-15"
Sourced<Date> read_json_date(const JsonText& json, std::size_t at, const FieldPath& field);

// A date, a date-time, or a date-time with its offset, which alone gives the instant as well.
ReadClock read_json_moment(const JsonText& json, std::size_t at, const FieldPath& field);

// A date-time with or without an offset (the wall clock counts), or a date alone (its midnight).
Sourced<LocalTime> read_json_local(const JsonText& json, std::size_t at, const FieldPath& field);

// The first moment of a day; absent for an absent one.
Sourced<LocalTime> start_of(const Sourced<Date>& date);

// "+03:00", the name of a zone that is only an offset.
std::string offset_name(int minutes);

}  // namespace dateline
