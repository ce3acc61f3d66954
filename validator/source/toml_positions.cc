#include "validator/source/toml_positions.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool starts_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0u) != 0x80;
}

}  // namespace

TomlPositions::TomlPositions(std::string_view text) : text_(text) {
  const bool marked = text.substr(0, kByteOrderMark.size()) == kByteOrderMark;
  lines_.push_back(0);
  std::size_t count = 0;
  for (std::size_t pos = marked ? kByteOrderMark.size() : 0; pos < text.size(); ++pos) {
    if (!starts_character(text[pos])) continue;
    if (count % kStep == 0) marks_.push_back(pos);
    ++count;
    if (text[pos] == '\n') lines_.push_back(count);
  }
}

std::size_t TomlPositions::offset(std::uint64_t line, std::uint64_t column) const {
  if (line == 0 || column == 0) return 0;
  if (line > lines_.size()) return text_.size();
  const std::size_t wanted = lines_[line - 1] + column - 1;
  if (wanted / kStep >= marks_.size()) return text_.size();
  std::size_t pos = marks_[wanted / kStep];
  // A step of nothing but ASCII, which is nearly every one, needs no counting.
  const std::size_t next = wanted / kStep + 1;
  if (next < marks_.size() && marks_[next] - pos == kStep) return pos + wanted % kStep;
  for (std::size_t left = wanted % kStep; left > 0 && pos < text_.size(); --left) {
    ++pos;
    while (pos < text_.size() && !starts_character(text_[pos])) ++pos;
  }
  return std::min(pos, text_.size());
}

}  // namespace dateline
