// Runs the examples of rules: each [[rule.example]] becomes a small archive, the one rule checks
// it, and the findings have to be exactly those expected, place and message included. What differs
// is a RuleIssue at the example (E301 …), so that rules are tested where they are written.
#pragma once

#include <cstdint>
#include <vector>

#include "validator/evaluate/run_context.h"
#include "validator/ingest/profile.h"
#include "validator/ruleset/rule_set.h"
#include "validator/source/rule_issue.h"

namespace dateline {

struct ExampleTally {
  std::uint64_t passed = 0;
  std::uint64_t failed = 0;
};

// W402 for a rule without a failing example, W403 without a passing one.
ExampleTally run_examples(const RuleSet& rules, const std::vector<Profile>& profiles,
                          const RunContext& context, RuleIssues& issues);

}  // namespace dateline
