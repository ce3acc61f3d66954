// What every door of the library does first: the rules of a Job, with the profiles beside them.
// Not part of the door itself: included by dateline*.cc only.
#pragma once

#include <string>
#include <vector>

#include "validator/base/result.h"
#include "validator/dateline.h"
#include "validator/evaluate/archive_reader.h"
#include "validator/evaluate/run_context.h"
#include "validator/ingest/profile.h"
#include "validator/ruleset/rule_set.h"
#include "validator/source/rule_issue.h"

namespace dateline {

struct Loaded {
  RuleSet rules = {};
  std::vector<Profile> profiles = {};
  RuleIssues issues = {};
  bool good = true;  // false when an issue is an error
};

Result<Loaded> load_job(const Job& job);

// The issues, ready to print; empty where there are none.
std::string render_issues(const Loaded& loaded, const Limits& limits);
std::vector<PlacedIssue> place_issues(const Loaded& loaded);

// The archive of the job.
Result<Archive> read_job(const Job& job, const Loaded& loaded);

RunContext context_of(const Job& job, const Loaded& loaded);

}  // namespace dateline
