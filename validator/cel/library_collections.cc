// size() of texts, lists and maps.
#include "validator/base/text.h"
#include "validator/cel/env_impl.h"
#include "validator/cel/map_data.h"
#include "validator/cel/runtime.h"

namespace dateline::cel {
namespace {

using Arguments = std::span<const Value>;

Value size_of(std::size_t count) {
  return Value::integer(static_cast<std::int64_t>(count));
}

Value size_string(Evaluation& evaluation, Arguments a) {
  if (!spend_scan(evaluation, a[0].as_string().size())) return out_of_steps(evaluation);
  return size_of(count_code_points(a[0].as_string()));
}
Value size_bytes(Evaluation&, Arguments a) {
  return size_of(a[0].as_string().size());
}
Value size_list(Evaluation&, Arguments a) {
  return size_of(a[0].as_list().size());
}
Value size_map(Evaluation&, Arguments a) {
  return size_of(a[0].as_map()->entries.size());
}

constexpr Declaration kSizes[] = {
    {"size", "size_string", "(string)->int", size_string},
    {"size", "size_bytes", "(bytes)->int", size_bytes},
    {"size", "size_list", "(list(A))->int", size_list},
    {"size", "size_map", "(map(A,B))->int", size_map},
    {"size", "string_size", "string.()->int", size_string},
    {"size", "bytes_size", "bytes.()->int", size_bytes},
    {"size", "list_size", "list(A).()->int", size_list},
    {"size", "map_size", "map(A,B).()->int", size_map},
};

}  // namespace

void add_collections(Env& env) {
  declare(env, kSizes);
}

}  // namespace dateline::cel
