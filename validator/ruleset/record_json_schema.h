// The JSON Schema of the canonical record, as `validate inspect` prints it and as it is read. Made
// from the table of record_schema.h: types and words are those of its rows; here stands only where
// the JSON has another name or another form than a formula sees. Draft 7 in the words that Draft 4
// has too, so that any validator can use it.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dateline {

// Two spaces a level, a line feed at the end.
std::string record_json_schema();

// The fields of formulas that have no member in the JSON, since they follow from others:
// "principal", "speakers.key". For the test that every other field has one.
std::span<const std::string_view> fields_without_json();
// The fields that have one: "event.local", "transcript.label".
std::span<const std::string_view> fields_with_json();

}  // namespace dateline
