#include "validator/report/report_json.h"

#include <string_view>
#include <vector>

#include "validator/base/json_writer.h"
#include "validator/finding/finding.h"
#include "validator/finding/severity.h"

namespace dateline {
namespace {

// A place that is a whole file has no region.
void write_region(JsonWriter& json, const Region& region) {
  if (region.line == 0) return;
  json.key("region").begin_object();
  json.member("line", region.line).member("column", region.column);
  json.member("end_line", region.end_line).member("end_column", region.end_column);
  json.member("byte_offset", region.byte_offset).member("byte_length", region.byte_length);
  json.end_object();
}

void write_related(JsonWriter& json, const RelatedPlace& related) {
  json.begin_object();
  json.member("label", related.label).member("path", related.place.path);
  write_region(json, related.place.region);
  json.end_object();
}

void write_fix(JsonWriter& json, const Fix& fix) {
  json.key("fix").begin_object();
  json.member("safety", fix.safety);
  json.key("edits").begin_array();
  for (const FixEdit& edit : fix.edits) {
    json.begin_object();
    json.member("byte_offset", edit.byte_offset).member("byte_length", edit.byte_length);
    json.member("with", edit.with);
    json.end_object();
  }
  json.end_array().end_object();
}

void write_because(JsonWriter& json, const std::vector<Because>& because) {
  json.key("because").begin_array();
  for (const Because& one : because) {
    json.begin_object().member("expression", one.expression).member("value", one.value);
    json.end_object();
  }
  json.end_array();
}

void write_finding(JsonWriter& json, const Finding& finding) {
  json.begin_object();
  json.member("rule", finding.rule).member("severity", name_of(finding.severity));
  json.member("message", finding.message);
  if (!finding.hint.empty()) json.member("hint", finding.hint);
  json.member("record", finding.record).member("path", finding.where.path);
  write_region(json, finding.where.region);
  json.member("field", finding.field).member("snippet", finding.where.snippet);
  json.key("related").begin_array();
  for (const RelatedPlace& related : finding.related) write_related(json, related);
  json.end_array();
  if (!finding.because.empty()) write_because(json, finding.because);
  if (finding.fix) write_fix(json, *finding.fix);
  json.member("fingerprint", finding.fingerprint).member("state", finding.state);
  json.end_object();
}

void write_paths(JsonWriter& json, std::string_view name, const std::vector<PathReason>& items) {
  json.key(name).begin_array();
  for (const PathReason& item : items) {
    json.begin_object().member("path", item.path).member("reason", item.reason).end_object();
  }
  json.end_array();
}

void write_summary(JsonWriter& json, const Report& report) {
  json.key("summary").begin_object();
  json.member("files", report.files).member("records", report.records);
  json.key("findings").begin_object();
  json.member("error", report.errors).member("warning", report.warnings);
  json.member("info", report.infos).end_object();
  json.member("waived", report.waived);
  write_paths(json, "not_checked", report.not_checked);
  write_paths(json, "skipped", report.skipped);
  json.key("vacuous").begin_array();
  for (const std::string& rule : report.vacuous) json.string(rule);
  json.end_array().end_object();
}

void write_rules(JsonWriter& json, const std::vector<RuleSummary>& rules) {
  json.key("rules").begin_array();
  for (const RuleSummary& rule : rules) {
    json.begin_object();
    json.member("id", rule.info.id).member("severity", name_of(rule.info.severity));
    json.member("passed", rule.counts.passed).member("failed", rule.counts.failed);
    json.member("not_applicable", rule.counts.not_applicable);
    json.member("waived", rule.counts.waived).member("errored", rule.counts.errored);
    json.end_object();
  }
  json.end_array();
}

void write_records(JsonWriter& json, const std::vector<EventRow>& rows) {
  json.key("records").begin_array();
  for (const EventRow& row : rows) {
    json.begin_object();
    json.member("id", row.id).member("path", row.path).member("line", row.line);
    json.member("errors", row.errors).member("warnings", row.warnings);
    json.end_object();
  }
  json.end_array();
}

// Everything that stands before the findings.
void write_head(JsonWriter& json, const Report& report) {
  json.member("schema", kReportSchema);
  json.key("tool").begin_object();
  json.member("name", "validate").member("version", report.tool_version).end_object();
  json.key("run").begin_object();
  json.member("as_of", report.as_of).member("tzdata", report.tzdata);
  json.member("rules_hash", report.rules_hash).end_object();
  json.key("complete").boolean(report.complete);
  json.key("exit_code").integer(report.exit_code);
  write_summary(json, report);
  write_rules(json, report.rules);
}

}  // namespace

std::string render_json(const Report& report, const JsonOptions& options) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object();
  write_head(json, report);
  json.key("findings").begin_array();
  for (const Finding& finding : report.findings) write_finding(json, finding);
  json.end_array();
  if (options.records) write_records(json, report.events);
  json.end_object();
  out += '\n';
  return out;
}

std::string render_jsonl(const Report& report, const JsonOptions& options) {
  std::string out;
  for (const Finding& finding : report.findings) {
    JsonWriter line(out);
    write_finding(line, finding);
    out += '\n';
  }
  JsonWriter json(out);
  json.begin_object();
  write_head(json, report);
  if (options.records) write_records(json, report.events);
  json.end_object();
  out += '\n';
  return out;
}

}  // namespace dateline
