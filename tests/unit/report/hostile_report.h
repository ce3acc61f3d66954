// Content that tries to be more than content: terminal escapes, bidi controls, commands of CI
// runners, control characters and bad UTF-8, in every member a renderer shows.
#pragma once

#include <string>

#include "validator/finding/report.h"

namespace dateline {

inline const std::string& hostile_text() {
  static const std::string text = [] {
    std::string all = "::error file=x::owned ##[add-mask]secret ##vso[task.complete] ";
    all +=
        "\x1b[31mred\x1b[0m \x1b]0;title\x07 \xc2\x9b"
        "2J ";  // ESC, OSC, C1 CSI
    all +=
        "\xe2\x80\xae"
        "drawkcab\xe2\x81\xa6 zero\xe2\x80\x8bwidth ";  // RLO, LRI, ZWSP
    all += "nul";
    all += '\0';
    all += " cr\r lf\n::stop-commands::x del\x7f ";
    all += "bad \xe3 \xc0\xaf \xed\xa0\x80 </script> \xe2\x80\xa8";
    return all;
  }();
  return text;
}

inline ReportPlace hostile_place(std::uint64_t column) {
  return {.path = hostile_text(),
          .region = {.line = 1, .column = column, .end_line = 1, .end_column = column + 4},
          .snippet = hostile_text(),
          .line_text = hostile_text()};
}

inline Report hostile_report() {
  const std::string& text = hostile_text();
  Report report;
  report.as_of = "2026-01-01T00:00:00Z";
  report.exit_code = 1;
  report.errors = 20;
  report.not_checked = {{text, text}};
  report.skipped = {{text, text}};
  report.rules = {{.info = {.id = text}, .counts = {.errored = 1}}};
  report.vacuous = {text};
  report.events = {{.id = text, .title = text, .path = text}};
  for (std::uint64_t column = 1; column < 160; column += 8) {
    report.findings.push_back({.rule = text,
                               .message = text,
                               .hint = text,
                               .record = text,
                               .where = hostile_place(column),
                               .field = text,
                               .related = {{.label = text, .place = hostile_place(column)},
                                           {.label = text, .place = {.path = text}}},
                               .fix = Fix{.safety = "safe", .edits = {{.with = text}}},
                               .fingerprint = "0a11ce0000000001"});
  }
  return report;
}

}  // namespace dateline
