#include "validator/timeline/timeline.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>

#include "validator/base/text.h"
#include "validator/base/time_zone.h"

namespace dateline {
namespace {

// Where a record stands. What is known exactly comes behind what only has a day.
struct Position {
  Instant instant = {};
  bool exact = false;
  std::int32_t day = 0;
  std::string_view path = {};
  std::uint32_t ordinal = 0;
  const Record* record = nullptr;

  auto key() const { return std::tie(instant, exact, day, path, ordinal); }
};

// Midnight of a day in a record's zone. Remembers the zone: an archive has few.
class DayStart {
 public:
  Instant of(Date day, std::string_view zone_name) {
    if (zone_name != name_) {
      name_ = zone_name;
      const Result<TimeZone> found = TimeZone::find(zone_name);
      zone_ = found ? *found : TimeZone();
    }
    return zone_.resolve(LocalTime{std::int64_t{86400} * day.days}).instant;
  }

 private:
  std::string name_ = "UTC";
  TimeZone zone_ = {};
};

std::optional<Date> day_of(const EventTime& event) {
  if (event.date) return *event.date;
  if (event.announced_from) return *event.announced_from;
  return std::nullopt;
}

Position position_of(const Record& record, DayStart& day_start) {
  Position position{.path = record.input.path, .ordinal = record.input.ordinal, .record = &record};
  const std::optional<Date> day = day_of(record.event);
  if (day) position.day = day->days;
  if (record.event.at) {
    position.instant = *record.event.at;
    position.exact = true;
  } else if (day) {
    position.instant = day_start.of(*day, record.event.zone.name);
  } else {
    position.instant = {std::numeric_limits<std::int64_t>::max(), 0};
  }
  return position;
}

}  // namespace

Timeline::Timeline(std::vector<const Record*> records) : events_(std::move(records)) {
  std::vector<Position> positions;
  positions.reserve(events_.size());
  DayStart day_start;
  for (const Record* record : events_) positions.push_back(position_of(*record, day_start));
  std::stable_sort(positions.begin(), positions.end(),
                   [](const Position& a, const Position& b) { return a.key() < b.key(); });
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const Record* record = positions[i].record;
    events_[i] = record;
    if (positions[i].exact) timed_.push_back(record);
    for (const Presence& who : record->present) {
      by_person_[std::string(who.key)].push_back(record);
    }
    if (record->place.name) by_place_[fold(*record->place.name)].push_back(record);
  }
}

Timeline::Events Timeline::between(Instant from, Instant to) const {
  const auto at_or_after = [this](Instant instant) {
    return std::lower_bound(
        timed_.begin(), timed_.end(), instant,
        [](const Record* record, Instant bound) { return *record->event.at < bound; });
  };
  const auto first = at_or_after(from);
  const auto last = std::max(first, at_or_after(to));
  return Events(timed_).subspan(static_cast<std::size_t>(first - timed_.begin()),
                                static_cast<std::size_t>(last - first));
}

Timeline::Events Timeline::of_person(std::string_view key) const {
  return lane(by_person_, std::string(key));
}

std::vector<std::string_view> Timeline::people() const {
  std::vector<std::string_view> keys;
  keys.reserve(by_person_.size());
  for (const auto& [key, events] : by_person_) keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  return keys;
}

Timeline::Events Timeline::at_place(std::string_view name) const {
  return lane(by_place_, fold(name));
}

Timeline::Events Timeline::lane(const Lanes& lanes, const std::string& key) {
  const auto found = lanes.find(key);
  return found == lanes.end() ? Events() : Events(found->second);
}

Timeline timeline_of(std::span<const RecordBatch> batches) {
  std::vector<const Record*> records;
  for (const RecordBatch& batch : batches) {
    for (const Record& record : batch.records) records.push_back(&record);
  }
  return Timeline(std::move(records));
}

}  // namespace dateline
