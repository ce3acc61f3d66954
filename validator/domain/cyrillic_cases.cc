// Cases by the last letters of a word: a table of endings, the longest that fits decides.
#include <algorithm>
#include <cstddef>
#include <iterator>

#include "validator/domain/cyrillic.h"

namespace dateline {
namespace {

constexpr std::size_t kMostWords = 3;  // of a name that is declined as a whole

using Endings = std::array<std::string_view, kCases>;  // several of one case: a bar between them

struct Pattern {
  std::string_view ending = {};  // of the nominative
  std::string_view kept = {};    // what of it stays before the endings
  Endings endings = {};
};

// Genitive, dative, accusative, instrumental, prepositional. Longer endings first.
constexpr Pattern kPatterns[] = {
    // adjectives: Зеленский, Саудовская, Соединённые, Соединённое
    {"ский", "ск", {"ого", "ому", "ого|ий", "им", "ом"}},
    {"цкий", "цк", {"ого", "ому", "ого|ий", "им", "ом"}},
    {"ская", "ск", {"ой", "ой", "ую", "ой", "ой"}},
    {"цкая", "цк", {"ой", "ой", "ую", "ой", "ой"}},
    {"ство", "ств", {"а", "у", "о", "ом", "е"}},
    {"ова", "ов", {"ой|ы", "ой|е", "у", "ой", "ой|е"}},
    {"ева", "ев", {"ой|ы", "ой|е", "у", "ой", "ой|е"}},
    {"ёва", "ёв", {"ой|ы", "ой|е", "у", "ой", "ой|е"}},
    {"ина", "ин", {"ой|ы", "ой|е", "у", "ой", "ой|е"}},
    {"ый", "", {"ого", "ому", "ого|ый", "ым", "ом"}},
    {"ой", "", {"ого|оя", "ому|ою", "ого|оя", "ым|оем", "ом|ое"}},
    {"ая", "", {"ой|аи", "ой|ае", "ую|аю", "ой|аей", "ой|ае"}},
    {"ые", "", {"ых", "ым", "ые", "ыми", "ых"}},
    {"ие", "", {"их", "им", "ие", "ими", "их"}},
    {"ое", "", {"ого", "ому", "ое", "ым", "ом"}},
    // nouns: Киргизия, Илья, Дмитрий, Китай, Игорь and Любовь, Троец, Павел
    {"ия", "и", {"и", "и", "ю", "ей", "и"}},
    {"ья", "ь", {"и", "е", "ю", "ёй|ей", "е"}},
    {"ий", "и", {"я", "ю", "я", "ем", "и"}},
    {"ец", "ц", {"а", "у", "а", "ом|ем", "е"}},
    {"авел", "авл", {"а", "у", "а", "ом", "е"}},
    {"лев", "л", {"ьва|ева", "ьву|еву", "ьва|ева", "ьвом|евым", "ьве|еве"}},
    {"я", "", {"и", "е", "ю", "ей|ёй", "е"}},
    {"а", "", {"ы|и", "е", "у", "ой|ей", "е"}},
    {"й", "", {"я", "ю", "я|й", "ем", "е"}},
    {"ь", "", {"я|и", "ю|и", "я|ь", "ем|ём|ью", "е|и"}},
    {"ы", "", {"ов|", "ам", "ы", "ами", "ах"}},
};

constexpr std::string_view kAdjectiveEndings[] = {"ого", "ому", "им", "ом", "ая", "ой",
                                                  "ую",  "ое",  "ие", "их", "ими"};

// Surnames in -ов, -ев, -ин: Путиным, but Берлином. Behind a hushing letter: Шевченко Глухачем.
constexpr Endings kHard = {"а", "у", "а|", "ом", "е"};
constexpr Endings kSurname = {"а", "у", "а|", "ым|ом", "е"};
constexpr Endings kHushing = {"а", "у", "а|", "ем|ом", "е"};
constexpr std::string_view kSurnameEnds[] = {"ов", "ев", "ёв", "ин", "ын"};
constexpr std::string_view kHushingEnds[] = {"ж", "ш", "ч", "щ", "ц"};
constexpr std::string_view kConsonants[] = {"б", "в", "г", "д", "з", "к", "л", "м",
                                            "н", "п", "р", "с", "т", "ф", "х"};

template <std::size_t kSize>
bool ends_with_one(std::string_view word, const std::string_view (&endings)[kSize]) {
  return std::any_of(std::begin(endings), std::end(endings),
                     [&](std::string_view ending) { return word.ends_with(ending); });
}

void add_new(std::vector<std::string>& list, std::string form) {
  if (std::find(list.begin(), list.end(), form) == list.end()) list.push_back(std::move(form));
}

WordForms with_endings(std::string_view stem, const Endings& endings) {
  WordForms forms;
  for (std::size_t i = 0; i < kCases; ++i) {
    for (std::size_t pos = 0; pos <= endings[i].size();) {
      const auto end = std::min(endings[i].find('|', pos), endings[i].size());
      add_new(forms[i], std::string(stem) += endings[i].substr(pos, end - pos));
      pos = end + 1;
    }
  }
  return forms;
}

std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> words;
  for (std::size_t pos = 0; pos < name.size();) {
    const auto end = std::min(name.find(' ', pos), name.size());
    if (end > pos) words.push_back(name.substr(pos, end - pos));
    pos = end + 1;
  }
  return words;
}

}  // namespace

bool has_cyrillic(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0xD0 || byte == 0xD1;
  });
}

WordForms word_forms(std::string_view word) {
  WordForms unchanged;
  for (auto& forms : unchanged) forms = {std::string(word)};
  if (!has_cyrillic(word)) return unchanged;
  for (const Pattern& pattern : kPatterns) {
    // A letter has to stand before the ending: "Ия" is a name.
    if (word.size() <= pattern.ending.size() || !word.ends_with(pattern.ending)) continue;
    std::string stem(word.substr(0, word.size() - pattern.ending.size()));
    return with_endings(stem += pattern.kept, pattern.endings);
  }
  if (ends_with_one(word, kSurnameEnds)) return with_endings(word, kSurname);
  if (ends_with_one(word, kHushingEnds)) return with_endings(word, kHushing);
  return ends_with_one(word, kConsonants) ? with_endings(word, kHard) : unchanged;
}

std::vector<std::string> adjective_forms(std::string_view word) {
  std::vector<std::string> forms;
  if (!word.ends_with("ский") && !word.ends_with("цкий")) return forms;
  const auto stem = word.substr(0, word.size() - std::string_view("ий").size());
  std::transform(std::begin(kAdjectiveEndings), std::end(kAdjectiveEndings),
                 std::back_inserter(forms),
                 [&](std::string_view ending) { return std::string(stem) += ending; });
  return forms;
}

std::vector<std::string> case_forms(std::string_view name) {
  std::vector<std::string> all;
  const auto words = words_of(name);
  if (words.size() > kMostWords || !has_cyrillic(name)) return all;
  std::vector<WordForms> forms;
  forms.reserve(words.size());
  for (const auto word : words) forms.push_back(word_forms(word));
  for (std::size_t i = 0; i < kCases; ++i) {
    std::vector<std::string> sofar = {""};
    for (std::size_t w = 0; w < words.size(); ++w) {
      auto here = forms[w][i];
      add_new(here, std::string(words[w]));
      std::vector<std::string> longer;
      for (const auto& before : sofar) {
        for (const auto& form : here) longer.push_back(before + (w == 0 ? "" : " ") + form);
      }
      sofar = std::move(longer);
    }
    for (auto& form : sofar) {
      if (form != name) add_new(all, std::move(form));
    }
  }
  return all;
}

}  // namespace dateline
