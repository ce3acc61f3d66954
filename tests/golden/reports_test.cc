// One sample report through every renderer, compared byte for byte.
#include <gtest/gtest.h>

#include "validator/report/report_json.h"
#include "validator/report/report_text.h"

#include "tests/golden/reports/expect_golden.h"
#include "tests/golden/reports/sample_report.h"

namespace dateline {
namespace {

TEST(GoldenReports, Text) {
  const Report report = sample_report();
  expect_golden_file("tests/golden/reports/text/plain.txt", render_text(report, {}));
  expect_golden_file("tests/golden/reports/text/colors.txt", render_text(report, {.colors = true}));
  expect_golden_file("tests/golden/reports/text/max_findings.txt",
                     render_text(report, {.max_findings = 2}));
  Report clean = report;
  clean.complete = true;
  clean.exit_code = 0;
  clean.errors = clean.warnings = clean.infos = clean.waived = 0;
  clean.not_checked.clear();
  clean.rules.erase(clean.rules.begin());
  clean.findings.clear();
  expect_golden_file("tests/golden/reports/text/nothing_found.txt", render_text(clean, {}));
}

TEST(GoldenReports, Json) {
  const Report report = sample_report();
  expect_golden_file("tests/golden/reports/json/report.json", render_json(report, {}));
  expect_golden_file("tests/golden/reports/json/records.json",
                     render_json(report, {.records = true}));
}

TEST(GoldenReports, Jsonl) {
  expect_golden_file("tests/golden/reports/jsonl/report.jsonl",
                     render_jsonl(sample_report(), {.records = true}));
}

}  // namespace
}  // namespace dateline
