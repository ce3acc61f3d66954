// The sets extension: lists taken as sets.
#include <algorithm>

#include "validator/cel/env_impl.h"
#include "validator/cel/runtime.h"

namespace dateline::cel {
namespace {

using Arguments = std::span<const Value>;

bool has(std::span<const Value> items, const Value& wanted) {
  return std::any_of(items.begin(), items.end(),
                     [&](const Value& item) { return equal(item, wanted); });
}

bool covers(std::span<const Value> items, std::span<const Value> wanted) {
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](const Value& item) { return has(items, item); });
}

bool pay(Evaluation& evaluation, Arguments a) {
  const std::uint64_t left = a[0].as_list().size();
  return spend_steps(evaluation, left * a[1].as_list().size());
}

Value contains(Evaluation& evaluation, Arguments a) {
  if (!pay(evaluation, a)) return out_of_steps(evaluation);
  return Value::boolean(covers(a[0].as_list(), a[1].as_list()));
}
Value equivalent(Evaluation& evaluation, Arguments a) {
  if (!pay(evaluation, a)) return out_of_steps(evaluation);
  return Value::boolean(covers(a[0].as_list(), a[1].as_list()) &&
                        covers(a[1].as_list(), a[0].as_list()));
}
Value intersects(Evaluation& evaluation, Arguments a) {
  if (!pay(evaluation, a)) return out_of_steps(evaluation);
  const auto left = a[0].as_list();
  return Value::boolean(std::any_of(left.begin(), left.end(),
                                    [&](const Value& item) { return has(a[1].as_list(), item); }));
}

constexpr Declaration kSets[] = {
    {"sets.contains", "list_sets_contains_list", "(list(A),list(A))->bool", contains},
    {"sets.equivalent", "list_sets_equivalent_list", "(list(A),list(A))->bool", equivalent},
    {"sets.intersects", "list_sets_intersects_list", "(list(A),list(A))->bool", intersects},
};

}  // namespace

void add_sets(Env& env) {
  declare(env, kSets);
}

}  // namespace dateline::cel
