// Countries and home regions: names, demonyms, capitals, official forms, to codes.
// [[country]] code = "KG", name = "Kyrgyzstan", aliases = ["Kyrgyz Republic"],
//             demonyms = ["Kyrgyz"], capital = "Bishkek"
// [[region]]  code = "RU-TVE", name = "Tver Region", aliases = ["Tver Oblast"]
// The words of all countries know each other: "Guinea" inside "Equatorial Guinea" counts for
// neither a search nor a title. Names in Cyrillic letters are found in every case, so that
// "Киргизия" is enough for "в Киргизии". Add everything first, then share between threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "validator/domain/words.h"

namespace dateline {

struct Country {
  std::string code = {};  // ISO 3166-1 alpha-2
  std::string name = {};
  std::vector<std::string> aliases = {};
  std::vector<std::string> demonyms = {};  // "Tajik", "Kyrgyz", "American": adjectives and peoples
  std::string capital = {};                // a capital named in the text is evidence of its country
  std::vector<std::string> evidence = {};  // more words that are evidence but no name: "Kyiv"
  std::vector<std::string> except = {};    // where a word of it is none: "German Gref"
};

struct HomeRegion {
  std::string code = {};  // ISO 3166-2
  std::string name = {};
  std::vector<std::string> aliases = {};
};

class Countries {
 public:
  void add(Country country);
  void add(HomeRegion region);

  // The country of exactly this name, alias or official form (folded; a leading "the" does not
  // count), or null. A demonym is not a name.
  [[nodiscard]] const Country* by_name(std::string_view name) const;
  [[nodiscard]] const Country* by_code(std::string_view code) const;
  [[nodiscard]] const HomeRegion* region_by_name(std::string_view name) const;

  // Whether the text names the country: its name, an alias, a demonym or its capital, as whole
  // words, capital letters respected ("Polish" is Poland, "polish" is not). No match
  // inside a person's name that only looks like one ("German Gref"): see the exceptions beside the
  // table. O(text), no allocation.
  [[nodiscard]] bool mentions(std::string_view text, std::string_view code) const;

  // The codes of every country that the text names by name or alias (not by demonym or capital), in
  // order of appearance, with the place of the name: for titles.
  struct Mention {
    std::string_view code = {};
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  [[nodiscard]] std::vector<Mention> named_in(std::string_view text) const;

  // The longest name (or demonym) that stands at `pos` as whole words; country is null when none
  // does.
  struct Match {
    const Country* country = nullptr;
    std::size_t length = 0;
  };
  [[nodiscard]] Match name_at(std::string_view text, std::size_t pos) const;
  [[nodiscard]] Match demonym_at(std::string_view text, std::size_t pos) const;

  [[nodiscard]] const std::vector<Country>& all() const { return countries_; }
  [[nodiscard]] const std::vector<HomeRegion>& regions() const { return regions_; }

 private:
  enum class WordKind : std::uint8_t { kName, kDemonym, kEvidence };
  // A longer phrase that a word stands in at `offset`: there the word does not count.
  struct Blocker {
    std::string phrase = {};
    std::size_t offset = 0;
  };
  struct SearchWord {
    std::string text = {};
    std::uint32_t country = 0;
    WordKind kind = WordKind::kName;
    bool cyrillic = false;
    std::vector<Blocker> blockers = {};
  };
  struct Phrase {
    std::string text = {};
    std::uint32_t country = 0;
    bool exception = false;  // of this country; else a name of it, which blocks words of others
  };
  template <class T>
  using ByText = std::unordered_map<std::string, T, StringHash, std::equal_to<>>;

  void add_word(const std::string& text, WordKind kind, std::uint32_t country);
  void add_cases(const Country& country, std::uint32_t index);
  void add_phrase(std::string text, std::uint32_t country, bool exception);
  [[nodiscard]] bool counts_at(const SearchWord& word, std::string_view text, std::size_t at) const;
  [[nodiscard]] Match longest_at(std::string_view text, std::size_t pos, WordKind kind) const;

  std::vector<Country> countries_;
  std::vector<HomeRegion> regions_;
  ByText<std::size_t> by_name_;
  ByText<std::size_t> by_code_;
  ByText<std::size_t> region_by_name_;
  std::vector<SearchWord> words_;
  std::vector<std::vector<std::uint32_t>> words_of_;       // by country
  ByText<std::vector<std::uint32_t>> words_by_first_run_;  // "Republic" → its search words
  std::vector<Phrase> phrases_;
  ByText<std::vector<std::uint32_t>> phrases_by_run_;  // every word of a phrase → the phrase
};

}  // namespace dateline
