// RuleSpec → Rule: formulas are parsed, checked and planned, paths resolved, parameters typed.
// Every problem is an issue at its place in the TOML file; a rule with an error is not returned.
// Outside edge: compile_rule().
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "validator/base/limits.h"
#include "validator/ruleset/rule.h"
#include "validator/ruleset/rule_spec.h"
#include "validator/source/rule_issue.h"

namespace dateline {

// --param rule.name=value, split.
struct ParamOverride {
  std::string rule = {};
  std::string name = {};
  std::string value = {};
};

// `example_params`: the params table of a rule example, or null.
std::optional<Rule> compile_rule(const RuleSpec& spec, const std::vector<ParamOverride>& overrides,
                                 const TomlValue* example_params, const Limits& limits,
                                 RuleIssues& issues);

}  // namespace dateline
