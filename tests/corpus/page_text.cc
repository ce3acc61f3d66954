#include "tests/corpus/page_text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace dateline {
namespace {

constexpr std::string_view kRange = " \u2212 ";  // a minus sign, as the pages print it
constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 6> kHeadings = {
    "See also", "Additional", "Geography", "Topics", "Persons", "Publication status"};

std::optional<int> number(std::string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool is_heading(std::string_view line) {
  return std::find(kHeadings.begin(), kHeadings.end(), line) != kHeadings.end();
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

// "September 14 − 15, 2015", "October 30 − November 1, 2000", or one day.
struct Range {
  Date start = {};
  std::optional<Date> end = {};
};
std::optional<Range> page_range(std::string_view line) {
  const auto sign = line.find(kRange);
  if (sign == line.npos) {
    const auto day = page_date(line);
    return day ? std::optional<Range>({*day, std::nullopt}) : std::nullopt;
  }
  const std::string_view first = line.substr(0, sign);
  std::string last(line.substr(sign + kRange.size()));
  const auto comma = last.find(", ");
  if (comma == last.npos) return std::nullopt;
  if (number(last.substr(0, comma)))
    last.insert(0, std::string(first.substr(0, first.find(' ') + 1)));
  const std::string year = last.substr(last.find(", "));
  const auto start =
      page_date(contains(first, ", ") ? std::string(first) : std::string(first) + year);
  const auto end = page_date(last);
  return start && end ? std::optional<Range>({*start, *end}) : std::nullopt;
}

LineBlock block_below(const std::vector<std::string>& lines, std::string_view heading) {
  const auto found = std::find(lines.begin(), lines.end(), heading);
  if (found == lines.end()) return {};
  const auto end =
      std::find_if(found + 1, lines.end(), [](const auto& line) { return is_heading(line); });
  return {static_cast<std::size_t>(found - lines.begin()) + 1,
          static_cast<std::size_t>(end - lines.begin())};
}

// A place is short, starts with a capital and is no sentence, counter or separator.
bool looks_like_place(std::string_view line) {
  if (line.empty() || line.size() > 50 || !is_capital(line[0])) return false;
  if (contains(line, ":") || line.back() == '.' || is_heading(line)) return false;
  const auto words = words_of_line(line);
  return words.size() <= 5 && is_capital(words.back()[0]);
}

// "Vladimir Putin", "President of Russia Vladimir Putin": no sentence has a colon so early and two
// capitalised words before it.
std::size_t label_length(std::string_view line) {
  const auto colon = line.find(": ");
  if (colon == line.npos || colon > 70) return 0;
  const auto words = words_of_line(line.substr(0, colon));
  if (words.size() < 2 || words.size() > 8) return 0;
  for (std::size_t i = words.size() - 2; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word.size() < 3 || !is_capital(word[0]) || word.back() == ',' || word == "The") return 0;
    if (!std::all_of(word.begin() + 1, word.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
      return 0;
  }
  return colon;
}

void find_links(PageText& page) {
  for (const std::string_view heading : {"See also", "Additional"}) {
    const LineBlock block = block_below(page.lines, heading);
    // The block can stand within the body, so it ends with the first line that no date follows.
    for (std::size_t i = block.begin; i + 1 < block.end; i += 2) {
      const auto range = page_range(page.lines[i + 1]);
      if (!range) break;
      page.links.push_back({i, i + 1, range->start, range->end});
    }
  }
}

void find_top(PageText& page) {
  page.title = 1;
  for (std::size_t i = 2; i < std::min<std::size_t>(page.lines.size(), 6); ++i) {
    const auto day = page_date(page.lines[i]);
    if (!day || i + 1 >= page.lines.size()) continue;
    const auto clock = page_clock(page.lines[i + 1]);
    if (!clock) continue;
    page.date = i;
    page.time = i + 1;
    page.day = *day;
    page.minutes = *clock;
    break;
  }
}

}  // namespace

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != text.npos;
}

std::vector<std::string_view> words_of_line(std::string_view line) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  while (begin < line.size()) {
    const std::size_t end = std::min(line.find(' ', begin), line.size());
    if (end > begin) words.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::optional<Date> page_date(std::string_view line) {
  const auto words = words_of_line(line);
  if (words.size() != 3 || words[1].back() != ',') return std::nullopt;
  const auto month = std::find(kMonths.begin(), kMonths.end(), words[0]);
  const auto day = number(words[1].substr(0, words[1].size() - 1));
  const auto year = number(words[2]);
  if (month == kMonths.end() || !day || !year) return std::nullopt;
  return valid_date(*year, static_cast<int>(month - kMonths.begin()) + 1, *day);
}

std::string print_page_date(Date date) {
  const CivilDay day = to_civil(date);
  return fmt::format("{} {}, {}", kMonths[static_cast<std::size_t>(day.month - 1)], day.day,
                     day.year);
}

std::string print_page_range(Date start, Date end) {
  if (start == end) return print_page_date(start);
  const CivilDay first = to_civil(start);
  const CivilDay last = to_civil(end);
  const std::string_view month = kMonths[static_cast<std::size_t>(first.month - 1)];
  if (first.year != last.year) {
    return print_page_date(start) + std::string(kRange) + print_page_date(end);
  }
  if (first.month != last.month) {
    return fmt::format("{} {}{}{}", month, first.day, kRange, print_page_date(end));
  }
  return fmt::format("{} {}{}{}, {}", month, first.day, kRange, last.day, last.year);
}

std::optional<int> page_clock(std::string_view line) {
  if (line.size() != 5 || line[2] != ':') return std::nullopt;
  const auto hour = number(line.substr(0, 2));
  const auto minute = number(line.substr(3));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return *hour * 60 + *minute;
}

std::string print_page_clock(int minutes) {
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::string PageText::text() const {
  std::string out;
  for (const std::string& line : lines) out.append(line).push_back('\n');
  return out;
}

std::string PageText::prose() const {
  std::string out;
  for (std::size_t i = title; i < body.end; ++i) {
    const bool linked = std::any_of(links.begin(), links.end(), [&](const PageLink& link) {
      return i == link.title || i == link.date;
    });
    if (!linked) out.append(lines[i]).push_back('\n');
  }
  return out;
}

bool PageText::cut(LineBlock tags) const {
  return tags.size() > 0 && lines[tags.end - 1].ends_with(" more");
}

PageText read_page_text(std::string_view bytes) {
  PageText page;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    page.lines.emplace_back(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  find_top(page);
  if (page.time == kNoLine) return page;
  page.geography = block_below(page.lines, "Geography");
  page.topics = block_below(page.lines, "Topics");
  page.persons = block_below(page.lines, "Persons");
  find_links(page);
  page.body.begin = page.time + 1;
  if (page.body.begin < page.lines.size() && looks_like_place(page.lines[page.body.begin])) {
    page.place = page.body.begin++;
  }
  // "See also" can stand within the body; the other lists end it.
  page.body.end = page.lines.size();
  for (const LineBlock list : {page.geography, page.topics, page.persons}) {
    if (list.size() > 0) page.body.end = std::min(page.body.end, list.begin - 1);
  }
  for (std::size_t i = page.body.begin; i < page.body.end; ++i) {
    const std::size_t length = label_length(page.lines[i]);
    if (length > 0) page.labels.push_back({i, length});
  }
  for (std::size_t i = page.body.end; i < page.lines.size(); ++i) {
    if (page.lines[i].starts_with("Published in section")) page.sections = i;
    if (page.lines[i].starts_with("Publication date: ")) page.published = i;
  }
  return page;
}

}  // namespace dateline
