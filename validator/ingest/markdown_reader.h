// Markdown with TOML front matter to one Record: between two lines "+++" stand the members of the
// canonical form (title, lead, kind, event = {date, time, end, place, zone}, published = {date,
// time, sections, updated, embargo}, persons, geography, topics, see_also), below them the text. A
// paragraph ends at a blank line; one that starts with a speaker label opens a turn, those without
// one go on with it, as on a page. Marks of Markdown inside a paragraph (emphasis, links) are left
// as they are.
//
// Front matter that is no TOML is input/syntax at its place and gives no record; a wrong member is
// input/wrong-type or input/bad-date and counts as absent.
#pragma once

#include <string_view>

#include "validator/base/limits.h"
#include "validator/domain/knowledge.h"
#include "validator/finding/finding_sink.h"
#include "validator/ingest/profile.h"
#include "validator/record/record_batch.h"

namespace dateline {

// Whether the first line that is not blank is "+++".
bool opens_markdown(std::string_view text);

// Appends to batch.records.
void read_markdown(RecordBatch& batch, const Profile& profile, const Knowledge& knowledge,
                   const Limits& limits, FindingSink& sink);

}  // namespace dateline
