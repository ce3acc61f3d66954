// Formulas asked from outside, one JSON object a line, in the form of the conformance data of
// cel-spec: {"expr", "bindings"?, "typeEnv"?, "container"?, "disableCheck"?}. The answer is one
// line: {"value": …}, {"error": "…"} or {"unsupported": "…"}. The language alone is asked: no
// record, no function of the newsroom.
#pragma once

#include <string>
#include <string_view>

#include "validator/base/limits.h"

namespace dateline {

// Every line of `text`; empty ones are passed over. A line that is no JSON is an error like any.
std::string answer_formula_lines(std::string_view text, const Limits& limits);

}  // namespace dateline
