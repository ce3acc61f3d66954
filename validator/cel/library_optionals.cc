// The optionals extension. or() and orValue() take their argument only when it is needed; the
// evaluators see to that (is_lazy), the functions here are for the rest.
#include "validator/cel/env_impl.h"
#include "validator/cel/runtime.h"

namespace dateline::cel {
namespace {

using Arguments = std::span<const Value>;

Value of(Evaluation& evaluation, Arguments a) {
  return some(evaluation, a[0]);
}
Value of_non_zero(Evaluation& evaluation, Arguments a) {
  return is_zero(a[0]) ? Value::optional_none() : some(evaluation, a[0]);
}
Value none(Evaluation&, Arguments) {
  return Value::optional_none();
}
Value has_value(Evaluation&, Arguments a) {
  return Value::boolean(a[0].as_optional() != nullptr);
}
Value value_of(Evaluation&, Arguments a) {
  return a[0].as_optional() != nullptr ? *a[0].as_optional() : Value::error(&kNoneText);
}
Value or_other(Evaluation&, Arguments a) {
  return a[0].as_optional() != nullptr ? a[0] : a[1];
}
Value or_value(Evaluation&, Arguments a) {
  return a[0].as_optional() != nullptr ? *a[0].as_optional() : a[1];
}
Value unwrap(Evaluation& evaluation, Arguments a) {
  if (!spend_steps(evaluation, a[0].as_list().size())) return out_of_steps(evaluation);
  std::vector<Value> out;
  for (const Value& item : a[0].as_list()) {
    if (item.kind() != Kind::kOptional) return no_overload();
    if (item.as_optional() != nullptr) out.push_back(*item.as_optional());
  }
  return Value::list(evaluation.arena->copy(out));
}

constexpr Declaration kOptionals[] = {
    {"optional.of", "optional_of", "(A)->optional(A)", of},
    {"optional.ofNonZeroValue", "optional_ofNonZeroValue", "(A)->optional(A)", of_non_zero},
    {"optional.none", "optional_none", "()->optional(A)", none},
    {"hasValue", "optional_hasValue", "optional(A).()->bool", has_value},
    {"value", "optional_value", "optional(A).()->A", value_of},
    {"or", "optional_or_optional", "optional(A).(optional(A))->optional(A)", or_other},
    {"orValue", "optional_orValue_value", "optional(A).(A)->A", or_value},
    {"optional.unwrap", "optional_unwrap", "(list(optional(A)))->list(A)", unwrap},
    {"unwrapOpt", "optional_unwrapOpt", "list(optional(A)).()->list(A)", unwrap},
};

}  // namespace

void add_optionals(Env& env) {
  declare(env, kOptionals);
}

}  // namespace dateline::cel
