// The people table: entries by key, and what tells one bearer of a surname from another in prose.
#include "validator/domain/people.h"

#include <algorithm>
#include <utility>

#include "validator/base/text.h"
#include "validator/domain/cyrillic.h"
#include "validator/domain/name_search.h"
#include "validator/domain/names.h"

namespace dateline {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view token) {
  return std::find(list.begin(), list.end(), token) != list.end();
}

void add_new(std::vector<std::string>& list, const std::string& token) {
  if (!contains(list, token)) list.push_back(token);
}

// The token and, in Cyrillic letters, its cases.
void add_forms(std::vector<std::string>& list, const std::string& token) {
  add_new(list, token);
  if (!has_cyrillic(token)) return;
  for (const auto& form : case_forms(token)) add_new(list, form);
}

// "Владимир Владимирович Путин", "Almazbek Sharshenovich Atambayev".
bool is_patronymic(std::string_view token) {
  constexpr std::string_view kEndings[] = {"ович",  "евич",  "овна", "евна", "ична",
                                           "ovich", "evich", "ovna", "evna", "ichna"};
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](std::string_view ending) { return token.ends_with(ending); });
}

// The key without a patronymic, where two other tokens are left; empty where there is none.
std::string key_without_patronymic(std::string_view name) {
  auto tokens = name_tokens(name);
  const auto count = std::count_if(tokens.begin(), tokens.end(), is_patronymic);
  if (count == 0 || static_cast<std::size_t>(count) + 2 > tokens.size()) return {};
  std::erase_if(tokens, is_patronymic);
  return key_of(std::move(tokens));
}

// Whether a Latin name is a usual spelling of a Cyrillic one; false of two in one script.
bool same_across_scripts(std::string_view a, std::string_view b) {
  const bool first = has_cyrillic(a);
  if (first == has_cyrillic(b)) return false;
  const auto latin = name_tokens(first ? b : a);
  const auto spellings = romanisations(fold_quickly(first ? a : b));
  return std::any_of(spellings.begin(), spellings.end(), [&](const std::string& spelling) {
    return same_tokens(name_tokens(spelling), latin);
  });
}

// "Abdullah II", "Pope Francis", "Patriarch Kirill of Moscow": nobody says a surname of them.
bool is_ruler(const std::vector<std::string>& tokens) {
  return tokens.size() < 2 || std::any_of(tokens.begin(), tokens.end(), [&](const auto& token) {
           return is_ruler_title(token) || (&token != &tokens.front() && is_numeral(token));
         });
}

}  // namespace

std::vector<std::string> People::add(KnownPerson person) {
  const auto index = people_.size();
  std::vector<std::string> taken;
  Spelling spelling;
  const auto add_spelling = [&](std::string_view name) {
    auto tokens = name_tokens(name);
    if (tokens.empty()) return;
    auto key = key_of(tokens);
    if (person.key.empty()) person.key = key;
    const auto [entry, added] = by_key_.emplace(std::move(key), index);
    if (!added && entry->second != index) taken.emplace_back(name);
    if (is_ruler(tokens)) {
      spelling.whole.push_back(spelling.tokens.size());
    } else {
      const auto at = person.surname_first ? 0 : tokens.size() - 1;
      add_forms(spelling.surnames, tokens[at]);
      for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (i != at) add_forms(spelling.given, tokens[i]);
      }
    }
    if (has_cyrillic(name)) {
      spelling.cyrillic = true;
      for (const auto& form : case_forms(fold_quickly(name))) {
        by_form_.emplace(name_key(form), index);
      }
    }
    spelling.tokens.push_back(std::move(tokens));
  };
  add_spelling(person.name);
  const bool ruler = spelling.surnames.empty();
  for (const auto& alias : person.aliases) add_spelling(alias);
  if (!person.tag.empty()) add_spelling(person.tag);
  if (ruler) {  // "Albert II", whose tag holds "Monaco" as well: no token of it is a surname
    spelling.surnames.clear();
    spelling.whole.clear();
    for (std::size_t i = 0; i < spelling.tokens.size(); ++i) spelling.whole.push_back(i);
  }
  people_.push_back(std::move(person));
  spellings_.push_back(std::move(spelling));
  for (const auto& surname : spellings_.back().surnames) add_rivals(index, surname);
  return taken;
}

void People::add_rivals(std::size_t index, const std::string& surname) {
  auto& bearers = by_surname_[surname];
  for (const auto other : bearers) {
    for (const auto& given : spellings_[other].given) add_new(spellings_[index].rivals, given);
    for (const auto& given : spellings_[index].given) add_new(spellings_[other].rivals, given);
  }
  bearers.push_back(index);
}

const KnownPerson* People::find_spelling(std::string_view name) const {
  auto found = by_key_.find(name_key(name));
  if (found == by_key_.end()) found = by_key_.find(key_without_patronymic(name));
  return found == by_key_.end() ? nullptr : &people_[found->second];
}

const KnownPerson* People::find(std::string_view name) const {
  const auto* known = find_spelling(name);
  if (known != nullptr || !has_cyrillic(name)) return known;
  for (const auto& spelling : romanisations(fold_quickly(name))) {
    known = find_spelling(spelling);
    if (known != nullptr) return known;
  }
  return nullptr;
}

const KnownPerson* People::find_in_any_case(std::string_view name) const {
  const auto* known = find(name);
  if (known != nullptr || !has_cyrillic(name)) return known;
  const auto found = by_form_.find(name_key(name));
  return found == by_form_.end() ? nullptr : &people_[found->second];
}

const People::Spelling& People::spelling_of(const KnownPerson& person) const {
  return spellings_[static_cast<std::size_t>(&person - people_.data())];
}

bool People::same_person(std::string_view a, std::string_view b) const {
  const auto* known_a = find(a);
  const auto* known_b = find(b);
  if (known_a != nullptr && known_b != nullptr) return known_a == known_b;
  if (known_a == nullptr && known_b == nullptr) return same_name(a, b) || same_across_scripts(a, b);
  const auto* known = known_a != nullptr ? known_a : known_b;
  const auto unknown = known_a != nullptr ? b : a;
  const auto other = name_tokens(unknown);
  const auto& spellings = spelling_of(*known).tokens;
  return std::any_of(spellings.begin(), spellings.end(),
                     [&](const auto& tokens) { return same_tokens(tokens, other); }) ||
         same_across_scripts(known_a != nullptr ? a : b, unknown) ||
         same_across_scripts(known->name, unknown);
}

std::string People::person_key(std::string_view name) const {
  const auto* known = find(name);
  return known == nullptr ? name_key(name) : known->key;
}

std::string People::surname_first(std::string_view name) const {
  const auto* known = find(name);
  if (known == nullptr) return dateline::surname_first(name);
  if (!known->tag.empty()) return known->tag;
  return known->surname_first ? known->name : dateline::surname_first(known->name);
}

bool People::surname_in(std::string_view text, const KnownPerson& person,
                        const Spelling& spelling) {
  NameWords words(text);
  std::string before;  // the word before, folded, when it is capitalised
  bool wants_given = false;
  while (words.next()) {
    const auto word = words.folded();
    if (wants_given && words.capital() && contains(spelling.given, word)) return true;
    wants_given = false;
    if (words.capital() && contains(spelling.surnames, word)) {
      const bool own = contains(spelling.given, before);
      if (person.common_word) {
        if (own || is_address(before)) return true;
        wants_given = true;  // "May Theresa"
      } else if (own || !contains(spelling.rivals, before)) {
        return true;
      }
    }
    before = words.capital() ? std::string(word) : std::string();
  }
  return false;
}

bool People::mentions(std::string_view text, std::string_view name) const {
  const auto* known = find(name);
  const bool foreign = has_cyrillic(name) && has_cyrillic(text);
  if (known == nullptr) {
    const auto tokens = name_tokens(name);
    return tokens_near(text, tokens) || (foreign && forms_near(text, tokens));
  }
  const auto& spelling = spelling_of(*known);
  if (!spelling.surnames.empty() && surname_in(text, *known, spelling)) return true;
  if (foreign && !spelling.cyrillic && forms_near(text, name_tokens(name))) return true;
  return std::any_of(spelling.whole.begin(), spelling.whole.end(),
                     [&](std::size_t i) { return tokens_near(text, spelling.tokens[i]); });
}

}  // namespace dateline
