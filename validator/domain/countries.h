// Countries and home regions: names, demonyms, capitals, official forms, to codes.
// [[country]] code = "KG", name = "Kyrgyzstan", aliases = ["Kyrgyz Republic"], demonyms =
// ["Kyrgyz"],
//             capital = "Bishkek"
// [[region]]  code = "RU-TVE", name = "Tver Region", aliases = []
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline {

struct Country {
  std::string code = {};  // ISO 3166-1 alpha-2
  std::string name = {};
  std::vector<std::string> aliases = {};
  std::vector<std::string> demonyms = {};  // "Tajik", "Kyrgyz", "American": adjectives and peoples
  std::string capital = {};                // a capital named in the text is evidence of its country
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
  // words, capital letter respected for demonyms ("Polish" is Poland, "polish" is not). No match
  // inside a person's name that only looks like one ("German Gref"): see the exceptions beside the
  // table. O(text).
  [[nodiscard]] bool mentions(std::string_view text, std::string_view code) const;

  // The codes of every country that the text names by name or alias (not by demonym or capital), in
  // order of appearance, with the place of the name: for titles.
  struct Mention {
    std::string_view code = {};
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  [[nodiscard]] std::vector<Mention> named_in(std::string_view text) const;

  [[nodiscard]] const std::vector<Country>& all() const { return countries_; }

 private:
  std::vector<Country> countries_;
  std::vector<HomeRegion> regions_;
  std::unordered_map<std::string, std::size_t> by_name_;
  std::unordered_map<std::string, std::size_t> by_code_;
  std::unordered_map<std::string, std::size_t> region_by_name_;
};

}  // namespace dateline
