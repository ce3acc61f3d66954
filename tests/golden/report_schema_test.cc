// What the program really reports, against the published schema: the seeded defects in full, and
// runs that end badly.
#include "tests/golden/reports/report_schema.h"

#include <algorithm>
#include <memory>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "validator/dateline.h"
#include "validator/report/report_json.h"

namespace dateline {
namespace {

Report report_on(Job job) {
  job.as_of = {.seconds = 1'767'225'600};
  const std::unique_ptr<FileTree> disk = disk_file_tree();
  if (job.files == nullptr) job.files = disk.get();
  Result<Outcome> outcome = validate(job);
  if (outcome && outcome->report) return *std::move(outcome->report);
  ADD_FAILURE() << (outcome ? outcome->rule_problems : outcome.error().message);
  return {};
}

void expect_valid(const Report& report) {
  EXPECT_EQ(schema_complaint(render_json(report, {}), report_schema()), "");
  EXPECT_EQ(schema_complaint(render_json(report, {.records = true}), report_schema()), "");
  std::istringstream lines(render_jsonl(report, {.records = true}));
  std::string line;
  for (std::size_t i = 0; std::getline(lines, line); ++i) {
    const bool last = i == report.findings.size();
    EXPECT_EQ(schema_complaint(line, report_schema(last ? "summary_line" : "finding")), "") << line;
  }
}

TEST(ReportSchema, HoldsForTheSeededDefects) {
  const Report report = report_on(
      {.paths = {DATELINE_ROOT "/fixtures/seeded/archive"}, .rules = {DATELINE_ROOT "/rules"}});
  EXPECT_GT(report.findings.size(), 10U);
  expect_valid(report);
}

TEST(ReportSchema, HoldsWithTheValuesThatDecided) {
  const Report report = report_on({.paths = {DATELINE_ROOT "/fixtures/seeded/archive"},
                                   .rules = {DATELINE_ROOT "/rules"},
                                   .explain = true});
  const auto explained = std::count_if(report.findings.begin(), report.findings.end(),
                                       [](const Finding& one) { return !one.because.empty(); });
  EXPECT_GT(explained, 10);
  expect_valid(report);
}

TEST(ReportSchema, HoldsWhereLittleCouldBeRead) {
  expect_valid(report_on({.paths = {"/proc/self/mem"}}));
  const auto files = memory_file_tree({{"a/bad.json", "{\"title\": \xff"},
                                       {"a/empty.txt", ""},
                                       {"a/odd\x1b\xe3 name.jsonl", "{]\n{}\n\x00\n"},
                                       {"a/list.json", "[1, \"two\", {\"id\": 3}]"}});
  expect_valid(report_on({.files = files.get(), .paths = {"a"}}));
  expect_valid(report_on({.files = files.get(), .paths = {"a/empty.txt"}}));
}

}  // namespace
}  // namespace dateline
