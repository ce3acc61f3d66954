// Macros: calls that are not calls. has(x.f), list.all(x, p), cel.bind(v, init, body) … become
// nodes of their own; a call that only looks similar (other number of arguments) stays a call.
#pragma once

#include <string>

#include "validator/cel/ast.h"
#include "validator/cel/parser.h"

namespace dateline::cel {

struct MacroError {
  Place place = {};
  std::string message = {};  // empty: no error
};

// Rewrites `expr` (a Call) in place where it is a macro.
void expand_macro(Expr& expr, const ParserOptions& options, MacroError& error);

}  // namespace dateline::cel
