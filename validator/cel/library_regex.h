// matches() and regex.extract() with a pattern compiled at load.
#pragma once

#include "validator/base/regex.h"
#include "validator/cel/program.h"
#include "validator/cel/value.h"

namespace dateline::cel {

Value matches_with(Evaluation& evaluation, const Regex& regex, const Value& text);
Value extract_with(Evaluation& evaluation, const Regex& regex, const Value& text);

}  // namespace dateline::cel
