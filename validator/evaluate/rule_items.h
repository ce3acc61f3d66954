// The items of a record that a rule looks at one by one (each, group.of, adjacent.each), as values
// with the nodes that know their place; and whether the record can be judged at all.
#pragma once

#include <vector>

#include "validator/evaluate/target_evaluator.h"
#include "validator/ruleset/path.h"
#include "validator/ruleset/rule.h"

namespace dateline {

struct RuleItem {
  cel::Value value = {};
  PathNode node = {};
};

struct RuleItems {
  std::vector<RuleItem> items = {};
  bool absent = false;     // the list rests on something that is not there
  std::string error = {};  // or could not be made
};

// Without `each` the one item is the record itself, with an unset value. Values borrow from the
// evaluator's arena and the record.
RuleItems items_of(const Rule& rule, RecordHandle record, TargetEvaluator& evaluator);

// Whether what the rule requires is there, and nothing that it reads is in doubt. Rules put more in
// doubt than the reader did: `in_doubt` is all of it.
bool can_judge(const Rule& rule, RecordHandle record, FieldSet in_doubt);

}  // namespace dateline
