// Order-preserving bytes of a value: comparing two keys as bytes compares the values, kind first.
// This is the key of every grouping and ordering across the archive, and the same in memory as in a
// sorted file.
#pragma once

#include <string>

#include "validator/cel/value.h"

namespace dateline {

// False for what has no order (maps, objects, optionals, errors): the rule errored.
bool append_sort_key(std::string& out, const cel::Value& value);

}  // namespace dateline
