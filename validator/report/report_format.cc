#include "validator/report/report_format.h"

#include <cstddef>
#include <iterator>

namespace dateline {
namespace {

struct Row {
  ReportFormat format = ReportFormat::kText;
  std::string_view name = {};
};

constexpr Row kFormats[] = {
    {ReportFormat::kText, "text"},
    {ReportFormat::kJson, "json"},
    {ReportFormat::kJsonl, "jsonl"},
};

}  // namespace

std::optional<ReportFormat> report_format_named(std::string_view name) {
  for (const Row& row : kFormats) {
    if (row.name == name) return row.format;
  }
  return std::nullopt;
}

std::string_view name_of(ReportFormat format) {
  for (const Row& row : kFormats) {
    if (row.format == format) return row.name;
  }
  return {};
}

std::string report_format_names() {
  std::string names;
  const std::size_t count = std::size(kFormats);
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) names += i + 1 == count ? " or " : ", ";
    names += kFormats[i].name;
  }
  return names;
}

std::string render(const Report& report, ReportFormat format, const RenderOptions& options) {
  switch (format) {
    case ReportFormat::kText:
      return render_text(report, options.text);
    case ReportFormat::kJson:
      return render_json(report, options.json);
    case ReportFormat::kJsonl:
      return render_jsonl(report, options.json);
  }
  return {};
}

}  // namespace dateline
