#include "validator/evaluate/archive_pass.h"

#include <algorithm>
#include <set>
#include <span>
#include <string>

#include "validator/evaluate/finding_maker.h"
#include "validator/evaluate/lookup_check.h"
#include "validator/evaluate/rule_items.h"
#include "validator/evaluate/sort_key.h"
#include "validator/evaluate/target_evaluator.h"
#include "validator/evaluate/target_judge.h"

namespace dateline {
namespace {

// One record's part in one rule. The item borrows from its record, or from the pass's arena.
struct Fact {
  std::string key = {};
  std::string order = {};
  RecordHandle owner = {};
  std::size_t batch = 0;
  RuleItem item = {};
};

bool fact_order(const Fact& a, const Fact& b) {
  if (a.key != b.key) return a.key < b.key;
  if (a.order != b.order) return a.order < b.order;
  const InputRef& left = a.owner.record->input;
  const InputRef& right = b.owner.record->input;
  if (left.path != right.path) return left.path < right.path;
  return left.ordinal < right.ordinal;
}

// One rule over the whole archive.
class ArchiveCheck {
 public:
  ArchiveCheck(const Rule& rule, const std::vector<bool>& judged, const RunContext& context,
               FindingMaker& maker, std::vector<Finding>& findings, RuleCounts& counts)
      : rule_(rule),
        judged_(judged),
        evaluator_(context),
        judge_(evaluator_, maker, findings),
        counts_(counts) {}

  void emit(const RecordBatch& batch, std::size_t batch_index) {
    for (const Record& record : batch.records) {
      const RecordHandle handle{&record, &batch};
      if (!can_judge(rule_, handle, record.in_doubt)) continue;
      evaluator_.begin_record(record);
      RuleItems items = items_of(rule_, handle, evaluator_);
      if (!items.error.empty()) errored(handle, items.error);
      for (RuleItem& item : items.items) emit_item(handle, batch_index, std::move(item));
    }
  }

  void reduce() {
    std::sort(facts_.begin(), facts_.end(), &fact_order);
    for (std::size_t begin = 0; begin < facts_.size();) {
      std::size_t end = begin + 1;
      while (end < facts_.size() && facts_[end].key == facts_[begin].key) ++end;
      const std::span<const Fact> same(facts_.data() + begin, end - begin);
      if (rule_.adjacent) {
        for (std::size_t i = 0; i + 1 < same.size(); ++i) judge_pair(same[i], same[i + 1]);
      } else {
        judge_group(same);
      }
      begin = end;
    }
  }

 private:
  void errored(RecordHandle record, const std::string& why) {
    judge_.errored(rule_, record, why, counts_);
  }

  // A formula that comes out absent leaves the record out; one that errs is the rule's fault.
  bool usable(const cel::Value& value, RecordHandle record) {
    if (value.is_absent()) return false;
    if (!value.is_error()) return true;
    errored(record, std::string(value.error_message()));
    return false;
  }

  void emit_item(RecordHandle record, std::size_t batch, RuleItem item) {
    if (rule_.where) {
      const cel::Value where = evaluator_.evaluate_in_record(rule_, *rule_.where, item.value);
      if (!usable(where, record) || !where.is_true()) return;
    }
    Fact fact{.owner = record, .batch = batch};
    if (!append_formula(*rule_.by, record, item.value, fact.key)) return;
    if (rule_.order && !append_formula(*rule_.order, record, item.value, fact.order)) return;
    // Items made by a formula live in the evaluator's arena, which the next record empties.
    if (item.value.kind() == cel::Kind::kString && !item.node.text) {
      item.value = cel::Value::string(kept_.copy(item.value.as_string()));
    }
    fact.item = std::move(item);
    facts_.push_back(std::move(fact));
  }

  bool append_formula(const cel::Program& program, RecordHandle record, const cel::Value& item,
                      std::string& out) {
    const cel::Value value = evaluator_.evaluate_in_record(rule_, program, item);
    if (!usable(value, record)) return false;
    if (append_sort_key(out, value)) return true;
    errored(record, "'by' or 'order' gave a value that has no order");
    return false;
  }

  // `key` as the formula gives it for the fact's record; the evaluator is left at that record.
  cel::Value key_of(const Fact& fact) {
    evaluator_.begin_record(*fact.owner.record);
    return evaluator_.evaluate_in_record(rule_, *rule_.by, fact.item.value);
  }

  void judge_pair(const Fact& a, const Fact& b) {
    if (!judged_[a.batch] && !judged_[b.batch]) return;
    // Two items of one record are no neighbours in the archive.
    if (a.owner.record == b.owner.record) return;
    const cel::Value key = key_of(b);
    const Target target{.item = b.item.value,
                        .key = key,
                        .first = a.owner.record,
                        .second = b.owner.record,
                        .previous = a.item.value};
    const auto roots = [&] {
      return std::vector<std::vector<PathNode>>{
          {record_node(a.owner)}, {record_node(b.owner)}, {b.item.node}, {a.item.node}};
    };
    judge_.judge(rule_, target, roots, b.owner, counts_);
  }

  // A record that has several items in the group is one member. Groups of the same members, which
  // several items can form, are judged once.
  void judge_group(std::span<const Fact> facts) {
    if (std::none_of(facts.begin(), facts.end(),
                     [&](const Fact& fact) { return judged_[fact.batch]; }))
      return;
    std::vector<cel::Value> members;
    std::vector<PathNode> nodes;
    std::vector<const Record*> records;
    for (const Fact& fact : facts) {
      if (!records.empty() && records.back() == fact.owner.record) continue;
      records.push_back(fact.owner.record);
      members.push_back(cel::Value::object(&record_schema().record.type, fact.owner.record));
      nodes.push_back(record_node(fact.owner));
    }
    if (rule_.items && !seen_.insert(std::move(records)).second) return;
    const cel::Value key = key_of(facts.front());
    const Target target{.key = key, .members = cel::Value::list(evaluator_.arena().copy(members))};
    const auto roots = [&] { return std::vector<std::vector<PathNode>>{nodes}; };
    judge_.judge(rule_, target, roots, facts.front().owner, counts_);
  }

  const Rule& rule_;
  const std::vector<bool>& judged_;
  TargetEvaluator evaluator_;
  TargetJudge judge_;
  RuleCounts& counts_;
  std::vector<Fact> facts_;
  std::set<std::vector<const Record*>> seen_;  // groups that items have formed already
  Arena kept_;
};

bool asks_for_links(std::span<const Rule> rules) {
  return std::any_of(rules.begin(), rules.end(), [](const Rule& rule) {
    return std::any_of(rule.lookups.begin(), rule.lookups.end(),
                       [](const Lookup& lookup) { return lookup.linked; });
  });
}

}  // namespace

EventLinks link_events(const std::vector<RecordBatch>& batches, const RunContext& context) {
  const auto home = [&](const Record& record) -> std::string_view {
    if (!context.profiles) return {};
    for (const Profile& profile : *context.profiles) {
      if (profile.name == record.input.profile) return profile.home_country;
    }
    return {};
  };
  return {batches, *context.knowledge, home};
}

PassResult check_archive(std::span<const Rule> rules, const std::vector<RecordBatch>& batches,
                         const std::vector<bool>& judged, const RunContext& context) {
  PassResult result;
  result.counts.resize(rules.size());
  FindingMaker maker(context.limits);
  const EventLinks links = asks_for_links(rules) ? link_events(batches, context) : EventLinks();
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (!rules[i].archive) continue;
    if (!rules[i].lookups.empty()) {
      check_lookups(rules[i], batches, links, judged, context, maker, result.findings,
                    result.counts[i]);
      continue;
    }
    ArchiveCheck check(rules[i], judged, context, maker, result.findings, result.counts[i]);
    for (std::size_t batch = 0; batch < batches.size(); ++batch) check.emit(batches[batch], batch);
    check.reduce();
  }
  return result;
}

}  // namespace dateline
