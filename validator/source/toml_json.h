// A TOML value as JSON: tables and arrays as they are, dates and times as texts in ISO 8601.
#pragma once

#include "validator/base/json_writer.h"
#include "validator/source/toml_document.h"

namespace dateline {

void append_json(JsonWriter& json, const TomlValue& value);

}  // namespace dateline
