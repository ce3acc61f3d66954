// What follows from what was read, the same for every format: kind, zone and instants, the place's
// country, distinct speakers, who is house or known, keys, visit or event links, claims, presence,
// and the id where the source has none. Pure: same record, same knowledge, same answer, and doing
// it twice changes nothing. Called once, after reading (and after a rule example has changed
// fields).
//
// What the record takes from the tables (country codes, zones, keys, the principal's name) it
// borrows from `knowledge` and `profile`, which outlive it; the rest lies in `arena`. A derived
// kind stays "not present", with the words it follows from as its span; a derived id has no span.
#pragma once

#include "validator/base/arena.h"
#include "validator/domain/knowledge.h"
#include "validator/ingest/profile.h"
#include "validator/record/record.h"

namespace dateline {

// `source` is where title and lead were read, for the spans of claims.
void complete_record(Record& record, const SourceText& source, const Knowledge& knowledge,
                     const Profile& profile, Arena& arena);

// "2015-09-15T14:40/meeting-with-president-of-kyrgyzstan-almazbek-atambayev": date, time if known
// (event.at says so), slug. The announced or the publication date where the event has none.
std::string make_record_id(const Record& record);

}  // namespace dateline
