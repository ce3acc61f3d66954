// The report for people: findings grouped by file and record, each with its code frame, both
// values and what would be right, then a summary in plain words. A const Report& comes in, text
// goes out; order and counts are the report's, nothing is judged here. Waived findings are only
// counted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "validator/finding/finding.h"
#include "validator/finding/report.h"

namespace dateline {

struct TextOptions {
  bool colors = false;
  std::optional<std::uint64_t> max_findings = {};  // how many to show; how many more is said
  std::size_t line_width = 100;                    // code points of a quoted line
};

std::string render_text(const Report& report, const TextOptions& options);

// "archive/a.txt:28:19: error: published … [time/publication-matches-event]": one line without its
// end, for logs.
std::string one_line(const Finding& finding);

}  // namespace dateline
