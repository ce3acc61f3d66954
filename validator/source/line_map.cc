#include "validator/source/line_map.h"

#include <algorithm>
#include <cstring>

#include "validator/base/text.h"

namespace dateline {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::uint64_t width_of(char32_t code_point, std::size_t bytes, ColumnUnit unit) {
  switch (unit) {
    case ColumnUnit::kBytes:
      return bytes;
    case ColumnUnit::kUtf16:
      return code_point > 0xFFFF ? 2 : 1;
    case ColumnUnit::kCodePoints:
      break;
  }
  return 1;
}

// The column of byte `offset` of `line`. An offset within a character belongs to that character: a
// begin is moved to its front, an end behind it.
std::uint64_t column_of(std::string_view line, std::size_t offset, ColumnUnit unit, bool is_end) {
  std::uint64_t column = 1;
  for (std::size_t pos = 0; pos < std::min(offset, line.size());) {
    const std::size_t begin = pos;
    const char32_t code_point = next_code_point(line, pos);
    if (!is_end && pos > offset) break;
    column += width_of(code_point, pos - begin, unit);
  }
  return column;
}

}  // namespace

LineMap::LineMap(std::string_view text) : text_(text) {
  // A byte order mark is no column: editors do not show it.
  const bool marked = text.substr(0, kByteOrderMark.size()) == kByteOrderMark;
  starts_.push_back(marked ? kByteOrderMark.size() : 0);
  for (std::size_t pos = 0; pos < text.size();) {
    const void* found = std::memchr(text.data() + pos, '\n', text.size() - pos);
    if (found == nullptr) break;
    pos = static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) + 1;
    starts_.push_back(pos);
  }
}

Region LineMap::region(SourceSpan span, ColumnUnit unit) const {
  const auto line_at = [&](std::uint64_t offset) {
    const auto next = std::upper_bound(starts_.begin() + 1, starts_.end(), offset);
    return static_cast<std::size_t>(next - starts_.begin()) - 1;
  };
  const std::uint64_t begin = std::clamp<std::uint64_t>(span.begin, starts_[0], text_.size());
  const std::uint64_t end = std::clamp<std::uint64_t>(span.end(), begin, text_.size());
  const std::size_t first = line_at(begin);
  const std::size_t last = line_at(end);
  Region out;
  out.line = first + 1;
  out.end_line = last + 1;
  out.column = column_of(text_.substr(starts_[first]), begin - starts_[first], unit, false);
  out.end_column = column_of(text_.substr(starts_[last]), end - starts_[last], unit, true);
  out.byte_offset = begin;
  out.byte_length = end - begin;
  return out;
}

std::string_view LineMap::line(std::uint64_t number) const {
  if (number == 0 || number > starts_.size()) return {};
  const std::uint64_t begin = starts_[number - 1];
  const std::uint64_t end = number < starts_.size() ? starts_[number] : text_.size();
  std::string_view line = text_.substr(begin, end - begin);
  if (!line.empty() && line.back() == '\n') {
    line.remove_suffix(1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  }
  return line;
}

}  // namespace dateline
