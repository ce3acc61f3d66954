// Equality (any two values), order (numbers across their types, but the checker knows only equal
// types), membership and indexing.
#include "validator/cel/env_impl.h"
#include "validator/cel/map_data.h"
#include "validator/cel/runtime.h"

namespace dateline::cel {
namespace {

using Arguments = std::span<const Value>;

Value equals(Evaluation& evaluation, Arguments a) {
  if (!spend_steps(evaluation, comparison_cost(a[0]))) return out_of_steps(evaluation);
  return Value::boolean(equal(a[0], a[1]));
}
Value not_equals(Evaluation& evaluation, Arguments a) {
  if (!spend_steps(evaluation, comparison_cost(a[0]))) return out_of_steps(evaluation);
  return Value::boolean(!equal(a[0], a[1]));
}

template <class Decide>
Value compared(Arguments a, Decide decide) {
  bool comparable = false;
  const std::partial_ordering result = order(a[0], a[1], comparable);
  return comparable ? Value::boolean(decide(result)) : no_overload();
}
Value less(Evaluation&, Arguments a) {
  return compared(a, [](std::partial_ordering o) { return o < 0; });
}
Value less_equals(Evaluation&, Arguments a) {
  return compared(a, [](std::partial_ordering o) { return o <= 0; });
}
Value greater(Evaluation&, Arguments a) {
  return compared(a, [](std::partial_ordering o) { return o > 0; });
}
Value greater_equals(Evaluation&, Arguments a) {
  return compared(a, [](std::partial_ordering o) { return o >= 0; });
}

Value in_list(Evaluation& evaluation, Arguments a) {
  const std::size_t each = 1 + comparison_cost(a[0]);
  if (!spend_steps(evaluation, each * a[1].as_list().size())) return out_of_steps(evaluation);
  for (const Value& item : a[1].as_list()) {
    if (equal(a[0], item)) return Value::boolean(true);
  }
  return Value::boolean(false);
}
Value in_map(Evaluation&, Arguments a) {
  return Value::boolean(a[1].as_map()->find(a[0]) != nullptr);
}

Value index(Evaluation& evaluation, Arguments a) {
  return index_value(evaluation, a[0], a[1]);
}
Value index_or_none(Evaluation& evaluation, Arguments a) {
  return index_optional(evaluation, a[0], a[1]);
}

constexpr Declaration kComparisons[] = {
    {"_==_", "equals", "(A,A)->bool", equals},
    {"_!=_", "not_equals", "(A,A)->bool", not_equals},
    {"@in", "in_list", "(A,list(A))->bool", in_list},
    {"@in", "in_map", "(A,map(A,B))->bool", in_map},
    {"_[_]", "index_list", "(list(A),int)->A", index},
    {"_[_]", "index_map", "(map(A,B),A)->B", index},
    {"_[_]", "index_optional_list", "(optional(list(A)),int)->optional(A)", index},
    {"_[_]", "index_optional_map", "(optional(map(A,B)),A)->optional(B)", index},
    {"_[_]", "index_list_any", "(list(A),dyn)->A", index, true},
    {"_[_]", "index_any", "(dyn,dyn)->dyn", index, true},
    {"_[?_]", "optional_list_index", "(list(A),int)->optional(A)", index_or_none},
    {"_[?_]", "optional_map_index", "(map(A,B),A)->optional(B)", index_or_none},
    {"_[?_]", "optional_optional_list_index", "(optional(list(A)),int)->optional(A)",
     index_or_none},
    {"_[?_]", "optional_optional_map_index", "(optional(map(A,B)),A)->optional(B)", index_or_none},
    {"_[?_]", "optional_index_any", "(dyn,dyn)->dyn", index_or_none, true},
};

struct OrderRow {
  std::string_view function;
  std::string_view name;
  Function run;
};
constexpr OrderRow kOrders[] = {
    {"_<_", "less", less},
    {"_<=_", "less_equals", less_equals},
    {"_>_", "greater", greater},
    {"_>=_", "greater_equals", greater_equals},
};
constexpr std::string_view kOrdered[] = {"bool",   "int",   "uint",      "double",
                                         "string", "bytes", "timestamp", "duration"};
constexpr std::string_view kNumbers[] = {"int", "uint", "double"};

void add_order(Env& env, const OrderRow& row, std::string_view left, std::string_view right) {
  const std::string id = std::string(row.name) + "_" + std::string(left) +
                         (left == right ? "" : "_" + std::string(right));
  const std::string signature = "(" + std::string(left) + "," + std::string(right) + ")->bool";
  const Declaration declaration[] = {{row.function, id, signature, row.run, left != right}};
  declare(env, declaration);
}

}  // namespace

void add_comparisons(Env& env) {
  declare(env, kComparisons);
  for (const OrderRow& row : kOrders) {
    for (const std::string_view type : kOrdered) add_order(env, row, type, type);
    for (const std::string_view left : kNumbers) {
      for (const std::string_view right : kNumbers) {
        if (left != right) add_order(env, row, left, right);
      }
    }
  }
}

}  // namespace dateline::cel
