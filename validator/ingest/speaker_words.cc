#include "validator/ingest/speaker_words.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "validator/base/text.h"
#include "validator/ingest/page_letters.h"

namespace dateline {
namespace {

constexpr std::string_view kRightQuote = "\xE2\x80\x99";  // ’

// Bytes of one blank at `pos`: a space or U+00A0.
std::size_t blank_at(std::string_view text, std::size_t pos) {
  if (text[pos] == ' ') return 1;
  return text[pos] == '\xC2' && pos + 1 < text.size() && text[pos + 1] == '\xA0' ? 2 : 0;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_possessive(std::string_view word) {
  for (const std::string_view quote : {std::string_view("'"), kRightQuote}) {
    if (word.size() <= quote.size() + 1) continue;
    if (ends_with(word, quote)) return true;
    const char last = word.back();
    if ((last == 's' || last == 'S') && ends_with(word.substr(0, word.size() - 1), quote))
      return true;
  }
  return false;
}

bool is_numeral(std::string_view word) {
  return !word.empty() && word.find_first_not_of("IVX") == std::string_view::npos;
}

bool is_shouted(std::string_view word) {
  std::size_t capitals = 0;
  std::size_t pos = 0;
  while (pos < word.size()) {
    const Letter letter = letter_case(next_code_point(word, pos));
    if (letter == Letter::kSmall) return false;
    if (letter == Letter::kCapital) ++capitals;
  }
  return capitals >= 2;
}

// "van" is a particle, and so is what "al-" begins: "al-Assad", "el-Sisi".
bool is_particle(std::string_view word, const Profile::Layout& layout) {
  if (first_letter(word) != Letter::kSmall) return false;
  if (in_list(layout.particles, word)) return true;
  const std::size_t hyphen = word.find('-');
  return hyphen != std::string_view::npos && in_list(layout.particles, word.substr(0, hyphen)) &&
         first_letter(word.substr(hyphen + 1)) == Letter::kCapital;
}

// "of" and "and", in capitals too: some labels are shouted from end to end.
bool is_link_word(std::string_view word, const Profile::Layout& layout) {
  const auto same = [&](std::string_view link) {
    return word.size() == link.size() &&
           std::equal(word.begin(), word.end(), link.begin(), [](char a, char b) {
             return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
           });
  };
  return same(layout.of_word) || same(layout.and_word);
}

SpeakerWord describe(std::string_view word, std::size_t begin, const Profile::Layout& layout) {
  SpeakerWord out{.begin = begin, .end = begin + word.size()};
  if (!word.empty() && word.back() == ',') {
    out.comma = true;
    word.remove_suffix(1);
    --out.end;
  }
  out.capital = first_letter(word) == Letter::kCapital && !is_link_word(word, layout);
  out.particle = !out.capital && is_particle(word, layout);
  out.role = out.capital && in_list(layout.role_words, word);
  out.ruler = out.capital && in_list(layout.ruler_words, word);
  out.shouted = out.capital && is_shouted(word);
  out.numeral = out.capital && is_numeral(word);
  out.closes =
      word.find_first_of("0123456789()[]\"/&") != std::string_view::npos || is_possessive(word);
  return out;
}

}  // namespace

SpeakerWords::SpeakerWords(std::string_view label, const Profile::Layout& layout) : label_(label) {
  std::size_t pos = 0;
  while (pos < label.size()) {
    if (const std::size_t blank = blank_at(label, pos)) {
      pos += blank;
      continue;
    }
    std::size_t end = pos;
    while (end < label.size() && blank_at(label, end) == 0) ++end;
    if (size_ == kMost) {
      too_many_ = true;
      return;
    }
    words_[size_++] = describe(label.substr(pos, end - pos), pos, layout);
    pos = end;
  }
}

bool in_list(const std::vector<std::string>& list, std::string_view word) {
  const auto found = std::lower_bound(
      list.begin(), list.end(), word,
      [](const std::string& entry, std::string_view wanted) { return entry < wanted; });
  return found != list.end() && *found == word;
}

}  // namespace dateline
