// Text → Ast, by recursive descent. One syntax issue at most: what follows a slip cannot be
// trusted. Expands the macros as it goes. Knows no types.
#pragma once

#include <optional>
#include <string_view>

#include "validator/base/limits.h"
#include "validator/cel/ast.h"
#include "validator/cel/issue.h"

namespace dateline::cel {

struct ParserOptions {
  // cel.block, cel.index and cel.iterVar: what the conformance suite uses to write optimised trees
  // down. Not part of the language.
  bool block_macros = false;
};

std::optional<Ast> parse(std::string_view text, const Limits& limits, const ParserOptions& options,
                         Issues& issues);

}  // namespace dateline::cel
