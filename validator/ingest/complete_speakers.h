// Who speaks, and who is there: the distinct speakers of a transcript and the people bodily present
// at an event. Pure; part of complete_record().
#pragma once

#include <optional>
#include <span>

#include "validator/base/arena.h"
#include "validator/domain/knowledge.h"
#include "validator/ingest/profile.h"
#include "validator/record/record.h"
#include "validator/source/source_text.h"

namespace dateline {

// Distinct by label, and by name where there is one: "Vladimir Putin" and "President of Russia
// Vladimir Putin" are one speaker, with the label printed first and the role where it is printed.
// In the order of the first turn. `principal` is that of the day, or null.
std::span<const Speaker> distinct_speakers(std::span<const Turn> transcript,
                                           const Principal* principal, const Profile& profile,
                                           const Knowledge& knowledge, Arena& arena);

// Empty unless the kind has bodily presence. The principal, if he speaks or is named in title or
// lead; every other known speaker. A person who is only listed is not present. Needs
// record.speakers.
std::span<const Presence> people_present(const Record& record, const Principal* principal,
                                         const SourceText& source, const Knowledge& knowledge,
                                         Arena& arena);

// The key of a person: one for all spellings that the people table has, else made from the name.
std::string_view key_of(std::string_view name, const Knowledge& knowledge, Arena& arena);

}  // namespace dateline
