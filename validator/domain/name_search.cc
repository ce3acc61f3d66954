// One pass over the words of a text; capitals are read before a word is folded.
#include "validator/domain/name_search.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

constexpr std::size_t kMostTokens = 8;    // of one name
constexpr std::size_t kWordsBetween = 2;  // "King Salman of the Kingdom …" may part the tokens

constexpr std::array<std::string_view, 15> kAddresses = {
    "mr",       "mrs",        "ms",      "dr",       "president",
    "minister", "chancellor", "premier", "governor", "secretary",
    "chairman", "speaker",    "mayor",   "king",     "queen"};

std::string_view without_possessive(std::string_view word) {
  for (const std::string_view ending : {"'s", "\u2019s"}) {
    if (word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
  }
  return word;
}

}  // namespace

bool NameWords::next() {
  std::string_view word;
  if (!scanner_.next(word)) return false;
  word = without_possessive(word);
  if (word.size() > 3 && word[2] == '-') {
    const auto article = word.substr(0, 2);
    if (article == "al" || article == "el" || article == "Al" || article == "El") {
      word.remove_prefix(3);
    }
  }
  capital_ = capital_at(word, 0);
  folded_ = fold_quickly(word);
  return true;
}

bool tokens_near(std::string_view text, const std::vector<std::string>& tokens) {
  const auto count = std::min(tokens.size(), kMostTokens);
  if (count == 0) return false;
  std::array<std::size_t, kMostTokens> last = {};  // the ordinal of each token's last word, or 0
  NameWords words(text);
  for (std::size_t ordinal = 1; words.next(); ++ordinal) {
    if (!words.capital()) continue;
    // A name may hold a token twice ("Abdullah Abdullah"): the one seen longer ago takes the word.
    std::size_t oldest = count;
    for (std::size_t i = 0; i < count; ++i) {
      if (tokens[i] == words.folded() && (oldest == count || last[i] < last[oldest])) oldest = i;
    }
    if (oldest == count) continue;
    last[oldest] = ordinal;
    const auto first = *std::min_element(last.begin(), last.begin() + static_cast<long>(count));
    if (first != 0 && ordinal - first < count + kWordsBetween) return true;
  }
  return false;
}

bool is_address(std::string_view folded_word) {
  return std::find(kAddresses.begin(), kAddresses.end(), folded_word) != kAddresses.end();
}

}  // namespace dateline
