// What loads and still cannot be meant: a condition that says the same of every record, a name
// that nobody uses, a rule without an example that fails. Warnings, for `rules check` and
// `rules test`; a run over an archive does not look.
#pragma once

#include "validator/ruleset/rule_set.h"
#include "validator/source/rule_issue.h"

namespace dateline {

// W402 no failing example, W403 no passing one, W405 `assert` always true, W406 `when` always
// false, W407 `when` always true, W408 a parameter and W409 a let that nobody uses.
void lint_rules(const RuleSet& rules, RuleIssues& issues);

}  // namespace dateline
