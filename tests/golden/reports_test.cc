// One sample report through every renderer, compared byte for byte.
#include <gtest/gtest.h>

#include "validator/report/report_json.h"
#include "validator/report/report_text.h"

#include "tests/golden/reports/sample_report.h"
#include "tests/support/golden.h"

namespace dateline {
namespace {

TEST(GoldenReports, Text) {
  const Report report = sample_report();
  EXPECT_TRUE(matches_golden("reports/text/plain.txt", render_text(report, {})));
  EXPECT_TRUE(matches_golden("reports/text/colors.txt", render_text(report, {.colors = true})));
  EXPECT_TRUE(
      matches_golden("reports/text/max_findings.txt", render_text(report, {.max_findings = 2})));
  Report clean = report;
  clean.complete = true;
  clean.exit_code = 0;
  clean.errors = clean.warnings = clean.infos = clean.waived = 0;
  clean.not_checked.clear();
  clean.rules.erase(clean.rules.begin());
  clean.findings.clear();
  EXPECT_TRUE(matches_golden("reports/text/nothing_found.txt", render_text(clean, {})));
}

TEST(GoldenReports, Json) {
  const Report report = sample_report();
  EXPECT_TRUE(matches_golden("reports/json/report.json", render_json(report, {})));
  EXPECT_TRUE(matches_golden("reports/json/records.json", render_json(report, {.records = true})));
}

TEST(GoldenReports, Jsonl) {
  EXPECT_TRUE(matches_golden("reports/jsonl/report.jsonl",
                             render_jsonl(sample_report(), {.records = true})));
}

}  // namespace
}  // namespace dateline
