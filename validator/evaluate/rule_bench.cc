#include "validator/evaluate/rule_bench.h"

#include <algorithm>

#include <time.h>

#include "validator/evaluate/archive_pass.h"
#include "validator/evaluate/record_pass.h"

namespace dateline {
namespace {

constexpr std::int64_t kLongEnough = 20'000'000;  // nanoseconds of one run
constexpr int kRuns = 5;

// What the processor has spent on this process: other programs do not count.
std::int64_t processor_nanos() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

// The best of a few runs, each repeated until it can be measured.
template <class Work>
double nanos_of(const Work& work) {
  double best = 0;
  for (int run = 0; run < kRuns; ++run) {
    const std::int64_t begin = processor_nanos();
    std::int64_t spent = 0;
    std::int64_t times = 0;
    do {
      work();
      ++times;
      spent = processor_nanos() - begin;
    } while (spent < kLongEnough);
    const double nanos = static_cast<double>(spent) / static_cast<double>(times);
    best = run == 0 ? nanos : std::min(best, nanos);
  }
  return best;
}

std::uint64_t targets_of(const RuleCounts& counts) {
  return counts.passed + counts.failed + counts.not_applicable + counts.errored;
}

class Bench {
 public:
  Bench(const std::vector<RecordBatch>& batches, const RunContext& context)
      : batches_(batches), judged_(batches.size(), true), context_(context) {
    for (const RecordBatch& batch : batches) records_ += batch.records.size();
  }

  RuleCost cost_of(const Rule& rule) const {
    RuleCost cost{.rule = rule.info.id, .archive = rule.archive};
    const std::span<const Rule> alone(&rule, 1);
    const auto add = [&](const PassResult& result) {
      cost.targets += targets_of(result.counts[0]);
      cost.findings += result.findings.size();
      cost.steps += result.steps;
    };
    if (rule.archive) {
      add(check_archive(alone, batches_, judged_, context_));
      cost.nanos = per_record(nanos_of(
          [&] { return check_archive(alone, batches_, judged_, context_).counts.size(); }));
    } else {
      for (const RecordBatch& batch : batches_) add(check_records(alone, batch, context_));
      cost.nanos = per_record(nanos_of([&] { run(alone); }));
    }
    return cost;
  }

  [[nodiscard]] double together(std::span<const Rule> rules) const {
    return per_record(nanos_of([&] { run(rules); }));
  }

 private:
  void run(std::span<const Rule> rules) const {
    for (const RecordBatch& batch : batches_) check_records(rules, batch, context_);
  }

  [[nodiscard]] double per_record(double nanos) const {
    return records_ == 0 ? 0 : nanos / static_cast<double>(records_);
  }

  const std::vector<RecordBatch>& batches_;
  std::vector<bool> judged_;
  const RunContext& context_;
  std::size_t records_ = 0;
};

}  // namespace

BenchResult bench_rules(std::span<const Rule> rules, const std::vector<RecordBatch>& batches,
                        const RunContext& context) {
  const Bench bench(batches, context);
  BenchResult result;
  for (const Rule& rule : rules) result.rules.push_back(bench.cost_of(rule));
  result.together = bench.together(rules);
  return result;
}

}  // namespace dateline
