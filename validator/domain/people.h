// Who is known, by name. Names are token sets: "Atambayev Almazbek" and "Almazbek Atambayev" are
// one.
// [[person]] name = "Emomali Rahmon", aliases = ["Emomali Rakhmon"], country = "TJ"
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline {

struct KnownPerson {
  std::string name = {};                  // "Emomali Rahmon": given name first
  std::vector<std::string> aliases = {};  // other spellings that are right too
  std::string country = {};               // ISO 3166-1 alpha-2, or empty
  std::string key = {};                   // person_key(name): one for all aliases
};

class People {
 public:
  void add(KnownPerson person);
  // By name or alias in any order of tokens, or null. O(1).
  [[nodiscard]] const KnownPerson* find(std::string_view name) const;
  [[nodiscard]] const std::vector<KnownPerson>& all() const { return people_; }

  // Whether both name one person: the same tokens in any rotation or order, particles and
  // honorifics dropped, initials matching ("V.Putin"), or two aliases of one entry.
  [[nodiscard]] bool same_person(std::string_view a, std::string_view b) const;
  // The key of the entry, or of the name itself when it is unknown.
  [[nodiscard]] std::string person_key(std::string_view name) const;
  // Whether the text names the person: full name in either order, or the surname alone as a whole
  // capitalised word. O(text).
  [[nodiscard]] bool mentions(std::string_view text, std::string_view name) const;

 private:
  std::vector<KnownPerson> people_;
  std::unordered_map<std::string, std::size_t> by_key_;
};

}  // namespace dateline
