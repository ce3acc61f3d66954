// Splits a speaker label into role and name, and tells a label from a sentence with a colon. The
// name is looked for in this order: a generic word (no name at all); between a ruler's title and
// "of"; behind an office that the tables know; before a comma that a description follows; the
// capitalised words at the end, less what belongs to the role. A label is what yields a name so.
// Outside edge: split_label() and find_label().
#include "validator/ingest/speaker_label.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validator/base/text.h"
#include "validator/ingest/page_letters.h"
#include "validator/ingest/speaker_words.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestLabel = 320;  // bytes; the longest seen has 198
constexpr std::size_t kMostNameWords =
    6;  // "Mohammad bin Salman bin Abdulaziz Al Saud" has 7 at most

using Layout = Profile::Layout;

// The label without "(retranslated)" at its end.
std::string_view without_brackets(std::string_view label) {
  label = trim(label);
  while (!label.empty() && label.back() == ')') {
    const std::size_t open = label.rfind('(');
    if (open == std::string_view::npos || open == 0) break;
    label = trim(label.substr(0, open));
  }
  return label;
}

std::string_view trim_commas(std::string_view text) {
  text = trim(text);
  while (!text.empty() && text.back() == ',') text = trim(text.substr(0, text.size() - 1));
  return text;
}

// "Question", "Question from Izhevsk", but not "Moderator Geoff Cutmore", who has a name.
bool is_generic(std::string_view label, const Layout& layout) {
  for (const std::string& word : layout.generic_speakers) {
    if (label.substr(0, word.size()) != word) continue;
    if (label.size() == word.size()) return true;
    const std::string_view rest = label.substr(word.size());
    if (rest.front() != ' ' && rest.front() != ',' && rest.front() != '(') continue;
    const std::string_view more = trim(rest);
    if (more.front() == ',' || more.front() == '(') return true;
    if (first_letter(more) == Letter::kSmall) return true;
  }
  return false;
}

// A capitalised word or particle that a name may be made of.
bool in_name(const SpeakerWord& word) {
  return (word.capital || word.particle) && !word.closes;
}

// "VladimirPutin": a name whose blank was lost, which is a defect of the page and still its
// speaker.
bool is_glued_name(std::string_view word) {
  std::size_t humps = 0;
  Letter before = Letter::kNone;
  std::size_t pos = 0;
  while (pos < word.size()) {
    const Letter letter = letter_case(next_code_point(word, pos));
    if (letter == Letter::kNone) {
      if (word[pos - 1] != '-') return false;
    }
    if (letter == Letter::kCapital && before == Letter::kSmall) ++humps;
    before = letter;
  }
  return humps >= 1 && first_letter(word) == Letter::kCapital;
}

// "V.Putin": an initial and a surname.
bool is_initial_name(std::string_view word) {
  const std::size_t dot = word.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || dot > 6) return false;
  return first_letter(word) == Letter::kCapital &&
         first_letter(word.substr(dot + 1)) == Letter::kCapital;
}

// The number of words of `words` from `at` that are a known country's or region's name, or 0.
std::size_t country_words(const SpeakerWords& words, std::size_t at, std::size_t end,
                          const Knowledge& knowledge) {
  for (std::size_t count = std::min<std::size_t>(4, end - at); count > 0; --count) {
    const std::string_view name = words.text(at, at + count);
    if (knowledge.countries.by_name(name) != nullptr) return count;
    if (knowledge.countries.region_by_name(name) != nullptr) return count;
  }
  return 0;
}

// The first word of the name in the run of capitalised words [from, end), which is the end of the
// label.
std::size_t name_start(const SpeakerWords& words, std::size_t from, std::size_t end,
                       const Knowledge& knowledge) {
  std::size_t start = from;
  // Whether something says that the name begins here: a role in the run, a bracket before it.
  bool bounded = from > 0 &&
                 std::string_view(")]").find(words.text(from - 1).back()) != std::string_view::npos;
  for (std::size_t i = from; i + 1 < end; ++i) {
    const bool role = words[i].role || (words[i].ruler && i > from);
    const bool organisation = words[i].shouted && !words[i].numeral && !words[i + 1].shouted;
    if (!role && !organisation && !words[i].comma) continue;
    start = i + 1;
    bounded = true;
  }
  const bool object = start == from && from > 0 && !bounded;  // "of Turkey Recep Tayyip Erdogan"
  if (start + 2 < end) {
    const std::size_t country = country_words(words, start, end - 2, knowledge);
    if (country > 0) return start + country;
    for (std::size_t i = start; i + 2 <= end; ++i) {
      if (end - i <= kMostNameWords && knowledge.people.find(words.text(i, end)) != nullptr)
        return i;
    }
  }
  if (!object && (bounded || end - start <= 4)) {
    if (end - start <= kMostNameWords) return start;
  }
  if (end - start <= 2) return start;
  // Two words, and a particle takes what it leads along: "Turkey Mohammad bin Salman" keeps three.
  std::size_t first = end - 2;
  while (first > start && (words[first].particle || words[first].numeral)) --first;
  return first;
}

struct NameRange {
  std::size_t begin = 0;  // words
  std::size_t end = 0;
};

// "King Abdullah II of Jordan": the words between the title and "of". A single one keeps its title,
// for "Kirill" alone names nobody: "Patriarch Kirill of Moscow".
std::optional<NameRange> ruler_name(const SpeakerWords& words, const Layout& layout) {
  for (std::size_t i = 0; i + 2 < words.size() && i < 3; ++i) {
    if (!words[i].ruler) continue;
    std::size_t end = i + 1;
    while (end < words.size() && in_name(words[end])) ++end;
    if (end > i + 1 && end < words.size() && words.text(end) == layout.of_word) {
      return NameRange{end == i + 2 ? i : i + 1, end};
    }
  }
  return std::nullopt;
}

// "Yevgeny Rozhkov, reporter at VGTRK": a bare name of two to four words before the first comma.
std::optional<NameRange> described_name(const SpeakerWords& words, const Knowledge& knowledge) {
  std::size_t end = 0;
  while (end < words.size() && !words[end].comma) {
    if (!in_name(words[end]) || words[end].role || words[end].shouted) return std::nullopt;
    ++end;
  }
  if (end + 1 >= words.size()) return std::nullopt;
  ++end;  // the word with the comma
  const SpeakerWord& last = words[end - 1];
  if (!in_name(last) || last.role || last.shouted) return std::nullopt;
  if (end < 2 || end > 4 || country_words(words, 0, end, knowledge) == end) return std::nullopt;
  return NameRange{0, end};
}

// The capitalised words before word `end`, which no further word of the name follows.
std::optional<NameRange> closing_name(const SpeakerWords& words, std::size_t end,
                                      const Knowledge& knowledge) {
  std::size_t from = end;
  while (from > 0 && in_name(words[from - 1]) && !(from < end && words[from - 1].comma)) --from;
  while (from < end && words[from].particle) ++from;  // "of the Senate of …": a particle opens none
  if (from == end || words[end - 1].role || words[end - 1].particle) {
    // "Bashar al-Assad" ends with a particle that has its surname in it.
    if (from == end || words.text(end - 1).find('-') == std::string_view::npos) return std::nullopt;
  }
  const std::size_t start = name_start(words, from, end, knowledge);
  if (end - start >= 2) return NameRange{start, end};
  const std::string_view only = words.text(start);
  if (is_glued_name(only) || is_initial_name(only)) return NameRange{start, end};
  return std::nullopt;
}

// The name by where its words stand.
std::optional<NameRange> find_name(const SpeakerWords& words, const Knowledge& knowledge) {
  if (const auto described = described_name(words, knowledge)) return described;
  if (const auto closing = closing_name(words, words.size(), knowledge)) return closing;
  // "Sports commentator Dmitry Guberniyev, ceremony moderator"
  for (std::size_t i = words.size() - 1; i > 0; --i) {
    const bool described = words[i - 1].comma && !words[i].capital;
    if (described) return closing_name(words, i, knowledge);
  }
  return std::nullopt;
}

SplitLabel made(const SpeakerWords& words, NameRange name, const Layout& layout) {
  SplitLabel out{.name = words.text(name.begin, name.end)};
  if (name.begin > 0) {
    out.role = trim_commas(words.text(0, name.begin));
  } else if (name.end < words.size() && words.text(name.end) != layout.of_word) {
    out.role = words.text(name.end, words.size());
  }
  return out;
}

// A full stop, a question … inside means prose. Initials and abbreviations ("St. Petersburg") do
// not.
bool has_sentence_mark(const SpeakerWords& words, std::string_view label) {
  if (label.find_first_of("!?;") != std::string_view::npos) return true;
  if (label.find("\xE2\x80\xA6") != std::string_view::npos) return true;  // …
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words.text(i);
    if (word.back() == '.' && (word.size() > 4 || !words[i].capital)) return true;
  }
  return false;
}

// Behind an office that the tables know: all the rest, where it is a bare name.
std::optional<NameRange> office_holder(const SpeakerWords& words, std::string_view label,
                                       const Knowledge& knowledge) {
  const std::size_t office = knowledge.offices.name_offset(label, knowledge.countries);
  if (office == 0) return std::nullopt;
  std::size_t begin = 0;
  while (begin < words.size() && words[begin].begin < office) ++begin;
  if (begin == words.size() || words.size() - begin > kMostNameWords) return std::nullopt;
  for (std::size_t i = begin; i < words.size(); ++i) {
    if (!in_name(words[i]) || words[i].role || words[i].comma) return std::nullopt;
  }
  return NameRange{begin, words.size()};
}

// Role and name of a label without brackets, or nothing where it has no name.
std::optional<SplitLabel> split_named(const SpeakerWords& words, std::string_view label,
                                      const Layout& layout, const Knowledge& knowledge) {
  if (words.size() == 0 || words.too_many()) return std::nullopt;
  auto name = ruler_name(words, layout);
  if (!name) name = office_holder(words, label, knowledge);
  if (!name) name = find_name(words, knowledge);
  if (!name) return std::nullopt;
  return made(words, *name, layout);
}

// The principal alone, by name or form, or behind a role ("President of Russia Vladimir Putin"):
// one label in two, so it is looked for before the tables are asked.
std::optional<SplitLabel> split_principal(std::string_view label, const Profile& profile) {
  for (const Principal& principal : profile.principals) {
    const std::vector<std::string>& forms = principal.forms;
    if (label == principal.name || std::find(forms.begin(), forms.end(), label) != forms.end()) {
      return SplitLabel{.name = label};
    }
    const std::size_t size = principal.name.size();
    if (label.size() <= size + 1 || label.substr(label.size() - size) != principal.name) continue;
    const std::string_view role = label.substr(0, label.size() - size);
    if (role.back() != ' ' || role.find_first_of(",;.!?") != std::string_view::npos) continue;
    return SplitLabel{.name = label.substr(label.size() - size), .role = trim(role)};
  }
  return std::nullopt;
}

// The words before the first colon, or none where that colon is of another kind ("http://",
// "12:30").
std::string_view before_colon(std::string_view paragraph) {
  if (paragraph.empty()) return {};
  const std::size_t window = std::min(paragraph.size(), kLongestLabel);
  const void* found = std::memchr(paragraph.data(), ':', window);
  if (found == nullptr) return {};
  const auto colon = static_cast<std::size_t>(static_cast<const char*>(found) - paragraph.data());
  if (colon + 1 < paragraph.size()) {
    const char next = paragraph[colon + 1];
    if (next == '/' || (next >= '0' && next <= '9')) return {};
  }
  const std::string_view label = trim(paragraph.substr(0, colon));
  return label.data() == paragraph.data() ? label : std::string_view{};
}

}  // namespace

SplitLabel split_label(std::string_view label, const Profile& profile, const Knowledge& knowledge) {
  label = trim(label);
  const Layout& layout = profile.layout;
  if (is_generic(label, layout)) return {.name = label, .generic = true};
  label = without_brackets(label);
  if (const auto principal = split_principal(label, profile)) return *principal;
  const auto split = split_named(SpeakerWords(label, layout), label, layout, knowledge);
  return split.value_or(SplitLabel{.name = label});
}

FoundLabel find_label(std::string_view paragraph, const Profile& profile,
                      const Knowledge& knowledge) {
  const std::string_view label = before_colon(paragraph);
  if (label.empty()) return {};
  const Layout& layout = profile.layout;
  if (is_generic(label, layout)) return {label.size(), {.name = label, .generic = true}};
  const std::string_view bare = without_brackets(label);
  auto split = split_principal(bare, profile);
  if (split && split->role.empty()) return {label.size(), *split};
  if (!split) {
    const SpeakerWords words(bare, layout);
    if (has_sentence_mark(words, bare)) return {};
    split = split_named(words, bare, layout, knowledge);
  }
  if (!split || layout.compiled.not_speakers.search(bare)) return {};
  return {label.size(), *split};
}

std::size_t label_length(std::string_view paragraph, const Profile& profile,
                         const Knowledge& knowledge) {
  return find_label(paragraph, profile, knowledge).length;
}

}  // namespace dateline
