// What a formula reads, as its author wrote it: "published.local", "params.tolerance", with types.
// For people; the evaluator's own field mask is CheckedAst::fields().
#pragma once

#include <string>
#include <vector>

#include "validator/cel/program.h"

namespace dateline::cel {

struct Read {
  std::string path = {};
  const Type* type = nullptr;
  Absence absence = Absence::kNever;
};

// Variables and chains of fields that start at one, in the order of the text, without repeats.
// What a macro names for itself (the p of exists(p, …)) is no read.
std::vector<Read> reads_of(const CheckedAst& ast);

}  // namespace dateline::cel
