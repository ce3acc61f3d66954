#include "validator/domain/named_persons.h"

#include <algorithm>

namespace dateline {
namespace {

// The longest name of the table: "Salman bin Abdulaziz Al Saud" has five words.
constexpr std::size_t kLongestName = 6;
// A single word is a surname or a first name, and names nobody for certain.
constexpr std::size_t kShortestName = 2;

struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool closes = false;  // a comma or full stop behind it ends any name
};

bool is_break(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}
bool is_punctuation(char c) {
  return c == ',' || c == '.' || c == ';' || c == ':' || c == '!' || c == '?' || c == ')';
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t i = 0; i < text.size();) {
    if (is_break(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && !is_break(text[end])) ++end;
    std::size_t trimmed = end;
    while (trimmed > i && is_punctuation(text[trimmed - 1])) --trimmed;
    if (trimmed > i) words.push_back({i, trimmed, trimmed != end});
    i = end;
  }
  return words;
}

// A name starts with a capital; of the scripts in use only ASCII lower case is told apart cheaply,
// and the table look-up decides the rest.
bool may_start_name(std::string_view text, const Word& word) {
  const char c = text[word.begin];
  return !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
}

// "Emomali Rahmon's" names him too.
std::string_view without_possessive(std::string_view name) {
  for (const std::string_view ending : {"'s", "\u2019s"}) {
    if (name.size() > ending.size() && name.substr(name.size() - ending.size()) == ending) {
      name.remove_suffix(ending.size());
    }
  }
  return name;
}

}  // namespace

std::vector<NamedPerson> persons_named_in(std::string_view text, const People& people) {
  std::vector<NamedPerson> out;
  const std::vector<Word> words = words_of(text);
  for (std::size_t first = 0; first < words.size(); ++first) {
    if (!may_start_name(text, words[first])) continue;
    std::size_t longest = first;
    while (longest + 1 < words.size() && !words[longest].closes &&
           longest + 1 - first < kLongestName)
      ++longest;
    for (std::size_t last = longest + 1; last-- > first + kShortestName - 1;) {
      const std::size_t begin = words[first].begin;
      const std::string_view name = without_possessive(text.substr(begin, words[last].end - begin));
      const KnownPerson* person = people.find_in_any_case(name);
      if (!person) continue;
      out.push_back({person, begin, begin + name.size()});
      first = last;
      break;
    }
  }
  return out;
}

}  // namespace dateline
