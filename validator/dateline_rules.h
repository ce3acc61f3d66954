// The library's door to the rules themselves: loaded, tested, explained, without an archive. Only
// `files`, `rules`, `as_of`, `limits` and, where it says so, `select` of a Job are used.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "validator/base/result.h"
#include "validator/dateline.h"
#include "validator/finding/finding.h"
#include "validator/finding/report.h"
#include "validator/source/rule_issue.h"

namespace dateline {

struct RuleRow {
  RuleInfo info = {};
  std::string file = {};
};

// `validate rules check|test|list`
struct RulesOutcome {
  bool good = true;                      // false: exit 2
  std::string problems = {};             // rendered issues, warnings included; may be empty
  std::vector<PlacedIssue> issues = {};  // the same, all of them
  std::vector<RuleRow> rules = {};       // by id
  std::uint64_t examples_passed = 0;     // test_rules() only
  std::uint64_t examples_failed = 0;
};
// Loads and compiles every rule.
Result<RulesOutcome> check_rules(const Job& job);
// And runs every [[rule.example]].
Result<RulesOutcome> test_rules(const Job& job);

// A text made of the rules, or why there is none.
struct RulesText {
  bool good = true;           // false: exit 2, and no text
  std::string problems = {};  // rendered issues; may be empty
  std::string text = {};
};
// `validate rules explain ID`: all there is to know of one rule. Error{kUsage} for an id that no
// rule has.
Result<RulesText> explain_rule(const Job& job, const std::string& id);

// `validate rules docs`: the catalogue of all rules and the reference of the fields that formulas
// see, as Markdown that stands in the first folder.
Result<RulesText> rule_catalogue(const Job& job);

// `validate rules new ID`: a rule to start from. With folders in the job `path` says where in the
// first one it belongs; nothing is written. Error{kUsage} for a bad id, for one that is taken and
// for a file that is there.
struct NewRule {
  std::string path = {};  // empty: no folder was named
  std::string text = {};
};
Result<NewRule> new_rule(const Job& job, const std::string& id);

// `validate rules schema`: the JSON Schema of a rule file, for editors.
std::string rules_schema();

// `validate rules eval`: a formula against every record of job.paths; without paths it is evaluated
// once, and can name no field.
struct FormulaRow {
  std::string record = {};  // id and title; empty without a record
  std::string value = {};
  std::string type = {};  // "bool"; "error" and "absent" where there is no value
  std::vector<Because> because = {};
};
struct FormulaOutcome {
  bool good = true;           // false: the formula or the rules beside it are wrong
  std::string problems = {};  // rendered issues; may be empty
  std::vector<FormulaRow> rows = {};
};
Result<FormulaOutcome> eval_formula(const Job& job, const std::string& formula);

// The same of the language alone, a JSON object a line: see evaluate/formula_lines.h.
std::string eval_formula_lines(std::string_view lines, const Limits& limits);

// `validate rules bench`: what each selected rule costs on the archive of job.paths. The one thing
// here that looks at a clock.
struct BenchRow {
  std::string rule = {};
  bool archive = false;  // looks at the archive as a whole
  double nanos = 0;      // a record
  double targets = 0;    // a record
  double steps = 0;      // a target; of record rules only
  std::uint64_t findings = 0;
};
struct BenchOutcome {
  bool good = true;
  std::string problems = {};
  std::uint64_t records = 0;
  std::vector<BenchRow> rows = {};  // the dearest first
  double together = 0;              // nanoseconds a record, all record rules in one pass
};
Result<BenchOutcome> bench_rules(const Job& job);

}  // namespace dateline
