// One sub-expression of a checked tree, evaluated by the reference evaluator: for lints and for
// showing why a condition came out as it did.
#pragma once

#include <vector>

#include "validator/cel/ast.h"
#include "validator/cel/program.h"

namespace dateline::cel {

// `locals` holds what the macros around the part have named, by slot; at least the tree's
// local_count.
Value evaluate_part(const CheckedAst& ast, const Expr& part, Evaluation& evaluation,
                    std::vector<Value>& locals);

}  // namespace dateline::cel
