#include "validator/cli/options.h"

#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

using Words = std::vector<std::string>;

// 2026-01-01T00:00:00Z, a machine with two processors, a pipe.
Surroundings plain() {
  return {.now = {.seconds = 1'767'225'600}, .processors = 2};
}

Options parsed(const Words& arguments, const Surroundings& surroundings = plain()) {
  const Result<Options> options = parse_options(arguments, surroundings);
  if (options) return *options;
  ADD_FAILURE() << options.error().where << ": " << options.error().message;
  return {};
}

std::string refused(const Words& arguments, const Surroundings& surroundings = plain()) {
  const Result<Options> options = parse_options(arguments, surroundings);
  if (options) return "(accepted)";
  EXPECT_EQ(options.error().kind, Error::Kind::kUsage);
  const Error& error = options.error();
  return error.where.empty() ? error.message : error.where + ": " + error.message;
}

TEST(Options, HaveDefaultsThatCheckEverything) {
  const Options options = parsed({"archive"});
  EXPECT_EQ(options.verb, Verb::kValidate);
  EXPECT_EQ(options.paths, Words{"archive"});
  EXPECT_EQ(options.rules, Words{});
  EXPECT_EQ(options.format, ReportFormat::kText);
  EXPECT_EQ(options.fail_on, FailOn::kError);
  EXPECT_EQ(options.as_of.seconds, 1'767'225'600);
  EXPECT_EQ(options.jobs, 2U);
  EXPECT_EQ(options.max_findings, std::nullopt);
  EXPECT_EQ(options.stdin_filename, "-");
  EXPECT_FALSE(options.colors || options.quiet || options.records || options.allow_empty ||
               options.fail_on_vacuous || options.help || options.version);
}

struct Accepted {
  Words arguments = {};
  std::function<bool(const Options&)> holds = {};
};

TEST(Options, ReadEveryFlag) {
  const Accepted cases[] = {
      {{"a", "b", "--rules", "r1", "c", "--rules", "r2"},
       [](const Options& o) {
         return o.paths == Words{"a", "b", "c"} && o.rules == Words{"r1", "r2"};
       }},
      {{"a", "--rules=r"}, [](const Options& o) { return o.rules == Words{"r"}; }},
      {{"-"}, [](const Options& o) { return o.paths == Words{"-"}; }},
      {{"a", "--quiet", "--", "--odd", "--help"},
       [](const Options& o) {
         return o.quiet && o.paths == Words{"a", "--odd", "--help"};
       }},
      {{"./rules"},
       [](const Options& o) { return o.verb == Verb::kValidate && o.paths == Words{"./rules"}; }},
      {{"a", "rules"},
       [](const Options& o) {
         return o.verb == Verb::kValidate && o.paths == Words{"a", "rules"};
       }},
      {{"a", "--input-format", "ninjs"},
       [](const Options& o) { return o.input_format == "ninjs" && o.stage == "draft"; }},
      {{"inspect", "a", "--input-format=page"},
       [](const Options& o) { return o.input_format == "page"; }},
      {{"inspect", "--schema"}, [](const Options& o) { return o.schema && o.paths.empty(); }},
      {{"a", "--stage", "published"},
       [](const Options& o) { return o.stage == "published" && o.input_format.empty(); }},
      {{"a", "--only", "a/x", "--only", "a/y"},
       [](const Options& o) {
         return o.only == Words{"a/x", "a/y"};
       }},
      {{"a", "--select", "time/,b/c", "--select", "d/e,"},
       [](const Options& o) {
         return o.select == Words{"time/", "b/c", "d/e"};
       }},
      {{"a", "--ignore", "time/"}, [](const Options& o) { return o.ignore == Words{"time/"}; }},
      {{"a", "--param", "time/a.max=10m", "--param", "time/a.text=x=y"},
       [](const Options& o) {
         return o.params == Words{"time/a.max=10m", "time/a.text=x=y"};
       }},
      {{"a", "--format", "json"}, [](const Options& o) { return o.format == ReportFormat::kJson; }},
      {{"a", "--format", "json", "--format", "jsonl"},
       [](const Options& o) { return o.format == ReportFormat::kJsonl; }},
      {{"a", "--output", "json=r.json", "--output", "text=a=b.txt"},
       [](const Options& o) {
         return o.outputs.size() == 2 && o.outputs[0].format == ReportFormat::kJson &&
                o.outputs[0].path == "r.json" && o.outputs[1].path == "a=b.txt";
       }},
      {{"a", "--fail-on", "warning"},
       [](const Options& o) { return o.fail_on == FailOn::kWarning; }},
      {{"a", "--fail-on", "never"}, [](const Options& o) { return o.fail_on == FailOn::kNever; }},
      {{"a", "--as-of", "2015-09-16"},
       [](const Options& o) { return o.as_of.seconds == 1'442'361'600; }},
      {{"a", "--as-of", "2015-09-16T03:00:00+03:00"},
       [](const Options& o) { return o.as_of.seconds == 1'442'361'600; }},
      {{"a", "--jobs", "1"}, [](const Options& o) { return o.jobs == 1; }},
      {{"a", "--jobs", "256"}, [](const Options& o) { return o.jobs == 256; }},
      {{"a", "--max-findings", "0"}, [](const Options& o) { return o.max_findings == 0U; }},
      {{"a", "--max-findings", "17"}, [](const Options& o) { return o.max_findings == 17U; }},
      {{"a", "--records"}, [](const Options& o) { return o.records; }},
      {{"a", "--allow-empty"}, [](const Options& o) { return o.allow_empty; }},
      {{"a", "--fail-on-vacuous"}, [](const Options& o) { return o.fail_on_vacuous; }},
      {{"a", "--quiet"}, [](const Options& o) { return o.quiet; }},
      {{"-", "--stdin-filename", "draft.txt"},
       [](const Options& o) { return o.stdin_filename == "draft.txt"; }},
      {{"a", "--color", "always"}, [](const Options& o) { return o.colors; }},
      {{"--help"}, [](const Options& o) { return o.help; }},
      {{"a", "-h"}, [](const Options& o) { return o.help; }},
      {{"--nonsense", "--help"}, [](const Options& o) { return o.help; }},
      {{"--version"}, [](const Options& o) { return o.version; }},
  };
  for (const Accepted& c : cases) {
    EXPECT_TRUE(c.holds(parsed(c.arguments))) << testing::PrintToString(c.arguments);
  }
}

TEST(Options, SelectTheVerbByTheFirstWord) {
  const Options inspect = parsed({"inspect", "a", "b", "--format", "jsonl", "--rules", "r"});
  EXPECT_EQ(inspect.verb, Verb::kInspect);
  EXPECT_EQ(inspect.paths, (Words{"a", "b"}));
  EXPECT_EQ(inspect.rules, Words{"r"});
  EXPECT_EQ(inspect.format, ReportFormat::kJsonl);
  EXPECT_EQ(parsed({"inspect", "a"}).format, ReportFormat::kJsonl);

  const Options check = parsed({"rules", "check"});
  EXPECT_EQ(check.verb, Verb::kRules);
  EXPECT_EQ(check.rules_verb, "check");
  EXPECT_EQ(check.rules, Words{"rules"});
  const Options list = parsed({"rules", "list", "mine", "--format", "json"});
  EXPECT_EQ(list.rules_verb, "list");
  EXPECT_EQ(list.rules, Words{"mine"});
  EXPECT_EQ(list.rules_format, "json");
  EXPECT_TRUE(parsed({"inspect", "--help"}).help);
}

struct Refused {
  Words arguments = {};
  std::string line = {};
};

TEST(Options, RefuseWithOneClearLine) {
  const Refused cases[] = {
      {{}, "no PATH given: which files should be checked?"},
      {{"--rules", "r"}, "no PATH given: which files should be checked?"},
      {{"inspect"}, "no PATH given: which files should be checked?"},
      {{""}, "PATH: an empty name; an unset variable?"},
      {{"a", "--formt", "json"}, "--formt: there is no such option; did you mean --format?"},
      {{"a", "--formt=json"}, "--formt: there is no such option; did you mean --format?"},
      {{"a", "--frobnicate"}, "--frobnicate: there is no such option"},
      {{"a", "-x"}, "-x: there is no such option"},
      {{"inspect", "a", "--records"}, "--records: there is no such option"},
      {{"a", "--rules"}, "--rules: a value is missing"},
      {{"a", "--format"}, "--format: a value is missing"},
      {{"a", "--rules", "--format", "json"}, "--rules: a value is missing before --format"},
      {{"a", "--format", "xml"}, "--format: 'xml' is not text, json or jsonl"},
      {{"a", "--format=", "b"}, "--format: '' is not text, json or jsonl"},
      {{"a", "--format", ""}, "--format: '' is not text, json or jsonl"},
      {{"inspect", "a", "--format", "json"}, "--format: 'json' is not what inspect prints: jsonl"},
      {{"a", "--output", "json"}, "--output: 'json' is not FORMAT=FILE, such as json=report.json"},
      {{"a", "--output", "json="},
       "--output: 'json=' is not FORMAT=FILE, such as json=report.json"},
      {{"a", "--output", "pdf=x"}, "--output: 'pdf' is not text, json or jsonl"},
      {{"a", "--output", "json=-"}, "--output: standard output belongs to --format"},
      {{"a", "--output", "json=x", "--output", "text=x"}, "--output: 'x' twice"},
      {{"a", "--fail-on", "info"}, "--fail-on: 'info' is not error, warning or never"},
      {{"a", "--as-of", "yesterday"},
       "--as-of: 'yesterday' is not a date such as 2015-09-16 or 2015-09-16T12:00:00+03:00"},
      {{"a", "--as-of", "2015-02-29"},
       "--as-of: '2015-02-29' is not a date such as 2015-09-16 or 2015-09-16T12:00:00+03:00"},
      {{"a", "--input-format", "xml"},
       "--input-format: 'xml' is not one of page, json, jsonl, ninjs, markdown"},
      {{"inspect", "a", "--input-format", "JSON"},
       "--input-format: 'JSON' is not one of page, json, jsonl, ninjs, markdown"},
      {{"rules", "check", "--input-format", "json"}, "--input-format: there is no such option"},
      {{"inspect", "a", "--schema"}, "--schema: takes no PATH: it is the same whatever is read"},
      {{"a", "--schema"}, "--schema: there is no such option"},
      {{"a", "--stage", "final"}, "--stage: 'final' is not draft or published"},
      {{"inspect", "a", "--stage", "draft"}, "--stage: there is no such option"},
      {{"a", "--jobs", "0"}, "--jobs: '0' is not a number from 1 to 256"},
      {{"a", "--jobs", "257"}, "--jobs: '257' is not a number from 1 to 256"},
      {{"a", "--jobs", "-1"}, "--jobs: '-1' is not a number from 1 to 256"},
      {{"a", "--jobs", "2x"}, "--jobs: '2x' is not a number from 1 to 256"},
      {{"a", "--max-findings", "many"}, "--max-findings: 'many' is not a number"},
      {{"a", "--color", "red"}, "--color: 'red' is not auto, always or never"},
      {{"a", "--select", ""}, "--select: no rule id or family given"},
      {{"a", "--ignore", ",,"}, "--ignore: no rule id or family given"},
      {{"a", "--param", "x=1"}, "--param: 'x=1' is not rule.name=value"},
      {{"a", "--param", "time/a.b"}, "--param: 'time/a.b' is not rule.name=value"},
      {{"a", "--param", "time/a.=1"}, "--param: 'time/a.=1' is not rule.name=value"},
      {{"rules", "list", "--format", "jsonl"}, "--format: 'jsonl' is not text or json"},
      {{"rules", "test", "--format", "xml"}, "--format: 'xml' is not text, json or sarif"},
      {{"rules", "explain", "a/b", "--format", "json"},
       "--format: 'json' is not what it prints: text"},
      {{"rules"},
       "rules: say what to do with them: check, test, list, docs, schema, new, eval, bench or "
       "explain"},
      {{"rules", "chek"}, "rules: no verb 'chek'; did you mean check?"},
      {{"rules", "list", "--check"}, "--check: belongs to rules docs"},
      {{"rules", "schema", "x"}, "rules schema: takes no 'x'"},
      {{"rules", "new", "a/b", "rules"}, "rules new: name the folder with --rules"},
      {{"rules", "explain"}, "rules explain: name the ID of a rule"},
  };
  for (const Refused& c : cases) {
    EXPECT_EQ(refused(c.arguments), c.line) << testing::PrintToString(c.arguments);
  }
}

TEST(Options, TakeTheFlagBeforeTheEnvironmentBeforeTheDefault) {
  Surroundings surroundings = plain();
  surroundings.environment = {{"DATELINE_FORMAT", "json"},
                              {"DATELINE_JOBS", "7"},
                              {"DATELINE_COLOR", "always"},
                              {"DATELINE_AS_OF", "2015-09-16"},
                              {"DATELINE_FAIL_ON", "never"}};
  const Options from_environment = parsed({"a"}, surroundings);
  EXPECT_EQ(from_environment.format, ReportFormat::kJson);
  EXPECT_EQ(from_environment.jobs, 7U);
  EXPECT_TRUE(from_environment.colors);
  EXPECT_EQ(from_environment.as_of.seconds, 1'442'361'600);
  EXPECT_EQ(from_environment.fail_on, FailOn::kNever);

  const Options from_flags = parsed({"a", "--format", "text", "--jobs", "3", "--color", "never",
                                     "--as-of", "1970-01-01", "--fail-on", "error"},
                                    surroundings);
  EXPECT_EQ(from_flags.format, ReportFormat::kText);
  EXPECT_EQ(from_flags.jobs, 3U);
  EXPECT_FALSE(from_flags.colors);
  EXPECT_EQ(from_flags.as_of.seconds, 0);
  EXPECT_EQ(from_flags.fail_on, FailOn::kError);

  EXPECT_EQ(parsed({"inspect", "a"}, surroundings).format, ReportFormat::kJsonl);
  EXPECT_EQ(parsed({"rules", "test"}, surroundings).rules_format, "text");
}

TEST(Options, NameTheVariableThatIsWrong) {
  Surroundings surroundings = plain();
  surroundings.environment = {{"DATELINE_FORMAT", "xml"}};
  EXPECT_EQ(refused({"a"}, surroundings), "DATELINE_FORMAT: 'xml' is not text, json or jsonl");
  surroundings.environment = {{"DATELINE_FORMAT", ""}, {"DATELINE_JOBS", ""}};
  EXPECT_EQ(parsed({"a"}, surroundings).jobs, 2U) << "set to nothing is not set";
}

TEST(Options, ColourATerminalUnlessToldOtherwise) {
  Surroundings terminal = plain();
  terminal.out_is_terminal = true;
  EXPECT_TRUE(parsed({"a"}, terminal).colors);
  EXPECT_FALSE(parsed({"a", "--color", "never"}, terminal).colors);
  terminal.environment = {{"NO_COLOR", "1"}};
  EXPECT_FALSE(parsed({"a"}, terminal).colors);
  EXPECT_TRUE(parsed({"a", "--color", "always"}, terminal).colors);
  terminal.environment = {{"TERM", "dumb"}};
  EXPECT_FALSE(parsed({"a"}, terminal).colors);
  EXPECT_FALSE(parsed({"a"}, plain()).colors);
}

TEST(Options, UseAllProcessorsWithinReason) {
  Surroundings surroundings = plain();
  surroundings.processors = 0;  // the system does not know
  EXPECT_EQ(parsed({"a"}, surroundings).jobs, 1U);
  surroundings.processors = 1024;
  EXPECT_EQ(parsed({"a"}, surroundings).jobs, 256U);
}

}  // namespace
}  // namespace dateline
