// The profiles of a rule set, read. A separate step, since reading pages is ingest's business and
// rules know nothing of it.
#pragma once

#include <vector>

#include "validator/ingest/profile.h"
#include "validator/ruleset/rule_set.h"

namespace dateline {

// By name; a profile with errors is left out, its issues added.
std::vector<Profile> read_profiles(const RuleSet& rules, const Limits& limits, RuleIssues& issues);

}  // namespace dateline
