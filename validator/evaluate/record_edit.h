// Changes one field of a record by its path, as the `set` of a rule example does: before the record
// is completed, so that everything that follows from the field follows again. What is set has no
// place in any source.
#pragma once

#include <string>

#include "validator/base/arena.h"
#include "validator/record/record.h"
#include "validator/source/toml_document.h"

namespace dateline {

// Empty on success, else what is wrong: "no field 'event.hour' to set", "'title' takes a string,
// not an integer". Strings are copied into the arena.
std::string set_field(Record& record, std::string_view path, const TomlValue& value, Arena& arena);

}  // namespace dateline
