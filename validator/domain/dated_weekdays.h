// Weekdays that stand with a date in prose: "on Friday, December 21", "Tuesday 15 September 2015",
// "September 15, 2015 (Tuesday)". Pure text work, English only; the patterns stand in the .cc with
// an example each.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "validator/base/civil_time.h"
#include "validator/base/regex.h"

namespace dateline {

struct DatedWeekday {
  std::string_view text = {};     // the words of weekday and date, a part of the text
  std::string_view weekday = {};  // "Friday", as written
  Date date = {};
};

class WeekdayFinder {
 public:
  // Compiles the patterns; immutable afterwards and shared between threads.
  WeekdayFinder();

  // In the order of their patterns, then of appearance. Without a year in print the date is the one
  // nearest to `near`. A day that no month has ("Friday, June 31") is not looked at. O(text); a
  // text that names no weekday costs one search.
  [[nodiscard]] std::vector<DatedWeekday> find(std::string_view text, Date near) const;

 private:
  static constexpr std::size_t kForms = 4;
  std::array<Regex, kForms> forms_;
};

}  // namespace dateline
