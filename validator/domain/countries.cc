// Search words are found as written, by plain search and a look at both edges; what a longer phrase
// takes away is worked out when the words are added, so a search compares only where it hits.
#include "validator/domain/countries.h"

#include <algorithm>
#include <utility>

#include "validator/base/text.h"
#include "validator/domain/cyrillic.h"

namespace dateline {
namespace {

std::string folded_name(std::string_view name) {
  std::string folded = fold_quickly(name);
  if (folded.starts_with("the ")) folded.erase(0, 4);
  return folded;
}

std::string_view first_run(std::string_view text) {
  return text.substr(0, run_end(text, 0));
}

// The end of `word` at `at`, a plural s behind it included, or 0 when it does not end there.
std::size_t end_of(std::string_view text, std::size_t at, std::size_t length) {
  const auto end = at + length;
  if (free_after(text, end)) return end;
  return text[end] == 's' && free_after(text, end + 1) ? end + 1 : 0;
}

// "Côte d'Ivoire" as typewriters and as printers have it, "Соединённые" with and without its dots.
std::vector<std::string> both_spellings(const std::string& text) {
  std::vector<std::string> forms = {text};
  if (text.find("ё") != std::string::npos) {
    std::string plain = text;
    for (auto at = plain.find("ё"); at != std::string::npos; at = plain.find("ё", at)) {
      plain.replace(at, std::string_view("ё").size(), "е");
    }
    forms.push_back(std::move(plain));
  }
  if (text.find('\'') == std::string::npos) return forms;
  std::string typographic;
  for (const char c : text) {
    if (c == '\'') {
      typographic += "\u2019";
    } else {
      typographic += c;
    }
  }
  forms.push_back(std::move(typographic));
  return forms;
}

}  // namespace

void Countries::add(Country country) {
  const auto index = static_cast<std::uint32_t>(countries_.size());
  words_of_.emplace_back();
  by_code_.emplace(country.code, index);
  by_name_.emplace(folded_name(country.name), index);
  for (const auto& phrase : country.except) {
    for (auto& form : both_spellings(phrase)) add_phrase(std::move(form), index, true);
  }
  const auto add_all = [&](const std::vector<std::string>& texts, WordKind kind) {
    for (const auto& text : texts) add_word(text, kind, index);
  };
  add_word(country.name, WordKind::kName, index);
  add_all(country.aliases, WordKind::kName);
  add_all(country.demonyms, WordKind::kDemonym);
  if (!country.capital.empty()) add_word(country.capital, WordKind::kEvidence, index);
  add_all(country.evidence, WordKind::kEvidence);
  for (const auto& alias : country.aliases) by_name_.emplace(folded_name(alias), index);
  add_cases(country, index);
  countries_.push_back(std::move(country));
}

// "Киргизия" is found as "Киргизии", too: in a text, behind an office ("Президент Киргизии").
void Countries::add_cases(const Country& country, std::uint32_t index) {
  const auto add_all = [&](const std::vector<std::string>& texts, WordKind kind) {
    for (const auto& text : texts) {
      for (const auto& form : case_forms(text)) add_word(form, kind, index);
      if (kind != WordKind::kDemonym) continue;
      for (const auto& form : adjective_forms(text)) add_word(form, kind, index);
    }
  };
  add_all({country.name}, WordKind::kName);
  add_all(country.aliases, WordKind::kName);
  add_all(country.demonyms, WordKind::kDemonym);
  add_all({country.capital}, WordKind::kEvidence);
  add_all(country.evidence, WordKind::kEvidence);
}

void Countries::add(HomeRegion region) {
  region_by_name_.emplace(folded_name(region.name), regions_.size());
  for (const auto& alias : region.aliases) {
    region_by_name_.emplace(folded_name(alias), regions_.size());
  }
  regions_.push_back(std::move(region));
}

void Countries::add_word(const std::string& text, WordKind kind, std::uint32_t country) {
  for (auto& form : both_spellings(text)) {
    const auto& own = words_of_[country];
    if (form.empty() || std::any_of(own.begin(), own.end(),
                                    [&](std::uint32_t id) { return words_[id].text == form; })) {
      continue;  // a capital of the same name ("Luxembourg") adds nothing
    }
    SearchWord word = {
        .text = form, .country = country, .kind = kind, .cyrillic = has_cyrillic(form)};
    if (const auto found = phrases_by_run_.find(first_run(form)); found != phrases_by_run_.end()) {
      for (const auto id : found->second) {
        const Phrase& phrase = phrases_[id];
        if (phrase.exception != (phrase.country == country)) continue;
        if (!phrase.exception && phrase.text.size() <= form.size()) continue;
        const auto at = find_words(phrase.text, form);
        if (at != std::string::npos) word.blockers.push_back({phrase.text, at});
      }
    }
    const auto id = static_cast<std::uint32_t>(words_.size());
    words_.push_back(std::move(word));
    words_of_[country].push_back(id);
    words_by_first_run_[std::string(first_run(form))].push_back(id);
    if (run_end(form, 0) != form.size()) add_phrase(std::move(form), country, false);
  }
}

void Countries::add_phrase(std::string text, std::uint32_t country, bool exception) {
  const auto id = static_cast<std::uint32_t>(phrases_.size());
  for (std::size_t pos = 0; pos < text.size();) {
    const auto end = run_end(text, pos);
    if (end == pos) {
      ++pos;
      continue;
    }
    const auto run = std::string_view(text).substr(pos, end - pos);
    if (const auto found = words_by_first_run_.find(run); found != words_by_first_run_.end()) {
      for (const auto word_id : found->second) {
        SearchWord& word = words_[word_id];
        if (exception != (word.country == country)) continue;
        if (!exception && word.text.size() >= text.size()) continue;
        if (std::string_view(text).substr(pos).starts_with(word.text) &&
            free_after(text, pos + word.text.size())) {
          word.blockers.push_back({text, pos});
        }
      }
    }
    auto& known = phrases_by_run_[std::string(run)];
    if (known.empty() || known.back() != id) known.push_back(id);
    pos = end;
  }
  phrases_.push_back({std::move(text), country, exception});
}

const Country* Countries::by_name(std::string_view name) const {
  const auto found = by_name_.find(folded_name(name));
  return found == by_name_.end() ? nullptr : &countries_[found->second];
}

const Country* Countries::by_code(std::string_view code) const {
  const auto found = by_code_.find(code);
  return found == by_code_.end() ? nullptr : &countries_[found->second];
}

const HomeRegion* Countries::region_by_name(std::string_view name) const {
  const auto found = region_by_name_.find(folded_name(name));
  return found == region_by_name_.end() ? nullptr : &regions_[found->second];
}

bool Countries::counts_at(const SearchWord& word, std::string_view text, std::size_t at) const {
  return std::none_of(word.blockers.begin(), word.blockers.end(), [&](const Blocker& blocker) {
    if (at < blocker.offset) return false;
    const auto begin = at - blocker.offset;
    return text.substr(begin).starts_with(blocker.phrase) && free_before(text, begin) &&
           end_of(text, begin, blocker.phrase.size()) != 0;
  });
}

bool Countries::mentions(std::string_view text, std::string_view code) const {
  const auto found = by_code_.find(code);
  if (found == by_code_.end()) return false;
  const bool cyrillic = has_cyrillic(text);
  for (const auto id : words_of_[found->second]) {
    const SearchWord& word = words_[id];
    if (word.cyrillic && !cyrillic) continue;
    for (auto at = text.find(word.text); at != std::string_view::npos;
         at = text.find(word.text, at + 1)) {
      if (!free_before(text, at)) continue;
      const auto end = end_of(text, at, word.text.size());
      if (end == 0) continue;
      if (word.kind != WordKind::kDemonym && end != at + word.text.size()) continue;
      if (counts_at(word, text, at)) return true;
    }
  }
  return false;
}

Countries::Match Countries::longest_at(std::string_view text, std::size_t pos,
                                       WordKind kind) const {
  Match best;
  const auto rest = text.substr(std::min(pos, text.size()));
  const auto found = words_by_first_run_.find(first_run(rest));
  if (found == words_by_first_run_.end() || !free_before(text, pos)) return best;
  for (const auto id : found->second) {
    const SearchWord& word = words_[id];
    if (word.kind != kind || word.text.size() <= best.length) continue;
    if (rest.starts_with(word.text) && free_after(rest, word.text.size()) &&
        counts_at(word, text, pos)) {
      best = {&countries_[word.country], word.text.size()};
    }
  }
  return best;
}

Countries::Match Countries::name_at(std::string_view text, std::size_t pos) const {
  return longest_at(text, pos, WordKind::kName);
}

Countries::Match Countries::demonym_at(std::string_view text, std::size_t pos) const {
  return longest_at(text, pos, WordKind::kDemonym);
}

std::vector<Countries::Mention> Countries::named_in(std::string_view text) const {
  std::vector<Mention> mentions;
  for (std::size_t pos = 0; pos < text.size();) {
    const auto end = run_end(text, pos);
    if (end == pos) {
      ++pos;
      continue;
    }
    const auto match = name_at(text, pos);
    if (match.country != nullptr) {
      mentions.push_back({match.country->code, pos, pos + match.length});
      pos += match.length;
    } else {
      pos = end;
    }
  }
  return mentions;
}

}  // namespace dateline
