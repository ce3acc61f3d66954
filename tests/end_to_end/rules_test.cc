// `validate rules …` as a rule author runs it.
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "tests/end_to_end/validate_run.h"
#include "tests/support/golden.h"
#include "tests/support/run_command.h"
#include "tests/support/temp_folder.h"

namespace dateline::end_to_end {
namespace {

TEST(RulesDocs, WritesTheCatalogueAndTellsWhenItIsStale) {
  const TempFolder folder;
  const std::string rules = folder.path() + "/rules";
  std::filesystem::create_directories(rules);
  std::filesystem::copy_file(shipped_rules() + "/text/text.toml", rules + "/text.toml");
  const CommandResult missing = run_validate({"rules", "docs", rules, "--check"});
  EXPECT_EQ(missing.exit_code, 2);
  EXPECT_NE(missing.err.find("/CATALOG.md: does not list the rules as they are"), std::string::npos)
      << missing.err;
  const CommandResult written = run_validate({"rules", "docs", rules});
  EXPECT_EQ(written.exit_code, 0) << written.err;
  const std::string first = read_file(rules + "/CATALOG.md");
  EXPECT_TRUE(first.starts_with("# The rules\n")) << first;
  EXPECT_EQ(run_validate({"rules", "docs", "--check", rules}).exit_code, 0);

  std::filesystem::copy_file(shipped_rules() + "/links/visits.toml", rules + "/visits.toml");
  EXPECT_EQ(run_validate({"rules", "docs", rules, "--check"}).exit_code, 2);
  EXPECT_EQ(read_file(rules + "/CATALOG.md"), first);
}

TEST(RulesNew, WritesARuleThatHoldsItsOwnExamplesAsItIs) {
  const TempFolder folder;
  const std::string rules = folder.path() + "/rules";
  std::filesystem::create_directories(rules);
  const CommandResult written = run_validate({"rules", "new", "desk/no-caption", "--rules", rules});
  EXPECT_EQ(written.exit_code, 0) << written.err;
  EXPECT_EQ(written.out,
            rules + "/desk/no-caption.toml is written; next: validate rules test " + rules + "\n");
  const CommandResult checked = run_validate({"rules", "check", rules});
  EXPECT_EQ(checked.exit_code, 0);
  EXPECT_EQ(checked.err, "");
  const CommandResult tested = run_validate({"rules", "test", rules});
  EXPECT_EQ(tested.exit_code, 0);
  EXPECT_EQ(tested.err, "");
  EXPECT_EQ(tested.out, "1 rule, 3 examples as they should be, 0 not: all is well\n");

  const CommandResult again = run_validate({"rules", "new", "desk/no-caption", "--rules", rules});
  EXPECT_EQ(again.exit_code, 2);
  EXPECT_NE(again.err.find("no-caption.toml is there already"), std::string::npos) << again.err;
}

TEST(RulesNew, PrintsTheRuleWhereNoFolderIsNamed) {
  const CommandResult printed = run_validate({"rules", "new", "desk/no-caption"});
  EXPECT_EQ(printed.exit_code, 0);
  EXPECT_TRUE(printed.out.starts_with("[[rule]]\nid       = \"desk/no-caption\"\n")) << printed.out;
}

TEST(RulesNew, RefusesAnIdThatIsTakenOrBad) {
  const CommandResult taken =
      run_validate({"rules", "new", "time/event-after-as-of", "--rules", shipped_rules()});
  EXPECT_EQ(taken.exit_code, 2);
  EXPECT_NE(taken.err.find("is already in "), std::string::npos) << taken.err;
  const CommandResult bad = run_validate({"rules", "new", "../escape", "--rules", shipped_rules()});
  EXPECT_EQ(bad.exit_code, 2);
  EXPECT_NE(bad.err.find("a rule's id is family/name"), std::string::npos) << bad.err;
}

TEST(RulesEval, SaysWhatAFormulaGivesForARecordAndWhyItIsFalse) {
  const std::string record = shipped_rules() + "/examples/rahmon.json";
  const CommandResult gap = run_validate(
      {"rules", "eval", "--record", record, "published.local - event.local > duration('1h')"});
  EXPECT_EQ(gap.exit_code, 0) << gap.err;
  EXPECT_EQ(gap.out,
            "false : bool\n"
            "  published.local - event.local = 0s\n"
            "  published.local = 2015-09-15 09:15\n"
            "  event.local = 2015-09-15 09:15\n");
  EXPECT_EQ(run_validate({"rules", "eval", "--record", record, "event.end"}).out,
            "event.end : absent\n  event.end = –\n");
  EXPECT_EQ(run_validate({"rules", "eval", "fold('Ёлка')"}).out, "'елка' : string\n");

  const CommandResult wrong = run_validate({"rules", "eval", "--record", record, "size(titl)"});
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_EQ(wrong.out, "");
  EXPECT_EQ(wrong.err,
            "formula:1:6: error[E202]: undeclared name 'titl'\n"
            "    1 | size(titl)\n"
            "      |      ^^^^ did you mean 'title'?\n");
}

TEST(RulesEval, AnswersALineForALine) {
  const std::string lines =
      R"j({"expr": "x + 1", "typeEnv": [{"name": "x", "ident": {"type": {"primitive": "INT64"}}}], "bindings": {"x": {"value": {"int64Value": "2"}}}}
{"expr": "[1u, 2.5, true, null, 'a', b'\\xff', int, duration('90s'), timestamp('2015-09-15T14:40:00Z'), {'k': 1}]"}

{"expr": "1 / 0"}
{"expr": "y", "container": "a"}
{"expr": "dyn(1) < 1u", "disableCheck": true}
{"expr": "f(1)", "typeEnv": [{"name": "f", "function": {"overloads": [{"overloadId": "f", "params": [{"primitive": "INT64"}], "resultType": {"primitive": "INT64"}}]}}]}
{"expr": "optional.of(1)"}
{"expr": "x", "typeEnv": [{"name": "x", "ident": {"type": {"messageType": "a.B"}}}]}
{"expr": 1}
{
)j";
  const CommandResult asked = run_command({DATELINE_BINARY, "rules", "eval"}, lines);
  EXPECT_EQ(asked.exit_code, 0) << asked.err;
  EXPECT_TRUE(matches_golden("rules/eval.jsonl", asked.out));
}

TEST(RulesBench, MeasuresEveryRuleItIsAskedFor) {
  const CommandResult result = run_validate(
      {"rules", "bench", fixtures() + "/archive", "--rules", shipped_rules(), "--select", "time/"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_TRUE(result.out.starts_with("ns/record    share  targets   steps  findings  rule\n"));
  EXPECT_NE(result.out.find("  time/publication-matches-event\n"), std::string::npos) << result.out;
  EXPECT_EQ(result.out.find("geography/"), std::string::npos) << result.out;
  EXPECT_NE(result.out.find("5 records; "), std::string::npos) << result.out;
}

}  // namespace
}  // namespace dateline::end_to_end
