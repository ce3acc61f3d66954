#include "validator/evaluate/target_evaluator.h"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

#include "validator/base/civil_time.h"
#include "validator/cel/explain.h"
#include "validator/source/line_map.h"

namespace dateline {

using cel::Value;
using Role = Scope::Role;

namespace {

// The profile a page was read by; null for JSON, which has a form of its own.
const Profile* profile_of(const Record& record, const RunContext& context) {
  if (record.input.format != "page" || !context.profiles) return nullptr;
  for (const Profile& profile : *context.profiles) {
    if (profile.name == record.input.profile) return &profile;
  }
  return nullptr;
}

// Days and wall clocks only: everything else reads alike in every source.
bool write_as_source(std::string& out, const Value& value, const Profile* profile) {
  if (value.kind() == cel::Kind::kDate) {
    out += profile ? profile->dates.write(value.as_date()) : format_date(value.as_date());
    return true;
  }
  if (value.kind() != cel::Kind::kLocal) return false;
  const LocalTime local = value.as_local();
  out += profile ? fmt::format("{}, {}", profile->dates.write(date_of(local)), format_clock(local))
                 : format_local_iso(local);
  return true;
}

}  // namespace

void TargetEvaluator::begin_record(const Record& record) {
  arena_.reset();
  slots_.assign(slots_.size(), Value());
  target_ = {.record = &record};
}

void TargetEvaluator::bind(const Scope& scope, const Rule& rule, const Target& target) {
  if (slots_.size() < scope.slots.size()) slots_.resize(scope.slots.size());
  // The record's fields come first in every scope that has them, in the same order: they stay
  // filled.
  const std::size_t kept = target.record == target_.record ? scope.record_fields : 0;
  std::fill(slots_.begin() + static_cast<std::ptrdiff_t>(kept),
            slots_.begin() + static_cast<std::ptrdiff_t>(scope.slots.size()), Value());
  rule_ = &rule;
  scope_ = &scope;
  target_ = target;
  activation_ = {
      .slots = {slots_.data(), scope.slots.size()}, .host = this, .fill = &TargetEvaluator::fill};
  evaluation_ = {.arena = &arena_,
                 .activation = &activation_,
                 .host = context_.knowledge,
                 .steps = cel::Allowance(context_.limits.cel_steps),
                 .string_bytes = cel::Allowance(context_.limits.cel_string_bytes)};
}

Value TargetEvaluator::fill(cel::Evaluation& evaluation, void* host, std::uint32_t slot) {
  const auto& self = *static_cast<const TargetEvaluator*>(host);
  const RecordSchema& schema = record_schema();
  const Scope::Slot& what = self.scope_->slots[slot];
  switch (what.role) {
    case Role::kRecordField: {
      const cel::Field& field = schema.record.type.fields[what.index];
      return field.get(self.target_.record, field.index, *evaluation.arena);
    }
    case Role::kRun:
      return Value::object(&schema.run.type, &self.context_.run);
    case Role::kParams:
      return Value::object(self.rule_->params.type.get(), self.rule_->params.values.data());
    case Role::kData:
      return Value::object(self.rule_->tables->type.get(), self.rule_->tables->values.data());
    case Role::kItem:
      return self.target_.item;
    case Role::kKey:
      return self.target_.key;
    case Role::kFirst:
      return Value::object(&schema.record.type, self.target_.first);
    case Role::kSecond:
      return Value::object(&schema.record.type, self.target_.second);
    case Role::kPrevious:
      return self.target_.previous;
    case Role::kMembers:
      return self.target_.members;
    case Role::kLookup:
      return self.target_.lookups[what.index];
    case Role::kLet:
      return self.rule_->lets[what.index].evaluate(evaluation);
  }
  return {};
}

Value TargetEvaluator::run(const cel::Program& program) {
  const Value value = program.evaluate(evaluation_);
  const bool wrong = value.is_error() && !value.is_absent();
  error_place_ = wrong ? place_of_error(program) : std::string();
  return value;
}

// Evaluates once more, by the tree, and again the let that the error came out of.
std::string TargetEvaluator::place_of_error(const cel::Program& program) {
  SourceSpan span;
  const cel::Program* formula = &program;
  for (std::size_t depth = 0; formula != nullptr && depth <= rule_->lets.size(); ++depth) {
    evaluation_.steps = cel::Allowance(context_.limits.cel_steps);
    evaluation_.string_bytes = cel::Allowance(context_.limits.cel_string_bytes);
    const auto found = cel::find_error(formula->tree(), evaluation_);
    if (!found) break;
    span = place_in(*rule_, *formula, found->begin, found->end);
    formula = nullptr;
    if (!found->variable) break;
    const Scope::Slot& slot = scope_->slots[*found->variable];
    if (slot.role == Role::kLet) formula = &rule_->lets[slot.index];
  }
  if (!span.known()) return {};
  const Region region = LineMap(rule_->source->bytes()).region(span);
  return fmt::format("{}:{}:{}", rule_->source->name(), region.line, region.column);
}

Value TargetEvaluator::evaluate_in_record(const Rule& rule, const cel::Program& program,
                                          const Value& item) {
  bind(rule.record_scope, rule, {.record = target_.record, .item = item});
  return run(program);
}

Value TargetEvaluator::evaluate_in_table(const Rule& rule, const Lookup& lookup,
                                         const cel::Program& program) {
  bind(lookup.scope, rule, {.record = target_.record, .first = target_.record});
  return run(program);
}

Outcome TargetEvaluator::outcome_of(const Value& value, Outcome when_false) {
  if (value.is_absent()) return Outcome::kNotApplicable;
  if (value.is_error()) {
    error_ = value.error_message();
    return Outcome::kErrored;
  }
  if (value.kind() != cel::Kind::kBool) {
    error_ = "the formula gave no true or false";
    return Outcome::kErrored;
  }
  return value.as_bool() ? Outcome::kPassed : when_false;
}

Outcome TargetEvaluator::judge(const Rule& rule, const Target& target) {
  bind(rule.target_scope, rule, target);
  const Outcome outcome = decide(rule);
  steps_ += evaluation_.steps.allowed - evaluation_.steps.left;
  return outcome;
}

Outcome TargetEvaluator::decide(const Rule& rule) {
  if (rule.when) {
    const Outcome applies = outcome_of(run(*rule.when), Outcome::kNotApplicable);
    if (applies != Outcome::kPassed) return applies;
  }
  return outcome_of(run(*rule.assertion), Outcome::kFailed);
}

std::string TargetEvaluator::message(const Rule& rule, std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  const MessageTemplate* wording = &rule.message;
  for (const auto& [tag, message] : rule.messages) {
    if (tag == primary) wording = &message;
  }
  evaluation_.steps = cel::Allowance(context_.limits.cel_steps);
  evaluation_.string_bytes = cel::Allowance(context_.limits.cel_string_bytes);
  return wording->render(evaluation_);
}

std::string TargetEvaluator::remedy(const Rule& rule, const Record& record) {
  if (!rule.remedy) return {};
  const Remedy& remedy = *rule.remedy;
  if (remedy.action == "delete") return "take it out";
  const Profile* profile = profile_of(record, context_);
  std::string text = remedy.with.render(evaluation_, [&](std::string& out, const Value& value) {
    return write_as_source(out, value, profile);
  });
  if (remedy.action == "replace") return text;
  return fmt::format("{} \"{}\"", remedy.action == "append" ? "add" : "insert", text);
}

std::vector<Because> TargetEvaluator::because(const Rule& rule) {
  if (!context_.explain) return {};
  return parts_of(rule, rule.target_scope, *rule.assertion);
}

std::vector<Because> TargetEvaluator::parts_of(const Rule& rule, const Scope& scope,
                                               const cel::Program& formula) {
  constexpr std::size_t kMost = 12;
  evaluation_.steps = cel::Allowance(context_.limits.cel_steps);
  evaluation_.string_bytes = cel::Allowance(context_.limits.cel_string_bytes);
  const auto let_of = [&](std::uint32_t slot) -> const cel::CheckedAst* {
    const Scope::Slot& what = scope.slots[slot];
    return what.role == Role::kLet ? &rule.lets[what.index].tree() : nullptr;
  };
  std::vector<Because> out;
  for (const cel::Part& part : cel::explain(formula.tree(), evaluation_, let_of, kMost)) {
    out.push_back({part.text, cel::value_text(part.value, arena_)});
  }
  return out;
}

}  // namespace dateline
