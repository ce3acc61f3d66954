#include "validator/evaluate/record_pass.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "validator/evaluate/borrowed_place.h"
#include "validator/evaluate/finding_maker.h"
#include "validator/evaluate/rule_items.h"
#include "validator/evaluate/target_evaluator.h"
#include "validator/evaluate/target_judge.h"
#include "validator/ingest/fields_in_doubt.h"

namespace dateline {
namespace {

// One rule over one record.
class RecordCheck {
 public:
  RecordCheck(const RunContext& context, PassResult& result)
      : evaluator_(context), maker_(context.limits), judge_(evaluator_, maker_, result.findings) {}

  void begin(RecordHandle record) {
    record_ = record;
    in_doubt_ = record.record->in_doubt;
    evaluator_.begin_record(*record.record);
  }

  [[nodiscard]] std::uint64_t steps() const { return evaluator_.steps(); }

  void check(const Rule& rule, RuleCounts& counts) {
    if (!can_judge(rule, record_, in_doubt_)) {
      ++counts.not_applicable;
      return;
    }
    const std::uint64_t failed = counts.failed;
    if (rule.items) {
      judge_items(rule, counts);
    } else {
      judge(rule, {.node = record_node(record_)}, counts);
    }
    if (counts.failed == failed || rule.doubts.empty()) return;
    in_doubt_.add(rule.doubts);
    in_doubt_ = with_what_follows(*record_.record, in_doubt_);
  }

  [[nodiscard]] FieldSet in_doubt() const { return in_doubt_; }

 private:
  void judge_items(const Rule& rule, RuleCounts& counts) {
    const RuleItems items = items_of(rule, record_, evaluator_);
    if (items.absent) ++counts.not_applicable;
    if (!items.error.empty()) judge_.errored(rule, record_, items.error, counts);
    for (const RuleItem& item : items.items) judge(rule, item, counts);
  }

  void judge(const Rule& rule, const RuleItem& item, RuleCounts& counts) {
    judge_.judge(
        rule, {.record = record_.record, .item = item.value}, [&] { return roots_of(item); },
        record_, counts);
  }

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
  FieldSet in_doubt_;
};

// Rules that put fields in doubt come first, and of them the one that reads least: it is nearest to
// the slip. "Published a day after the event" rests on two fields; "outside of its visit" on the
// place and the visit as well.
std::vector<std::size_t> in_order(std::span<const Rule> rules, bool doubting_only) {
  std::vector<std::size_t> doubting;
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (!rules[i].archive) (rules[i].doubts.empty() ? others : doubting).push_back(i);
  }
  std::stable_sort(doubting.begin(), doubting.end(), [&](std::size_t a, std::size_t b) {
    const auto rank = [&](const Rule& rule) {
      return std::pair(rule.reads.size(), rule.info.severity != Severity::kError);
    };
    return rank(rules[a]) < rank(rules[b]);
  });
  if (!doubting_only) doubting.insert(doubting.end(), others.begin(), others.end());
  return doubting;
}

PassResult check(std::span<const Rule> rules, const std::vector<std::size_t>& order,
                 const RecordBatch& batch, const RunContext& context) {
  PassResult result;
  result.counts.resize(rules.size());
  RecordCheck check(context, result);
  for (const Record& record : batch.records) {
    check.begin({&record, &batch});
    for (const std::size_t i : order) check.check(rules[i], result.counts[i]);
    result.in_doubt.push_back(check.in_doubt());
  }
  result.steps = check.steps();
  return result;
}

}  // namespace

PassResult check_records(std::span<const Rule> rules, const RecordBatch& batch,
                         const RunContext& context) {
  return check(rules, in_order(rules, false), batch, context);
}

std::vector<FieldSet> fields_put_in_doubt(std::span<const Rule> rules, const RecordBatch& batch,
                                          const RunContext& context) {
  return check(rules, in_order(rules, true), batch, context).in_doubt;
}

}  // namespace dateline
