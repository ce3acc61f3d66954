// The canonical JSON of a record (one object, no line breaks), as `validate inspect` prints it and
// as the JSON reader takes it back with the same findings. Derived values that a reader recomputes
// anyway are printed where an editor wants to see them (speakers, claims, present, known) and
// ignored when read.
#pragma once

#include <string>

#include "validator/record/record.h"

namespace dateline {

// Appends the object. Valid UTF-8 out: bad bytes become U+FFFD.
void append_record_json(std::string& out, const Record& record);

}  // namespace dateline
