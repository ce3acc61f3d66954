#include "validator/evaluate/report_builder.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "validator/base/civil_time.h"
#include "validator/evaluate/finding_maker.h"
#include "validator/ruleset/rule_set.h"

namespace dateline {
namespace {

void add(RuleCounts& total, const RuleCounts& part) {
  total.passed += part.passed;
  total.failed += part.failed;
  total.not_applicable += part.not_applicable;
  total.waived += part.waived;
  total.errored += part.errored;
}

// input/* and engine/* have no rule file; they are listed when they fired.
void add_engine_rules(Report& report) {
  std::map<std::string, RuleSummary> fired;
  for (const Finding& finding : report.findings) {
    const bool engine =
        finding.rule.rfind("input/", 0) == 0 || finding.rule.rfind("engine/", 0) == 0;
    if (!engine) continue;
    RuleSummary& summary = fired[finding.rule];
    summary.info.id = finding.rule;
    summary.info.severity = std::max(summary.info.severity, finding.severity);
    summary.info.title = finding.rule.rfind("input/", 0) == 0
                             ? "The input could not be read as it should"
                             : "A rule could not be evaluated";
    ++summary.counts.failed;
  }
  for (auto& [id, summary] : fired) report.rules.push_back(std::move(summary));
}

std::string shown_time(const Record& record) {
  if (record.event.at && record.event.local) return format_local(*record.event.local);
  if (record.event.date) return format_date(*record.event.date);
  if (record.event.announced_from) return format_date(*record.event.announced_from);
  return {};
}

EventRow row_of(const Record& record, LineMap& map) {
  EventRow row{.id = std::string(record.id.value),
               .title = std::string(record.title.value),
               .path = std::string(record.input.path),
               .line = map.region(record.span).line,
               .local = shown_time(record),
               .place = std::string(record.place.name.value)};
  for (const Presence& presence : record.present) row.persons.emplace_back(presence.name.value);
  return row;
}

void count_findings(Report& report) {
  std::map<std::pair<std::string_view, std::string_view>, EventRow*> rows;
  for (EventRow& row : report.events) rows[{row.path, row.id}] = &row;
  for (const Finding& finding : report.findings) {
    const auto found = rows.find({finding.where.path, finding.record});
    EventRow* row = found == rows.end() ? nullptr : found->second;
    switch (finding.severity) {
      case Severity::kError:
        ++report.errors;
        if (row) ++row->errors;
        break;
      case Severity::kWarning:
        ++report.warnings;
        if (row) ++row->warnings;
        break;
      case Severity::kInfo:
        ++report.infos;
        break;
    }
  }
}

// 3 > 1 > 0; 2 and 4 never get as far as a report.
int exit_code_of(const Report& report, const ReportOptions& options) {
  if (!report.complete) return 3;
  if (options.fail_on_vacuous && !report.vacuous.empty()) return 1;
  if (options.never_fail) return 0;
  const bool failed =
      std::any_of(report.findings.begin(), report.findings.end(),
                  [&](const Finding& finding) { return finding.severity >= options.fail_at; });
  return failed ? 1 : 0;
}

}  // namespace

Report build_report(const Archive& archive, const std::vector<bool>& judged,
                    std::span<const Rule> rules, std::vector<PassResult> passes,
                    const RunContext& context, const ReportOptions& options) {
  Report report{.files = archive.batches.size(),
                .not_checked = archive.not_checked,
                .skipped = archive.skipped};
  std::vector<RuleCounts> counts(rules.size());
  bool errored = false;
  for (PassResult& pass : passes) {
    for (std::size_t i = 0; i < pass.counts.size(); ++i) {
      add(counts[i], pass.counts[i]);
      errored = errored || pass.counts[i].errored > 0;
    }
    std::move(pass.findings.begin(), pass.findings.end(), std::back_inserter(report.findings));
  }
  FindingMaker maker(context.limits);
  for (std::size_t i = 0; i < archive.batches.size(); ++i) {
    const RecordBatch& batch = archive.batches[i];
    report.records += batch.records.size();
    if (!judged[i]) continue;
    for (const InputDoubt& doubt : archive.doubts[i].doubts()) {
      if (!matches_selection(doubt.rule, options.ignore))
        report.findings.push_back(maker.doubt(doubt, batch));
    }
    LineMap map(batch.source.bytes());
    for (const Record& record : batch.records) report.events.push_back(row_of(record, map));
  }
  std::sort(report.findings.begin(), report.findings.end(), &report_order);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    report.rules.push_back({.info = rules[i].info, .counts = counts[i]});
    if (counts[i].passed + counts[i].failed + counts[i].errored == 0)
      report.vacuous.push_back(rules[i].info.id);
  }
  add_engine_rules(report);
  count_findings(report);
  const bool empty = report.records == 0 && !options.allow_empty;
  report.complete = report.not_checked.empty() && !errored && !empty;
  report.exit_code = exit_code_of(report, options);
  return report;
}

}  // namespace dateline
