// The JSON report against its published schema, and against what REPORTS promises about it.
#include "validator/report/report_json.h"

#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "validator/base/text.h"

#include "tests/golden/reports/report_schema.h"
#include "tests/golden/reports/sample_report.h"
#include "tests/unit/report/hostile_report.h"

namespace dateline {
namespace {

rapidjson::Document parsed(const std::string& json) {
  rapidjson::Document document;
  document.Parse(json.c_str());
  return document;
}

std::string compact(const rapidjson::Value& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return buffer.GetString();
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

TEST(ReportJson, FollowsItsPublishedSchema) {
  const rapidjson::Document document = report_schema();
  ASSERT_FALSE(document.HasParseError());
  EXPECT_EQ(schema_complaint(render_json(sample_report(), {}), document), "");
  EXPECT_EQ(schema_complaint(render_json(sample_report(), {.records = true}), document), "");
  EXPECT_EQ(schema_complaint(render_json(Report{.as_of = "2026-01-01T00:00:00Z"}, {}), document),
            "");
}

TEST(ReportJson, HasASchemaThatNotices) {
  const rapidjson::Document document = report_schema();
  const std::string json = render_json(sample_report(), {.records = true});
  const std::pair<std::string, std::string> changes[] = {
      {"dateline-report/1", "dateline-report/2"},
      {"\"severity\": \"error\"", "\"severity\": \"bad\""},
      {"\"waived\": 1", "\"waived\": -1"},
      {"\"column\": 19", "\"column\": 0"},
      {"\"snippet\"", "\"snipet\""},
      {"\"not_checked\"", "\"not_cheked\""},
      {"\"exit_code\": 3", "\"exit_code\": \"3\""},
      {"\"related\": []", "\"related\": {}"},
      {"\"errors\": 2", "\"errors\": true"},
  };
  for (const auto& [from, to] : changes) {
    std::string changed = json;
    const std::size_t at = changed.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    changed.replace(at, from.size(), to);
    EXPECT_NE(schema_complaint(changed, document), "") << from;
  }
}

TEST(ReportJson, StaysJsonWhateverTheRecordsHold) {
  const Report report = hostile_report();
  const std::string json = render_json(report, {.records = true});
  EXPECT_EQ(first_invalid_utf8(json), std::nullopt);
  EXPECT_EQ(schema_complaint(json, report_schema()), "");
  for (const std::string& line : lines_of(render_jsonl(report, {}))) {
    EXPECT_FALSE(parsed(line).HasParseError());
    EXPECT_EQ(first_invalid_utf8(line), std::nullopt);
  }
}

TEST(ReportJson, GivesEveryFindingAndCutsNothing) {
  Report report;
  report.findings.assign(1200, sample_findings()[0]);
  EXPECT_EQ(parsed(render_json(report, {}))["findings"].Size(), 1200U);
}

TEST(ReportJson, LeavesOutTheRegionOfAWholeFileAndWhatAFindingDoesNotHave) {
  const rapidjson::Document document = parsed(render_json(sample_report(), {}));
  const auto& whole_file = document["findings"][6];
  EXPECT_FALSE(whole_file.HasMember("region"));
  EXPECT_FALSE(whole_file.HasMember("hint"));
  EXPECT_FALSE(whole_file.HasMember("fix"));
  EXPECT_EQ(compact(whole_file["related"]), "[]");
  EXPECT_EQ(compact(document["findings"][4]["fix"]),
            R"({"safety":"unsafe","edits":[{"byte_offset":209,"byte_length":7,)"
            R"("with":"Tajikistan"}]})");
}

TEST(ReportJson, QuotesTheBytesOfTheRegion) {
  const rapidjson::Document document = parsed(render_json(sample_report(), {}));
  const auto& finding = document["findings"][5];
  EXPECT_STREQ(finding["snippet"].GetString(), "September 16, 2015, 14:40");
  EXPECT_EQ(compact(finding["region"]), R"({"line":11,"column":19,"end_line":11,"end_column":44,)"
                                        R"("byte_offset":235,"byte_length":25})");
}

TEST(ReportJson, ListsRecordsOnlyWhenAsked) {
  EXPECT_FALSE(parsed(render_json(sample_report(), {})).HasMember("records"));
  const rapidjson::Document document = parsed(render_json(sample_report(), {.records = true}));
  EXPECT_EQ(compact(document["records"][1]),
            R"({"id":"50298","path":"archive/2015-09-15-talks.txt","line":1,)"
            R"("errors":2,"warnings":0})");
}

TEST(ReportJsonl, GivesAFindingALineAndThenTheSummary) {
  const Report report = sample_report();
  const rapidjson::Document whole = parsed(render_json(report, {.records = true}));
  const std::vector<std::string> lines = lines_of(render_jsonl(report, {.records = true}));
  ASSERT_EQ(lines.size(), report.findings.size() + 1);
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    EXPECT_EQ(schema_complaint(lines[i], report_schema("finding")), "");
    EXPECT_EQ(compact(parsed(lines[i])),
              compact(whole["findings"][static_cast<rapidjson::SizeType>(i)]));
  }
  EXPECT_EQ(schema_complaint(lines.back(), report_schema("summary_line")), "");
  rapidjson::Document without_findings;
  without_findings.CopyFrom(whole, without_findings.GetAllocator());
  without_findings.RemoveMember("findings");
  const rapidjson::Document summary = parsed(lines.back());
  EXPECT_TRUE(summary == without_findings);
}

}  // namespace
}  // namespace dateline
