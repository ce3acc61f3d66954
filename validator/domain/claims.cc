// A claim is read word by word: an opening ("following the"), the words that name the event up to
// its noun ("CSTO summit"), what the event is of or with ("of the Security Council"), where it is
// ("in Dushanbe"). The first word that fits none of these ends it.
#include "validator/domain/claims.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "validator/domain/cyrillic.h"
#include "validator/domain/words.h"

namespace dateline {
namespace {

using Words = std::vector<std::string_view>;

constexpr std::size_t kMostBeforeNoun = 8;   // "Supreme Eurasian Economic Council expanded …"
constexpr std::size_t kMostBehindNoun = 14;  // "meeting of the Council of Heads of State of …"

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equals_lower(std::string_view word, std::string_view lower_case) {
  if (word.size() != lower_case.size()) return false;
  if (word == lower_case) return true;
  if (has_cyrillic(word)) return has_cyrillic(lower_case) && fold_quickly(word) == lower_case;
  return std::equal(word.begin(), word.end(), lower_case.begin(),
                    [](char a, char b) { return lower(a) == b; });
}

bool contains_lower(const std::vector<std::string>& list, std::string_view word) {
  return std::any_of(list.begin(), list.end(),
                     [&](std::string_view entry) { return equals_lower(word, entry); });
}

// "ОДКБ", "G20": nothing but capitals and digits, two at least.
bool is_acronym(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t pos = 0; pos < word.size(); ++letters) {
    const char c = word[pos];
    if (!(c >= '0' && c <= '9') && !capital_at(word, pos)) return false;
    pos += letter_length(word, pos) == 0 ? 1 : letter_length(word, pos);
  }
  return letters >= 2;
}

bool is_initial(std::string_view word) {
  return word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z';
}

// The words of a text with the places of the sentence's joints.
class Prose {
 public:
  explicit Prose(std::string_view text) : text_(text) {
    WordScanner scanner(text);
    for (std::string_view word; scanner.next(word);) words_.push_back(word);
  }
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t i) const { return words_[i]; }
  [[nodiscard]] std::size_t begin(std::size_t i) const {
    return static_cast<std::size_t>(words_[i].data() - text_.data());
  }
  [[nodiscard]] std::size_t end(std::size_t i) const { return begin(i) + words_[i].size(); }
  // Only a blank parts word i from the one before, or the full stop of "St. Petersburg", "U.S."
  // and "George W. Bush".
  [[nodiscard]] bool joined(std::size_t i) const {
    const auto gap = text_.substr(end(i - 1), begin(i) - end(i - 1));
    if (gap == " " || gap == "\n" || gap == "\u00A0") return true;
    const auto before = words_[i - 1];
    return (gap == ". " && (before == "St" || is_initial(before))) ||
           (gap == "." && is_initial(before) && is_initial(words_[i]));
  }
  [[nodiscard]] std::string_view cut(std::size_t first, std::size_t last) const {
    return text_.substr(begin(first), end(last) - begin(first));
  }
  [[nodiscard]] bool capital(std::size_t i) const { return capital_at(words_[i], 0); }

 private:
  std::string_view text_;
  Words words_;
};

// Reads one claim by the words of one language.
class ClaimReader {
 public:
  ClaimReader(const Prose& prose, const ClaimWords& words) : prose_(prose), words_(words) {}

  // The number of words of the opening at word `at`, or 0.
  [[nodiscard]] std::size_t opening_length(std::size_t at, std::string_view opening) const {
    // "the following meeting", "named after the conference"
    if (at > 0 && prose_.joined(at) && contains_lower(words_.articles, prose_[at - 1])) return 0;
    std::size_t count = 0;
    for (std::size_t pos = 0; pos <= opening.size(); ++count) {
      const auto end = std::min(opening.find(' ', pos), opening.size());
      if (at + count >= prose_.size() || (count > 0 && !prose_.joined(at + count))) return 0;
      if (!equals_lower(prose_[at + count], opening.substr(pos, end - pos))) return 0;
      pos = end + 1;
    }
    return count;
  }

  [[nodiscard]] std::optional<FoundClaim> claim_behind(std::size_t at, std::size_t opening) const {
    auto first = at + opening;
    if (first >= prose_.size() || !prose_.joined(first)) return std::nullopt;
    const bool determined = contains_lower(words_.determiners, prose_[first]);
    if (determined) ++first;
    const auto noun = noun_at(first);
    if (!noun) return std::nullopt;
    if (has_determiners() && !determined && !prose_.capital(first) &&
        !contains(words_.bare, prose_[*noun])) {
      return std::nullopt;  // "after meeting": a verb
    }
    const auto last = complement_end(*noun);
    const auto place = place_behind(last);
    if (first == *noun && last == *noun && !place.found) return std::nullopt;
    FoundClaim claim;
    claim.what = prose_.cut(first, last);
    if (place.found) claim.where = prose_.cut(place.first, place.last);
    claim.text = prose_.cut(at, place.found ? place.last : last);
    return claim;
  }

 private:
  // The words of the place, or an empty range.
  struct Range {
    std::size_t first = 0;
    std::size_t last = 0;
    bool found = false;
  };

  [[nodiscard]] bool has_determiners() const { return !words_.determiners.empty(); }

  // The word of the event's noun, from `first` on: the last of a run ("summit meeting").
  [[nodiscard]] std::optional<std::size_t> noun_at(std::size_t first) const {
    const auto limit = std::min(prose_.size(), first + kMostBeforeNoun);
    for (auto i = first; i < limit; ++i) {
      if (i > first && !prose_.joined(i)) return std::nullopt;
      if (contains_lower(words_.nouns, prose_[i])) {
        while (i + 1 < prose_.size() && prose_.joined(i + 1) &&
               contains_lower(words_.nouns, prose_[i + 1])) {
          ++i;
        }
        return i;
      }
      if (contains_lower(words_.stoppers, prose_[i])) return std::nullopt;
    }
    return std::nullopt;
  }

  // Behind the noun: "of the CSTO Collective Security Council", "with Angela Merkel": links and
  // capitalised words. The last word that belongs to the event's name.
  [[nodiscard]] std::size_t complement_end(std::size_t noun) const {
    auto last = noun;
    // "саммита ОДКБ": without determiners, words in capitals stand right behind the noun.
    while (!has_determiners() && last + 1 < prose_.size() && prose_.joined(last + 1) &&
           is_acronym(prose_[last + 1])) {
      ++last;
    }
    // Any other capital there is the subject of what follows: "After the talks Putin flew".
    if (last + 1 < prose_.size() && prose_.capital(last + 1)) return last;
    const auto limit = std::min(prose_.size(), noun + 1 + kMostBehindNoun);
    const auto opening = last + 1;
    for (auto i = opening; i < limit && prose_.joined(i); ++i) {
      if (prose_.capital(i)) {
        last = i;
        continue;
      }
      // The first word behind the noun has to be a link; later ones may be an article too.
      const bool article = i > opening && prose_[i] == "the";
      if (!article && !contains(words_.links, prose_[i])) break;
    }
    return last;
  }

  // "in Dushanbe", "at the Kremlin"; "в Душанбе Владимир Путин": without determiners one word.
  [[nodiscard]] Range place_behind(std::size_t last) const {
    auto i = last + 1;
    if (i + 1 >= prose_.size() || !prose_.joined(i) || !contains(words_.places, prose_[i])) {
      return {};
    }
    ++i;
    if (prose_[i] == "the" && i + 1 < prose_.size()) ++i;
    Range range = {i, i, false};
    if (contains(words_.seasons, prose_[i])) return range;
    for (; i < prose_.size() && prose_.joined(i) && prose_.capital(i); ++i) {
      range.last = i;
      range.found = true;
      if (!has_determiners()) break;
    }
    return range;
  }

  const Prose& prose_;
  const ClaimWords& words_;
};

}  // namespace

void ClaimFinder::add(ClaimWords words) {
  words_.push_back(std::move(words));
}

bool ClaimFinder::add(ClaimKind kind, std::string_view language,
                      const std::vector<std::string>& openings) {
  const auto found = std::find_if(words_.begin(), words_.end(), [&](const ClaimWords& words) {
    return words.language == language;
  });
  if (found == words_.end()) return false;
  for (const auto& opening : openings) {
    openings_.push_back({kind, opening, static_cast<std::size_t>(found - words_.begin())});
  }
  return true;
}

std::vector<FoundClaim> ClaimFinder::find(std::string_view text) const {
  const Prose prose(text);
  std::vector<FoundClaim> claims;
  for (std::size_t i = 0; i < prose.size(); ++i) {
    for (const Opening& opening : openings_) {
      const ClaimReader reader(prose, words_[opening.language]);
      const auto length = reader.opening_length(i, opening.words);
      if (length == 0) continue;
      if (auto claim = reader.claim_behind(i, length)) {
        claim->kind = opening.kind;
        claims.push_back(*claim);
      }
      break;
    }
  }
  return claims;
}

}  // namespace dateline
