// Dates and ranges of days that prose names: "on September 15, 2015", "April 28–30", "Tuesday,
// September 15", "14–15 сентября". Pure text work; the forms and the words of each language are
// data (rules/data/claims.toml), with examples beside each form. Add everything first, then share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validator/base/civil_time.h"
#include "validator/base/regex.h"

namespace dateline {

struct DateClaim {
  std::string_view text = {};  // a part of the text
  Date start = {};
  Date end = {};                  // of one day, that day again
  std::string_view weekday = {};  // "Tuesday", in English whatever the language; empty without one
};

class DateClaimFinder {
 public:
  // The names of months and weekdays from January and Monday on; further twelves and sevens are
  // other forms of them.
  struct Words {
    std::string language = {};
    std::vector<std::string> months = {};
    std::vector<std::string> weekdays = {};
  };
  void add(Words words);
  // A form has {day}, {month} and perhaps {year}, {end_day}, {end_month}, {weekday}; a – in it is
  // any dash. False where the language has no words yet, or the form has no day or month.
  bool add(std::string_view language, std::string_view form);

  // In order of appearance, without overlaps: what begins earliest, the longest of those. Without a
  // year in print it is the day nearest to `near`, and no claim without that. A day that no month
  // has and a range that ends before it begins are none either.
  [[nodiscard]] std::vector<DateClaim> find(std::string_view text, std::optional<Date> near) const;

 private:
  struct Form {
    Regex regex = {};
    std::size_t words = 0;
  };
  [[nodiscard]] std::optional<DateClaim> read(const Form& form,
                                              const std::vector<std::string_view>& groups,
                                              std::optional<Date> near) const;

  std::vector<Words> words_;
  std::vector<Form> forms_;
};

}  // namespace dateline
