// Capital or small? For the alphabets pages are written in: Latin (with its first extension),
// Greek, Cyrillic. Everything else, digits and bad bytes included, is neither. No locale, no table.
#pragma once

#include <cstddef>
#include <string_view>

#include "validator/base/text.h"

namespace dateline {

enum class Letter { kNone, kCapital, kSmall };

inline Letter letter_case(char32_t c) {
  const auto either = [](bool capital) { return capital ? Letter::kCapital : Letter::kSmall; };
  if (c < 0x80) {
    if (c >= U'A' && c <= U'Z') return Letter::kCapital;
    return c >= U'a' && c <= U'z' ? Letter::kSmall : Letter::kNone;
  }
  if (c == 0xD7 || c == 0xF7) return Letter::kNone;
  if (c >= 0xC0 && c <= 0xFF) return either(c <= 0xDE);
  // Latin Extended-A goes in pairs, capital first; the parity changes twice on the way.
  if (c >= 0x100 && c <= 0x137) return either(c % 2 == 0);
  if (c >= 0x139 && c <= 0x148) return either(c % 2 == 1);
  if (c >= 0x14A && c <= 0x177) return either(c % 2 == 0);
  if (c >= 0x178 && c <= 0x17E) return either(c == 0x178 || c % 2 == 1);
  if (c >= 0x391 && c <= 0x3A9) return Letter::kCapital;
  if (c >= 0x3B1 && c <= 0x3C9) return Letter::kSmall;
  if (c >= 0x400 && c <= 0x42F) return Letter::kCapital;
  if (c >= 0x430 && c <= 0x45F) return Letter::kSmall;
  return Letter::kNone;
}

// Of the first character of `text`.
inline Letter first_letter(std::string_view text) {
  if (text.empty()) return Letter::kNone;
  const auto first = static_cast<unsigned char>(text.front());
  if (first < 0x80) return letter_case(first);
  std::size_t pos = 0;
  return letter_case(next_code_point(text, pos));
}

}  // namespace dateline
