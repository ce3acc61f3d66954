// The front door of the library: a Job in, a Report out. Reads the archive, loads the rules, checks
// every record, resolves every finding to its place. Prints nothing, reads no clock and no
// environment.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "validator/base/civil_time.h"
#include "validator/base/limits.h"
#include "validator/base/result.h"
#include "validator/finding/report.h"
#include "validator/finding/severity.h"
#include "validator/source/file_tree.h"

namespace dateline {

// --fail-on
enum class FailOn { kNever, kError, kWarning };

struct Job {
  const FileTree* files = nullptr;      // borrowed
  std::vector<std::string> paths = {};  // the archive: files and folders
  std::vector<std::string> rules =
      {};  // rules folders; empty: the built-in profiles and data, no rules
  std::vector<std::string> only = {};    // judge only what touches records of these paths
  std::vector<std::string> select = {};  // ids or families ("time/"); empty: all
  std::vector<std::string> ignore = {};
  std::vector<std::string> params = {};  // "rule.name=value"
  Instant as_of = {};
  std::string input_format = {};  // one of input_format_names(); empty: told by content
  std::string stage = "draft";    // or "published": every record has to say when it was
  FailOn fail_on = FailOn::kError;
  bool allow_empty = false;
  bool fail_on_vacuous = false;
  bool explain = false;  // findings say which values made them
  unsigned jobs = 1;     // threads, ≥ 1
  Limits limits = {};
};

// What Job::input_format may be.
std::vector<std::string> input_format_names();

// What a run gives: a Report, or rule problems (nothing was checked, exit 2) ready to print.
struct Outcome {
  std::optional<Report> report = {};
  std::string rule_problems = {};  // rendered issues; with a report: warnings only
};

// An Error only when there is nothing to report at all: a path that does not exist, a bad
// selection.
Result<Outcome> validate(const Job& job);

// `validate inspect`: the canonical records of the paths, one JSON object a line, in the order of
// the files; or, with kLinks, what each record's claims and See-also items mean.
enum class InspectView { kRecords, kLinks };
struct Inspection {
  std::string jsonl = {};
  std::vector<PathReason> not_checked = {};
  std::vector<PathReason> skipped = {};  // left out on purpose
  std::vector<Finding> doubts = {};      // input/* findings
  std::uint64_t records = 0;
};
Result<Inspection> inspect(const Job& job, InspectView view = InspectView::kRecords);
// The JSON Schema of what inspect prints, which is also what is read.
std::string record_schema_json();

// 4 > 2 > 3 > 1 > 0.
int exit_code_of(const Error& error);

std::string version();  // "0.1.0"

}  // namespace dateline
