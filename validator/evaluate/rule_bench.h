// What each rule costs on an archive: every rule runs alone over all records, again and again for
// long enough to be measured, on one thread, in processor time. The figures are of this machine.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "validator/evaluate/run_context.h"
#include "validator/record/record_batch.h"
#include "validator/ruleset/rule.h"

namespace dateline {

struct RuleCost {
  std::string rule = {};
  bool archive = false;
  double nanos = 0;            // of a record
  std::uint64_t targets = 0;   // of the archive, in one run
  std::uint64_t steps = 0;     // of all targets in one run; record rules only
  std::uint64_t findings = 0;  // making them is part of the time
};

struct BenchResult {
  std::vector<RuleCost> rules = {};  // in the order of the rules
  double together = 0;               // nanoseconds a record, all record rules in one pass
};

BenchResult bench_rules(std::span<const Rule> rules, const std::vector<RecordBatch>& batches,
                        const RunContext& context);

}  // namespace dateline
