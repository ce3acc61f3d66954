#include "validator/evaluate/target_evaluator.h"

#include <algorithm>

namespace dateline {

using cel::Value;
using Role = Scope::Role;

void TargetEvaluator::begin_record(const Record& record) {
  arena_.reset();
  slots_.assign(slots_.size(), Value());
  target_ = {.record = &record};
}

void TargetEvaluator::bind(const Scope& scope, const Rule& rule, const Target& target) {
  if (slots_.size() < scope.slots.size()) slots_.resize(scope.slots.size());
  // The record's fields come first in every scope that has them, in the same order: they stay
  // filled.
  for (std::size_t i = 0; i < scope.slots.size(); ++i) {
    const bool kept = scope.slots[i].role == Role::kRecordField && target.record == target_.record;
    if (!kept) slots_[i] = Value();
  }
  rule_ = &rule;
  scope_ = &scope;
  target_ = target;
  activation_ = {
      .slots = {slots_.data(), scope.slots.size()}, .host = this, .fill = &TargetEvaluator::fill};
  evaluation_ = {.arena = &arena_,
                 .activation = &activation_,
                 .host = context_.knowledge,
                 .steps_left = context_.limits.cel_steps,
                 .string_bytes_left = context_.limits.cel_string_bytes};
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
    case Role::kItem:
      return self.target_.item;
    case Role::kKey:
      return self.target_.key;
    case Role::kFirst:
      return Value::object(&schema.record.type, self.target_.first);
    case Role::kSecond:
      return Value::object(&schema.record.type, self.target_.second);
    case Role::kMembers:
      return self.target_.members;
    case Role::kLet:
      return self.rule_->lets[what.index].evaluate(evaluation);
  }
  return {};
}

Value TargetEvaluator::run(const cel::Program& program) {
  return program.evaluate(evaluation_);
}

Value TargetEvaluator::evaluate_in_record(const Rule& rule, const cel::Program& program,
                                          const Value& item) {
  bind(rule.record_scope, rule, {.record = target_.record, .item = item});
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
  if (rule.when) {
    const Outcome applies = outcome_of(run(*rule.when), Outcome::kNotApplicable);
    if (applies != Outcome::kPassed) return applies;
  }
  return outcome_of(run(*rule.assertion), Outcome::kFailed);
}

std::string TargetEvaluator::message(const Rule& rule) {
  evaluation_.steps_left = context_.limits.cel_steps;
  evaluation_.string_bytes_left = context_.limits.cel_string_bytes;
  return rule.message.render(evaluation_);
}

std::string TargetEvaluator::remedy(const Rule& rule) {
  return rule.remedy ? rule.remedy->render(evaluation_) : std::string();
}

}  // namespace dateline
