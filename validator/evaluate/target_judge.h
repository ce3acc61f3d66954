// What every pass does with a target: judges it, counts its outcome under the rule, and turns a
// failure or an error into a finding. Counting and findings are the same for record, pair, group
// and lookup because they are done here only.
#pragma once

#include <string>
#include <vector>

#include "validator/evaluate/finding_maker.h"
#include "validator/evaluate/target_evaluator.h"

namespace dateline {

class TargetJudge {
 public:
  // All borrowed.
  TargetJudge(TargetEvaluator& evaluator, FindingMaker& maker, std::vector<Finding>& findings)
      : evaluator_(evaluator), maker_(maker), findings_(findings) {}

  // `roots()` gives the nodes beside rule.roots, as a vector of vectors: called for a failure only.
  // `fallback` is where a finding without a place of its own goes; `counts` are the rule's.
  template <typename Roots>
  void judge(const Rule& rule, const Target& target, const Roots& roots, RecordHandle fallback,
             RuleCounts& counts) {
    switch (evaluator_.judge(rule, target)) {
      case Outcome::kPassed:
        ++counts.passed;
        break;
      case Outcome::kNotApplicable:
        ++counts.not_applicable;
        break;
      case Outcome::kErrored:
        errored(rule, fallback, evaluator_.error(), counts);
        break;
      case Outcome::kFailed:
        ++counts.failed;
        findings_.push_back(maker_.failed(rule, roots(), fallback,
                                          evaluator_.message(rule, fallback.record->language),
                                          evaluator_.remedy(rule, *fallback.record)));
        findings_.back().because = evaluator_.because(rule);
        break;
    }
  }

  void errored(const Rule& rule, RecordHandle record, const std::string& why, RuleCounts& counts) {
    ++counts.errored;
    findings_.push_back(maker_.errored(rule, record, why, evaluator_.error_place()));
  }

 private:
  TargetEvaluator& evaluator_;
  FindingMaker& maker_;
  std::vector<Finding>& findings_;
};

}  // namespace dateline
