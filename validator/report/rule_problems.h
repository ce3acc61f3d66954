// Problems of rule files for programs: JSON of our own, and SARIF, which code hosts turn into
// annotations of a rules repository. Both list every problem, warnings too. For people there is
// render_rule_issues().
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "validator/source/rule_issue.h"

namespace dateline {

inline constexpr const char* kRuleProblemsSchema = "dateline-rule-problems/1";

// What was done besides: `rules check` loads, `rules test` runs examples.
struct RulesTally {
  std::string tool_version = {};
  bool good = true;
  std::uint64_t rules = 0;
  std::uint64_t examples_passed = 0;
  std::uint64_t examples_failed = 0;
};

std::string rule_problems_json(const std::vector<PlacedIssue>& problems, const RulesTally& tally);

// SARIF 2.1.0; columns count code points.
std::string rule_problems_sarif(const std::vector<PlacedIssue>& problems, const RulesTally& tally);

}  // namespace dateline
