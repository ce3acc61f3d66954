// Report: everything one run has to say, in its final order. Renderers take it as it is: no
// sorting, no rule logic, no clock behind this point.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "validator/finding/finding.h"

namespace dateline {

// What a renderer may need of a rule: plain data.
struct RuleInfo {
  std::string id = {};
  Severity severity = Severity::kError;
  std::string title = {};
  std::string help = {};
  std::vector<std::string> tags = {};
};

// Every target of a rule ends in exactly one of the five.
struct RuleCounts {
  std::uint64_t passed = 0;
  std::uint64_t failed = 0;
  std::uint64_t not_applicable = 0;
  std::uint64_t waived = 0;
  std::uint64_t errored = 0;
};

struct RuleSummary {
  RuleInfo info = {};
  RuleCounts counts = {};
};

// A plain row per record: for --records, lanes and grouping.
struct EventRow {
  std::string id = {};
  std::string title = {};
  std::string path = {};
  std::uint64_t line = 0;
  std::string local = {};  // "2015-09-15 14:40", or the date alone, or empty
  std::string place = {};
  std::vector<std::string> persons = {};
  std::uint64_t errors = 0;
  std::uint64_t warnings = 0;
};

struct PathReason {
  std::string path = {};
  std::string reason = {};
};

struct Report {
  std::string tool_version = {};
  std::string as_of = {};  // RFC 3339
  std::string tzdata = {};
  std::string rules_hash = {};  // "sha256:…"

  bool complete = true;  // false: exit 3 at least
  int exit_code = 0;

  std::uint64_t files = 0;
  std::uint64_t records = 0;
  std::uint64_t errors = 0;  // findings that are not waived, by severity
  std::uint64_t warnings = 0;
  std::uint64_t infos = 0;
  std::uint64_t waived = 0;
  std::vector<PathReason> not_checked = {};  // could not be read
  std::vector<PathReason> skipped = {};      // left out on purpose

  std::vector<RuleSummary> rules =
      {};  // by id; the rules that ran, then input/* and engine/* that fired
  std::vector<std::string> vacuous = {};  // rules that checked nothing over the whole archive
  std::vector<Finding> findings = {};     // in report_order
  std::vector<EventRow> events = {};      // by (path, ordinal)
};

}  // namespace dateline
