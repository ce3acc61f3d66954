#include "tests/corpus/changes.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace dateline {
namespace {

// What stands for what when somebody writes down a name by ear.
char other_letter(char letter, Random& random) {
  static constexpr std::string_view kVowels = "aeiou";
  static constexpr std::string_view kConsonants = "bdfgklmnprstvz";
  const bool vowel = kVowels.find(letter) != kVowels.npos;
  const std::string_view letters = vowel ? kVowels : kConsonants;
  char other = letter;
  while (other == letter) other = letters[random.below(letters.size())];
  return other;
}

}  // namespace

Slip line_changed(const PageText& page, std::size_t at, const std::string& to) {
  PageText copy = page;
  copy.lines[at] = to;
  return {fmt::format("line {}: {} -> {}", at + 1, page.lines[at].substr(0, 80), to.substr(0, 80)),
          copy.text()};
}

Slip line_removed(const PageText& page, std::size_t at) {
  PageText copy = page;
  copy.lines.erase(copy.lines.begin() + static_cast<std::ptrdiff_t>(at));
  return {fmt::format("line {} removed: {}", at + 1, page.lines[at].substr(0, 80)), copy.text()};
}

Slip line_added(const PageText& page, std::size_t at, const std::string& line) {
  PageText copy = page;
  copy.lines.insert(copy.lines.begin() + static_cast<std::ptrdiff_t>(at), line);
  return {fmt::format("line {} added: {}", at + 1, line.substr(0, 80)), copy.text()};
}

std::optional<std::string> misspelt(std::string_view word, Random& random) {
  if (word.size() < 5) return std::nullopt;
  if (!std::all_of(word.begin() + 1, word.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
    return std::nullopt;
  }
  std::string out(word);
  const std::size_t at = 1 + random.below(word.size() - 2);
  switch (random.below(4)) {
    case 0:
      out.erase(at, 1);
      break;
    case 1:
      out.insert(at, 1, out[at]);
      break;
    case 2:
      out[at] = other_letter(out[at], random);
      break;
    default:
      std::swap(out[at], out[at + 1]);
  }
  if (out == word) return std::nullopt;
  return out;
}

}  // namespace dateline
