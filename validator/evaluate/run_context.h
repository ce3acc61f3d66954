// RunContext: what every pass of a run shares, all of it immutable.
#pragma once

#include <vector>

#include "validator/base/limits.h"
#include "validator/domain/knowledge.h"
#include "validator/ingest/profile.h"
#include "validator/ruleset/record_schema.h"

namespace dateline {

struct RunContext {
  const Knowledge* knowledge = nullptr;
  const std::vector<Profile>* profiles = nullptr;
  RunInfo run = {};
  Limits limits = {};
  bool explain = false;  // findings say which values made them
};

}  // namespace dateline
