// The canonical JSON of a record (one object, no line breaks), as `validate inspect` prints it and
// as the JSON reader takes it back with the same findings. Derived values that a reader recomputes
// anyway are printed where an editor wants to see them (place, speakers, claims, present) and
// ignored when read; so is "input". Three members exist for the way back: "event.zone_from", how
// the zone was chosen, "published.block", false where a record has a time but no block, and
// "reading_order", printed where the body does not simply come before the transcript: run lengths,
// the body's first, so [3, 5, 1] is three paragraphs of the body, five spoken ones, one of the
// body.
#pragma once

#include <string>

#include "validator/record/record.h"

namespace dateline {

// Appends the object. Valid UTF-8 out: bad bytes become U+FFFD.
void append_record_json(std::string& out, const Record& record);

}  // namespace dateline
