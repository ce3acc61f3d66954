// Printed dates, by a profile's forms: "{month} {day}, {year}", "{day} {month} {year} года" with
// the profile's month names. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validator/base/civil_time.h"

namespace dateline {

class DateForms {
 public:
  // `months`: 12 or more names, index modulo 12 is the month; forms as above.
  DateForms() = default;
  DateForms(std::vector<std::string> months, std::vector<std::string> forms);

  struct ReadDate {
    Date date = {};
    std::size_t length = 0;   // bytes of `text` used
    bool impossible = false;  // well-formed, but no such day ("February 30, 2015")
  };
  // A date at the start of `text`.
  [[nodiscard]] std::optional<ReadDate> read(std::string_view text) const;

  struct ReadRange {
    Date start = {};
    Date end = {};
    bool range = false;  // false: one date, start == end
  };
  // The whole of `text`: a date, or a range with U+2212, an en dash or a hyphen, short forms
  // included
  // ("September 14 − 15, 2015", "October 30 − November 1, 2000").
  [[nodiscard]] std::optional<ReadRange> read_range(std::string_view text) const;

  // The form of the source, for fixes: "September 15, 2015".
  [[nodiscard]] std::string write(Date date) const;

 private:
  std::vector<std::string> months_;
  std::vector<std::string> forms_;
};

}  // namespace dateline
