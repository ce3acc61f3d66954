// Sorting that the sort() function and the sortBy() macro share.
#pragma once

#include <span>

#include "validator/cel/program.h"
#include "validator/cel/value.h"

namespace dateline::cel {

// The items in the order of their keys, equal keys as they were; an error where two keys have no
// common order.
Value sorted_by(Evaluation& evaluation, std::span<const Value> items, std::span<const Value> keys);

}  // namespace dateline::cel
