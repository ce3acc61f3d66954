// What goes wrong besides the news: rule files, unreadable files, broken JSON, mistyped commands.
// Each has its own exit code, nothing cancels its neighbours, and no exception reaches the user.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/end_to_end/validate_run.h"
#include "tests/support/temp_folder.h"

namespace dateline::end_to_end {
namespace {

const char kBrokenRules[] = R"toml([[rule]]
id = "time/odd"
severity = "error"
title = "Odd"
assert = "abss(published.local - event.local) == duration('0s')"
message = "odd"
at = "published.local"

[[rule]]
id = "time/mixed"
severity = "error"
title = "Mixed"
parms = { x = 1 }
assert = "published.local == event.at"
message = "mixed"
at = "published.local"

[[rule]]
id = "persons/nowhere"
severity = "loud"
title = "Nowhere"
assert = "size(persons) > 0"
message = "{no_such_name}"
at = "persns"
)toml";

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(Trouble, ABrokenRuleFileIsToldAllAtOnceAndNothingIsChecked) {
  const TempFolder folder;
  write_file(folder.path() + "/broken.toml", kBrokenRules);
  const CommandResult result =
      run_validate({fixtures() + "/archive", "--rules", folder.path(), "--format", "json"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.out, "");
  for (const char* place :
       {"broken.toml:5:11: error", "broken.toml:13:1: error", "broken.toml:14:27: error",
        "broken.toml:20:12: error", "broken.toml:23:13: error", "broken.toml:24:7: error"}) {
    EXPECT_TRUE(has(result.err, place)) << place << " is not in\n" << result.err;
  }
  EXPECT_TRUE(has(result.err, "did you mean 'abs'")) << result.err;
  EXPECT_TRUE(has(result.err, "did you mean 'params'")) << result.err;
}

const char kErringRules[] = R"toml([[rule]]
id = "time/let"
severity = "error"
title = "An error in a let of a let"
let = { share = "100 / (size(title) - size(title))", double = "share * 2" }
assert = "title == '' || double > 1"
message = "{double}"
at = "title"

[[rule]]
id = "time/lines"
severity = "error"
title = "An error in the middle of a text of several lines, after an escape"
assert = """title.matches("\\\\d") ||
  persons.all(p, p.name != '') &&
  paragraphs[size(paragraphs)] != ''"""
message = "no"
at = "title"

[[rule]]
id = "archive/by"
severity = "error"
title = "An error in a key"
scope = "archive"
group = { by = "string(int(title))" }
assert = "true"
message = "no"
at = "members[0].title"

[[rule]]
id = "text/budget"
severity = "error"
title = "More steps than a check has"
assert = "title == '' || lists.range(3000).all(a, lists.range(3000).all(b, a + b >= 0)) || true"
message = "no"
at = "title"
)toml";

TEST(Trouble, AnErrorOfARuleIsToldWithItsPlaceInTheRuleFile) {
  const TempFolder folder;
  write_file(folder.path() + "/erring.toml", kErringRules);
  const CommandResult result =
      run_validate({fixtures() + "/seeded/archive/publication-date.txt", "--rules", folder.path()});
  EXPECT_EQ(result.exit_code, 3);
  const std::string file = folder.path() + "/erring.toml";
  for (const std::string& message :
       {"time/let could not be evaluated here: division by zero at " + file + ":5:18",
        "time/lines could not be evaluated here: index out of range: 2 of 2 at " + file + ":16:3",
        std::string("archive/by could not be evaluated here: no int: '"), file + ":25:24",
        "out of steps: 1000001 needed, 1000000 allowed (limit cel_steps) at " + file + ":34:51"}) {
    EXPECT_TRUE(has(result.out, message)) << message << " is not in\n" << result.out;
  }
}

// A file that opens and then fails to be read, for root too.
TEST(Trouble, AnUnreadableFileIsNamedAndTheOthersAreChecked) {
  const std::string unreadable = "/proc/self/mem";
  const std::string page = fixtures() + "/seeded/archive/publication-date.txt";
  const JsonReport report = check({page, unreadable});
  EXPECT_EQ(report.exit_code, 3);
  EXPECT_FALSE(report.complete);
  EXPECT_EQ(report.records, 1U);
  EXPECT_EQ(report.not_checked, std::vector<std::string>{unreadable});
  EXPECT_EQ(
      with_short_paths(report.findings),
      (std::vector<Seen>{{"time/publication-matches-event", "publication-date.txt", 17, 19}}));
}

TEST(Trouble, AMalformedLineIsOneFindingAndItsNeighboursAreChecked) {
  const TempFolder folder;
  const std::string good =
      R"("title": "News conference", "event": {"date": "2017-02-07", "time": "12:00"}, )"
      R"("published": {"date": "2017-02-07", "time": "12:30"}, "body": ["It was short."]})";
  write_file(folder.path() + "/a.jsonl", "{\"id\": \"1\", " + good + "\n{\"id\": \"2\", oops}\n" +
                                             "{\"id\": \"3\", " + good + "\n");
  const JsonReport report = check({folder.path(), "--select", "input/,time/"});
  EXPECT_EQ(report.exit_code, 1);
  EXPECT_EQ(report.records, 2U);
  std::vector<std::string> rules;
  for (const Seen& seen : report.findings) {
    rules.push_back(std::to_string(seen.line) + " " + seen.rule);
  }
  EXPECT_EQ(rules, (std::vector<std::string>{"1 time/publication-matches-event", "2 input/syntax",
                                             "3 time/publication-matches-event"}));
}

struct Usage {
  const char* name;
  std::vector<std::string> arguments;
  int exit_code;
};

TEST(Trouble, MistypedCommandsEndWithTwoAndSayWhatWasMeant) {
  const TempFolder folder;
  const std::vector<Usage> cases = {
      {"no path at all", {}, 2},
      {"a path that does not exist", {folder.path() + "/none", "--rules", shipped_rules()}, 2},
      {"a rules folder that does not exist", {fixtures() + "/archive", "--rules", "none"}, 2},
      {"an unknown option", {fixtures() + "/archive", "--rulez", shipped_rules()}, 2},
      {"an unknown format",
       {fixtures() + "/archive", "--rules", shipped_rules(), "--format", "yaml"},
       2},
      {"a selection that names no rule",
       {fixtures() + "/archive", "--rules", shipped_rules(), "--select", "time/none"},
       2},
      {"an archive without a record", {folder.path(), "--rules", shipped_rules()}, 3},
      {"the same, allowed", {folder.path(), "--rules", shipped_rules(), "--allow-empty"}, 0},
  };
  for (const Usage& usage : cases) {
    SCOPED_TRACE(usage.name);
    const CommandResult result = run_validate(usage.arguments);
    EXPECT_EQ(result.exit_code, usage.exit_code) << result.err;
    if (usage.exit_code != 0) {
      EXPECT_NE(result.err, "");
    }
    EXPECT_FALSE(has(result.err, "what():")) << result.err;
  }
}

TEST(Trouble, FailOnDecidesWhatAWarningWeighs) {
  const std::string persons = fixtures() + "/seeded/archive/persons.txt";
  const std::string select = "persons/listed-but-absent";
  EXPECT_EQ(check({persons, "--select", select}).exit_code, 0);
  EXPECT_EQ(check({persons, "--select", select, "--fail-on", "warning"}).exit_code, 1);
  EXPECT_EQ(check({persons}).exit_code, 1);
  EXPECT_EQ(check({persons, "--fail-on", "never"}).exit_code, 0);
  EXPECT_EQ(check({persons, "--ignore", "persons/"}).exit_code, 0);
}

TEST(Trouble, AReportFileHoldsWhatStandardOutputWould) {
  const TempFolder folder;
  const std::string target = folder.path() + "/report.json";
  const std::vector<std::string> common = {fixtures() + "/seeded/archive", "--rules",
                                           shipped_rules(), "--as-of", "2026-01-01T00:00:00Z"};
  std::vector<std::string> to_file = common;
  to_file.insert(to_file.end(), {"--output", "json=" + target});
  std::vector<std::string> to_screen = common;
  to_screen.insert(to_screen.end(), {"--format", "json"});
  EXPECT_EQ(run_validate(to_file).exit_code, 1);
  EXPECT_EQ(read_file(target), run_validate(to_screen).out);
}

}  // namespace
}  // namespace dateline::end_to_end
