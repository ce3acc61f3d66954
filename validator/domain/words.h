// Where words begin and end in UTF-8 prose: "Kyrgyzstan’s", "Russian-Kyrgyz talks", "(Iran)".
// Letters and digits make words; typographic punctuation (U+2000 – U+207F, U+00A0 – U+00BF) and
// ASCII punctuation part them. Nothing here allocates or looks at a language.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace dateline {

// The bytes of the letter or digit at `pos`, or 0 when something else stands there. Combining marks
// count as letters.
std::size_t letter_length(std::string_view text, std::size_t pos);

// Whether a word may begin at `pos`, or end there: no letter or digit touches it from that side.
bool free_before(std::string_view text, std::size_t pos);
bool free_after(std::string_view text, std::size_t pos);

// The end of the run of letters and digits that begins at `pos`.
std::size_t run_end(std::string_view text, std::size_t pos);

// Whether the word at `pos` begins with an upper-case Latin, Greek or Cyrillic letter.
bool capital_at(std::string_view text, std::size_t pos);

// The first place at or behind `from` where `phrase` stands as whole words, or npos.
std::size_t find_words(std::string_view text, std::string_view phrase, std::size_t from = 0);

// Words one by one. Hyphens and apostrophes between letters belong to the word: "Jae-in",
// "D’Alema", "Putin’s".
class WordScanner {
 public:
  explicit WordScanner(std::string_view text) : text_(text) {}
  // False at the end of the text.
  bool next(std::string_view& word);
  [[nodiscard]] std::size_t begin() const { return begin_; }  // of the last word

 private:
  std::string_view text_;
  std::size_t begin_ = 0;
  std::size_t pos_ = 0;
};

// fold() of base/text.h, with a short cut for plain ASCII without runs of blanks: what tables and
// news are mostly made of.
std::string fold_quickly(std::string_view text);

// Lets maps with string keys be asked with views.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};

}  // namespace dateline
