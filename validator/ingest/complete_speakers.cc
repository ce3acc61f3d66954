#include "validator/ingest/complete_speakers.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "validator/ingest/speaker_label.h"
#include "validator/source/value_location.h"

namespace dateline {
namespace {

// From here on speakers are looked up in a table instead of one by one.
constexpr std::size_t kFewSpeakers = 32;

class SpeakerList {
 public:
  SpeakerList(const Principal* principal, const Profile& profile, const Knowledge& knowledge,
              Arena& arena)
      : principal_(principal), profile_(profile), knowledge_(knowledge), arena_(arena) {
    if (principal != nullptr) principal_person_ = knowledge.people.find(principal->name);
  }

  void add(const Turn& turn) {
    const Text& shown = turn.label ? turn.label : turn.name;
    if (!shown) return;  // what stands before the first label
    std::size_t index = of_label(*shown);
    if (index == kNone) {
      const Speaker speaker = speaker_of(turn);
      index = same_as(speaker);
      if (index == kNone) {
        index = speakers_.size();
        speakers_.push_back(speaker);
        if (!speaker.key.empty()) by_key_.emplace_back(speaker.key, index);
        if (speakers_.size() > kFewSpeakers) index_new();
      } else {
        take_role(speakers_[index], speaker);
      }
      labels_.emplace_back(*shown, index);
      if (labels_.size() > kFewSpeakers) index_new();
    }
    ++speakers_[index].turns;
    for (const Text& paragraph : turn.paragraphs)
      speakers_[index].spoken += static_cast<std::uint32_t>(paragraph.value.size());
  }

  std::span<const Speaker> finish() { return arena_.copy(speakers_); }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  using Entry = std::pair<std::string_view, std::size_t>;

  std::size_t of_label(std::string_view label) const { return find(labels_, label_table_, label); }

  static std::size_t find(const std::vector<Entry>& entries,
                          const std::unordered_map<std::string_view, std::size_t>& table,
                          std::string_view text) {
    if (!table.empty()) {
      const auto found = table.find(text);
      return found == table.end() ? kNone : found->second;
    }
    for (const auto& [known, index] : entries) {
      if (known == text) return index;
    }
    return kNone;
  }

  // Brings both tables up to date; each entry is put in once.
  void index_new() {
    for (; labels_indexed_ < labels_.size(); ++labels_indexed_) {
      label_table_.insert(labels_[labels_indexed_]);
    }
    for (; keys_indexed_ < by_key_.size(); ++keys_indexed_) {
      key_table_.insert(by_key_[keys_indexed_]);
    }
  }

  std::size_t same_as(const Speaker& speaker) const {
    if (speaker.key.empty()) return kNone;
    const std::size_t index = find(by_key_, key_table_, speaker.key);
    if (index != kNone || speakers_.size() > kFewSpeakers) return index;
    // "V.Putin": initials match a name only when both are looked at.
    for (std::size_t i = 0; i < speakers_.size(); ++i) {
      const Speaker& other = speakers_[i];
      if (other.generic) continue;
      if (!has_initials(speaker) && !has_initials(other)) continue;
      if (knowledge_.people.same_person(*speaker.name, *other.name)) return i;
    }
    return kNone;
  }

  static bool has_initials(const Speaker& speaker) {
    return speaker.name.value.find('.') != std::string_view::npos;
  }

  Speaker speaker_of(const Turn& turn) const {
    Speaker speaker;
    speaker.label = turn.label;
    speaker.name = turn.name;
    speaker.role = turn.role;
    speaker.generic =
        split_label(turn.label ? *turn.label : *turn.name, profile_, knowledge_).generic;
    if (speaker.generic) return speaker;
    if (!speaker.name) speaker.name = turn.label;
    const KnownPerson* person = knowledge_.people.find(*speaker.name);
    speaker.key = person != nullptr ? std::string_view(person->key)
                                    : key_of(*speaker.name, knowledge_, arena_);
    if (person != nullptr) speaker.country = person->country;
    speaker.known = person != nullptr;
    take_office(speaker);
    speaker.house = is_principal(speaker, person);
    return speaker;
  }

  // The country of the role's office goes before the person's own.
  void take_office(Speaker& speaker) const {
    if (!speaker.role) return;
    const auto office = knowledge_.offices.resolve(*speaker.role, knowledge_.countries);
    if (!office) return;
    speaker.country = office->country;
    speaker.known = true;
  }

  void take_role(Speaker& speaker, const Speaker& again) const {
    if (speaker.role || !again.role) return;
    speaker.role = again.role;
    take_office(speaker);
  }

  bool is_principal(const Speaker& speaker, const KnownPerson* person) const {
    if (principal_ == nullptr) return false;
    const auto& forms = principal_->forms;
    if (std::find(forms.begin(), forms.end(), speaker.label.value) != forms.end()) return true;
    if (person != nullptr && principal_person_ != nullptr) return person == principal_person_;
    return knowledge_.people.same_person(*speaker.name, principal_->name);
  }

  const Principal* principal_;
  const KnownPerson* principal_person_ = nullptr;
  const Profile& profile_;
  const Knowledge& knowledge_;
  Arena& arena_;
  std::vector<Speaker> speakers_;
  std::vector<Entry> labels_;  // each distinct label and its speaker
  std::vector<Entry> by_key_;
  std::size_t labels_indexed_ = 0;
  std::size_t keys_indexed_ = 0;
  std::unordered_map<std::string_view, std::size_t> label_table_;
  std::unordered_map<std::string_view, std::size_t> key_table_;
};

// The words of `text` that name the person: the full name, else the surname, else all of it.
SourceSpan place_of_name(const Text& text, std::string_view name, const SourceText& source) {
  if (!text.span.known()) return text.span;
  std::size_t begin = text.value.find(name);
  if (begin == std::string_view::npos) {
    name = name.substr(name.rfind(' ') + 1);
    begin = text.value.find(name);
  }
  if (begin == std::string_view::npos) return text.span;
  return locate_part(source, text.span, *text, begin, begin + name.size());
}

}  // namespace

std::string_view key_of(std::string_view name, const Knowledge& knowledge, Arena& arena) {
  return arena.copy(knowledge.people.person_key(name));
}

std::span<const Speaker> distinct_speakers(std::span<const Turn> transcript,
                                           const Principal* principal, const Profile& profile,
                                           const Knowledge& knowledge, Arena& arena) {
  if (transcript.empty()) return {};
  SpeakerList list(principal, profile, knowledge, arena);
  for (const Turn& turn : transcript) list.add(turn);
  return list.finish();
}

std::span<const Presence> people_present(const Record& record, const Principal* principal,
                                         const SourceText& source, const Knowledge& knowledge,
                                         Arena& arena) {
  if (!has_bodily_presence(record.kind.value)) return {};
  const std::span<Presence> present = arena.make_array<Presence>(record.speakers.size() + 1);
  std::size_t count = 0;
  bool principal_speaks = false;
  for (const Speaker& speaker : record.speakers) {
    principal_speaks |= speaker.house;
    if (speaker.generic || (!speaker.known && !speaker.house)) continue;
    present[count++] = {.name = speaker.name, .key = speaker.key};
  }
  if (principal != nullptr && !principal_speaks) {
    for (const Text* text : {&record.title, &record.lead}) {
      if (!*text || !knowledge.people.mentions(**text, principal->name)) continue;
      present[count++] = {.name = sourced<std::string_view>(
                              principal->name, place_of_name(*text, principal->name, source)),
                          .key = key_of(principal->name, knowledge, arena)};
      break;
    }
  }
  return present.first(count);
}

}  // namespace dateline
