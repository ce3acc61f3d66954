// The order of a run: rules, archive, record pass, archive pass, report. Every step takes the last
// one's noun; none of them prints.

#include "validator/dateline.h"

#include <algorithm>

#include <fmt/format.h>

#include "validator/base/time_zone.h"
#include "validator/dateline_load.h"
#include "validator/evaluate/archive_pass.h"
#include "validator/evaluate/archive_reader.h"
#include "validator/evaluate/parallel.h"
#include "validator/evaluate/record_pass.h"
#include "validator/evaluate/report_builder.h"
#include "validator/ingest/source_reader.h"
#include "validator/record/record_json.h"
#include "validator/ruleset/record_json_schema.h"
#include "validator/timeline/links_json.h"

namespace dateline {
namespace {

// "./a//b/" and "a/b" are one path.
std::string plain_path(std::string_view path) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '/' && !out.empty() && out.back() == '/') continue;
    out += path[i];
    if (out == "./") out.clear();
  }
  while (out.size() > 1 && out.back() == '/') out.pop_back();
  return out;
}

bool within(std::string_view path, std::string_view folder) {
  if (path == folder || folder == ".") return true;
  return path.size() > folder.size() && path.substr(0, folder.size()) == folder &&
         path[folder.size()] == '/';
}

// Which batches --only names. An --only path that names none is a mistake, not a clean run.
Result<std::vector<bool>> judged_batches(const Job& job, const Archive& archive) {
  std::vector<bool> judged(archive.batches.size(), job.only.empty());
  for (const std::string& only : job.only) {
    const std::string wanted = plain_path(only);
    bool found = false;
    for (std::size_t i = 0; i < archive.batches.size(); ++i) {
      if (!within(plain_path(archive.batches[i].source.name()), wanted)) continue;
      judged[i] = true;
      found = true;
    }
    for (const PathReason& left : archive.not_checked)
      found = found || within(plain_path(left.path), wanted);
    if (!found) {
      return Error{.kind = Error::Kind::kUsage,
                   .where = "--only",
                   .message = fmt::format("no file of the archive is '{}' or lies below it", only)};
    }
  }
  return judged;
}

// What a rule doubts in a record, no rule of the archive builds on: the record's own fields in
// doubt grow between the two passes.
std::vector<PassResult> run_passes(const Job& job, const Loaded& loaded, Archive& archive,
                                   const std::vector<bool>& judged, const RunContext& context) {
  const auto& rules = loaded.rules.rules;
  std::vector<PassResult> passes(archive.batches.size() + 1);
  for_each_index(archive.batches.size(), job.jobs, [&](std::size_t i) {
    RecordBatch& batch = archive.batches[i];
    if (judged[i]) {
      passes[i] = check_records(rules, batch, context);
    } else {
      passes[i].in_doubt = fields_put_in_doubt(rules, batch, context);
    }
    for (std::size_t record = 0; record < batch.records.size(); ++record) {
      batch.records[record].in_doubt = passes[i].in_doubt[record];
    }
  });
  passes.back() = check_archive(loaded.rules.rules, archive.batches, judged, context);
  return passes;
}

}  // namespace

std::vector<std::string> input_format_names() {
  return {input_formats().begin(), input_formats().end()};
}

Result<Outcome> validate(const Job& job) {
  DATELINE_TRY(loaded, load_job(job));
  Outcome outcome{.rule_problems = render_issues(loaded, job.limits)};
  if (!loaded.good) return outcome;
  const RunContext context = context_of(job, loaded);
  DATELINE_TRY(archive, read_job(job, loaded));
  DATELINE_TRY(judged, judged_batches(job, archive));
  const ReportOptions options{
      .ignore = job.ignore,
      .fail_at = job.fail_on == FailOn::kWarning ? Severity::kWarning : Severity::kError,
      .never_fail = job.fail_on == FailOn::kNever,
      .allow_empty = job.allow_empty,
      .fail_on_vacuous = job.fail_on_vacuous};
  outcome.report =
      build_report(archive, judged, loaded.rules.rules,
                   run_passes(job, loaded, archive, judged, context), context, options);
  outcome.report->tool_version = version();
  outcome.report->as_of = format_instant(job.as_of);
  outcome.report->tzdata = tzdata_version();
  outcome.report->rules_hash = loaded.rules.hash;
  return outcome;
}

std::string record_schema_json() {
  return record_json_schema();
}

Result<Inspection> inspect(const Job& job, InspectView view) {
  DATELINE_TRY(loaded, load_job(job));
  if (!loaded.good)
    return Error{.kind = Error::Kind::kUsage, .message = render_issues(loaded, job.limits)};
  DATELINE_TRY(archive, read_job(job, loaded));
  const RunContext context = context_of(job, loaded);
  const std::vector<bool> all(archive.batches.size(), true);
  Inspection out{.not_checked = archive.not_checked, .skipped = archive.skipped};
  const bool shows_links = view == InspectView::kLinks;
  const EventLinks links = shows_links ? link_events(archive.batches, context) : EventLinks();
  for (const RecordBatch& batch : archive.batches) {
    for (const Record& record : batch.records) {
      if (shows_links) {
        append_links_json(out.jsonl, record, links);
      } else {
        append_record_json(out.jsonl, record);
        out.jsonl += '\n';
      }
      ++out.records;
    }
  }
  Report report = build_report(archive, all, {}, {}, context, {.allow_empty = true});
  out.doubts = std::move(report.findings);
  return out;
}

int exit_code_of(const Error& error) {
  switch (error.kind) {
    case Error::Kind::kUsage:
      return 2;
    case Error::Kind::kUnreadable:
    case Error::Kind::kLimit:
      return 3;
    case Error::Kind::kInternal:
      return 4;
  }
  return 4;
}

std::string version() {
  return DATELINE_VERSION;
}

}  // namespace dateline
