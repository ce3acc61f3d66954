// `validate rules VERB`: the rules alone, without an archive.
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "validator/base/json_writer.h"
#include "validator/cli/commands.h"
#include "validator/cli/exit_code.h"
#include "validator/cli/output_file.h"
#include "validator/dateline_rules.h"
#include "validator/report/rule_problems.h"
#include "validator/report/terminal_text.h"
#include "validator/report/words.h"

namespace dateline {
namespace {

std::string list_as_json(const std::vector<RuleRow>& rules) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object().key("rules").begin_array();
  for (const RuleRow& rule : rules) {
    json.begin_object();
    json.member("id", rule.info.id).member("severity", name_of(rule.info.severity));
    json.member("title", rule.info.title).member("file", rule.file);
    json.end_object();
  }
  json.end_array().end_object();
  return out + '\n';
}

std::string list_as_text(const std::vector<RuleRow>& rules) {
  std::string out;
  for (const RuleRow& rule : rules) {
    out +=
        fmt::format("{}  {}  {}  ({})\n", terminal_text(rule.info.id), name_of(rule.info.severity),
                    terminal_text(rule.info.title), terminal_text(rule.file));
  }
  return out;
}

std::string verdict(const Options& options, const RulesOutcome& outcome) {
  std::string out = counted(outcome.rules.size(), "rule");
  if (options.rules_verb == "test") {
    out += fmt::format(", {} as they should be, {} not",
                       counted(outcome.examples_passed, "example"), outcome.examples_failed);
  }
  return out + (outcome.good ? ": all is well\n" : ": not all is well\n");
}

std::string answer(const Options& options, const RulesOutcome& outcome) {
  if (options.rules_verb != "list") {
    const RulesTally tally{.tool_version = version(),
                           .good = outcome.good,
                           .rules = outcome.rules.size(),
                           .examples_passed = outcome.examples_passed,
                           .examples_failed = outcome.examples_failed};
    if (options.rules_format == "json") return rule_problems_json(outcome.issues, tally);
    if (options.rules_format == "sarif") return rule_problems_sarif(outcome.issues, tally);
    return verdict(options, outcome);
  }
  return options.rules_format == "json" ? list_as_json(outcome.rules) : list_as_text(outcome.rules);
}

int fail(const World& world, const Error& error) {
  complain(world, error);
  return exit_code_of(error);
}

int check_or_list(const Options& options, const World& world, const Job& job) {
  const Result<RulesOutcome> outcome =
      options.rules_verb == "test" ? test_rules(job) : check_rules(job);
  if (!outcome) return fail(world, outcome.error());
  // As JSON and SARIF the problems are on standard output, once.
  const bool on_screen = options.rules_verb == "list" || options.rules_format == "text";
  if (on_screen && (!options.quiet || !outcome->good)) world.write_err(outcome->problems);
  const int exit_code = outcome->good ? kExitPassed : kExitUsage;
  return worse_exit(exit_code, deliver(world, answer(options, *outcome)));
}

int deliver_text(const Options& options, const World& world, const Result<RulesText>& made) {
  if (!made) return fail(world, made.error());
  if (!options.quiet || !made->good) world.write_err(made->problems);
  return made->good ? deliver(world, made->text) : kExitUsage;
}

// The catalogue stands beside the rules it lists: DIR/CATALOG.md, of the first DIR.
int write_catalogue(const Options& options, const World& world, const Job& job) {
  const Result<RulesText> made = rule_catalogue(job);
  if (!made) return fail(world, made.error());
  if (!options.quiet || !made->good) world.write_err(made->problems);
  if (!made->good) return kExitUsage;
  const std::string path = options.rules.front() + "/CATALOG.md";
  const Result<SourceText> found = job.files->read(path, 0, job.limits.toml_bytes);
  if (found && found->bytes() == made->text) return deliver(world, path + " is up to date\n");
  if (options.check_only) {
    complain(world, {.kind = Error::Kind::kUnreadable,
                     .where = path,
                     .message = "does not list the rules as they are; run: validate rules docs " +
                                options.rules.front()});
    return kExitUsage;
  }
  const Result<void> done = write_output(path, made->text, {});
  return done ? deliver(world, path + " is written\n") : fail(world, done.error());
}

// Printed where no folder is named; never over a file that is there.
int write_new_rule(const Options& options, const World& world, const Job& job) {
  const Result<NewRule> made = new_rule(job, options.subject);
  if (!made) return fail(world, made.error());
  if (made->path.empty()) return deliver(world, made->text);
  std::error_code trouble;
  std::filesystem::create_directories(std::filesystem::path(made->path).parent_path(), trouble);
  const Result<void> done = write_output(made->path, made->text, {});
  if (!done) return fail(world, done.error());
  return deliver(world, terminal_text(made->path) + " is written; next: validate rules test " +
                            terminal_text(options.rules.front()) + "\n");
}

// "false : bool", below it what made it false.
std::string formula_text(const FormulaOutcome& outcome) {
  std::string out;
  for (const FormulaRow& row : outcome.rows) {
    if (outcome.rows.size() > 1) out += terminal_text(row.record) + '\n';
    out += fmt::format("{} : {}\n", terminal_text(row.value), row.type);
    for (const Because& one : row.because) {
      out += fmt::format("  {} = {}\n", terminal_text(one.expression), terminal_text(one.value));
    }
  }
  return out;
}

int eval(const Options& options, const World& world, const Job& job) {
  if (options.subject.empty()) {
    if (!options.paths.empty()) {
      return fail(world, {.kind = Error::Kind::kUsage,
                          .where = "rules eval",
                          .message = "--record needs a formula"});
    }
    const Result<SourceText> lines = job.files->read("-", 0, job.limits.jsonl_file_bytes);
    if (!lines) return fail(world, lines.error());
    return deliver(world, eval_formula_lines(lines->bytes(), job.limits));
  }
  const Result<FormulaOutcome> outcome = eval_formula(job, options.subject);
  if (!outcome) return fail(world, outcome.error());
  if (!options.quiet || !outcome->good) world.write_err(outcome->problems);
  if (!outcome->good) return kExitUsage;
  if (outcome->rows.empty()) warn(world, "there is not a single record here");
  return deliver(world, formula_text(*outcome));
}

std::string bench_row(const BenchRow& row, double all) {
  const std::string steps = row.archive ? "-" : fmt::format("{:.0f}", row.steps);
  return fmt::format("{:>9.0f} {:>6.1f} % {:>8.2f} {:>7} {:>9}  {}{}\n", row.nanos,
                     all > 0 ? 100 * row.nanos / all : 0, row.targets, steps, row.findings,
                     terminal_text(row.rule), row.archive ? " (archive)" : "");
}

std::string bench_text(const BenchOutcome& outcome) {
  double all = 0;
  std::size_t of_records = 0;
  for (const BenchRow& row : outcome.rows) {
    all += row.nanos;
    of_records += row.archive ? 0 : 1;
  }
  std::string out = "ns/record    share  targets   steps  findings  rule\n";
  for (const BenchRow& row : outcome.rows) out += bench_row(row, all);
  return out + fmt::format("{}; {} on records, in one pass: {:.0f} ns a record\n",
                           counted(outcome.records, "record"), counted(of_records, "rule"),
                           outcome.together);
}

int bench(const Options& options, const World& world, const Job& job) {
  const Result<BenchOutcome> outcome = bench_rules(job);
  if (!outcome) return fail(world, outcome.error());
  if (!options.quiet || !outcome->good) world.write_err(outcome->problems);
  if (!outcome->good) return kExitUsage;
  if (outcome->records == 0) warn(world, "there is not a single record here");
  return deliver(world, bench_text(*outcome));
}

}  // namespace

int command_rules(const Options& options, const World& world) {
  if (options.rules_verb == "schema") return deliver(world, rules_schema());
  const std::unique_ptr<FileTree> files = world.open_files(options.stdin_filename);
  const Job job = job_of(options, *files);
  if (options.rules_verb == "explain") {
    return deliver_text(options, world, explain_rule(job, options.subject));
  }
  if (options.rules_verb == "bench") return bench(options, world, job);
  if (options.rules_verb == "eval") return eval(options, world, job);
  if (options.rules_verb == "new") return write_new_rule(options, world, job);
  if (options.rules_verb == "docs") return write_catalogue(options, world, job);
  return check_or_list(options, world, job);
}

}  // namespace dateline
