#include "validator/evaluate/record_pass.h"

#include <utility>

#include "validator/evaluate/borrowed_place.h"
#include "validator/evaluate/finding_maker.h"
#include "validator/evaluate/rule_items.h"
#include "validator/evaluate/target_evaluator.h"
#include "validator/evaluate/target_judge.h"

namespace dateline {
namespace {

// One rule over one record.
class RecordCheck {
 public:
  RecordCheck(const RunContext& context, PassResult& result)
      : evaluator_(context), maker_(context.limits), judge_(evaluator_, maker_, result.findings) {}

  void begin(RecordHandle record) {
    record_ = record;
    evaluator_.begin_record(*record.record);
  }

  void check(const Rule& rule, RuleCounts& counts) {
    if (!can_judge(rule, record_)) {
      ++counts.not_applicable;
      return;
    }
    const RuleItems items = items_of(rule, record_, evaluator_);
    if (items.absent) ++counts.not_applicable;
    if (!items.error.empty()) judge_.errored(rule, record_, items.error, counts);
    for (const RuleItem& item : items.items) {
      judge_.judge(
          rule, {.record = record_.record, .item = item.value}, [&] { return roots_of(item); },
          record_, counts);
    }
  }

 private:
  // The roots of a rule on a record: the record, and the item with its place.
  std::vector<std::vector<PathNode>> roots_of(const RuleItem& item) const {
    PathNode node = item.node;
    if (item.value.kind() == cel::Kind::kString && !node.text) {
      place_borrowed(item.value.as_string(), node);
    }
    return {{record_node(record_)}, {std::move(node)}};
  }

  TargetEvaluator evaluator_;
  FindingMaker maker_;
  TargetJudge judge_;
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
