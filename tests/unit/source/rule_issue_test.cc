#include "validator/source/rule_issue.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/marked_text.h"

namespace dateline {
namespace {

// The issue at the marked place of a file "rules/time.toml".
std::string rendered(std::string_view drawn, RuleIssue issue, std::size_t most = 100) {
  const MarkedText marked = parse_marked(drawn);
  const SourceText source(0, "rules/time.toml", marked.text);
  issue.where = source.span(marked.spans[0].begin, marked.spans[0].end);
  return render_rule_issues({issue}, {&source}, most);
}

RuleIssue issue(std::string message, std::string hint = "") {
  RuleIssue out;
  out.code = "E204";
  out.message = std::move(message);
  out.hint = std::move(hint);
  return out;
}

TEST(RuleIssue, ShowsTheLineAndACaretUnderThePlace) {
  const std::string before(17, '\n');
  EXPECT_EQ(rendered(before + "assert   = \"⟦abss⟧(gap) <= params.tolerance\"\nat = 'x'\n",
                     issue("no function 'abss' for (duration)", "did you mean 'abs'?")),
            "rules/time.toml:18:13: error[E204]: no function 'abss' for (duration)\n"
            "   18 | assert   = \"abss(gap) <= params.tolerance\"\n"
            "      |             ^^^^ did you mean 'abs'?\n");
}

TEST(RuleIssue, SaysWarning) {
  RuleIssue warning = issue("rule has no failing example");
  warning.severity = RuleIssue::Severity::kWarning;
  warning.code = "W402";
  EXPECT_EQ(rendered("⟦[[rule]]⟧\n", warning),
            "rules/time.toml:1:1: warning[W402]: rule has no failing example\n"
            "    1 | [[rule]]\n"
            "      | ^^^^^^^^\n");
}

TEST(RuleIssue, KeepsCaretsUnderThePlace) {
  struct {
    const char* drawn;
    const char* picture;
  } const cases[] = {
      {"\t\tx\t= ⟦bad⟧", "    1 | \t\tx\t= bad\n      | \t\t \t  ^^^\n"},
      {"title = 'Душанбе ⟦ёж⟧'", "    1 | title = 'Душанбе ёж'\n      |                  ^^\n"},
      {"a = '中文⟦漢⟧'", "    1 | a = '中文漢'\n      |          ^^\n"},
      {"a = 'e\u0301⟦x⟧'", "    1 | a = 'e\u0301x'\n      |       ^\n"},
      {"a = '\x1b⟦x⟧'", "    1 | a = '\\u{1b}x'\n      |            ^\n"},
      {"a = '⟦\xff⟧'", "    1 | a = '\\x{ff}'\n      |      ^^^^^^\n"},
      {"a =⟦⟧\r\n", "    1 | a =\n      |    ^\n"},
      {"a = '''⟦one\ntwo⟧'''", "    1 | a = '''one\n      |        ^^^\n"},
      {"⟦⟧", "    1 | \n      | ^\n"},
  };
  for (const auto& one : cases) {
    const std::string text = rendered(one.drawn, issue("m"));
    EXPECT_EQ(text.substr(text.find('\n') + 1), one.picture) << one.drawn;
  }
}

TEST(RuleIssue, CutsALongLineRoundThePlace) {
  const std::string picture = rendered(
      "a = '" + std::string(1000, 'x') + "⟦here⟧" + std::string(1000, 'y') + "'", issue("m"));
  EXPECT_EQ(picture, "rules/time.toml:1:1006: error[E204]: m\n    1 | …" + std::string(80, 'x') +
                         "here" + std::string(156, 'y') + "…\n      |  " + std::string(80, ' ') +
                         "^^^^\n");
}

TEST(RuleIssue, ShowsNoPictureWhereThePlaceIsNotKnown) {
  RuleIssue unknown = issue("no such file", "is it in data/?");
  unknown.path = "rules/data/leaders.toml";
  EXPECT_EQ(render_rule_issues({unknown}, {}, 10),
            "rules/data/leaders.toml: error[E204]: no such file (is it in data/?)\n");
  unknown.path = "";
  unknown.hint = "";
  EXPECT_EQ(render_rule_issues({unknown}, {nullptr}, 10), "error[E204]: no such file\n");
}

TEST(RuleIssue, ShowsNothingATerminalWouldObey) {
  const SourceText source(0, "rules/\x1b[2J.toml", "x = 1\n");
  RuleIssue hostile = issue("key '\x1b]0;x\x07'\nsecond line", "\xe2\x80\xae");
  hostile.where = source.span(0, 1);
  EXPECT_EQ(render_rule_issues({hostile}, {&source}, 10),
            "rules/\\u{1b}[2J.toml:1:1: error[E204]: key '\\u{1b}]0;x\\u{7}'\\u{a}second line\n"
            "    1 | x = 1\n"
            "      | ^ \\u{202e}\n");
}

TEST(RuleIssue, SortsByFileAndPlaceAndCode) {
  const SourceText first(0, "b.toml", "aa = 1\nbb = 2\n");
  const SourceText second(1, "a.toml", "cc = 3\n");
  const auto at = [](const SourceText& source, std::size_t begin, std::string code) {
    RuleIssue out;
    out.code = std::move(code);
    out.message = "m";
    out.where = source.span(begin, begin + 2);
    return out;
  };
  RuleIssue nowhere = issue("m");
  nowhere.path = "aa.toml";
  const std::string text = render_rule_issues(
      {at(first, 7, "E1"), at(first, 0, "E3"), nowhere, at(second, 0, "E9"), at(first, 0, "E2")},
      {&first, &second}, 100);
  std::vector<std::string> heads;
  for (std::size_t pos = 0; pos < text.size(); pos = text.find('\n', pos) + 1) {
    if (text[pos] != ' ') heads.push_back(text.substr(pos, text.find(": m", pos) - pos));
  }
  EXPECT_EQ(heads, (std::vector<std::string>{"a.toml:1:1: error[E9]", "aa.toml: error[E204]",
                                             "b.toml:1:1: error[E2]", "b.toml:1:1: error[E3]",
                                             "b.toml:2:1: error[E1]"}));
}

TEST(RuleIssue, SaysHowManyMoreThereAre) {
  const RuleIssues three(3, issue("m"));
  EXPECT_EQ(render_rule_issues(three, {}, 3), "error[E204]: m\nerror[E204]: m\nerror[E204]: m\n");
  EXPECT_EQ(render_rule_issues(three, {}, 2), "error[E204]: m\nerror[E204]: m\n… and 1 more\n");
  EXPECT_EQ(render_rule_issues({}, {}, 2), "");
}

TEST(RuleIssue, OnlyErrorsStopARun) {
  RuleIssue warning;
  warning.severity = RuleIssue::Severity::kWarning;
  EXPECT_FALSE(has_errors({}));
  EXPECT_FALSE(has_errors({warning}));
  EXPECT_TRUE(has_errors({warning, RuleIssue()}));
}

}  // namespace
}  // namespace dateline
