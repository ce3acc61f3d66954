// CheckedAst → nodes. Chooses the typed node where the checker knows the types, computes what
// depends on literals alone, and keeps the tree: nodes borrow names, patterns and overloads from
// it.
#pragma once

#include "validator/base/arena.h"
#include "validator/cel/node.h"
#include "validator/cel/program.h"

namespace dateline::cel {

struct Program::Impl {
  CheckedAst ast = {};
  Arena constants = {};  // what folding built
  NodePtr root = {};
  std::uint32_t local_count = 0;
};

// Fills in `root` and `constants` for the tree in `ast`.
void plan_nodes(Program::Impl& impl);

}  // namespace dateline::cel
