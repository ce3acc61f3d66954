#include "validator/domain/event_name.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "validator/domain/words.h"

namespace dateline {
namespace {

// Words that tell no event from another. "s" is what a possessive leaves.
constexpr std::array<std::string_view, 32> kEmptyWords = {
    "a",   "an",   "and",   "annual", "at",  "between", "by",         "expanded",
    "for", "from", "first", "held",   "his", "in",      "into",       "international",
    "its", "new",  "joint", "level",  "of",  "on",      "restricted", "president",
    "s",   "the",  "their", "to",     "top", "today",   "was",        "with"};

// Two words for one thing.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kSameWords = {{
    {"session", "meeting"},
    {"negotiations", "talks"},
    {"consultations", "talks"},
}};

// Kinds of events, of which a day may have several.
constexpr std::array<std::string_view, 10> kKindWords = {
    "bilateral", "ceremony", "conference", "conversation", "meeting",
    "news",      "press",    "talks",      "telephone",    "working"};

std::string_view plain_word(std::string_view word) {
  for (const auto& [from, to] : kSameWords) {
    if (word == from) return to;
  }
  const bool is_empty =
      std::find(kEmptyWords.begin(), kEmptyWords.end(), word) != kEmptyWords.end();
  return is_empty ? std::string_view() : word;
}

}  // namespace

EventName::EventName(std::string_view text, const Knowledge& knowledge, std::string_view home) {
  add(text, knowledge, home);
}

void EventName::add(std::string_view text, const Knowledge& knowledge, std::string_view home) {
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t letter = letter_length(text, pos);
    if (letter == 0) {
      ++pos;
      continue;
    }
    if (const auto organisation = knowledge.organisations.name_at(text, pos);
        organisation.length != 0) {
      words_.push_back(fold_quickly(organisation.name));
      pos += organisation.length;
      continue;
    }
    auto country = knowledge.countries.name_at(text, pos);
    if (country.country == nullptr) country = knowledge.countries.demonym_at(text, pos);
    if (country.country != nullptr) {
      if (country.country->code != home) words_.push_back("@" + country.country->code);
      pos += country.length;
      continue;
    }
    const std::size_t end = run_end(text, pos);
    const std::string folded = fold_quickly(text.substr(pos, end - pos));
    if (const std::string_view word = plain_word(folded); !word.empty()) words_.emplace_back(word);
    pos = end;
  }
  std::sort(words_.begin(), words_.end());
  words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
}

bool EventName::is_telling() const {
  return std::any_of(words_.begin(), words_.end(), [](const std::string& word) {
    return std::find(kKindWords.begin(), kKindWords.end(), word) == kKindWords.end();
  });
}

bool EventName::holds(const EventName& other) const {
  return std::includes(words_.begin(), words_.end(), other.words_.begin(), other.words_.end());
}

double EventName::likeness(const EventName& other) const {
  if (words_.empty() || other.words_.empty()) return 0;
  std::vector<std::string_view> common;
  std::set_intersection(words_.begin(), words_.end(), other.words_.begin(), other.words_.end(),
                        std::back_inserter(common));
  const std::size_t all = words_.size() + other.words_.size() - common.size();
  return static_cast<double>(common.size()) / static_cast<double>(all);
}

}  // namespace dateline
