// A form becomes one regular expression with a named group for each field; the words of its
// language are the alternatives of a group.
#include "validator/domain/date_claims.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "validator/base/limits.h"
#include "validator/domain/words.h"

namespace dateline {
namespace {

constexpr std::size_t kMonths = 12;
constexpr std::size_t kWeekdays = 7;
constexpr std::string_view kDash = "–";

std::string alternatives(std::string_view group, const std::vector<std::string>& words) {
  return fmt::format("(?P<{}>{})", group, fmt::join(words, "|"));
}

std::string field(std::string_view name, const DateClaimFinder::Words& words) {
  if (name == "year") return "(?P<year>[0-9]{4})";
  if (name == "day" || name == "end_day") return fmt::format("(?P<{}>[0-9]{{1,2}})", name);
  if (name == "month" || name == "end_month") return alternatives(name, words.months);
  return name == "weekday" ? alternatives(name, words.weekdays) : std::string();
}

// Empty where a field has no meaning.
std::string pattern_of(std::string_view form, const DateClaimFinder::Words& words) {
  std::string pattern;
  for (std::size_t pos = 0; pos < form.size();) {
    if (form[pos] == '{') {
      const auto end = form.find('}', pos);
      if (end == std::string_view::npos) return {};
      const auto part = field(form.substr(pos + 1, end - pos - 1), words);
      if (part.empty()) return {};
      pattern += part;
      pos = end + 1;
    } else if (form.substr(pos).starts_with(kDash)) {
      pattern += "[ \u00A0]?[-–—\u2212][ \u00A0]?";
      pos += kDash.size();
    } else if (form[pos] == ' ') {
      pattern += "[ \u00A0]";
      ++pos;
    } else {
      if (std::string_view("().?*+[]").find(form[pos]) != std::string_view::npos) pattern += '\\';
      pattern += form[pos++];
    }
  }
  return pattern;
}

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::size_t index_of(const std::vector<std::string>& words, std::string_view word) {
  return static_cast<std::size_t>(std::find(words.begin(), words.end(), word) - words.begin());
}

std::optional<Date> nearest_day(int month, int day, Date near) {
  std::optional<Date> nearest;
  const int around = to_civil(near).year;
  for (int year = around - 1; year <= around + 1; ++year) {
    const auto date = valid_date(year, month, day);
    if (!date) continue;
    if (!nearest || std::abs(date->days - near.days) < std::abs(nearest->days - near.days)) {
      nearest = date;
    }
  }
  return nearest;
}

}  // namespace

void DateClaimFinder::add(Words words) {
  words_.push_back(std::move(words));
}

bool DateClaimFinder::add(std::string_view language, std::string_view form) {
  const auto found = std::find_if(words_.begin(), words_.end(),
                                  [&](const Words& words) { return words.language == language; });
  if (found == words_.end()) return false;
  Form made;
  made.words = static_cast<std::size_t>(found - words_.begin());
  RegexError error;
  const auto pattern = pattern_of(form, *found);
  if (pattern.empty() || !Regex::compile(pattern, Limits{}, made.regex, error)) return false;
  if (made.regex.group_number("day") == 0 || made.regex.group_number("month") == 0) return false;
  forms_.push_back(std::move(made));
  return true;
}

std::optional<DateClaim> DateClaimFinder::read(const Form& form,
                                               const std::vector<std::string_view>& groups,
                                               std::optional<Date> near) const {
  const Words& words = words_[form.words];
  const auto group = [&](std::string_view name) {
    const auto at = static_cast<std::size_t>(form.regex.group_number(name));
    return at == 0 ? std::string_view() : groups[at];
  };
  const auto month_of = [&](std::string_view name) {
    return static_cast<int>(index_of(words.months, group(name)) % kMonths) + 1;
  };
  const int month = month_of("month");
  const int end_month = group("end_month").empty() ? month : month_of("end_month");
  const int day = number(group("day"));
  const int end_day = group("end_day").empty() ? day : number(group("end_day"));
  std::optional<Date> start;
  if (!group("year").empty()) {
    start = valid_date(number(group("year")), month, day);
  } else if (near) {
    start = nearest_day(month, day, *near);
  }
  if (!start) return std::nullopt;
  const auto end = valid_date(to_civil(*start).year, end_month, end_day);
  if (!end || *end < *start) return std::nullopt;
  DateClaim claim = {.text = groups[0], .start = *start, .end = *end};
  if (!group("weekday").empty()) {
    const auto monday_first = index_of(words.weekdays, group("weekday")) % kWeekdays;
    constexpr Date kMonday = {4};  // 1970-01-05
    claim.weekday =
        weekday_name(weekday(Date{kMonday.days + static_cast<std::int32_t>(monday_first)}));
  }
  return claim;
}

std::vector<DateClaim> DateClaimFinder::find(std::string_view text,
                                             std::optional<Date> near) const {
  std::vector<DateClaim> found;
  if (text.find_first_of("0123456789") == std::string_view::npos) return found;
  std::vector<std::string_view> groups;
  for (std::size_t from = 0; from < text.size();) {
    std::optional<DateClaim> best;
    std::string_view taken;  // the earliest match, the longest of those, read or not
    for (const Form& form : forms_) {
      // A match within a word ("21 Mayor") is none: the search goes on behind it.
      for (auto at = from; at < text.size();) {
        if (!form.regex.match_groups(text.substr(at), groups)) break;
        const auto whole = groups[0];
        const auto begin = static_cast<std::size_t>(whole.data() - text.data());
        at = begin + 1;
        if (!free_before(text, begin) || !free_after(text, begin + whole.size())) continue;
        const bool better = taken.empty() || whole.data() < taken.data() ||
                            (whole.data() == taken.data() && whole.size() > taken.size());
        if (better) {
          taken = whole;
          best = read(form, groups, near);
        }
        break;
      }
    }
    if (taken.empty()) break;
    if (best) found.push_back(*best);
    from = static_cast<std::size_t>(taken.data() - text.data()) + taken.size();
  }
  return found;
}

}  // namespace dateline
