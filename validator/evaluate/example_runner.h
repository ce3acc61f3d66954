// Runs the examples of rules: each [[rule.example]] becomes a small archive, the one rule checks
// it, and the findings have to be exactly those expected, place and message included. What differs
// is a RuleIssue at the example (E301 …), so that rules are tested where they are written.
#pragma once

#include <cstdint>
#include <vector>

#include "validator/base/civil_time.h"
#include "validator/evaluate/run_context.h"
#include "validator/ingest/profile.h"
#include "validator/ruleset/rule_set.h"
#include "validator/source/rule_issue.h"

namespace dateline {

// What `run.as_of` is in every example, 2026-01-01T00:00:00Z: an example that holds today holds
// tomorrow.
inline constexpr Instant kExamplesAsOf{.seconds = 1'767'225'600, .nanos = 0};

struct ExampleTally {
  std::uint64_t passed = 0;
  std::uint64_t failed = 0;
};

ExampleTally run_examples(const RuleSet& rules, const std::vector<Profile>& profiles,
                          const RunContext& context, RuleIssues& issues);

}  // namespace dateline
