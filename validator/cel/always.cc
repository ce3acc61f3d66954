#include "validator/cel/always.h"

#include <string_view>
#include <vector>

#include "validator/cel/checker.h"
#include "validator/cel/part.h"

namespace dateline::cel {
namespace {

constexpr std::uint64_t kSteps = 10'000;
constexpr std::uint64_t kBytes = 64 << 10;

bool is_variable(const NameTarget& target) {
  return target.kind == NameKind::kVariable;
}

// Nothing in it depends on a record or on the host.
bool is_constant(const Expr& expr) {
  if (const auto* name = std::get_if<Ident>(&expr.node); name && is_variable(name->target)) {
    return false;
  }
  if (const auto* select = std::get_if<Select>(&expr.node); select && is_variable(select->target)) {
    return false;
  }
  if (const auto* call = std::get_if<Call>(&expr.node)) {
    for (const Candidate& candidate : call->candidates) {
      if (!candidate.foldable) return false;
    }
  }
  bool constant = true;
  for_each_child(expr, [&](const Expr& child) { constant = constant && is_constant(child); });
  return constant;
}

class Judge {
 public:
  explicit Judge(const CheckedAst& ast) : ast_(ast) {}

  std::optional<bool> judge(const Expr& expr) {
    if (is_constant(expr)) return computed(expr);
    if (const auto* logic = std::get_if<Logic>(&expr.node)) return combined(*logic);
    if (const auto* call = std::get_if<Call>(&expr.node)) {
      if (call->function == "!_") {
        const std::optional<bool> inner = judge(*call->arguments[0]);
        return inner ? std::optional(!*inner) : std::nullopt;
      }
      return compared(*call);
    }
    return std::nullopt;
  }

 private:
  std::optional<bool> computed(const Expr& expr) {
    Arena arena;
    Evaluation evaluation{
        .arena = &arena, .steps = Allowance(kSteps), .string_bytes = Allowance(kBytes)};
    std::vector<Value> locals(ast_.impl().local_count);
    const Value value = evaluate_part(ast_, expr, evaluation, locals);
    return value.kind() == Kind::kBool ? std::optional(value.as_bool()) : std::nullopt;
  }

  std::optional<bool> combined(const Logic& logic) {
    const bool deciding = logic.kind == LogicKind::kOr;
    bool all = true;
    for (const ExprPtr& operand : logic.operands) {
      const std::optional<bool> known = judge(*operand);
      if (known == deciding) return deciding;
      all = all && known.has_value();
    }
    return all ? std::optional(!deciding) : std::nullopt;
  }

  [[nodiscard]] std::string_view source(const Expr& expr) const {
    return ast_.impl().ast.text.substr(expr.place.begin, expr.place.end - expr.place.begin);
  }

  // x == x, x <= x; but for doubles, of which NaN is unlike itself, and what may hold one.
  std::optional<bool> compared(const Call& call) const {
    if (call.arguments.size() != 2) return std::nullopt;
    const TypeKind kind = call.arguments[0]->type->kind;
    if (kind == TypeKind::kDouble || kind == TypeKind::kDyn || kind == TypeKind::kList ||
        kind == TypeKind::kMap)
      return std::nullopt;
    if (source(*call.arguments[0]) != source(*call.arguments[1])) return std::nullopt;
    if (call.function == "_==_" || call.function == "_<=_" || call.function == "_>=_") return true;
    if (call.function == "_!=_" || call.function == "_<_" || call.function == "_>_") return false;
    return std::nullopt;
  }

  const CheckedAst& ast_;
};

}  // namespace

std::optional<bool> always(const CheckedAst& condition) {
  return Judge(condition).judge(*condition.impl().ast.root);
}

}  // namespace dateline::cel
