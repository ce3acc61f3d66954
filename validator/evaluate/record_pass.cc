#include "validator/evaluate/record_pass.h"

#include <utility>

#include "validator/evaluate/borrowed_place.h"
#include "validator/evaluate/finding_maker.h"
#include "validator/evaluate/rule_items.h"
#include "validator/evaluate/target_evaluator.h"

namespace dateline {
namespace {

// One rule over one record.
class RecordCheck {
 public:
  RecordCheck(const RunContext& context, PassResult& result)
      : evaluator_(context), maker_(context.limits), result_(result) {}

  void begin(RecordHandle record) {
    record_ = record;
    evaluator_.begin_record(*record.record);
  }

  void check(const Rule& rule, RuleCounts& counts) {
    if (!meets_requires(rule, record_)) {
      ++counts.not_applicable;
      return;
    }
    const RuleItems items = items_of(rule, record_, evaluator_);
    if (items.absent) ++counts.not_applicable;
    if (!items.error.empty()) {
      ++counts.errored;
      result_.findings.push_back(maker_.errored(rule, record_, items.error));
    }
    for (const RuleItem& item : items.items) judge(rule, item, counts);
  }

 private:
  void judge(const Rule& rule, const RuleItem& item, RuleCounts& counts) {
    switch (evaluator_.judge(rule, {.record = record_.record, .item = item.value})) {
      case Outcome::kPassed:
        ++counts.passed;
        break;
      case Outcome::kNotApplicable:
        ++counts.not_applicable;
        break;
      case Outcome::kErrored:
        ++counts.errored;
        result_.findings.push_back(maker_.errored(rule, record_, evaluator_.error()));
        break;
      case Outcome::kFailed: {
        ++counts.failed;
        PathNode node = item.node;
        if (item.value.kind() == cel::Kind::kString && !node.text) {
          place_borrowed(item.value.as_string(), node);
        }
        const std::vector<PathNode> roots[] = {{record_node(record_)}, {std::move(node)}};
        result_.findings.push_back(maker_.failed(rule, {roots, rule.roots.size()}, record_,
                                                 evaluator_.message(rule),
                                                 evaluator_.remedy(rule, *record_.record)));
        break;
      }
    }
  }

  TargetEvaluator evaluator_;
  FindingMaker maker_;
  PassResult& result_;
  RecordHandle record_;
};

}  // namespace

PassResult check_records(std::span<const Rule> rules, const RecordBatch& batch,
                         const RunContext& context) {
  PassResult result;
  result.counts.resize(rules.size());
  RecordCheck check(context, result);
  for (const Record& record : batch.records) {
    check.begin({&record, &batch});
    for (std::size_t i = 0; i < rules.size(); ++i) {
      if (!rules[i].archive) check.check(rules[i], result.counts[i]);
    }
  }
  return result;
}

}  // namespace dateline
