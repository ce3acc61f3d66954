#include "validator/cel/check_call.h"

#include <algorithm>

#include <fmt/format.h>

#include "validator/cel/issue_text.h"

namespace dateline::cel {
namespace {

Candidate candidate_of(const Overload& overload) {
  Candidate out{.id = overload.id, .function = overload.function, .foldable = overload.foldable};
  for (const Type* parameter : overload.parameters) {
    out.tests.push_back({.kind = parameter->kind, .object = parameter->object});
  }
  return out;
}

bool is_operator(std::string_view name) {
  return name.front() == '_' || name.front() == '!' || name.front() == '-' || name.front() == '@';
}

bool is_kind(const Type* type, TypeKind kind) {
  return type->kind == kind;
}

std::string signature(const Type* const* first, const Type* const* last, bool member) {
  std::string out;
  if (member && first != last) out = print(*first++) + ".";
  out += "(";
  for (const Type* const* at = first; at != last; ++at) {
    if (at != first) out += ", ";
    out += print(*at);
  }
  return out + ")";
}

// "abs takes (int), (double) or (duration)"
std::string takes(const CallQuestion& question) {
  std::vector<std::string> shapes;
  bool same_style = false;
  for (const Overload* overload : question.overloads) {
    if (overload->run_time_only) continue;
    same_style = same_style || overload->member == question.member;
  }
  for (const Overload* overload : question.overloads) {
    if (overload->run_time_only || (same_style && overload->member != question.member)) continue;
    const auto* first = overload->parameters.data();
    shapes.push_back(signature(first, first + overload->parameters.size(), overload->member));
  }
  constexpr std::size_t kShown = 6;
  if (shapes.empty() || shapes.size() > kShown) return {};
  std::string out = question.name + " takes ";
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    if (i > 0) out += i + 1 == shapes.size() ? " or " : ", ";
    out += shapes[i];
  }
  return out;
}

bool mixes_wall_clock_and_instant(const CallQuestion& question) {
  if (question.arguments.size() != 2) return false;
  const Type* a = question.arguments[0];
  const Type* b = question.arguments[1];
  const auto civil = [](const Type* type) {
    return is_kind(type, TypeKind::kLocal) || is_kind(type, TypeKind::kDate);
  };
  return (civil(a) && is_kind(b, TypeKind::kTimestamp)) ||
         (civil(b) && is_kind(a, TypeKind::kTimestamp));
}

}  // namespace

CallAnswer resolve_call(Inference& inference, const CallQuestion& question) {
  CallAnswer out;
  const bool some_dyn =
      std::any_of(question.arguments.begin(), question.arguments.end(),
                  [](const Type* type) { return is_dyn(type) || type->kind == TypeKind::kParam; });
  for (const Overload* overload : question.overloads) {
    if (overload->member != question.member) continue;
    if (overload->run_time_only && !some_dyn) continue;
    const auto [parameters, result] = inference.instantiate(overload->parameters, overload->result);
    if (!inference.assign_all(question.arguments, parameters)) continue;
    out.candidates.push_back(candidate_of(*overload));
    if (overload->run_time_only && out.result != nullptr) continue;
    const Type* type = inference.substitute(result, false);
    if (out.result == nullptr) {
      out.result = type;
    } else if (!is_dyn(out.result) && !same_type(type, out.result)) {
      out.result = dyn_type();
    }
  }
  if (out.result == nullptr && question.dynamic) out.result = dyn_type();
  return out;
}

Issue unresolved_call(const CallQuestion& question, const Env::Impl& env) {
  const auto* first = question.arguments.data();
  const std::string arguments =
      signature(first, first + question.arguments.size(), question.member);
  Issue out;
  if (question.overloads.empty()) {
    std::vector<std::string_view> names;
    for (const std::string_view name : env.function_names()) {
      if (!is_operator(name)) names.push_back(name);
    }
    for (const std::string_view macro :
         {"all", "exists", "exists_one", "map", "filter", "sortBy", "optMap", "has"}) {
      names.push_back(macro);
    }
    out.code = "E204";
    out.message = fmt::format("no function '{}' for {}", question.name, arguments);
    out.hint = did_you_mean(question.name, names);
    return out;
  }
  out.code = "E206";
  out.message = fmt::format("no overload '{}' for {}", question.name, arguments);
  if (mixes_wall_clock_and_instant(question)) {
    out.message += ": wall-clock and instants do not mix; use event.local or in_zone(...)";
  } else if (!is_operator(question.name)) {
    out.hint = takes(question);
  }
  return out;
}

}  // namespace dateline::cel
