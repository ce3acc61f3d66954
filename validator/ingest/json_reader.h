// Reads the canonical JSON (RECORDS: one object, an array of objects, or JSONL) into Records. Every
// value keeps the span of its own bytes (a string: what stands between the quotes). A malformed
// line or document is one input/syntax finding at its place and never stops the neighbours; a wrong
// type is input/wrong-type at that value, a repeated key input/duplicate-key, an impossible date
// input/bad-date. Fills the read fields only. Outside edge: read_json(). O(bytes).
#pragma once

#include "validator/base/limits.h"
#include "validator/finding/finding_sink.h"
#include "validator/ingest/profile.h"
#include "validator/record/record_batch.h"

namespace dateline {

enum class JsonForm { kDocument, kLines };

// `profile` gives the zone where a record names none, and speaker labels in plain-string transcript
// items.
void read_json(RecordBatch& batch, JsonForm form, const Profile& profile, const Limits& limits,
               FindingSink& sink);

}  // namespace dateline
