// Whether a condition says the same of every record: it is made of literals alone, an operand of
// && or || decides it, or it compares a thing with itself. For lints; nothing is left out of a
// program because of it, so that what errs still errs.
#pragma once

#include <optional>

#include "validator/cel/program.h"

namespace dateline::cel {

std::optional<bool> always(const CheckedAst& condition);

}  // namespace dateline::cel
