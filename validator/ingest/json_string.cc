#include "validator/ingest/json_string.h"

#include <cstring>

namespace dateline {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The number of "\uXXXX" at the start of `text`, or -1.
std::int32_t read_unit(std::string_view text) {
  if (text.size() < 6 || text[0] != '\\' || text[1] != 'u') return -1;
  std::int32_t unit = 0;
  for (std::size_t i = 2; i < 6; ++i) {
    const int digit = hex_value(text[i]);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

char simple_escape(char c) {
  switch (c) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return c;
  }
}

char* write_code_point(char* out, char32_t c) {
  const auto put = [&out](char32_t byte) { *out++ = static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
  return out;
}

bool is_high(std::int32_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low(std::int32_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

// Writes what `raw` stands for; an escape is never shorter than its character, so `out` needs
// raw.size() bytes. Returns the end.
char* unescape_into(char* out, std::string_view raw, std::size_t& lone_surrogate) {
  std::size_t pos = 0;
  while (pos < raw.size()) {
    const std::size_t escape = std::min(raw.find('\\', pos), raw.size());
    std::memcpy(out, raw.data() + pos, escape - pos);
    out += escape - pos;
    pos = escape;
    if (pos + 1 >= raw.size()) break;
    const std::int32_t unit = read_unit(raw.substr(pos));
    if (unit < 0) {
      *out++ = simple_escape(raw[pos + 1]);
      pos += 2;
      continue;
    }
    const std::int32_t low = is_high(unit) ? read_unit(raw.substr(pos + 6)) : -1;
    if (is_low(low)) {
      out = write_code_point(
          out, static_cast<char32_t>(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)));
      pos += 12;
      continue;
    }
    const bool lone = is_high(unit) || is_low(unit);
    if (lone && lone_surrogate == std::string_view::npos) lone_surrogate = pos;
    out = write_code_point(out, lone ? U'\uFFFD' : static_cast<char32_t>(unit));
    pos += 6;
  }
  return out;
}

}  // namespace

std::size_t json_escape_length(std::string_view text) {
  if (text.size() < 2 || text[0] != '\\') return 0;
  if (text[1] == 'u') return read_unit(text) < 0 ? 0 : 6;
  return std::strchr("\"\\/bfnrt", text[1]) != nullptr && text[1] != '\0' ? 2 : 0;
}

bool has_valid_escapes(std::string_view raw) {
  for (std::size_t pos = raw.find('\\'); pos != std::string_view::npos; pos = raw.find('\\', pos)) {
    const std::size_t length = json_escape_length(raw.substr(pos));
    if (length == 0) return false;
    pos += length;
  }
  return true;
}

Unescaped unescape_json(std::string_view raw, Arena& arena) {
  Unescaped result;
  char* begin = static_cast<char*>(arena.allocate(raw.size() + 1));
  const char* end = unescape_into(begin, raw, result.lone_surrogate);
  result.value = {begin, static_cast<std::size_t>(end - begin)};
  return result;
}

std::string unescape_json(std::string_view raw) {
  std::string text(raw.size(), '\0');
  std::size_t lone = std::string_view::npos;
  const char* end = unescape_into(text.data(), raw, lone);
  text.resize(static_cast<std::size_t>(end - text.data()));
  return text;
}

std::size_t JsonOffsets::raw_of(std::size_t offset) {
  while (text_at_ < offset && raw_at_ < raw_.size()) {
    std::size_t raw = 1;
    std::size_t text = 1;
    if (raw_[raw_at_] == '\\') {
      const std::int32_t unit = read_unit(raw_.substr(raw_at_));
      raw = unit < 0 ? 2 : 6;
      if (unit >= 0x80) text = unit < 0x800 ? 2 : 3;
      if (is_high(unit) && is_low(read_unit(raw_.substr(raw_at_ + 6)))) {
        raw = 12;
        text = 4;
      }
    }
    if (text_at_ + text > offset) break;
    raw_at_ += raw;
    text_at_ += text;
  }
  return raw_at_;
}

}  // namespace dateline
