#include "validator/cli/help.h"

#include <fmt/format.h>

#include "validator/base/time_zone.h"
#include "validator/dateline.h"
#include "validator/report/report_json.h"

namespace dateline {
namespace {

constexpr const char* kValidate =
    R"(validate PATH... --rules DIR

Checks an archive of event records: reads every record under PATH, applies the
rules of DIR, and shows what does not fit together, each finding with its place.

  validate archive/ --rules rules/
      check everything
  validate archive/ --rules rules/ --only archive/2015/draft.txt
      check one draft against the whole archive
  validate archive/ --rules rules/ --output json=report.json
      text on the screen and a JSON report in a file
  validate - --stdin-filename draft.txt --rules rules/ < draft.txt
      check what comes in on standard input

What to check
  PATH...                  files and folders; - is standard input; links are not
                           followed; a path that is also a command: ./rules
  --only PATH              read everything, but report and judge only what
                           touches records of PATH; repeatable
  --stdin-filename NAME    the name of standard input in the report
  --input-format FORMAT    every file is page, json, jsonl, ninjs or markdown;
                           default: what each of them looks like
  --stage STAGE            published: a record that does not say that it was
                           published is an error; default: draft
  --allow-empty            an archive without a single record is all right

With which rules
  --rules DIR              a folder of rules; repeatable
  --select LIST            only these rules: ids or families, such as
                           time/,archive/duplicate-event; repeatable
  --ignore LIST            not these rules; repeatable
  --param RULE.NAME=VALUE  set a parameter of a rule; repeatable
  --as-of DATE             judge as if it were this date or moment, such as
                           2015-09-16 or 2015-09-16T12:00:00+03:00; default: now
  --jobs N                 how many threads, 1 to 256; the report is the same

What to print
  --format FORMAT          text, json or jsonl on standard output; default: text
  --output FORMAT=FILE     write a report to a file as well; repeatable
  --records                json and jsonl: also list every record
  --explain                with each finding, the values that made its rule fail
  --max-findings N         text: show at most N findings and say how many more
  --color WHEN             auto, always or never; auto: on a terminal, unless
                           NO_COLOR is set
  --quiet                  no warnings on standard error
  --help                   this text
  --version                of the program, its report format and its time zones

What makes it fail
  --fail-on LEVEL          error, warning or never; default: error
  --fail-on-vacuous        also when a rule found nothing to check

Exit codes
  0  everything was checked, and nothing reached --fail-on
  1  there are findings to fix
  2  the command or a rule is wrong: nothing was checked
  3  incomplete: something could not be read or decided, or a report not written
  4  an internal error of this program

Environment, where no flag is given
  DATELINE_FORMAT, DATELINE_FAIL_ON, DATELINE_AS_OF, DATELINE_JOBS,
  DATELINE_COLOR

Other commands (each has its own --help)
  validate inspect PATH... print the records as they were read
  validate rules VERB DIR  check, test, explain rules, write new ones
)";

constexpr const char* kInspect =
    R"(validate inspect PATH...

Prints the records of PATH as they were read: canonical JSON, one record a line,
in the order of the files. Doubts about the input and files that could not be
read are named on standard error.

  validate inspect archive/ --format jsonl > records.jsonl

  PATH...                  files and folders; - is standard input
  --rules DIR              use the profiles and data of this folder; repeatable
  --stdin-filename NAME    the name of standard input
  --input-format FORMAT    every file is page, json, jsonl, ninjs or markdown;
                           default: what each of them looks like
  --format jsonl           the only format
  --links                  instead of the records, the records that each one's
                           claims ("Following the summit …") and See-also
                           items mean, and why
  --schema                 print the JSON Schema of such a record
  --jobs N                 how many threads, 1 to 256
  --quiet                  no doubts on standard error
  --help                   this text
  --version                of the program, its report format and its time zones

Exit codes
  0  everything was read
  2  the command is wrong
  3  something could not be read
  4  an internal error of this program
)";

constexpr const char* kRules =
    R"(validate rules VERB [DIR]...

Works on the rules themselves; DIR is rules where none is named.

  validate rules check rules/
      are all rules well formed? every problem is shown with its place
  validate rules test rules/
      does every rule decide its own examples as they say?
  validate rules list rules/ --format json
      which rules are there?
  validate rules explain time/publication-matches-event
      what is this rule for, how does it decide, what can be set?
  validate rules docs rules/ --check
      does rules/CATALOG.md list the rules as they are? without --check it is
      written again
  validate rules new desk/no-caption --rules rules/
      write a rule to start from, rules/desk/no-caption.toml; without --rules
      it is printed
  validate rules schema > rules/rule.schema.json
      for editors: which keys a rule file has
  validate rules eval --record page.txt 'size(title) < 100'
      what does a formula give for a record, and why is it false?
  validate rules eval < formulas.jsonl
      formulas in the form of CEL's conformance data, an answer a line
  validate rules bench archive/ --rules rules/
      what does each rule cost: nanoseconds, targets and findings a record,
      steps a target

  --select LIST            bench: only these rules, ids or families; repeatable
  --record FILE            eval: the records the formula is asked about
  --check                  docs: write nothing, end with 2 where it is stale
  --rules DIR              the same as DIR; repeatable
  --format FORMAT          text, the default; list also json; check and test
                           also json and sarif, for annotations
  --as-of DATE             run examples as if it were this date; default: now
  --jobs N                 how many threads, 1 to 256
  --quiet                  no warnings on standard error
  --help                   this text
  --version                of the program, its report format and its time zones

Exit codes
  0  all is well
  2  the command, a rule or an example is wrong, or the catalogue is stale
  3  something could not be read
  4  an internal error of this program
)";

}  // namespace

std::string help_text(Verb verb) {
  switch (verb) {
    case Verb::kValidate:
      return kValidate;
    case Verb::kInspect:
      return kInspect;
    case Verb::kRules:
      return kRules;
  }
  return {};
}

std::string version_text() {
  return fmt::format("validate {}\nreport schema: {}\ntime zones: {}\n", version(), kReportSchema,
                     tzdata_version());
}

}  // namespace dateline
