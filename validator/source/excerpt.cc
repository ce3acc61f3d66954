#include "validator/source/excerpt.h"

#include <algorithm>

#include <fmt/format.h>

#include "validator/base/text.h"

namespace dateline {
namespace {

constexpr std::size_t kBefore = 80;  // bytes of a long line shown before the place …
constexpr std::size_t kAfter = 160;  // … and from its begin on

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0u) == 0x80;
}

std::size_t character_start(std::string_view text, std::size_t pos) {
  while (pos > 0 && pos < text.size() && is_continuation(text[pos])) --pos;
  return pos;
}

bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) ||
         (c >= 0x20000 && c <= 0x3FFFD);
}

std::size_t terminal_columns(char32_t c) {
  if (c >= 0x300 && c <= 0x36F) return 0;  // sits on the letter before it
  return is_wide(c) ? 2 : 1;
}

// What keeps the carets under the place: as many columns as `shown` takes, its tabs kept as tabs.
std::string padding_for(std::string_view shown) {
  std::string out;
  for (std::size_t pos = 0; pos < shown.size();) {
    const char32_t c = next_code_point(shown, pos);
    if (c == '\t') {
      out += '\t';
    } else {
      out.append(terminal_columns(c), ' ');
    }
  }
  return out;
}

std::size_t columns_of(std::string_view shown) {
  std::size_t columns = 0;
  for (std::size_t pos = 0; pos < shown.size();)
    columns += terminal_columns(next_code_point(shown, pos));
  return columns;
}

}  // namespace

std::string draw_excerpt(std::string_view line, ExcerptPlace place, std::string_view hint) {
  const std::size_t begin = character_start(line, std::min(place.begin, line.size()));
  const std::size_t from = begin > kBefore ? character_start(line, begin - kBefore) : 0;
  const std::size_t to =
      line.size() - begin > kAfter ? character_start(line, begin + kAfter) : line.size();
  const std::size_t end = std::clamp(place.end, begin, to);

  const std::string before = (from > 0 ? "…" : "") + printable(line.substr(from, begin - from));
  const std::string marked = printable(line.substr(begin, end - begin));
  const std::string after = printable(line.substr(end, to - end)) + (to < line.size() ? "…" : "");

  const std::string carets(std::max<std::size_t>(columns_of(marked), 1), '^');
  std::string out = fmt::format("{:5} | {}{}{}\n", place.line_number, before, marked, after);
  out += fmt::format("{:5} | {}{}", "", padding_for(before), carets);
  if (!hint.empty()) out += " " + printable(hint);
  return out + "\n";
}

}  // namespace dateline
