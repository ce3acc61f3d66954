// The reference of what a formula sees: every type of a record with its fields, as Markdown, made
// of the table that formulas are checked by (record_schema.h). The same program gives the same
// bytes.
#pragma once

#include <string>

namespace dateline {

std::string field_reference();

}  // namespace dateline
