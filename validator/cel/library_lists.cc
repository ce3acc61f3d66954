// The lists extension: sort, distinct, range, flatten, slice, reverse, first, last.
#include "validator/cel/library_lists.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include <fmt/format.h>

#include "validator/cel/env_impl.h"
#include "validator/cel/runtime.h"

namespace dateline::cel {
namespace {

using Arguments = std::span<const Value>;

Value sorted(Evaluation& evaluation, Arguments a) {
  return sorted_by(evaluation, a[0].as_list(), a[0].as_list());
}

Value distinct(Evaluation& evaluation, Arguments a) {
  std::vector<Value> out;
  for (const Value& item : a[0].as_list()) {
    if (!spend_steps(evaluation, out.size() + 1)) return out_of_steps(evaluation);
    const bool known =
        std::any_of(out.begin(), out.end(), [&](const Value& other) { return equal(item, other); });
    if (!known) out.push_back(item);
  }
  return Value::list(evaluation.arena->copy(out));
}

Value range(Evaluation& evaluation, Arguments a) {
  const std::int64_t count = std::max<std::int64_t>(a[0].as_int(), 0);
  if (!spend_steps(evaluation, static_cast<std::uint64_t>(count))) return out_of_steps(evaluation);
  const auto out = evaluation.arena->make_array<Value>(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = Value::integer(static_cast<std::int64_t>(i));
  }
  return Value::list(out);
}

bool flatten_into(Evaluation& evaluation, std::span<const Value> items, std::int64_t depth,
                  std::vector<Value>& out) {
  if (!spend_steps(evaluation, items.size())) return false;
  for (const Value& item : items) {
    if (item.kind() != Kind::kList || depth == 0) {
      out.push_back(item);
    } else if (!flatten_into(evaluation, item.as_list(), depth - 1, out)) {
      return false;
    }
  }
  return true;
}
Value flatten(Evaluation& evaluation, Arguments a) {
  const std::int64_t depth = a.size() > 1 ? a[1].as_int() : 1;
  if (depth < 0) {
    return failure(evaluation, ErrorCode::kInvalidArgument, "flatten() to a negative depth");
  }
  std::vector<Value> out;
  if (!flatten_into(evaluation, a[0].as_list(), depth, out)) return out_of_steps(evaluation);
  return Value::list(evaluation.arena->copy(out));
}

Value slice(Evaluation& evaluation, Arguments a) {
  const auto items = a[0].as_list();
  const std::int64_t begin = a[1].as_int();
  const std::int64_t end = a[2].as_int();
  if (begin < 0 || end < begin || end > static_cast<std::int64_t>(items.size())) {
    return failure(evaluation, ErrorCode::kIndexOutOfRange,
                   fmt::format("no slice from {} to {} of {} items", begin, end, items.size()));
  }
  return Value::list(
      items.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
}

Value reversed(Evaluation& evaluation, Arguments a) {
  const auto items = a[0].as_list();
  if (!spend_steps(evaluation, items.size())) return out_of_steps(evaluation);
  const auto out = evaluation.arena->make_array<Value>(items.size());
  std::reverse_copy(items.begin(), items.end(), out.begin());
  return Value::list(out);
}

Value first(Evaluation&, Arguments a) {
  const auto items = a[0].as_list();
  return items.empty() ? Value::optional_none() : Value::optional_of(&items.front());
}
Value last(Evaluation&, Arguments a) {
  const auto items = a[0].as_list();
  return items.empty() ? Value::optional_none() : Value::optional_of(&items.back());
}

constexpr Declaration kLists[] = {
    {"distinct", "list_distinct", "list(A).()->list(A)", distinct},
    {"lists.range", "lists_range", "(int)->list(int)", range},
    {"flatten", "list_flatten", "list(list(A)).()->list(A)", flatten},
    {"flatten", "list_flatten_int", "list(dyn).(int)->list(dyn)", flatten},
    {"slice", "list_slice", "list(A).(int,int)->list(A)", slice},
    {"reverse", "list_reverse", "list(A).()->list(A)", reversed},
    {"first", "list_first", "list(A).()->optional(A)", first},
    {"last", "list_last", "list(A).()->optional(A)", last},
};
constexpr std::string_view kSortable[] = {"bool",  "int",       "uint",     "double", "string",
                                          "bytes", "timestamp", "duration", "date",   "local"};

}  // namespace

Value sorted_by(Evaluation& evaluation, std::span<const Value> items, std::span<const Value> keys) {
  std::uint64_t cost = 1;
  for (std::size_t rest = items.size(); rest > 1; rest /= 2) ++cost;
  if (!spend_steps(evaluation, cost * items.size())) return out_of_steps(evaluation);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    bool comparable = false;
    static_cast<void>(order(keys[0], keys[i], comparable));
    if (!comparable) return no_overload();
  }
  std::vector<std::size_t> places(items.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
    bool comparable = false;
    return order(keys[a], keys[b], comparable) < 0;
  });
  const auto out = evaluation.arena->make_array<Value>(items.size());
  for (std::size_t i = 0; i < places.size(); ++i) out[i] = items[places[i]];
  return Value::list(out);
}

void add_lists(Env& env) {
  declare(env, kLists);
  for (const std::string_view type : kSortable) {
    const std::string id = "list_" + std::string(type) + "_sort";
    const std::string list = "list(" + std::string(type) + ")";
    const std::string signature = list + ".()->" + list;
    const Declaration row[] = {{"sort", id, signature, sorted}};
    declare(env, row);
  }
}

}  // namespace dateline::cel
