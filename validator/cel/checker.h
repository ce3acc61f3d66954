// Ast → CheckedAst: every name resolved, every call narrowed to its overloads, every node typed.
// Goes on after a problem with dyn, so that all problems of a formula are found at once. The
// algorithm is cel-go's (inference.h); places and words are ours.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "validator/base/limits.h"
#include "validator/cel/ast.h"
#include "validator/cel/env.h"
#include "validator/cel/issue.h"
#include "validator/cel/parser.h"
#include "validator/cel/program.h"

namespace dateline::cel {

// What the conformance suite asks for beyond the language as the rules have it.
struct CompileOptions {
  std::string container = {};  // "x": the name y is looked for as x.y first
  bool dynamic = false;        // no type checking: every type is dyn, slips show at run time
  ParserOptions parser = {};
};

struct CheckedAst::Impl {
  Ast ast = {};
  const Type* type = nullptr;
  std::vector<std::uint32_t> variables = {};
  std::vector<std::pair<const ObjectType*, std::uint32_t>> fields = {};
  std::vector<CheckedAst::BareRead> bare_reads = {};
  std::vector<std::string> asked_paths = {};
  std::uint32_t local_count = 0;  // the most comprehension variables alive at once
};

// Null where an issue is an error.
std::unique_ptr<CheckedAst::Impl> check(Ast ast, const Env& env, const Limits& limits,
                                        const CompileOptions& options, Issues& issues);

// compile() with the suite's options.
std::optional<CheckedAst> compile_with(const Env& env, std::string_view text, const Limits& limits,
                                       const CompileOptions& options, Issues& issues);

// Literal patterns, durations, timestamps and zones: compiled into their nodes, mistakes reported.
void compile_literals(Ast& ast, const Limits& limits, Issues& issues);

// Reads of fields that may be absent, with no has() of the same path beside them.
std::vector<CheckedAst::BareRead> find_bare_reads(const Ast& ast);
std::vector<std::string> find_asked_paths(const Ast& ast);

}  // namespace dateline::cel
