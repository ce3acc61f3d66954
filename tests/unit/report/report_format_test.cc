#include "validator/report/report_format.h"

#include <gtest/gtest.h>

#include "tests/golden/reports/sample_report.h"

namespace dateline {
namespace {

TEST(ReportFormat, KnowsItsNames) {
  for (const std::string_view name : {"text", "json", "jsonl"}) {
    const auto format = report_format_named(name);
    ASSERT_TRUE(format) << name;
    EXPECT_EQ(name_of(*format), name);
  }
  EXPECT_EQ(report_format_named("xml"), std::nullopt);
  EXPECT_EQ(report_format_named(""), std::nullopt);
  EXPECT_EQ(report_format_names(), "text, json or jsonl");
}

TEST(ReportFormat, PicksTheRenderer) {
  const Report report = sample_report();
  const RenderOptions options{.text = {.max_findings = 1}, .json = {.records = true}};
  EXPECT_EQ(render(report, ReportFormat::kText, options), render_text(report, options.text));
  EXPECT_EQ(render(report, ReportFormat::kJson, options), render_json(report, options.json));
  EXPECT_EQ(render(report, ReportFormat::kJsonl, options), render_jsonl(report, options.json));
}

}  // namespace
}  // namespace dateline
