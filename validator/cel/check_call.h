// Which overloads a call may mean, and what to say when there is none.
#pragma once

#include <string>
#include <vector>

#include "validator/cel/ast.h"
#include "validator/cel/env.h"
#include "validator/cel/env_impl.h"
#include "validator/cel/inference.h"
#include "validator/cel/issue.h"

namespace dateline::cel {

struct CallQuestion {
  std::string name = {};  // "_-_", "math.abs"
  bool member = false;
  std::vector<const Type*> arguments = {};  // the receiver first
  std::vector<const Overload*> overloads = {};
  bool dynamic = false;  // every overload of the right shape is a candidate
};

struct CallAnswer {
  const Type* result = nullptr;  // null: none fits
  std::vector<Candidate> candidates = {};
};

CallAnswer resolve_call(Inference& inference, const CallQuestion& question);

// Code, message and hint; the place is the caller's. The arguments' types are without variables.
Issue unresolved_call(const CallQuestion& question, const Env::Impl& env);

}  // namespace dateline::cel
