// The language's door: text → parse → check → plan → evaluate. An unchecked tree cannot be run:
// compile() returns a CheckedAst or issues, plan() takes only a CheckedAst. Programs are immutable
// and shared between threads; each evaluation brings its own Evaluation.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "validator/base/arena.h"
#include "validator/base/limits.h"
#include "validator/cel/env.h"
#include "validator/cel/issue.h"
#include "validator/cel/type.h"
#include "validator/cel/value.h"

namespace dateline::cel {

class CheckedAst {
 public:
  CheckedAst();
  ~CheckedAst();
  CheckedAst(CheckedAst&&) noexcept;
  CheckedAst& operator=(CheckedAst&&) noexcept;

  [[nodiscard]] const Type* type() const;
  // The variables of the Env that the formula reads, by slot, ascending, without repeats.
  [[nodiscard]] std::span<const std::uint32_t> variables() const;
  // Every (record type, field) the formula selects: the field mask.
  [[nodiscard]] std::span<const std::pair<const ObjectType*, std::uint32_t>> fields() const;
  // Selections of kAbsent fields that nothing guards (no has(), no .?, not absorbed by design): the
  // paths and where they stand, for the load warning.
  struct BareRead {
    std::string path = {};
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  [[nodiscard]] std::span<const BareRead> bare_reads() const;
  // The paths that has() is asked about anywhere in the formula: what a rule's `when` asks, its
  // `assert` need not ask again.
  [[nodiscard]] std::span<const std::string> asked_paths() const;

  struct Impl;
  [[nodiscard]] const Impl& impl() const { return *impl_; }
  [[nodiscard]] std::unique_ptr<Impl> release() &&;
  explicit CheckedAst(std::unique_ptr<Impl> impl);

 private:
  std::unique_ptr<Impl> impl_;
};

// Parses and checks. `text` is copied. Every problem found is added to `issues`; nothing on an
// error.
std::optional<CheckedAst> compile(const Env& env, std::string_view text, const Limits& limits,
                                  Issues& issues);

// For templates: the length of the formula that `text` starts with, up to the closing brace that is
// not part of it ("{'a': 1}['a']} rest" → 13). Nothing when there is none.
std::optional<std::size_t> formula_length(std::string_view text);

// Variables by slot. A slot of kind kUnset is filled by `fill` on first use and remembered: lets
// and record fields are lazy that way.
struct Activation {
  std::span<Value> slots = {};
  void* host = nullptr;
  Value (*fill)(Evaluation& evaluation, void* host, std::uint32_t slot) = nullptr;
};

// One of the limits of an evaluation. Lets and the formulas of one target share it.
struct Allowance {
  Allowance() = default;
  explicit Allowance(std::uint64_t amount) : allowed(amount), left(amount) {}
  std::uint64_t allowed = 0;
  std::uint64_t left = 0;
  std::uint64_t needed = 0;  // at least; set when it did not do
};

struct Evaluation {
  Arena* arena = nullptr;
  Activation* activation = nullptr;
  const void* host = nullptr;  // what the host's functions need (its Knowledge)
  Allowance steps = {};
  Allowance string_bytes = {};
};

class Program {
 public:
  Program();
  ~Program();
  Program(Program&&) noexcept;
  Program& operator=(Program&&) noexcept;

  // The value, possibly an error value. Allocates in the arena only. The result may borrow from the
  // arena, the activation and this program.
  [[nodiscard]] Value evaluate(Evaluation& evaluation) const;
  [[nodiscard]] const Type* type() const;
  // The tree it was planned from: for the reference evaluator and for people.
  [[nodiscard]] const CheckedAst& tree() const;

  struct Node;
  struct Impl;
  explicit Program(std::unique_ptr<Impl> impl);

 private:
  std::unique_ptr<Impl> impl_;
};

// Typed node objects; constants folded; literal regexes, durations, timestamps and zones compiled
// (their mistakes are issues of compile()).
Program plan(CheckedAst ast);

// The plain tree walk over the same checked tree: the reference in tests, and what shows
// sub-expressions. What it finishes within a budget, the planned program finishes too, with the
// same value or error; the program computes literals at load and so may need less.
Value evaluate_reference(const CheckedAst& ast, Evaluation& evaluation);

// Where the error arose that a formula ends in: the sub-expression, as bytes of the text. Error
// values carry no place, so that the hot path carries none; the tree is walked once more for what
// failed.
struct ErrorPlace {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::optional<std::uint32_t> variable = {};  // the error was this variable's value: a let's
};
// Nothing when this walk does not end in an error.
std::optional<ErrorPlace> find_error(const CheckedAst& ast, Evaluation& evaluation);

}  // namespace dateline::cel
