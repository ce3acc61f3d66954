// Puts a Report together: findings of every pass in their final order, counts per rule, a row per
// record, and the exit code that follows. Nothing is judged here.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "validator/evaluate/archive_reader.h"
#include "validator/evaluate/record_pass.h"
#include "validator/finding/report.h"
#include "validator/ruleset/rule.h"

namespace dateline {

struct ReportOptions {
  std::vector<std::string> ignore = {};  // input/* findings can be ignored too
  Severity fail_at = Severity::kError;
  bool never_fail = false;
  bool allow_empty = false;
  bool fail_on_vacuous = false;
};

// Takes the passes over: one per batch, then the archive's. `judged` as in check_archive(): only
// judged batches' doubts and records are spoken of.
Report build_report(const Archive& archive, const std::vector<bool>& judged,
                    std::span<const Rule> rules, std::vector<PassResult> passes,
                    const RunContext& context, const ReportOptions& options);

}  // namespace dateline
