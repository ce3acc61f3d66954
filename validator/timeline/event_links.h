// Links between records that name one event differently: a claim ("Following the CSTO summit in
// Dushanbe, …") and the record of that summit; a See-also item and the event it names.
//
// A claim is linked to a record when
//   1. the record is of an event that happens (no announcement, order, greeting), not the claim's
//      own, and no more than kClaimDays away;
//   2. every word of the claimed event is in the record's title, its place or a country of its tags
//      (domain/event_name.h says what a word is), and not in words of the title that are
//      themselves a claim: "Press statements following Russian-Turkish talks" is not the talks;
//      One word at the least has to tell the event from others: "the working meeting" means none;
//   3. where the claim names a place, the record's place is not known to be in another country.
// A See-also item with a date is linked to the records of its title (folded) that are the nearest
// to its date, within kItemDays.
//
// Pure: borrows the batches, reads nothing. O(n log n + claims × records within the window).
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "validator/domain/knowledge.h"
#include "validator/record/record_batch.h"

namespace dateline {

struct LinkedRecord {
  const Record* record = nullptr;
  const RecordBatch* batch = nullptr;
  std::string why = {};  // "holds csto, summit; same day; same place"
};

class EventLinks {
 public:
  static constexpr std::int32_t kClaimDays = 3;
  static constexpr std::int32_t kItemDays = 14;
  // The code of a record's own country, or "".
  using HomeOf = std::function<std::string_view(const Record&)>;

  EventLinks() = default;
  EventLinks(std::span<const RecordBatch> batches, const Knowledge& knowledge, const HomeOf& home);

  // What a claim or See-also item of one of the records is linked to, the likest title first, then
  // the nearest day, path and ordinal. Empty: nothing is.
  [[nodiscard]] std::span<const LinkedRecord> of(const void* item) const;

 private:
  std::unordered_map<const void*, std::vector<LinkedRecord>> links_;
};

}  // namespace dateline
