// Who is known, by name. Names are token sets: "Atambayev Almazbek" and "Almazbek Atambayev" are
// one. A name in Cyrillic letters is known, too, where one of the usual ways to write it in Latin
// letters is the name, an alias or the tag of an entry (cyrillic.h). Who is known and who is not
// stands in rules/README.md. Add everything first, then share between threads.
// [[person]] name = "Emomali Rahmon", aliases = ["Emomali Rakhmon"], country = "TJ"
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "validator/domain/words.h"

namespace dateline {

struct KnownPerson {
  std::string name = {};  // "Emomali Rahmon": given name first, unless `surname_first`
  std::vector<std::string> aliases = {};  // other spellings that are right too
  std::string country = {};               // ISO 3166-1 alpha-2, or empty
  std::string key = {};                   // person_key(name): one for all aliases; filled by add()
  std::string tag = {};        // the form in a list of persons where it is no rotation of the name
  bool surname_first = false;  // "Xi Jinping": the name begins with the surname
  bool common_word = false;    // "May": the surname alone names nobody
};

class People {
 public:
  // Returns the names of the new entry that another entry has already: they stay with that one.
  std::vector<std::string> add(KnownPerson person);
  // By name, alias or tag in any order of tokens, a patronymic aside, or null. O(1). The second
  // finds a Cyrillic alias in an oblique case as well: "Алмазбеком Атамбаевым", for running text.
  [[nodiscard]] const KnownPerson* find(std::string_view name) const;
  [[nodiscard]] const KnownPerson* find_in_any_case(std::string_view name) const;
  [[nodiscard]] const std::vector<KnownPerson>& all() const { return people_; }

  // Whether both name one person: the same tokens in any rotation or order, particles and
  // honorifics dropped, initials matching ("V.Putin"), or two aliases of one entry; a Cyrillic and
  // a Latin name where one is a usual spelling of the other ("Валерий Радаев", "Valery Radayev"). A
  // spelling that is merely near ("Radaev", "Radayev") is another name.
  [[nodiscard]] bool same_person(std::string_view a, std::string_view b) const;
  // The key of the entry, or of the name itself when it is unknown.
  [[nodiscard]] std::string person_key(std::string_view name) const;
  // As a list of persons writes the name: the entry's tag, "Xi Jinping" as it is, else surname
  // first.
  [[nodiscard]] std::string surname_first(std::string_view name) const;
  // Whether the text names the person: for an entry, the surname as a whole capitalised word, not
  // behind the given name of somebody else of the table ("Dmitry Patrushev" is not Nikolai); for
  // rulers ("Abdullah II", "King Salman") and for names the table does not have, all tokens close
  // together. Cyrillic names in any case. O(text).
  [[nodiscard]] bool mentions(std::string_view text, std::string_view name) const;

 private:
  // What add() knows of an entry for mentions(); all tokens folded.
  struct Spelling {
    std::vector<std::string> surnames = {};             // empty for rulers
    std::vector<std::string> given = {};                // tokens of the entry but its surnames
    std::vector<std::string> rivals = {};               // given names of others of that surname
    std::vector<std::vector<std::string>> tokens = {};  // of name, aliases and tag
    std::vector<std::size_t> whole = {};  // which of them hold no surname: "King Salman"
    bool cyrillic = false;                // one of the names is in Cyrillic letters
  };
  [[nodiscard]] const KnownPerson* find_spelling(std::string_view name) const;
  [[nodiscard]] const Spelling& spelling_of(const KnownPerson& person) const;
  void add_rivals(std::size_t index, const std::string& surname);
  [[nodiscard]] static bool surname_in(std::string_view text, const KnownPerson& person,
                                       const Spelling& spelling);

  std::vector<KnownPerson> people_;
  std::vector<Spelling> spellings_;
  std::unordered_map<std::string, std::size_t, StringHash, std::equal_to<>> by_key_;
  // The keys of Cyrillic names in oblique cases.
  std::unordered_map<std::string, std::size_t, StringHash, std::equal_to<>> by_form_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_surname_;
};

}  // namespace dateline
