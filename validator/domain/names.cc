// Names by tokens. What is dropped stands in three lists: honorifics always, titles of rulers and
// particles while two other tokens are left ("Patriarch Kirill" keeps its title, "Al Gore" its Al).
#include "validator/domain/names.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "validator/base/text.h"
#include "validator/domain/words.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 24> kHonorifics = {
    "mr",       "mrs",    "ms",        "miss",  "dr",      "prof",     "professor",  "sir",
    "dame",     "madam",  "his",       "her",   "majesty", "highness", "excellency", "holiness",
    "eminence", "serene", "beatitude", "royal", "of",      "and",      "the",        "hrh"};
constexpr std::array<std::string_view, 17> kRulers = {
    "king",  "queen",     "emperor",   "empress", "emir",   "sultan", "sheikh", "shaikh",  "prince",
    "crown", "sovereign", "patriarch", "pope",    "ruling", "grand",  "duke",   "princess"};
constexpr std::array<std::string_view, 14> kParticles = {
    "al", "el", "bin", "bint", "ibn", "van", "von", "der", "de", "di", "da", "dos", "du", "zu"};
constexpr std::array<std::string_view, 24> kNumerals = {
    "i",  "ii",  "iii",  "iv",  "v",  "vi",  "vii",  "viii",  "ix",  "x",    "xi",  "xii",
    "xv", "xiv", "xiii", "xvi", "xx", "xix", "xvii", "xviii", "xxi", "xxii", "xxv", "xxiii"};

template <std::size_t kSize>
bool contains(const std::array<std::string_view, kSize>& list, std::string_view token) {
  return std::find(list.begin(), list.end(), token) != list.end();
}

bool parts_tokens(char c) {
  return c == ' ' || c == '.' || c == ',' || c == ';' || c == ':' || c == '(' || c == ')' ||
         c == '"';
}

std::string_view without_article(std::string_view token) {
  if (token.size() > 3 && (token.starts_with("al-") || token.starts_with("el-"))) {
    token.remove_prefix(3);
  }
  return token;
}

bool is_initial(std::string_view token) {
  return count_code_points(token) == 1;
}

// "v" and "vladimir"; a numeral is nobody's initial's full form ("Abdullah I", "Abdullah II").
bool initial_of(std::string_view initial, std::string_view token) {
  return is_initial(initial) && token.size() > initial.size() && token.starts_with(initial) &&
         !contains(kNumerals, token);
}

// Each token of `shorter` finds one of its own in `longer`, at least one of them a whole name.
bool each_found(const std::vector<std::string>& shorter, const std::vector<std::string>& longer) {
  std::vector<bool> taken(longer.size(), false);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < shorter.size(); ++i) {
    std::size_t at = 0;
    while (at < longer.size() && (taken[at] || longer[at] != shorter[i])) ++at;
    if (at == longer.size()) {
      open.push_back(i);
    } else {
      taken[at] = true;
    }
  }
  const bool whole = std::any_of(shorter.begin(), shorter.end(), [&](const std::string& token) {
    return !is_initial(token) && std::find(longer.begin(), longer.end(), token) != longer.end();
  });
  if (!whole) return false;
  for (const auto i : open) {
    std::size_t at = 0;
    while (at < longer.size() && (taken[at] || (!initial_of(shorter[i], longer[at]) &&
                                                !initial_of(longer[at], shorter[i])))) {
      ++at;
    }
    if (at == longer.size()) return false;
    taken[at] = true;
  }
  return true;
}

}  // namespace

std::vector<std::string> name_tokens(std::string_view name) {
  const std::string folded = fold_quickly(name);
  std::vector<std::string> all;
  for (std::size_t pos = 0; pos < folded.size();) {
    if (parts_tokens(folded[pos])) {
      ++pos;
      continue;
    }
    std::size_t end = pos;
    while (end < folded.size() && !parts_tokens(folded[end])) ++end;
    const auto token = without_article(std::string_view(folded).substr(pos, end - pos));
    if (!contains(kHonorifics, token)) all.emplace_back(token);
    pos = end;
  }
  const auto drop = [](const std::string& token) {
    return contains(kRulers, token) || contains(kParticles, token);
  };
  const auto kept =
      all.size() - static_cast<std::size_t>(std::count_if(all.begin(), all.end(), drop));
  if (kept >= 2) std::erase_if(all, drop);
  return all;
}

std::string name_key(std::string_view name) {
  return key_of(name_tokens(name));
}

std::string key_of(std::vector<std::string> tokens) {
  std::sort(tokens.begin(), tokens.end());
  std::string key;
  for (const auto& token : tokens) {
    if (!key.empty()) key += ' ';
    key += token;
  }
  return key;
}

bool same_tokens(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto& shorter = a.size() <= b.size() ? a : b;
  const auto& longer = a.size() <= b.size() ? b : a;
  if (shorter.empty() || (shorter.size() == 1 && longer.size() > 1)) return false;
  return each_found(shorter, longer);
}

bool same_name(std::string_view a, std::string_view b) {
  return same_tokens(name_tokens(a), name_tokens(b));
}

bool is_numeral(std::string_view folded_token) {
  return contains(kNumerals, folded_token);
}

bool is_ruler_title(std::string_view folded_token) {
  return contains(kRulers, folded_token);
}

std::string surname_first(std::string_view name) {
  name = trim(name);
  std::vector<std::string_view> words;
  for (std::size_t pos = 0; pos < name.size();) {
    const auto end = std::min(name.find(' ', pos), name.size());
    if (end > pos) words.push_back(name.substr(pos, end - pos));
    pos = end + 1;
  }
  const bool ruler = std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return word == "of" || is_ruler_title(fold_quickly(word));
  });
  if (words.size() < 2 || ruler || is_numeral(fold_quickly(words.back()))) return std::string(name);
  std::size_t first = words.size() - 1;  // of the surname
  while (first > 1 && contains(kParticles, fold_quickly(words[first - 1]))) --first;
  std::string out;
  const auto append = [&out](std::string_view word) {
    if (!out.empty()) out += ' ';
    out += word;
  };
  for (auto i = first; i < words.size(); ++i) append(words[i]);
  for (std::size_t i = 0; i < first; ++i) append(words[i]);
  return out;
}

}  // namespace dateline
