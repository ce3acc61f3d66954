// What both evaluators do alike: equality, order, selection, indexing, budgets. Everything here
// works on values and asks nothing about trees.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string_view>

#include "validator/cel/ast.h"
#include "validator/cel/error_text.h"
#include "validator/cel/program.h"
#include "validator/cel/type.h"
#include "validator/cel/value.h"

namespace dateline::cel {

// As the language says: numbers by value whatever their type, lists and maps by their parts, values
// of different kinds are simply not equal. NaN equals nothing.
bool equal(const Value& a, const Value& b);

// The steps that comparing `value` with another costs beyond the call: its items, all the way down.
std::size_t comparison_cost(const Value& value);

// Unordered for NaN. `comparable` is false where the kinds have no common order.
std::partial_ordering order(const Value& a, const Value& b, bool& comparable);

// Budgets: false when it is used up. A step is a call or an iteration; scanning text costs a step
// for every kScanned bytes.
inline constexpr std::size_t kBytesPerStep = 32;
inline bool spend(Allowance& allowance, std::uint64_t amount) {
  if (allowance.left < amount) {
    if (allowance.needed == 0) allowance.needed = allowance.allowed - allowance.left + amount;
    allowance.left = 0;
    return false;
  }
  allowance.left -= amount;
  return true;
}
inline bool spend_steps(Evaluation& evaluation, std::uint64_t steps) {
  return spend(evaluation.steps, steps);
}
inline bool spend_scan(Evaluation& evaluation, std::size_t bytes) {
  return spend_steps(evaluation, bytes / kBytesPerStep);
}
inline bool spend_bytes(Evaluation& evaluation, std::uint64_t bytes) {
  return spend(evaluation.string_bytes, bytes);
}
// The errors of a used-up budget, with the limit's name and its numbers. Nothing absorbs them.
Value out_of_steps(Evaluation& evaluation);
Value out_of_bytes(Evaluation& evaluation);
inline bool is_budget(const Value& value) {
  return value.is_error() && value.error_code() == ErrorCode::kBudget;
}

// A string of the arena, or the budget error.
Value built_string(Evaluation& evaluation, std::string_view text);
Value failure(Evaluation& evaluation, ErrorCode code, std::string_view message);

// Which of two errors && and || report: a real one must not hide behind an absent one.
inline Value worse_error(const Value& known, const Value& other) {
  if (is_budget(other)) return other;
  return known.is_absent() && !other.is_absent() ? other : known;
}

// operand.field for any operand. kUnset for the absent field of an object: the caller makes the
// error, since it knows the path.
Value select_field(Evaluation& evaluation, const Value& operand, std::string_view field);
// has(operand.field); an error where the operand has no fields.
Value has_field(Evaluation& evaluation, const Value& operand, std::string_view field);
// operand.?field: an optional.
Value select_optional(Evaluation& evaluation, const Value& operand, std::string_view field);

// The field of an object of known type. `self` may be null: an object that is not there.
Value read_field(Evaluation& evaluation, const Field& field, const void* self);
bool field_is_present(Evaluation& evaluation, const Field& field, const void* self);

// operand[key] and operand[?key].
Value index_value(Evaluation& evaluation, const Value& operand, const Value& key);
Value index_optional(Evaluation& evaluation, const Value& operand, const Value& key);

// An optional of a copy in the arena.
Value some(Evaluation& evaluation, const Value& value);

// The type that type() gives.
const Type* type_of(const Value& value);
// "int", "google.protobuf.Timestamp", "list" …: what string clauses and messages print.
std::string_view type_name(const Type* type);

bool accepts(const ArgumentTest& test, const Value& value);
// The candidate that takes these arguments, or null.
const Candidate* choose(std::span<const Candidate> candidates, std::span<const Value> arguments);

// Empty string, list and map, zero, false, null, none: what optional.ofNonZeroValue drops.
bool is_zero(const Value& value);

// A variable's value, filled on first use; kUnset where the host has none.
inline Value read_variable(Evaluation& evaluation, std::uint32_t slot) {
  Value& place = evaluation.activation->slots[slot];
  if (place.kind() == Kind::kUnset && evaluation.activation->fill != nullptr) {
    place = evaluation.activation->fill(evaluation, evaluation.activation->host, slot);
  }
  return place;
}

}  // namespace dateline::cel
