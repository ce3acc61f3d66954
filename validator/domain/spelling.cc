#include "validator/domain/spelling.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "validator/base/text.h"
#include "validator/domain/cyrillic.h"
#include "validator/domain/names.h"

namespace dateline {
namespace {

constexpr std::size_t kMostLetters = 2;        // apart, over the whole name
constexpr std::size_t kShortestWord = 4;       // shorter ones differ by chance: "Li", "Ali"
constexpr std::size_t kLongestName = 4;        // words
constexpr std::string_view kQuote = "\u2019";  // "Rouhani’s" is Rouhani

// Words of a name, folded and sorted, so that the order written does not count.
std::vector<std::string> sorted_tokens(std::string_view name) {
  std::vector<std::string> tokens = name_tokens(name);
  std::sort(tokens.begin(), tokens.end());
  return tokens;
}

// Letters apart, or more than kMostLetters when the names are not two spellings of one. Exactly one
// word differs: "Sergei Ivanov" and "Sergey Ivanova" are two people. The words that both have are
// set aside first, since a wrong letter can change the order: "Ankvab" is after "Alexander",
// "Akvab" before.
std::size_t letters_apart(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.size() != b.size() || a.size() < 2) return kMostLetters + 1;
  std::vector<std::string> only_a;
  std::vector<std::string> only_b;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(only_a));
  std::set_difference(b.begin(), b.end(), a.begin(), a.end(), std::back_inserter(only_b));
  if (only_a.size() != 1 || std::min(only_a[0].size(), only_b[0].size()) < kShortestWord) {
    return only_a.empty() ? 0 : kMostLetters + 1;
  }
  return edit_distance(only_a[0], only_b[0], kMostLetters);
}

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || byte >= 0x80;
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

// The words of the text, as views into it; typographic marks are multi-byte and end no word here,
// which only makes a word too long to be a near miss.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_letter(text[i])) continue;
    std::size_t end = i;
    while (end < text.size() && is_letter(text[end])) ++end;
    const std::string_view word = text.substr(i, end - i);
    words.push_back(word.substr(0, word.find(kQuote)));
    i = end;
  }
  return words;
}

// "Vitaly [Mutko" is no name.
bool only_spaces_between(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) { return is_letter(c) || c == ' '; });
}

std::string_view from_to(std::string_view first, std::string_view last) {
  return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

}  // namespace

namespace {

// Of a Cyrillic and a Latin name the usual Latin spellings of the Cyrillic one are compared.
std::size_t spellings_apart(std::string_view a, std::string_view b) {
  if (has_cyrillic(b) && !has_cyrillic(a)) std::swap(a, b);
  if (!has_cyrillic(a) || has_cyrillic(b)) return letters_apart(sorted_tokens(a), sorted_tokens(b));
  const auto latin = sorted_tokens(b);
  std::size_t least = kMostLetters + 1;
  for (const auto& spelling : romanisations(fold(a))) {
    least = std::min(least, letters_apart(sorted_tokens(spelling), latin));
  }
  return least;
}

}  // namespace

bool near_miss(std::string_view a, std::string_view b, const People& people) {
  const std::size_t apart = spellings_apart(a, b);
  if (apart == 0 || apart > kMostLetters || people.same_person(a, b)) return false;
  // Vladimir Lukin and Vladimir Putin are both known: two men, not two spellings.
  return !(people.find(a) && people.find(b));
}

std::string_view near_spelling(std::string_view text, std::string_view name, const People& people) {
  const std::vector<std::string> wanted = sorted_tokens(name);
  if (wanted.size() < 2 || wanted.size() > kLongestName) return {};
  const std::vector<std::string_view> words = words_of(text);
  for (std::size_t i = 0; i + wanted.size() <= words.size(); ++i) {
    if (!is_capital(words[i].front()) || !is_capital(words[i + wanted.size() - 1].front()))
      continue;
    const std::string_view candidate = from_to(words[i], words[i + wanted.size() - 1]);
    if (!only_spaces_between(candidate)) continue;
    // One word has to be right to the letter, or nearly any two capitals would do.
    const bool shares = std::any_of(wanted.begin(), wanted.end(), [&](const std::string& token) {
      return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(i),
                         words.begin() + static_cast<std::ptrdiff_t>(i + wanted.size()),
                         [&](std::string_view word) {
                           return word.size() == token.size() && fold(word) == token;
                         });
    });
    if (shares && near_miss(candidate, name, people)) return candidate;
  }
  return {};
}

std::vector<std::string_view> glued_names(std::string_view text, const People& people) {
  std::vector<std::string_view> out;
  for (const std::string_view word : words_of(text)) {
    if (!is_capital(word.front())) continue;
    for (std::size_t i = 2; i + 2 < word.size(); ++i) {
      if (!is_capital(word[i]) || is_capital(word[i - 1]) || word[i - 1] == '-') continue;
      const std::string apart = std::string(word.substr(0, i)) + " " + std::string(word.substr(i));
      if (people.find(apart)) out.push_back(word);
    }
  }
  return out;
}

}  // namespace dateline
