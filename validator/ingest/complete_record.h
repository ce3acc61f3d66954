// What follows from what was read, the same for every format: kind, zone and instants, the place's
// country, distinct speakers, who is house or known, keys, visit or event links, claims, presence,
// and the id where the source has none. Pure: same record, same knowledge, same answer. Called
// once, after reading (and after a rule example has changed fields).
#pragma once

#include "validator/base/arena.h"
#include "validator/domain/knowledge.h"
#include "validator/ingest/profile.h"
#include "validator/record/record.h"

namespace dateline {

// `source` is where title and lead were read, for the spans of claims.
void complete_record(Record& record, const SourceText& source, const Knowledge& knowledge,
                     const Profile& profile, Arena& arena);

// "2015-09-15T14:40/meeting-with-president-of-kyrgyzstan-almazbek-atambayev": date, time if known,
// slug.
std::string make_record_id(const Record& record);

}  // namespace dateline
