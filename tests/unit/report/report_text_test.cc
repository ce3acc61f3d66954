#include "validator/report/report_text.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "validator/base/text.h"

#include "tests/golden/reports/sample_report.h"
#include "tests/unit/report/hostile_report.h"

namespace dateline {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

TEST(ReportText, ShowsBothPlacesAndWhatWouldBeRight) {
  Report report;
  report.findings = {sample_findings()[5]};
  const std::string text = render_text(report, {});
  EXPECT_EQ(
      text.substr(0, text.find("\nChecked")),
      "archive/2015-09-15-talks.txt\n"
      "  11:19  error  published 2015-09-16 14:40 but the event is 2015-09-15 14:40 (24h apart)"
      "   time/publication-matches-event\n"
      "     11 | Publication date: September 16, 2015, 14:40\n"
      "        |                   ^^^^^^^^^^^^^^^^^^^^^^^^^\n"
      "      4 | 14:40\n"
      "        | ----- event time is here\n"
      "          would be right: September 15, 2015, 14:40\n");
}

TEST(ReportText, ShowsTheValuesThatDecidedOneALine) {
  Report report;
  report.findings = {sample_findings()[5]};
  report.findings[0].because = {{"abs(gap)", "24h"}, {"title", "'\x1b[31m\n::error::'"}};
  const std::string text = render_text(report, {});
  EXPECT_NE(text.find("        | ----- event time is here\n"
                      "          because abs(gap) is 24h\n"
                      "          because title is '\\u{1b}[31m\\u{a}::error::'\n"),
            std::string::npos)
      << text;
}

TEST(ReportText, NamesTheFileOfAPlaceElsewhere) {
  Report report;
  report.findings = {sample_findings()[0]};
  EXPECT_NE(render_text(report, {})
                .find("          in archive/2015-09-15-talks.txt:4:1\n"
                      "      4 | 14:40\n"
                      "        | ----- the other event\n"),
            std::string::npos);
}

TEST(ReportText, ComesFromASampleInTheOrderOfEveryReport) {
  const std::vector<Finding> findings = sample_findings();
  EXPECT_TRUE(std::is_sorted(findings.begin(), findings.end(), report_order));
}

TEST(ReportText, HidesWaivedFindingsButCountsThem) {
  const std::string text = render_text(sample_report(), {});
  EXPECT_EQ(text.find("agreed with the desk"), std::string::npos);
  EXPECT_NE(text.find(", 1 waived"), std::string::npos);
}

TEST(ReportText, SaysHowManyFindingsADisplayLimitHides) {
  const Report report = sample_report();
  const std::string text = render_text(report, {.max_findings = 2});
  EXPECT_NE(text.find("4 more findings not shown (3 errors, 1 info); raise --max-findings"),
            std::string::npos);
  EXPECT_NE(text.find("3 errors, 2 warnings, 1 info"), std::string::npos) << "counts stay whole";
  EXPECT_EQ(render_text(report, {.max_findings = 6}), render_text(report, {}));
  EXPECT_TRUE(render_text(report, {.max_findings = 0}).starts_with("6 more findings not shown"));
}

struct Verdict {
  std::string name = {};
  Report report = {};
  std::string expected = {};
};

TEST(ReportText, ClosesWithWhatTheExitCodeMeans) {
  const Verdict verdicts[] = {
      {"clean",
       {.exit_code = 0, .records = 3},
       "Passed: everything was checked and nothing was found. (exit 0)"},
      {"warnings that do not count",
       {.exit_code = 0, .records = 3, .warnings = 2},
       "Passed: everything was checked; nothing found has to stop it. (exit 0)"},
      {"errors",
       {.exit_code = 1, .records = 3, .errors = 2},
       "Not passed: there are errors to fix. (exit 1)"},
      {"warnings that count",
       {.exit_code = 1, .records = 3, .warnings = 2},
       "Not passed: there are findings to fix. (exit 1)"},
      {"vacuous rules",
       {.exit_code = 1, .records = 3, .vacuous = {"a/b"}},
       "Not passed: some rules found nothing to check. (exit 1)"},
      {"vacuous rules and warnings",
       {.exit_code = 1, .records = 3, .warnings = 1, .vacuous = {"a/b"}},
       "Not passed: there are findings to fix, or rules that found nothing to check. (exit 1)"},
      {"rules",
       {.exit_code = 2},
       "Nothing was checked: the command or the rules are wrong. (exit 2)"},
      {"unreadable",
       {.exit_code = 3, .records = 3, .not_checked = {{"a.txt", "no"}}},
       "Incomplete: some of it could not be checked, so this is no pass. (exit 3)"},
      {"unreadable and errors",
       {.exit_code = 3, .records = 3, .errors = 1, .not_checked = {{"a.txt", "no"}}},
       "Incomplete: some of it could not be checked, and there are errors. (exit 3)"},
      {"no record",
       {.exit_code = 3},
       "Incomplete: there is not a single record here (--allow-empty if that is right). (exit 3)"},
      {"a bug",
       {.exit_code = 4},
       "Internal error: this result cannot be trusted; please report it. (exit 4)"},
  };
  for (const Verdict& verdict : verdicts) {
    Report report = verdict.report;
    report.rules = {{.info = {.id = "time/some-rule"}}};
    EXPECT_EQ(lines_of(render_text(report, {})).back(), verdict.expected) << verdict.name;
  }
}

TEST(ReportText, DoesNotCallARunWithoutRulesAFullPass) {
  Report report;
  report.records = 3;
  report.rules = {{.info = {.id = "input/bad-date"}}};
  EXPECT_EQ(lines_of(render_text(report, {})).back(),
            "Passed, but without rules: only the form of the records was checked. (exit 0)");
}

TEST(ReportText, NamesAllVacuousRulesSeveralOnALine) {
  Report report;
  for (int i = 0; i < 40; ++i) report.vacuous.push_back("family/rule-" + std::to_string(i));
  const std::string text = render_text(report, {});
  for (const std::string& rule : report.vacuous) {
    EXPECT_NE(text.find(rule), std::string::npos) << rule;
  }
  EXPECT_LE(lines_of(text).size(), 13U);
  for (const std::string& line : lines_of(text)) EXPECT_LE(line.size(), 100U);
}

TEST(ReportText, ListsAtMostTwentyUnreadableFiles) {
  Report report;
  for (int i = 0; i < 23; ++i) report.not_checked.push_back({"f" + std::to_string(i), "no"});
  const std::string text = render_text(report, {});
  EXPECT_NE(text.find("  - f19: no\n  - and 3 more\n"), std::string::npos) << text;
}

TEST(ReportText, ColoursChangeNothingButColours) {
  const Report report = sample_report();
  std::string text = render_text(report, {.colors = true});
  EXPECT_NE(text.find("\x1b[1;31merror\x1b[0m"), std::string::npos);
  for (std::size_t at = text.find('\x1b'); at != std::string::npos; at = text.find('\x1b', at)) {
    text.erase(at, text.find('m', at) - at + 1);
  }
  EXPECT_EQ(text, render_text(report, {}));
}

TEST(ReportText, LetsNoContentActOnATerminalOrACiLog) {
  const std::string text = render_text(hostile_report(), {});
  EXPECT_EQ(first_invalid_utf8(text), std::nullopt);
  EXPECT_EQ(text.find("##["), std::string::npos);
  EXPECT_EQ(text.find("##vso["), std::string::npos);
  for (const std::string& line : lines_of(text)) {
    EXPECT_EQ(printable(line), line);
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string::npos) continue;
    EXPECT_NE(line.substr(first, 2), "::") << line;
    EXPECT_NE(line.substr(first, 1), "#") << line;
  }
}

TEST(ReportText, WritesOneFindingOnOneLine) {
  EXPECT_EQ(one_line(sample_findings()[4]),
            "archive/2015-09-15-talks.txt:10:1: error: the tag Belarus has no support in the text; "
            "the place Dushanbe is in Tajikistan; would be right: Tajikistan "
            "[geography/tag-without-evidence]");
  EXPECT_EQ(one_line(sample_findings()[6]),
            "archive/dump.json: error: the document has 70 MiB, more than 64 MiB "
            "[input/too-large]");
}

}  // namespace
}  // namespace dateline
