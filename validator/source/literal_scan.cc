#include "validator/source/literal_scan.h"

#include <algorithm>

#include "validator/base/text.h"

namespace dateline {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// `digits` hexadecimal digits at `pos`, or −1.
std::int64_t hex_at(std::string_view text, std::size_t pos, std::size_t digits) {
  if (pos + digits > text.size()) return -1;
  std::int64_t value = 0;
  for (std::size_t i = pos; i < pos + digits; ++i) {
    const int digit = hex_value(text[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

}  // namespace

LiteralScan LiteralScan::quoted(std::string_view text) {
  LiteralScan scan;
  scan.text_ = text;
  if (text.empty()) return scan;
  const char quote = text.front();
  const bool triple = text.size() >= 6 && text[1] == quote && text[2] == quote;
  const std::size_t width = triple ? 3 : 1;
  scan.pos_ = width;
  scan.end_ = std::max(width, text.size() - width);
  scan.escapes_ = quote == '"';
  scan.multi_line_ = triple;
  scan.at_start_ = triple;
  return scan;
}

LiteralScan LiteralScan::bare(std::string_view text, bool escapes) {
  LiteralScan scan;
  scan.text_ = text;
  scan.end_ = text.size();
  scan.escapes_ = escapes;
  return scan;
}

std::size_t LiteralScan::after_line_break(std::size_t pos) const {
  if (pos < end_ && text_[pos] == '\n') return pos + 1;
  if (pos + 1 < end_ && text_[pos] == '\r' && text_[pos + 1] == '\n') return pos + 2;
  return pos;
}

// Behind all white space that "\<line end>" swallows; pos_ where it is no such thing.
std::size_t LiteralScan::after_line_ending_backslash() const {
  std::size_t pos = pos_ + 1;
  while (pos < end_ && is_blank(text_[pos])) ++pos;
  if (after_line_break(pos) == pos) return pos_;
  while (pos < end_) {
    const std::size_t next = is_blank(text_[pos]) ? pos + 1 : after_line_break(pos);
    if (next == pos) break;
    pos = next;
  }
  return pos;
}

void LiteralScan::read_unicode_escape(LiteralUnit& unit, std::size_t digits) {
  std::int64_t value = hex_at(text_, pos_ + 2, digits);
  unit.end = std::min(pos_ + 2 + digits, end_);
  if (value >= 0xD800 && value <= 0xDBFF && text_.substr(unit.end, 2) == "\\u") {
    const std::int64_t low = hex_at(text_, unit.end + 2, 4);
    if (low >= 0xDC00 && low <= 0xDFFF) {
      value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
      unit.end += 6;
    }
  }
  decoded_.clear();
  append_utf8(decoded_, value < 0 ? char32_t{0xFFFD} : static_cast<char32_t>(value));
}

void LiteralScan::read_escape(LiteralUnit& unit) {
  const char letter = pos_ + 1 < end_ ? text_[pos_ + 1] : '\\';
  unit.end = std::min(pos_ + 2, end_);
  switch (letter) {
    case 'b':
      decoded_ = "\b";
      break;
    case 'f':
      decoded_ = "\f";
      break;
    case 'n':
      decoded_ = "\n";
      break;
    case 'r':
      decoded_ = "\r";
      break;
    case 't':
      decoded_ = "\t";
      break;
    case 'u':
      read_unicode_escape(unit, 4);
      break;
    case 'U':
      read_unicode_escape(unit, 8);
      break;
    default:
      decoded_.assign(1, letter);
  }
  unit.bytes = decoded_;
}

bool LiteralScan::next(LiteralUnit& unit) {
  if (pos_ >= end_) return false;
  unit = {pos_, pos_ + 1, text_.substr(pos_, 1)};
  const std::size_t behind_break = multi_line_ ? after_line_break(pos_) : pos_;
  if (behind_break != pos_) {
    unit.end = behind_break;
    unit.bytes = at_start_ ? std::string_view() : std::string_view("\n");
  } else if (escapes_ && text_[pos_] == '\\') {
    const std::size_t behind = multi_line_ ? after_line_ending_backslash() : pos_;
    if (behind != pos_) {
      unit.end = behind;
      unit.bytes = {};
    } else {
      read_escape(unit);
    }
  }
  at_start_ = false;
  pos_ = unit.end;
  return true;
}

}  // namespace dateline
