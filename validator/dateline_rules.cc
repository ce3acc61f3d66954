#include "validator/dateline_rules.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "validator/base/text.h"
#include "validator/dateline_load.h"
#include "validator/evaluate/example_runner.h"
#include "validator/evaluate/formula_lines.h"
#include "validator/evaluate/formula_on_record.h"
#include "validator/evaluate/rule_bench.h"
#include "validator/ruleset/catalogue.h"
#include "validator/ruleset/field_reference.h"
#include "validator/ruleset/rule_keys.h"
#include "validator/ruleset/rule_lints.h"
#include "validator/ruleset/rule_page.h"
#include "validator/ruleset/rule_schema.h"
#include "validator/ruleset/rule_template.h"

namespace dateline {
namespace {

RulesOutcome outcome_of(const Loaded& loaded) {
  RulesOutcome outcome{.good = loaded.good};
  for (const Rule& rule : loaded.rules.rules)
    outcome.rules.push_back({rule.info, rule.source->name()});
  return outcome;
}

Error unknown_rule(const Loaded& loaded, const std::string& id) {
  std::vector<std::string_view> ids;
  for (const RuleSpec& spec : loaded.rules.specs) ids.push_back(spec.id.text);
  const auto near = nearest(id, ids);
  return {.kind = Error::Kind::kUsage,
          .where = id,
          .message = "there is no such rule" +
                     (near ? fmt::format("; did you mean {}?", *near) : std::string())};
}

}  // namespace

Result<RulesOutcome> check_rules(const Job& job) {
  DATELINE_TRY(loaded, load_job(job));
  RulesOutcome outcome = outcome_of(loaded);
  if (loaded.good) lint_rules(loaded.rules, loaded.issues);
  outcome.issues = place_issues(loaded);
  outcome.problems = render_rule_issues(outcome.issues, job.limits.rule_issues);
  return outcome;
}

Result<RulesOutcome> test_rules(const Job& job) {
  DATELINE_TRY(loaded, load_job(job));
  RulesOutcome outcome = outcome_of(loaded);
  if (loaded.good) {
    lint_rules(loaded.rules, loaded.issues);
    const ExampleTally tally =
        run_examples(loaded.rules, loaded.profiles, context_of(job, loaded), loaded.issues);
    outcome.examples_passed = tally.passed;
    outcome.examples_failed = tally.failed;
    outcome.good = !has_errors(loaded.issues);
  }
  outcome.issues = place_issues(loaded);
  outcome.problems = render_rule_issues(outcome.issues, job.limits.rule_issues);
  return outcome;
}

Result<RulesText> explain_rule(const Job& job, const std::string& id) {
  DATELINE_TRY(loaded, load_job(job));
  const Moved* moved = loaded.rules.moved.find(id);
  const std::string_view wanted = moved ? std::string_view(moved->to) : std::string_view(id);
  const auto& rules = loaded.rules.rules;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (rules[i].info.id != wanted) continue;
    RulesText out;
    if (moved) out.text = moved_note(*moved);
    out.text += rule_page(rules[i], loaded.rules.specs[loaded.rules.spec_of[i]]);
    return out;
  }
  // A rule that does not load has no types to show, but its mistakes.
  const auto& specs = loaded.rules.specs;
  if (std::any_of(specs.begin(), specs.end(),
                  [&](const RuleSpec& spec) { return spec.id.text == wanted; })) {
    return RulesText{.good = false, .problems = render_issues(loaded, job.limits)};
  }
  return unknown_rule(loaded, id);
}

Result<RulesText> rule_catalogue(const Job& job) {
  DATELINE_TRY(loaded, load_job(job));
  RulesText out{.good = loaded.good, .problems = render_issues(loaded, job.limits)};
  if (!loaded.good) return out;
  out.text = catalogue(loaded.rules, job.rules.empty() ? "" : job.rules.front());
  out.text += "\n" + field_reference();
  return out;
}

Result<NewRule> new_rule(const Job& job, const std::string& id) {
  const auto wrong = [&](std::string message) {
    return Error{.kind = Error::Kind::kUsage, .where = id, .message = std::move(message)};
  };
  if (!is_rule_id(id)) return wrong("a rule's id is family/name in a-z, 0-9 and -");
  if (job.rules.empty()) return NewRule{.text = rule_template(id, {})};
  const std::string& folder = job.rules.front();
  DATELINE_TRY(listing, job.files->list(folder, job.limits));
  const std::string path = fmt::format("{}/{}.toml", folder, id);
  const auto has = [&](const std::string& file) {
    return std::find(listing.files.begin(), listing.files.end(), file) != listing.files.end();
  };
  if (has(path)) return wrong(path + " is there already");
  DATELINE_TRY(loaded, load_job(job));
  for (const RuleSpec& spec : loaded.rules.specs) {
    if (spec.id.text == id) return wrong("is already in " + spec.source->name());
  }
  if (loaded.rules.moved.find(id) != nullptr) return wrong("is the old id of another rule");
  const bool schema = has(folder + "/rule.schema.json");
  return NewRule{.path = path, .text = rule_template(id, schema ? "../rule.schema.json" : "")};
}

std::string rules_schema() {
  return rule_file_schema();
}

Result<FormulaOutcome> eval_formula(const Job& job, const std::string& formula) {
  DATELINE_TRY(loaded, load_job(job));
  const SourceText text(0, "formula", formula);
  RuleIssues issues;
  const auto compiled = RecordFormula::compile(text, !job.paths.empty(), job.limits, issues);
  FormulaOutcome out{.good = loaded.good && compiled.has_value()};
  out.problems = render_issues(loaded, job.limits) +
                 render_rule_issues(issues, {&text}, job.limits.rule_issues);
  if (!out.good) return out;
  const RunContext context = context_of(job, loaded);
  const auto ask = [&](const Record& record, std::string name) {
    FormulaAnswer answer = compiled->ask(record, context);
    out.rows.push_back({.record = std::move(name),
                        .value = std::move(answer.value),
                        .type = std::move(answer.type),
                        .because = std::move(answer.because)});
  };
  if (job.paths.empty()) {
    ask(Record{}, {});
    return out;
  }
  DATELINE_TRY(archive, read_job(job, loaded));
  for (const RecordBatch& batch : archive.batches) {
    for (const Record& record : batch.records) {
      ask(record, fmt::format("{}: {}", record.id.value, record.title.value));
    }
  }
  return out;
}

std::string eval_formula_lines(std::string_view lines, const Limits& limits) {
  return answer_formula_lines(lines, limits);
}

Result<BenchOutcome> bench_rules(const Job& job) {
  DATELINE_TRY(loaded, load_job(job));
  BenchOutcome out{.good = loaded.good, .problems = render_issues(loaded, job.limits)};
  if (!out.good) return out;
  DATELINE_TRY(archive, read_job(job, loaded));
  for (const RecordBatch& batch : archive.batches) out.records += batch.records.size();
  if (out.records == 0) return out;
  const BenchResult result =
      bench_rules(loaded.rules.rules, archive.batches, context_of(job, loaded));
  out.together = result.together;
  for (const RuleCost& cost : result.rules) {
    const auto targets = static_cast<double>(cost.targets);
    out.rows.push_back({.rule = cost.rule,
                        .archive = cost.archive,
                        .nanos = cost.nanos,
                        .targets = targets / static_cast<double>(out.records),
                        .steps = targets > 0 ? static_cast<double>(cost.steps) / targets : 0,
                        .findings = cost.findings});
  }
  std::stable_sort(out.rows.begin(), out.rows.end(),
                   [](const BenchRow& a, const BenchRow& b) { return a.nanos > b.nanos; });
  return out;
}

}  // namespace dateline
