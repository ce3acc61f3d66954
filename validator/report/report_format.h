// The formats a report can be written in, by name. A new format is one enumerator, one row in the
// table and one renderer.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "validator/finding/report.h"
#include "validator/report/report_json.h"
#include "validator/report/report_text.h"

namespace dateline {

enum class ReportFormat { kText, kJson, kJsonl };

struct RenderOptions {
  TextOptions text = {};
  JsonOptions json = {};
};

std::optional<ReportFormat> report_format_named(std::string_view name);
std::string_view name_of(ReportFormat format);

// "text, json or jsonl": for messages.
std::string report_format_names();

std::string render(const Report& report, ReportFormat format, const RenderOptions& options);

}  // namespace dateline
