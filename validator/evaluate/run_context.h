// RunContext: what every pass of a run shares, all of it immutable.
#pragma once

#include "validator/base/limits.h"
#include "validator/domain/knowledge.h"
#include "validator/ruleset/record_schema.h"

namespace dateline {

struct RunContext {
  const Knowledge* knowledge = nullptr;
  RunInfo run = {};
  Limits limits = {};
};

}  // namespace dateline
