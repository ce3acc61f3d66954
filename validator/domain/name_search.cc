// One pass over the words of a text; capitals are read before a word is folded.
#include "validator/domain/name_search.h"

#include <algorithm>
#include <array>

#include "validator/domain/cyrillic.h"

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

namespace {

// Whether words that the tokens take stand close together; `takes(i, word)` says which token takes
// a word.
template <class Takes>
bool taken_near(std::string_view text, std::size_t tokens, const Takes& takes) {
  const auto count = std::min(tokens, kMostTokens);
  if (count == 0) return false;
  std::array<std::size_t, kMostTokens> last = {};  // the ordinal of each token's last word, or 0
  NameWords words(text);
  for (std::size_t ordinal = 1; words.next(); ++ordinal) {
    if (!words.capital()) continue;
    // A name may hold a token twice ("Abdullah Abdullah"): the one seen longer ago takes the word.
    std::size_t oldest = count;
    for (std::size_t i = 0; i < count; ++i) {
      if (takes(i, words.folded()) && (oldest == count || last[i] < last[oldest])) oldest = i;
    }
    if (oldest == count) continue;
    last[oldest] = ordinal;
    const auto first = *std::min_element(last.begin(), last.begin() + static_cast<long>(count));
    if (first != 0 && ordinal - first < count + kWordsBetween) return true;
  }
  return false;
}

}  // namespace

bool tokens_near(std::string_view text, const std::vector<std::string>& tokens) {
  return taken_near(text, tokens.size(),
                    [&](std::size_t i, std::string_view word) { return tokens[i] == word; });
}

bool forms_near(std::string_view text, const std::vector<std::string>& tokens) {
  std::vector<std::vector<std::string>> forms;
  for (const auto& token : tokens) {
    forms.push_back(case_forms(token));
    forms.back().push_back(token);
  }
  return taken_near(text, tokens.size(), [&](std::size_t i, std::string_view word) {
    return std::find(forms[i].begin(), forms[i].end(), word) != forms[i].end();
  });
}

bool is_address(std::string_view folded_word) {
  return std::find(kAddresses.begin(), kAddresses.end(), folded_word) != kAddresses.end();
}

}  // namespace dateline
