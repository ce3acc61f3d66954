// PageText: one saved page as lines, with the lines found where an editor could slip: title, date,
// clock, place, labels, links, tags, publication. It goes by the layout of the English pages and
// shares no code with the page reader, so that a fault there cannot hide itself here. A line that
// cannot be told for sure is not found.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validator/base/civil_time.h"

namespace dateline {

constexpr std::size_t kNoLine = static_cast<std::size_t>(-1);

// The lines from `begin` to before `end`.
struct LineBlock {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] std::size_t size() const { return end - begin; }
};

// A link under "See also" or "Additional".
struct PageLink {
  std::size_t title = kNoLine;
  std::size_t date = kNoLine;
  Date start = {};
  std::optional<Date> end = {};
};

// "Vladimir Putin: Good afternoon": the label is the first `length` bytes of the line.
struct PageLabel {
  std::size_t line = kNoLine;
  std::size_t length = 0;
};

struct PageText {
  std::vector<std::string> lines = {};
  std::size_t title = kNoLine;
  std::size_t date = kNoLine;
  std::size_t time = kNoLine;
  std::size_t place = kNoLine;
  LineBlock body = {};  // from below the clock to the first list
  LineBlock geography = {};
  LineBlock topics = {};
  LineBlock persons = {};
  std::vector<PageLink> links = {};
  std::vector<PageLabel> labels = {};
  std::size_t sections = kNoLine;
  std::size_t published = kNoLine;
  Date day = {};
  int minutes = 0;  // of the wall clock, since midnight

  [[nodiscard]] std::string text() const;        // the page again
  [[nodiscard]] std::string prose() const;       // title, lead and body
  [[nodiscard]] bool cut(LineBlock tags) const;  // ends with "5 more"
  [[nodiscard]] std::string_view label(const PageLabel& label) const {
    return std::string_view(lines[label.line]).substr(0, label.length);
  }
};

PageText read_page_text(std::string_view bytes);

// "September 15, 2015".
std::optional<Date> page_date(std::string_view line);
std::string print_page_date(Date date);
// "September 14 − 15, 2015", or one day where both are the same.
std::string print_page_range(Date start, Date end);
// "14:40".
std::optional<int> page_clock(std::string_view line);
std::string print_page_clock(int minutes);

std::vector<std::string_view> words_of_line(std::string_view line);
bool contains(std::string_view text, std::string_view part);

}  // namespace dateline
