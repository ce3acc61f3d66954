// Parameters of a rule: TOML values and --param texts turned into typed values, checked against
// type, min, max and enum. Issues are E130 at their place.
#pragma once

#include "validator/cel/env.h"
#include "validator/ruleset/rule.h"
#include "validator/ruleset/rule_compiler.h"
#include "validator/ruleset/rule_spec.h"

namespace dateline {

// One more value of the object: what params.name or data.name is.
void add_value(RuleParams& object, const std::string& name, const cel::Type* type,
               const cel::Value& value, const std::string& doc);

// Declares the type in `env` (which keeps it as long as the rule lives) and fills the values:
// default, then the example's table, then the override of this rule.
RuleParams compile_params(const RuleSpec& spec, const std::vector<ParamOverride>& overrides,
                          const TomlValue* example_params, cel::Env& env, RuleIssues& issues);

}  // namespace dateline
