// The grammar of a speaker label: "President of Russia Vladimir Putin" → role and name; "Question"
// is generic. Shared by page text, where it also decides whether a line starts a turn, and by JSON
// transcripts.
#pragma once

#include <optional>
#include <string_view>

#include "validator/domain/knowledge.h"
#include "validator/ingest/profile.h"

namespace dateline {

struct SplitLabel {
  std::string_view name = {};  // parts of the label
  std::string_view role = {};  // empty when the label has none
  bool generic = false;
};

SplitLabel split_label(std::string_view label, const Profile& profile, const Knowledge& knowledge);

// The label that `paragraph` starts with, without its colon, and what it says; length 0 where there
// is none: the words before the first colon, when they have the form of a speaker.
struct FoundLabel {
  std::size_t length = 0;
  SplitLabel split = {};
};
FoundLabel find_label(std::string_view paragraph, const Profile& profile,
                      const Knowledge& knowledge);

// Its length alone.
std::size_t label_length(std::string_view paragraph, const Profile& profile,
                         const Knowledge& knowledge);

}  // namespace dateline
