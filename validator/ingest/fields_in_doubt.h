// From the name that a doubt gives its value ("published.time", "eventDetails.dates.startDate") to
// the fields of the record that are in doubt with it. One table for pages, the canonical form and
// Markdown, one for ninjs, which has names of its own. Knows no values.
#pragma once

#include <span>
#include <string_view>

#include "validator/finding/finding_sink.h"
#include "validator/record/field_set.h"
#include "validator/record/record.h"

namespace dateline {

enum class FieldNames { kCanonical, kNinjs };

// Empty for a name that no field is read from.
FieldSet fields_named(std::string_view name, FieldNames names);

// Of what could not be read or stands there twice. Text with a byte replaced was read.
FieldSet fields_in_doubt(const InputDoubt& doubt, FieldNames names);
FieldSet fields_in_doubt(std::span<const InputDoubt> doubts, FieldNames names);

// The record's fields in doubt with what follows from them: without a day there is no wall clock,
// without a transcript no speaker. Of a completed record.
FieldSet with_what_follows(const Record& record);
// The same of other fields of that record.
FieldSet with_what_follows(const Record& record, FieldSet in_doubt);

}  // namespace dateline
