#include "validator/report/report_text.h"

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "validator/finding/severity.h"
#include "validator/report/code_frame.h"
#include "validator/report/summary_text.h"
#include "validator/report/terminal_text.h"

namespace dateline {
namespace {

constexpr std::size_t kShortId = 24;  // bytes of a record id that is shown beside the title

// Where hints and notes start: under the quoted text of a frame.
constexpr std::string_view kIndent = "          ";

using Titles = std::unordered_map<std::string, std::string_view>;

// One record of one file; ids may repeat in an archive with duplicates.
std::string title_key(std::string_view path, std::string_view record) {
  return fmt::format("{}\n{}", path, record);
}

Titles titles_of(const Report& report) {
  Titles titles;
  for (const EventRow& row : report.events) titles.emplace(title_key(row.path, row.id), row.title);
  return titles;
}

std::string position(const ReportPlace& place) {
  return fmt::format("{}:{}", place.region.line, place.region.column);
}

class TextReport {
 public:
  TextReport(const Report& report, const TextOptions& options)
      : report_(report), options_(options), paint_(options.colors), titles_(titles_of(report)) {}

  std::string render() {
    SeverityCounts hidden;
    std::uint64_t shown = 0;
    for (const Finding& finding : report_.findings) {
      if (!is_open(finding)) continue;
      if (options_.max_findings && shown >= *options_.max_findings) {
        hidden.add(finding.severity);
        continue;
      }
      ++shown;
      open_groups(finding);
      append_finding(finding);
    }
    if (shown > 0) out_ += '\n';
    append_summary(out_, report_, hidden, paint_);
    return std::move(out_);
  }

 private:
  // What is neither waived nor gone since the baseline.
  static bool is_open(const Finding& finding) {
    return finding.state != "waived" && finding.state != "absent";
  }

  void open_groups(const Finding& finding) {
    if (first_ || finding.where.path != path_) {
      if (!first_) out_ += '\n';
      out_ += paint_.bold(terminal_path(finding.where.path)) + '\n';
      record_.clear();
    }
    first_ = false;
    path_ = finding.where.path;
    if (finding.record == record_) return;
    record_ = finding.record;
    const auto title = titles_.find(title_key(path_, record_));
    if (title == titles_.end() || title->second.empty()) return;
    // An id made from time and title would only say the title twice.
    const bool short_id = record_.size() <= kShortId;
    const std::string head = short_id ? "  record " + terminal_text(record_) : "  record";
    out_ += paint_.dim(head + ": " + terminal_text(title->second)) + '\n';
  }

  void append_finding(const Finding& finding) {
    out_ += "  ";
    if (finding.where.region.line > 0) out_ += position(finding.where) + "  ";
    out_ += paint_.by(finding.severity, name_of(finding.severity));
    out_ += "  " + terminal_text(finding.message);
    out_ += "   " + paint_.dim(terminal_text(finding.rule)) + '\n';
    append_code_frame(out_, finding.where,
                      {.severity = finding.severity, .width = options_.line_width}, paint_);
    for (const RelatedPlace& related : finding.related) append_related(related);
    for (const Because& one : finding.because) {
      out_ += kIndent;
      out_ += paint_.dim("because " + terminal_text(one.expression) + " is " +
                         terminal_text(one.value)) +
              '\n';
    }
    if (!finding.hint.empty()) {
      out_ += kIndent;
      out_ += paint_.good("would be right: ") + terminal_text(finding.hint) + '\n';
    }
  }

  void append_related(const RelatedPlace& related) {
    const bool located = related.place.region.line > 0;
    if (related.place.path != path_ || !located) {
      std::string place = terminal_path(related.place.path);
      if (located) place += ':' + position(related.place);
      if (!located && !related.label.empty()) place += ": " + terminal_text(related.label);
      out_.append(kIndent).append("in ").append(paint_.bold(place)).append("\n");
    }
    append_code_frame(out_, related.place,
                      {.mark = '-',
                       .severity = Severity::kInfo,
                       .label = related.label,
                       .width = options_.line_width},
                      paint_);
  }

  const Report& report_;
  const TextOptions& options_;
  Paint paint_;
  Titles titles_;
  std::string out_;
  bool first_ = true;
  std::string path_;
  std::string record_;
};

}  // namespace

std::string render_text(const Report& report, const TextOptions& options) {
  return TextReport(report, options).render();
}

std::string one_line(const Finding& finding) {
  std::string line = terminal_path(finding.where.path);
  if (finding.where.region.line > 0) line += ':' + position(finding.where);
  line += fmt::format(": {}: {}", name_of(finding.severity), terminal_text(finding.message));
  if (!finding.hint.empty()) line += "; would be right: " + terminal_text(finding.hint);
  line += fmt::format(" [{}]", terminal_text(finding.rule));
  return line;
}

}  // namespace dateline
