// The report for programs, schema "dateline-report/1" (report.schema.json beside this file). Always
// complete: display limits do not reach it. Streamed, never built as a tree; strings that are not
// UTF-8 get U+FFFD where they are not.
#pragma once

#include <string>

#include "validator/finding/report.h"

namespace dateline {

inline constexpr const char* kReportSchema = "dateline-report/1";

struct JsonOptions {
  bool records = false;  // adds a row per record
};

// One object, indented, with a newline at the end.
std::string render_json(const Report& report, const JsonOptions& options);

// A finding a line, then one line with everything else.
std::string render_jsonl(const Report& report, const JsonOptions& options);

}  // namespace dateline
