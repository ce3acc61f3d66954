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
  DateForms(std::vector<std::string> months, const std::vector<std::string>& forms);

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
  // A form cut at its fields, and what is left of it where a range prints a field only once.
  struct Piece {
    enum class Kind { kLiteral, kDay, kMonth, kYear };
    Kind kind = Kind::kLiteral;
    std::string text = {};  // of a literal
  };
  using Pieces = std::vector<Piece>;
  struct Fields {
    int day = 0;
    int month = 0;  // 0: not printed
    int year = 0;   // 0: not printed
  };
  static Pieces cut(std::string_view form);
  // The form without one field and the literal that goes with it.
  static Pieces without(const Pieces& pieces, Piece::Kind field);
  // The fields at the start of `text` and the bytes used, or 0 bytes.
  std::size_t match(const Pieces& pieces, std::string_view text, Fields& fields) const;
  // The whole of `text` by a form or by what is left of one.
  bool match_part(std::string_view text, Fields& fields) const;

  std::vector<std::string> months_;
  std::vector<Pieces> forms_;
  std::vector<Pieces> parts_;  // the forms without year, without month, with the day alone
};

}  // namespace dateline
