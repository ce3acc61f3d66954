// Word boundaries by bytes: the two blocks of typographic punctuation are told by their lead bytes,
// every other character outside ASCII counts as a letter.
#include "validator/domain/words.h"

#include "validator/base/text.h"

namespace dateline {
namespace {

unsigned char byte_at(std::string_view text, std::size_t pos) {
  return static_cast<unsigned char>(text[pos]);
}

bool is_ascii_word(unsigned char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= 'a' && byte <= 'z');
}

bool is_continuation(unsigned char byte) {
  return (byte & 0xC0) == 0x80;
}

// The joint inside a word at `pos` ("-", "'", U+2019, U+2011), or 0.
std::size_t joint_length(std::string_view text, std::size_t pos) {
  if (pos >= text.size()) return 0;
  if (text[pos] == '-' || text[pos] == '\'') return 1;
  const auto three = text.substr(pos, 3);
  return three == "\u2019" || three == "\u2011" || three == "\u2010" ? 3 : 0;
}

}  // namespace

std::size_t letter_length(std::string_view text, std::size_t pos) {
  if (pos >= text.size()) return 0;
  const auto lead = byte_at(text, pos);
  if (lead < 0x80) return is_ascii_word(lead) ? 1 : 0;
  if (is_continuation(lead)) return 0;  // inside a character: no place to begin at
  std::size_t length = 1;
  while (pos + length < text.size() && length < 4 && is_continuation(byte_at(text, pos + length))) {
    ++length;
  }
  if (lead == 0xC2) return 0;  // U+0080 – U+00BF: no-break space, guillemets
  if (lead == 0xE2 && length > 1 && byte_at(text, pos + 1) <= 0x81) return 0;  // U+2000 – U+207F
  return length;
}

bool free_before(std::string_view text, std::size_t pos) {
  if (pos == 0) return true;
  if (byte_at(text, pos - 1) < 0x80) return !is_ascii_word(byte_at(text, pos - 1));
  std::size_t begin = pos - 1;
  while (begin > 0 && pos - begin < 4 && is_continuation(byte_at(text, begin))) --begin;
  return letter_length(text, begin) == 0;
}

bool free_after(std::string_view text, std::size_t pos) {
  return letter_length(text, pos) == 0;
}

std::size_t run_end(std::string_view text, std::size_t pos) {
  for (std::size_t length = 0; (length = letter_length(text, pos)) != 0;) pos += length;
  return pos;
}

bool capital_at(std::string_view text, std::size_t pos) {
  if (pos >= text.size()) return false;
  const auto lead = byte_at(text, pos);
  if (lead < 0x80) return lead >= 'A' && lead <= 'Z';
  const char32_t letter = next_code_point(text, pos);
  if (letter >= 0xC0 && letter <= 0xDE) return letter != 0xD7;
  if (letter >= 0x100 && letter <= 0x17F) {
    const bool odd_first = (letter >= 0x139 && letter <= 0x148) || letter >= 0x179;
    return (letter % 2 == 1) == odd_first;
  }
  return (letter >= 0x391 && letter <= 0x3A9) || (letter >= 0x400 && letter <= 0x42F);
}

std::size_t find_words(std::string_view text, std::string_view phrase, std::size_t from) {
  for (auto at = text.find(phrase, from); at != std::string_view::npos;
       at = text.find(phrase, at + 1)) {
    if (free_before(text, at) && free_after(text, at + phrase.size())) return at;
  }
  return std::string_view::npos;
}

std::string fold_quickly(std::string_view text) {
  std::string folded(text);
  char before = ' ';  // a blank at either end, or two in a row, are fold()'s business
  for (char& c : folded) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || byte < ' ' || byte == '`' || (c == ' ' && before == ' ')) return fold(text);
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    before = c;
  }
  return before == ' ' ? fold(text) : folded;
}

bool WordScanner::next(std::string_view& word) {
  while (pos_ < text_.size() && letter_length(text_, pos_) == 0) ++pos_;
  if (pos_ >= text_.size()) return false;
  begin_ = pos_;
  pos_ = run_end(text_, pos_);
  for (;;) {
    const auto joint = joint_length(text_, pos_);
    if (joint == 0 || letter_length(text_, pos_ + joint) == 0) break;
    pos_ = run_end(text_, pos_ + joint);
  }
  word = text_.substr(begin_, pos_ - begin_);
  return true;
}

}  // namespace dateline
