// Timeline: the records of an archive in the order in which the events happened, and cut by person
// and by place. Built once from completed records; answers by looking up, never by searching all
// pairs. Borrows the records (and their strings): valid as long as their batches. Immutable, so it
// may be shared between threads.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "validator/base/civil_time.h"
#include "validator/record/record_batch.h"

namespace dateline {

class Timeline {
 public:
  using Events = std::span<const Record* const>;

  Timeline() = default;
  // O(n log n) in records and presences. Null pointers are not allowed.
  explicit Timeline(std::vector<const Record*> records);

  // Every record: by instant, then by date, path and ordinal. A record with a date but no time
  // stands at the start of its day, in its own zone, before what has a time then; an announcement
  // at the start of its first day; a record without any date comes last.
  [[nodiscard]] Events in_order() const { return events_; }

  // The events with from <= event.at < to, in order. A record whose time is unknown is in no such
  // interval. O(log n).
  [[nodiscard]] Events between(Instant from, Instant to) const;

  // The itinerary of a person, by person_key(): the events where the person was bodily present, in
  // order. Empty for a key that nobody has.
  [[nodiscard]] Events of_person(std::string_view key) const;
  // The keys that have an itinerary, sorted.
  [[nodiscard]] std::vector<std::string_view> people() const;

  // The events at a place, by its printed name (folded), in order: of every record that names a
  // place, present or not.
  [[nodiscard]] Events at_place(std::string_view name) const;

 private:
  using Lanes = std::unordered_map<std::string, std::vector<const Record*>>;

  static Events lane(const Lanes& lanes, const std::string& key);

  std::vector<const Record*> events_;
  std::vector<const Record*> timed_;  // those with an instant
  Lanes by_person_;
  Lanes by_place_;
};

// The records of all batches.
Timeline timeline_of(std::span<const RecordBatch> batches);

}  // namespace dateline
