// A claim is read word by word: an opening ("following the"), the words that name the event up to
// its noun ("CSTO summit"), what the event is of or with ("of the Security Council"), where it is
// ("in Dushanbe"). The first word that fits none of these ends it.
#include "validator/domain/claims.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "validator/domain/words.h"

namespace dateline {
namespace {

using Words = std::vector<std::string_view>;

constexpr std::size_t kMostBeforeNoun = 8;   // "Supreme Eurasian Economic Council expanded …"
constexpr std::size_t kMostBehindNoun = 14;  // "meeting of the Council of Heads of State of …"

constexpr std::array<std::string_view, 22> kEventNouns = {
    "summit",        "meeting",         "talks",        "ceremony",      "session", "conference",
    "forum",         "negotiations",    "congress",     "consultations", "parade",  "reception",
    "assembly",      "videoconference", "conversation", "gala",          "rally",   "championship",
    "commemoration", "inauguration",    "opening",      "plenary"};
constexpr std::array<std::string_view, 3> kPluralNouns = {"talks", "negotiations", "consultations"};
constexpr std::array<std::string_view, 6> kDeterminers = {"the",   "his", "her",
                                                          "their", "its", "today\u2019s"};
// Words that cannot stand between an article and the noun of an event: the phrase is about
// something else ("after the war in which the talks …").
constexpr std::array<std::string_view, 33> kStoppers = {
    "of",   "in",   "at",  "on", "to",    "for",  "with", "by",  "from", "who", "which",
    "that", "he",   "she", "it", "they",  "is",   "was",  "are", "were", "has", "had",
    "have", "will", "but", "or", "where", "when", "a",    "an",  "the",  "as",  "held"};
constexpr std::array<std::string_view, 6> kLinks = {"of", "with", "on", "between", "for", "and"};
constexpr std::array<std::string_view, 5> kArticlesBefore = {"the", "a", "this", "these", "named"};

// Capitalised, and behind "in" still no place.
constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

struct Opening {
  ClaimKind kind = ClaimKind::kAfter;
  std::string_view words = {};  // lower case
};
constexpr std::array<Opening, 8> kOpenings = {{
    {ClaimKind::kAfter, "following"},
    {ClaimKind::kAfter, "after"},
    {ClaimKind::kBefore, "before"},
    {ClaimKind::kBefore, "ahead of"},
    {ClaimKind::kBefore, "prior to"},
    {ClaimKind::kDuring, "on the sidelines of"},
    {ClaimKind::kDuring, "on the margins of"},
    {ClaimKind::kDuring, "during"},
}};

template <std::size_t kSize>
bool contains(const std::array<std::string_view, kSize>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equals_lower(std::string_view word, std::string_view lower_case) {
  return word.size() == lower_case.size() &&
         std::equal(word.begin(), word.end(), lower_case.begin(),
                    [](char a, char b) { return lower(a) == b; });
}

template <std::size_t kSize>
bool contains_lower(const std::array<std::string_view, kSize>& list, std::string_view word) {
  return std::any_of(list.begin(), list.end(),
                     [&](std::string_view entry) { return equals_lower(word, entry); });
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

// The number of words of the opening at word `at`, or 0.
std::size_t opening_length(const Prose& prose, std::size_t at, const Opening& opening) {
  std::size_t count = 0;
  for (std::size_t pos = 0; pos <= opening.words.size(); ++count) {
    const auto end = std::min(opening.words.find(' ', pos), opening.words.size());
    if (at + count >= prose.size() || (count > 0 && !prose.joined(at + count))) return 0;
    if (!equals_lower(prose[at + count], opening.words.substr(pos, end - pos))) return 0;
    pos = end + 1;
  }
  return count;
}

// The word of the event's noun, from `first` on: the last of a run ("summit meeting").
std::optional<std::size_t> noun_at(const Prose& prose, std::size_t first) {
  const auto limit = std::min(prose.size(), first + kMostBeforeNoun);
  for (auto i = first; i < limit; ++i) {
    if (i > first && !prose.joined(i)) return std::nullopt;
    if (contains_lower(kEventNouns, prose[i])) {
      while (i + 1 < prose.size() && prose.joined(i + 1) &&
             contains_lower(kEventNouns, prose[i + 1])) {
        ++i;
      }
      return i;
    }
    if (contains_lower(kStoppers, prose[i])) return std::nullopt;
  }
  return std::nullopt;
}

// Behind the noun: "of the CSTO Collective Security Council", "with Angela Merkel": links and
// capitalised words. The last word that belongs to the event's name.
std::size_t complement_end(const Prose& prose, std::size_t noun) {
  auto last = noun;
  const auto limit = std::min(prose.size(), noun + 1 + kMostBehindNoun);
  for (auto i = noun + 1; i < limit && prose.joined(i); ++i) {
    if (prose.capital(i)) {
      last = i;
      continue;
    }
    // The first word behind the noun has to be a link; later ones may be an article too.
    const bool article = i > noun + 1 && prose[i] == "the";
    if (!article && !contains(kLinks, prose[i])) break;
  }
  // A capital right behind the noun is the subject of what follows: "After the talks Putin flew".
  return noun + 1 < prose.size() && prose.capital(noun + 1) ? noun : last;
}

// "in Dushanbe", "at the Kremlin": the words of the place, or an empty range.
struct Range {
  std::size_t first = 0;
  std::size_t last = 0;
  bool found = false;
};

Range place_behind(const Prose& prose, std::size_t last) {
  auto i = last + 1;
  if (i + 1 >= prose.size() || !prose.joined(i) || (prose[i] != "in" && prose[i] != "at")) {
    return {};
  }
  ++i;
  if (prose[i] == "the" && i + 1 < prose.size()) ++i;
  Range range = {i, i, false};
  if (contains(kMonths, prose[i])) return range;
  for (; i < prose.size() && prose.joined(i) && prose.capital(i); ++i) {
    range.last = i;
    range.found = true;
  }
  return range;
}

std::optional<FoundClaim> claim_behind(const Prose& prose, std::size_t at, std::size_t opening) {
  auto first = at + opening;
  if (first >= prose.size() || !prose.joined(first)) return std::nullopt;
  const bool determined = contains_lower(kDeterminers, prose[first]);
  if (determined) ++first;
  const auto noun = noun_at(prose, first);
  if (!noun) return std::nullopt;
  if (!determined && !prose.capital(first) && !contains(kPluralNouns, prose[*noun])) {
    return std::nullopt;  // "after meeting": a verb
  }
  const auto last = complement_end(prose, *noun);
  const auto place = place_behind(prose, last);
  if (first == *noun && last == *noun && !place.found) return std::nullopt;
  FoundClaim claim;
  claim.what = prose.cut(first, last);
  if (place.found) claim.where = prose.cut(place.first, place.last);
  claim.text = prose.cut(at, place.found ? place.last : last);
  return claim;
}

}  // namespace

std::vector<FoundClaim> find_claims(std::string_view text) {
  const Prose prose(text);
  std::vector<FoundClaim> claims;
  for (std::size_t i = 0; i < prose.size(); ++i) {
    // "the following meeting", "named after the conference"
    if (i > 0 && prose.joined(i) && contains_lower(kArticlesBefore, prose[i - 1])) continue;
    for (const Opening& opening : kOpenings) {
      const auto length = opening_length(prose, i, opening);
      if (length == 0) continue;
      if (auto claim = claim_behind(prose, i, length)) {
        claim->kind = opening.kind;
        claims.push_back(*claim);
      }
      break;
    }
  }
  return claims;
}

}  // namespace dateline
