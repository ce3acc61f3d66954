#include "validator/domain/dated_weekdays.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <optional>
#include <string>

#include "validator/base/limits.h"

namespace dateline {
namespace {

constexpr std::string_view kWeekday =
    "(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)";
constexpr std::string_view kMonth =
    "(?P<month>January|February|March|April|May|June|July|August|September|October|November|"
    "December)";
constexpr std::string_view kDay = R"((?P<day>[0-9]{1,2})(?:st|nd|rd|th)?)";
constexpr std::string_view kYear = R"((?:,? (?P<year>[0-9]{4})\b)?)";
constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string pattern;
  for (const std::string_view part : parts) pattern += part;
  return pattern;
}

std::array<std::string, 4> patterns() {
  return {
      // Friday, December 21, 2012 · Friday the December 21st
      joined({R"(\b)", kWeekday, ",? (?:the )?", kMonth, " ", kDay, R"(\b)", kYear}),
      // Friday 21 December 2012 · Friday, the 21st of December
      joined({R"(\b)", kWeekday, ",? (?:the )?", kDay, "(?: of)? ", kMonth, R"(\b)", kYear}),
      // December 21, 2012 (Friday) · December 21, Friday
      joined({R"(\b)", kMonth, " ", kDay, R"(\b)", kYear, R"(,? \(?)", kWeekday, R"(\b)"}),
      // 21 December 2012 (Friday) · 21st of December, Friday
      joined({R"(\b)", kDay, "(?: of)? ", kMonth, R"(\b)", kYear, R"(,? \(?)", kWeekday, R"(\b)"}),
  };
}

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::optional<Date> date_of_parts(std::string_view year, std::string_view month_name,
                                  std::string_view day_digits, Date near) {
  const auto month =
      1 + static_cast<int>(std::find(std::begin(kMonths), std::end(kMonths), month_name) -
                           std::begin(kMonths));
  const int day = number(day_digits);
  if (!year.empty()) return valid_date(number(year), month, day);
  std::optional<Date> nearest;
  const int around = to_civil(near).year;
  for (int candidate = around - 1; candidate <= around + 1; ++candidate) {
    const auto date = valid_date(candidate, month, day);
    if (!date) continue;
    if (!nearest || std::abs(date->days - near.days) < std::abs(nearest->days - near.days))
      nearest = date;
  }
  return nearest;
}

}  // namespace

WeekdayFinder::WeekdayFinder() {
  const auto texts = patterns();
  RegexError error;
  for (std::size_t i = 0; i < forms_.size(); ++i)
    Regex::compile(texts[i], Limits{}, forms_[i], error);
}

std::vector<DatedWeekday> WeekdayFinder::find(std::string_view text, Date near) const {
  std::vector<DatedWeekday> found;
  // "Monday" … "Sunday": every one of them ends alike.
  if (text.find("day") == std::string_view::npos) return found;
  std::vector<std::string_view> groups;
  for (const Regex& form : forms_) {
    const auto group = [&](std::string_view name) {
      return groups[static_cast<std::size_t>(form.group_number(name))];
    };
    for (std::string_view rest = text; form.match_groups(rest, groups);) {
      const std::string_view whole = groups[0];
      const auto date = date_of_parts(group("year"), group("month"), group("day"), near);
      if (date) found.push_back({.text = whole, .weekday = group("weekday"), .date = *date});
      rest = rest.substr(static_cast<std::size_t>(whole.data() + whole.size() - rest.data()));
    }
  }
  return found;
}

}  // namespace dateline
