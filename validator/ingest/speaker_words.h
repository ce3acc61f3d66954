// A speaker label cut at its blanks, each word with what the grammar needs to know of it. Borrows
// the label and the profile's word lists; no allocation.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "validator/ingest/profile.h"

namespace dateline {

struct SpeakerWord {
  std::size_t begin = 0;  // in the label
  std::size_t end = 0;    // without a closing comma
  bool capital = false;   // begins with a capital letter, or is one long mark of initials
  bool particle = false;  // "van", "al-Assad"
  bool role = false;      // "Minister"
  bool ruler = false;     // "King"
  bool comma = false;     // a comma follows
  bool shouted = false;   // two capital letters or more and no small one: "BASF"
  bool numeral = false;   // "II"
  bool closes = false;    // cannot stand in a name: brackets, digits, "Russia's"
};

class SpeakerWords {
 public:
  static constexpr std::size_t kMost = 32;  // a label of more words is none

  SpeakerWords(std::string_view label, const Profile::Layout& layout);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool too_many() const { return too_many_; }
  [[nodiscard]] const SpeakerWord& operator[](std::size_t i) const { return words_[i]; }
  [[nodiscard]] std::string_view text(std::size_t i) const {
    return label_.substr(words_[i].begin, words_[i].end - words_[i].begin);
  }
  // From the first byte of word `from` to the last of word `to` - 1.
  [[nodiscard]] std::string_view text(std::size_t from, std::size_t to) const {
    return label_.substr(words_[from].begin, words_[to - 1].end - words_[from].begin);
  }

 private:
  std::string_view label_;
  std::array<SpeakerWord, kMost> words_ = {};
  std::size_t size_ = 0;
  bool too_many_ = false;
};

// Whether `word` is in a sorted list.
bool in_list(const std::vector<std::string>& list, std::string_view word);

}  // namespace dateline
