#include "validator/finding/finding.h"

#include <algorithm>
#include <tuple>

#include "validator/base/text.h"

namespace dateline {
namespace {

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0u) == 0x80;
}

// The nearest place at or before `pos` where a character begins. At most three bytes back: stray
// bytes of another encoding must not eat the text.
std::size_t character_start(std::string_view text, std::size_t pos) {
  if (pos >= text.size()) return text.size();
  for (std::size_t back = 0; back < 4 && back <= pos; ++back) {
    if (!is_continuation(text[pos - back])) return pos - back;
  }
  return pos;
}

struct Window {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// At most `size` bytes of a line, a third of them before the place.
Window window_round(std::string_view line, std::size_t place, std::size_t size) {
  if (line.size() <= size) return {0, line.size()};
  const std::size_t before = std::min(place, size / 3);
  const std::size_t begin = std::min(place - before, line.size() - size);
  // Forward to a character's begin where going back would make the window too wide.
  std::size_t first = character_start(line, begin);
  if (first < begin) {
    first = begin;
    while (first < place && is_continuation(line[first])) ++first;
  }
  return {first, std::max(first, character_start(line, begin + size))};
}

}  // namespace

ReportPlace make_place(const SourceText& source, const LineMap& map, SourceSpan span,
                       std::size_t snippet_bytes) {
  ReportPlace out;
  out.path = source.name();
  out.region = map.region(span);
  const std::string_view text = source.bytes();
  const std::string_view marked = text.substr(out.region.byte_offset, out.region.byte_length);
  out.snippet = marked.substr(
      0, marked.size() <= snippet_bytes ? marked.size() : character_start(marked, snippet_bytes));

  const std::string_view line = map.line(out.region.line);
  const auto line_begin = static_cast<std::size_t>(line.data() - text.data());
  const std::size_t place = std::min<std::size_t>(out.region.byte_offset - line_begin, line.size());
  const Window window = window_round(line, place, snippet_bytes);
  out.line_text = line.substr(window.begin, window.end - window.begin);
  const SourceSpan start = {line_begin + window.begin, 0, source.id()};
  out.line_text_column = map.region(start).column;
  return out;
}

std::string make_fingerprint(std::string_view rule, std::string_view record, std::string_view field,
                             std::string_view value) {
  constexpr std::size_t kDigits = 16;
  std::string all;
  for (const std::string_view part : {rule, record, field}) {
    all += part;
    all += '\0';  // "ab" + "c" is not "a" + "bc"
  }
  all += fold(value);
  return sha256_hex(all).substr(0, kDigits);
}

bool report_order(const Finding& a, const Finding& b) {
  return std::tie(a.where.path, a.where.region.byte_offset, a.rule, a.field, a.message) <
         std::tie(b.where.path, b.where.region.byte_offset, b.rule, b.field, b.message);
}

}  // namespace dateline
