#include "validator/evaluate/formula_on_record.h"

#include <memory>
#include <utility>

#include "validator/cel/explain.h"
#include "validator/evaluate/target_evaluator.h"
#include "validator/ruleset/record_schema.h"

namespace dateline {
namespace {

using Role = Scope::Role;

void add_issues(const cel::Issues& found, const SourceText& source, RuleIssues& issues) {
  for (const cel::Issue& issue : found) {
    issues.push_back(
        {.severity = issue.warning ? RuleIssue::Severity::kWarning : RuleIssue::Severity::kError,
         .code = issue.code,
         .message = issue.message,
         .hint = issue.hint,
         .where = source.span(issue.begin, issue.end)});
  }
}

}  // namespace

std::optional<RecordFormula> RecordFormula::compile(const SourceText& source, bool with_record,
                                                    const Limits& limits, RuleIssues& issues) {
  const RecordSchema& schema = record_schema();
  RecordFormula out;
  const cel::Env& parent = with_record ? schema.record_env : schema.env;
  out.rule_.environments.push_back(std::make_unique<cel::Env>(parent.child()));
  cel::Env& env = *out.rule_.environments.back();
  Scope& scope = out.rule_.record_scope;
  for (std::uint32_t i = 0; with_record && i < schema.record.fields.size(); ++i) {
    scope.slots.push_back({Role::kRecordField, i});
  }
  scope.record_fields = scope.slots.size();
  env.add_variable("run", env.object(&schema.run.type));
  scope.slots.push_back({Role::kRun});
  cel::Issues found;
  auto ast = cel::compile(env, source.bytes(), limits, found);
  add_issues(found, source, issues);
  if (!ast) return std::nullopt;
  out.rule_.assertion = cel::plan(*std::move(ast));
  return out;
}

FormulaAnswer RecordFormula::ask(const Record& record, const RunContext& context) const {
  TargetEvaluator evaluator(context);
  evaluator.begin_record(record);
  const cel::Program& formula = *rule_.assertion;
  const cel::Value value = evaluator.evaluate_in_record(rule_, formula, {});
  FormulaAnswer answer;
  if (value.is_error()) {
    answer.type = value.is_absent() ? "absent" : "error";
    answer.value = value.error_message();
  } else {
    answer.type = cel::print(formula.type());
    answer.value = cel::value_text(value, evaluator.arena());
  }
  const bool wanting = value.is_error() || (value.kind() == cel::Kind::kBool && !value.as_bool());
  if (wanting) answer.because = evaluator.parts_of(rule_, rule_.record_scope, formula);
  return answer;
}

}  // namespace dateline
