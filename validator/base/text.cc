#include "validator/base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace dateline {
namespace {

// The length of the valid character at `pos`, 0 where there is none. RFC 3629: no overlong forms,
// no surrogates, nothing past U+10FFFF.
std::size_t valid_length(std::string_view text, std::size_t pos) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return pos + i < text.size() ? static_cast<unsigned char>(text[pos + i]) : 0u;
  };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return pos < text.size() ? 1 : 0;
  if (lead < 0xC2) return 0;  // a continuation, or overlong
  if (lead < 0xE0) return continues(1) ? 2 : 0;
  if (lead < 0xF0) {
    if (!continues(1) || !continues(2)) return 0;
    if (lead == 0xE0 && byte(1) < 0xA0) return 0;   // overlong
    if (lead == 0xED && byte(1) >= 0xA0) return 0;  // surrogate
    return 3;
  }
  if (lead > 0xF4 || !continues(1) || !continues(2) || !continues(3)) return 0;
  if (lead == 0xF0 && byte(1) < 0x90) return 0;   // overlong
  if (lead == 0xF4 && byte(1) >= 0x90) return 0;  // past U+10FFFF
  return 4;
}

// Most news is ASCII: eight bytes are looked at at once.
bool eight_ascii_bytes(std::string_view text, std::size_t pos) {
  std::uint64_t bytes = 0;
  if (text.size() - pos < sizeof bytes) return false;
  std::memcpy(&bytes, text.data() + pos, sizeof bytes);
  return (bytes & 0x8080808080808080u) == 0;
}

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

constexpr std::string_view kNoBreakSpace = "\u00a0";

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> out;
  for (std::size_t pos = 0; pos < text.size();) out.push_back(next_code_point(text, pos));
  return out;
}

char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_but_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

struct Range {
  char32_t first = 0;
  char32_t last = 0;
};

// What a terminal obeys, hides or reorders by instead of showing it.
constexpr std::array<Range, 15> kNotShown = {{{0x00, 0x08},
                                              {0x0A, 0x1F},
                                              {0x7F, 0x9F},
                                              {0xAD, 0xAD},        // soft hyphen
                                              {0x061C, 0x061C},    // Arabic letter mark
                                              {0x115F, 0x1160},    // Hangul fillers
                                              {0x180E, 0x180E},    // Mongolian vowel separator
                                              {0x200B, 0x200F},    // zero width, direction marks
                                              {0x2028, 0x202E},    // line separators, bidi
                                              {0x2060, 0x206F},    // word joiner, isolates
                                              {0x3164, 0x3164},    // Hangul filler
                                              {0xFEFF, 0xFEFF},    // byte order mark
                                              {0xFFF9, 0xFFFB},    // interlinear marks
                                              {0xE0000, 0xE007F},  // tags
                                              {0x10FFFE, 0x10FFFF}}};

bool is_shown(char32_t code_point) {
  return std::none_of(kNotShown.begin(), kNotShown.end(), [&](const Range& range) {
    return code_point >= range.first && code_point <= range.last;
  });
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  std::size_t pos = 0;
  while (pos < text.size()) {
    if (static_cast<unsigned char>(text[pos]) < 0x80) {
      pos += eight_ascii_bytes(text, pos) ? 8 : 1;
      continue;
    }
    const std::size_t length = valid_length(text, pos);
    if (length == 0) return pos;
    pos += length;
  }
  return std::nullopt;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0u) != 0x80 ? 1 : 0;
  return count;
}

char32_t next_code_point(std::string_view text, std::size_t& pos) {
  const std::size_t length = valid_length(text, pos);
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[pos + i]));
  };
  char32_t code_point = 0xFFFD;
  switch (length) {
    case 1:
      code_point = byte(0);
      break;
    case 2:
      code_point = (byte(0) & 0x1F) << 6 | (byte(1) & 0x3F);
      break;
    case 3:
      code_point = (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
      break;
    case 4:
      code_point = (byte(0) & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 |
                   (byte(3) & 0x3F);
      break;
    default:
      break;
  }
  pos += std::max<std::size_t>(length, 1);
  return code_point;
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = 0xFFFD;
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | code_point >> 6);
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | code_point >> 12);
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | code_point >> 18);
    put(0x80 | (code_point >> 12 & 0x3F));
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

std::string_view trim(std::string_view text) {
  for (;;) {
    if (!text.empty() && is_space(text.front())) {
      text.remove_prefix(1);
    } else if (text.substr(0, 2) == kNoBreakSpace) {
      text.remove_prefix(2);
    } else if (!text.empty() && is_space(text.back())) {
      text.remove_suffix(1);
    } else if (text.size() >= 2 && text.substr(text.size() - 2) == kNoBreakSpace) {
      text.remove_suffix(2);
    } else {
      return text;
    }
  }
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t cap) {
  const std::vector<char32_t> left = code_points(a);
  const std::vector<char32_t> right = code_points(b);
  const std::size_t gap =
      left.size() > right.size() ? left.size() - right.size() : right.size() - left.size();
  if (gap > cap) return cap + 1;
  // Three rows of the usual table: a swap of neighbours looks two rows back.
  std::vector<std::size_t> before(right.size() + 1);
  std::vector<std::size_t> last(right.size() + 1);
  std::vector<std::size_t> row(right.size() + 1);
  for (std::size_t j = 0; j <= right.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    std::swap(before, last);
    std::swap(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    const auto least = std::min(*std::min_element(row.begin(), row.end()),
                                *std::min_element(last.begin(), last.end()));
    if (least > cap) return cap + 1;
  }
  return std::min(row.back(), cap + 1);
}

std::optional<std::string_view> nearest(std::string_view name,
                                        std::span<const std::string_view> candidates) {
  std::size_t allowed = count_code_points(name) / 3;
  std::optional<std::string_view> best;
  for (const std::string_view candidate : candidates) {
    if (same_but_case(name, candidate)) return candidate;
    const std::size_t distance = edit_distance(name, candidate, allowed);
    if (distance > allowed || distance == 0) continue;
    best = candidate;
    allowed = distance - 1;  // only a nearer one replaces it
  }
  return best;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t pos = 0;
  while (pos < text.size()) {
    const std::size_t start = pos;
    const std::size_t length = valid_length(text, pos);
    const char32_t code_point = next_code_point(text, pos);
    if (length == 0) {
      fmt::format_to(std::back_inserter(out), "\\x{{{:02x}}}",
                     static_cast<unsigned char>(text[start]));
    } else if (is_shown(code_point)) {
      out.append(text, start, length);
    } else {
      fmt::format_to(std::back_inserter(out), "\\u{{{:x}}}",
                     static_cast<std::uint32_t>(code_point));
    }
  }
  return out;
}

}  // namespace dateline
