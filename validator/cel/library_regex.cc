// Patterns. A literal one is compiled once, when the formula is (check_literals.cc); here are the
// functions for patterns known only at run time, and what both share.
#include "validator/cel/library_regex.h"

#include <vector>

#include <fmt/format.h>

#include "validator/cel/env_impl.h"
#include "validator/cel/runtime.h"

namespace dateline::cel {
namespace {

using Arguments = std::span<const Value>;

template <class Use>
Value with_pattern(Evaluation& evaluation, Arguments a, Use use) {
  Regex regex;
  RegexError error;
  if (!spend_scan(evaluation, a[1].as_string().size())) return out_of_steps(evaluation);
  if (!Regex::compile(a[1].as_string(), Limits{}, regex, error)) {
    return failure(evaluation, ErrorCode::kInvalidArgument,
                   fmt::format("invalid RE2 pattern: {}: '{}'", error.message, a[1].as_string()));
  }
  return use(evaluation, regex, a[0]);
}

Value matches(Evaluation& evaluation, Arguments a) {
  return with_pattern(evaluation, a, matches_with);
}
Value extract(Evaluation& evaluation, Arguments a) {
  return with_pattern(evaluation, a, extract_with);
}

constexpr Declaration kPatterns[] = {
    {"matches", "matches", "(string,string)->bool", matches},
    {"matches", "matches_string", "string.(string)->bool", matches},
    {"regex.extract", "regex_extract_string_string", "(string,string)->optional(string)", extract},
};

}  // namespace

Value matches_with(Evaluation& evaluation, const Regex& regex, const Value& text) {
  if (text.kind() != Kind::kString) return text.is_error() ? text : no_overload();
  if (!spend_scan(evaluation, text.as_string().size())) return out_of_steps(evaluation);
  return Value::boolean(regex.search(text.as_string()));
}

// The one group of the pattern, or the whole match where it has none.
Value extract_with(Evaluation& evaluation, const Regex& regex, const Value& text) {
  if (text.kind() != Kind::kString) return text.is_error() ? text : no_overload();
  if (!spend_scan(evaluation, text.as_string().size())) return out_of_steps(evaluation);
  if (regex.group_count() > 1) {
    return failure(evaluation, ErrorCode::kInvalidArgument,
                   fmt::format("regex.extract: the pattern has {} groups, at most one is allowed",
                               regex.group_count()));
  }
  std::vector<std::string_view> groups;
  if (!regex.match_groups(text.as_string(), groups)) return Value::optional_none();
  const std::string_view found = groups[regex.group_count() == 1 ? 1 : 0];
  if (found.data() == nullptr) return Value::optional_none();
  return some(evaluation, Value::string(found));
}

void add_regex(Env& env) {
  declare(env, kPatterns);
}

}  // namespace dateline::cel
