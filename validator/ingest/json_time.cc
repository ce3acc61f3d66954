#include "validator/ingest/json_time.h"

#include <cstdlib>

#include <fmt/format.h>

#include "validator/base/text.h"

namespace dateline {
namespace {

void bad_date(const JsonText& json, std::size_t at, const Text& text, std::string_view expected,
              const FieldPath& field) {
  json.doubt("input/bad-date", json.span(at),
             fmt::format("{} is '{}', expected {}", field.spell(), printable(text.value), expected),
             field);
}

std::optional<int> two_digits(std::string_view text) {
  if (text.size() < 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') {
    return std::nullopt;
  }
  return (text[0] - '0') * 10 + (text[1] - '0');
}

// "14:40" or "14:40:00" on a day.
std::optional<LocalTime> parse_clock(Date date, std::string_view text) {
  if (text.size() != 5 && text.size() != 8) return std::nullopt;
  const auto hour = two_digits(text);
  const auto minute = text[2] == ':' ? two_digits(text.substr(3)) : std::nullopt;
  if (!hour || !minute) return std::nullopt;
  if (text.size() == 5) return at_time(date, *hour, *minute);
  const auto second = text[5] == ':' ? two_digits(text.substr(6)) : std::nullopt;
  return second ? at_time(date, *hour, *minute, *second) : std::nullopt;
}

LocalTime wall_clock(const OffsetInstant& at) {
  return {at.instant.seconds + std::int64_t{60} * at.offset_minutes};
}

// The offset at the end of an RFC 3339 text: "Z" or "+03:00".
std::size_t offset_length(std::string_view text) {
  return !text.empty() && (text.back() == 'Z' || text.back() == 'z') ? 1 : 6;
}

struct ReadAt {
  Text text = {};
  std::optional<OffsetInstant> instant = {};
  std::optional<LocalTime> local = {};  // the wall clock as written
  std::size_t local_end = 0;            // where it ends in the text
};

ReadAt read_at(const JsonText& json, std::size_t at, const FieldPath& field) {
  ReadAt read;
  if (at == 0) return read;
  read.text = json.optional_string(at, field);
  if (!read.text) return read;
  read.local_end = read.text.value.size();
  read.instant = parse_instant(*read.text);
  if (read.instant) {
    read.local = wall_clock(*read.instant);
    read.local_end -= offset_length(*read.text);
  } else {
    read.local = parse_local(*read.text);
    if (!read.local)
      bad_date(json, at, read.text, "a date-time such as 2015-09-15T14:40:00+03:00", field);
  }
  return read;
}

void take_instant(ReadClock& clock, const ReadAt& at) {
  if (!at.instant) return;
  clock.at = sourced(at.instant->instant, at.text.span);
  clock.offset_minutes = static_cast<std::int16_t>(at.instant->offset_minutes);
}

// An offset that the record's own zone does not have at that time is not believed.
bool agrees(const ReadAt& at, const std::optional<TimeZone>& zone) {
  return !at.instant || !zone || zone->at(at.instant->instant).local == *at.local;
}

// Date and time from "at" alone.
void take_at(ReadClock& clock, const JsonText& json, const ReadAt& at,
             const std::optional<TimeZone>& zone) {
  const Text local_text = json.part(at.text, 0, at.local_end);
  LocalTime local = *at.local;
  if (zone && at.instant) local = zone->at(at.instant->instant).local;
  clock.local = sourced(local, local_text.span);
  clock.date =
      sourced(date_of(local), json.part(at.text, 0, std::min<std::size_t>(10, at.local_end)).span);
  take_instant(clock, at);
  if (zone && at.instant) {
    clock.offset_minutes = static_cast<std::int16_t>(zone->at(at.instant->instant).offset_minutes);
  }
}

}  // namespace

ReadClock read_clock(const JsonText& json, const ClockMembers& members, const FieldPath& field,
                     const std::optional<TimeZone>& zone) {
  ReadClock clock;
  const FieldPath date_field{.parent = &field, .name = "date"};
  const FieldPath time_field{.parent = &field, .name = "time"};
  const FieldPath at_field{.parent = &field, .name = "at"};
  if (members.date != 0) clock.date = read_json_date(json, members.date, date_field);
  const Text time = members.time == 0 ? Text{} : json.optional_string(members.time, time_field);
  if (time && clock.date) {
    const auto local = parse_clock(*clock.date, *time);
    if (local) clock.local = sourced(*local, time.span);
    if (!local) bad_date(json, members.time, time, "a time such as 14:40", time_field);
  } else if (time && members.date == 0 && members.at == 0) {
    json.doubt("input/bad-date", time.span,
               fmt::format("{} has no date beside it", time_field.spell()), date_field);
  }
  const ReadAt at = read_at(json, members.at, at_field);
  if (!at.local) return clock;
  if (!clock.date && members.date == 0) {
    take_at(clock, json, at, zone);
  } else if (clock.local && *clock.local == *at.local && agrees(at, zone)) {
    take_instant(clock, at);
  } else if (clock.date && members.time == 0 && date_of(*at.local) == *clock.date) {
    clock.local = sourced(*at.local, json.part(at.text, 0, at.local_end).span);
    take_instant(clock, at);
  }
  return clock;
}

Sourced<Date> read_json_date(const JsonText& json, std::size_t at, const FieldPath& field) {
  const Text text = json.optional_string(at, field);
  if (!text) return {};
  const auto date = parse_date(*text);
  if (date) return sourced(*date, text.span);
  bad_date(json, at, text, "a day of the calendar such as 2015-09-15", field);
  return {};
}

ReadClock read_json_moment(const JsonText& json, std::size_t at, const FieldPath& field) {
  ReadClock clock;
  const Text text = json.optional_string(at, field);
  if (!text) return clock;
  if (const auto date = parse_date(*text)) {
    clock.date = sourced(*date, text.span);
    return clock;
  }
  const ReadAt moment = read_at(json, at, field);
  if (moment.local) take_at(clock, json, moment, std::nullopt);
  return clock;
}

Sourced<LocalTime> read_json_local(const JsonText& json, std::size_t at, const FieldPath& field) {
  const Text text = json.optional_string(at, field);
  if (!text) return {};
  if (const auto local = parse_local(*text)) return sourced(*local, text.span);
  if (const auto instant = parse_instant(*text)) return sourced(wall_clock(*instant), text.span);
  if (const auto date = parse_date(*text)) return sourced(*at_time(*date, 0, 0), text.span);
  bad_date(json, at, text, "a date or a date-time such as 2015-09-15T14:40:00", field);
  return {};
}

Sourced<LocalTime> start_of(const Sourced<Date>& date) {
  return date ? sourced(*at_time(*date, 0, 0), date.span) : Sourced<LocalTime>{};
}

std::string offset_name(int minutes) {
  return fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                     std::abs(minutes) % 60);
}

}  // namespace dateline
