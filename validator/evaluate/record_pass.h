// The record pass: every record-scope rule over the records of one batch. Findings and counts only;
// the order of a report is made later. Safe to run for many batches at once, one task each.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "validator/evaluate/run_context.h"
#include "validator/finding/finding.h"
#include "validator/finding/report.h"
#include "validator/record/field_set.h"
#include "validator/record/record_batch.h"
#include "validator/ruleset/rule.h"

namespace dateline {

struct PassResult {
  std::vector<Finding> findings = {};
  std::vector<RuleCounts> counts = {};  // by rule, in the order of the rules
  // Of a record pass: by record, what was in doubt when all rules had spoken.
  std::vector<FieldSet> in_doubt = {};
  std::uint64_t steps = 0;  // that the formulas of record rules took
};

// What a rule puts in doubt, the rules after it do not read: those with `doubts` are asked first.
PassResult check_records(std::span<const Rule> rules, const RecordBatch& batch,
                         const RunContext& context);

// The same doubts without the findings, for records that only stand beside those that are judged.
std::vector<FieldSet> fields_put_in_doubt(std::span<const Rule> rules, const RecordBatch& batch,
                                          const RunContext& context);

}  // namespace dateline
