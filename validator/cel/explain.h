// Why a condition came out as it did: the values of the sub-expressions that decided it, for
// people. The reference evaluator finds them; a record that passes never pays for it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "validator/cel/program.h"

namespace dateline::cel {

struct Part {
  std::string text = {};  // as the formula's author wrote it
  Value value = {};       // borrows as any value of the evaluation does
  const Type* type = nullptr;
};

// The formula behind a variable that stands for one (a let), or null.
using Definition = std::function<const CheckedAst*(std::uint32_t slot)>;

// In the order in which they decide: operands before what they are made of. At most `most`, each
// text once. Of `a && b` only what was false is shown, of all() the first element that failed.
std::vector<Part> explain(const CheckedAst& condition, Evaluation& evaluation,
                          const Definition& definition, std::size_t most);

// A value as explain shows it: texts in quotes, long ones cut, an object with its first texts.
std::string value_text(const Value& value, Arena& arena);

}  // namespace dateline::cel
