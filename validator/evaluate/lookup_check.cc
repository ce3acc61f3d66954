#include "validator/evaluate/lookup_check.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "validator/evaluate/borrowed_place.h"
#include "validator/evaluate/rule_items.h"
#include "validator/evaluate/sort_key.h"
#include "validator/evaluate/target_evaluator.h"
#include "validator/evaluate/target_judge.h"

namespace dateline {
namespace {

// One record in the table of one lookup.
struct Row {
  std::string key = {};
  std::string order = {};
  cel::Value position = {};  // what `order` gave: a date, a wall clock, an instant
  RecordHandle owner = {};
  bool in_doubt = false;  // a field that the rule reads: whoever asks for the key learns nothing
};

bool row_order(const Row& a, const Row& b) {
  if (a.key != b.key) return a.key < b.key;
  if (a.order != b.order) return a.order < b.order;
  const InputRef& left = a.owner.record->input;
  const InputRef& right = b.owner.record->input;
  if (left.path != right.path) return left.path < right.path;
  return left.ordinal < right.ordinal;
}

// How far apart two positions of one kind are; nothing for kinds that no duration measures.
std::optional<Duration> distance(const cel::Value& a, const cel::Value& b) {
  if (a.kind() != b.kind()) return std::nullopt;
  constexpr std::int64_t kSecond = 1'000'000'000;
  constexpr std::int64_t kDay = 86'400;
  std::int64_t seconds = 0;
  if (a.kind() == cel::Kind::kDate) {
    seconds = (std::int64_t{a.as_date().days} - b.as_date().days) * kDay;
  } else if (a.kind() == cel::Kind::kLocal) {
    seconds = a.as_local().seconds - b.as_local().seconds;
  } else if (a.kind() == cel::Kind::kTimestamp) {
    seconds = a.as_timestamp().seconds - b.as_timestamp().seconds;
  } else {
    return std::nullopt;
  }
  if (seconds < 0) seconds = -seconds;
  constexpr std::int64_t kLongest = INT64_MAX / kSecond;
  return Duration{std::min(seconds, kLongest) * kSecond};
}

class LookupCheck {
 public:
  LookupCheck(const Rule& rule, const EventLinks& links, const RunContext& context,
              FindingMaker& maker, std::vector<Finding>& findings, RuleCounts& counts)
      : rule_(rule),
        links_(links),
        evaluator_(context),
        judge_(evaluator_, maker, findings),
        counts_(counts),
        tables_(rule.lookups.size()) {}

  void add(RecordHandle record) {
    evaluator_.begin_record(*record.record);
    for (std::size_t i = 0; i < tables_.size(); ++i) add_row(rule_.lookups[i], record, tables_[i]);
  }

  void sort() {
    for (auto& table : tables_) std::sort(table.begin(), table.end(), &row_order);
  }

  void ask(RecordHandle record) {
    if (!can_judge(rule_, record, record.record->in_doubt)) {
      ++counts_.not_applicable;
      return;
    }
    evaluator_.begin_record(*record.record);
    const RuleItems items = items_of(rule_, record, evaluator_);
    if (items.absent) ++counts_.not_applicable;
    if (!items.error.empty()) judge_.errored(rule_, record, items.error, counts_);
    for (const RuleItem& item : items.items) ask_for(record, item);
  }

 private:
  using Found = std::vector<RecordHandle>;

  // A formula that comes out absent leaves the record or target out; one that errs is the rule's
  // fault.
  bool usable(const cel::Value& value, RecordHandle record) {
    if (value.is_absent()) return false;
    if (!value.is_error()) return true;
    judge_.errored(rule_, record, std::string(value.error_message()), counts_);
    return false;
  }

  bool sortable(std::string& out, const cel::Value& value, RecordHandle record) {
    if (append_sort_key(out, value)) return true;
    judge_.errored(rule_, record, "a lookup's key or order has no order", counts_);
    return false;
  }

  void add_row(const Lookup& lookup, RecordHandle record, std::vector<Row>& table) {
    if (lookup.linked) return;
    const auto value_of = [&](const std::optional<cel::Program>& program) {
      return evaluator_.evaluate_in_table(rule_, lookup, *program);
    };
    // The event that a link names, dated wrong: without it the link would seem to mean another one
    // of the same title.
    if (rule_.reads.meets(record.record->in_doubt)) {
      Row row{.owner = record, .in_doubt = true};
      const cel::Value key = value_of(lookup.key);
      if (!key.is_error() && append_sort_key(row.key, key)) table.push_back(std::move(row));
      return;
    }
    if (lookup.where) {
      const cel::Value where = value_of(lookup.where);
      if (!usable(where, record) || !where.is_true()) return;
    }
    Row row{.owner = record};
    const cel::Value key = value_of(lookup.key);
    if (!usable(key, record) || !sortable(row.key, key, record)) return;
    if (lookup.order) {
      row.position = value_of(lookup.order);
      if (!usable(row.position, record) || !sortable(row.order, row.position, record)) return;
      // Texts would borrow from the arena; only moments are measured, and they hold themselves.
      if (!distance(row.position, row.position)) row.position = {};
    }
    table.push_back(std::move(row));
  }

  // False when a formula of the lookup has no value at this target, or a row of its key is in
  // doubt.
  bool find(const Lookup& lookup, const std::vector<Row>& table, RecordHandle record,
            const cel::Value& item, Found& found) {
    if (lookup.linked) {
      for (const LinkedRecord& link : links_.of(item.as_object()))
        found.push_back({link.record, link.batch});
      return true;
    }
    const auto value_of = [&](const std::optional<cel::Program>& program) {
      return evaluator_.evaluate_in_record(rule_, *program, item);
    };
    Row wanted;
    const cel::Value key = value_of(lookup.equals);
    if (!usable(key, record) || !sortable(wanted.key, key, record)) return false;
    cel::Value near;
    cel::Value within;
    if (lookup.within) {
      near = value_of(lookup.near);
      if (!usable(near, record)) return false;
      within = value_of(lookup.within);
      if (!usable(within, record)) return false;
    }
    auto row = std::lower_bound(table.begin(), table.end(), wanted,
                                [](const Row& a, const Row& b) { return a.key < b.key; });
    for (; row != table.end() && row->key == wanted.key; ++row) {
      if (row->owner.record == record.record) continue;
      if (row->in_doubt) return false;
      if (lookup.within) {
        const auto apart = distance(row->position, near);
        if (!apart || apart->nanos > within.as_duration().nanos) continue;
      }
      found.push_back(row->owner);
    }
    return true;
  }

  void ask_for(RecordHandle record, const RuleItem& item) {
    std::vector<Found> found(tables_.size());
    bool any = false;
    for (std::size_t i = 0; i < tables_.size(); ++i) {
      if (!find(rule_.lookups[i], tables_[i], record, item.value, found[i])) {
        ++counts_.not_applicable;
        return;
      }
      any = any || !found[i].empty();
    }
    if (!any && !rule_.report_unmatched) {
      ++counts_.not_applicable;
      return;
    }
    std::vector<cel::Value> lists;
    lists.reserve(found.size());
    for (const Found& rows : found) lists.push_back(list_of(rows));
    const Target target{.record = record.record, .item = item.value, .lookups = lists};
    judge_.judge(
        rule_, target, [&] { return roots_of(record, item, found); }, record, counts_);
  }

  cel::Value list_of(const Found& rows) {
    std::vector<cel::Value> records;
    for (const RecordHandle& one : rows) {
      records.push_back(cel::Value::object(&record_schema().record.type, one.record));
    }
    return cel::Value::list(evaluator_.arena().copy(records));
  }

  std::vector<std::vector<PathNode>> roots_of(RecordHandle record, const RuleItem& item,
                                              const std::vector<Found>& found) const {
    std::vector<std::vector<PathNode>> roots = {{record_node(record)}};
    if (rule_.items) {
      PathNode node = item.node;
      if (item.value.kind() == cel::Kind::kString && !node.text) {
        place_borrowed(item.value.as_string(), node);
      }
      roots.push_back({std::move(node)});
    }
    for (const Found& rows : found) {
      auto& nodes = roots.emplace_back();
      for (const RecordHandle& one : rows) nodes.push_back(record_node(one));
    }
    return roots;
  }

  const Rule& rule_;
  const EventLinks& links_;
  TargetEvaluator evaluator_;
  TargetJudge judge_;
  RuleCounts& counts_;
  std::vector<std::vector<Row>> tables_;  // beside rule.lookups
};

}  // namespace

void check_lookups(const Rule& rule, const std::vector<RecordBatch>& batches,
                   const EventLinks& links, const std::vector<bool>& judged,
                   const RunContext& context, FindingMaker& maker, std::vector<Finding>& findings,
                   RuleCounts& counts) {
  LookupCheck check(rule, links, context, maker, findings, counts);
  for (const RecordBatch& batch : batches) {
    for (const Record& record : batch.records) check.add({&record, &batch});
  }
  check.sort();
  for (std::size_t i = 0; i < batches.size(); ++i) {
    if (!judged[i]) continue;
    for (const Record& record : batches[i].records) check.ask({&record, &batches[i]});
  }
}

}  // namespace dateline
