// Finds reads of fields that may be absent and that nothing beside them asks about. A has() of the
// same path in the same && or ||, or in the condition of a ?:, counts as asking.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "validator/cel/checker.h"

namespace dateline::cel {
namespace {

class AbsenceWalk {
 public:
  AbsenceWalk(const Ast& ast, std::vector<CheckedAst::BareRead>& out) : ast_(ast), out_(out) {}

  void walk(const Expr& expr) {
    const std::size_t outer = asked_.size();
    if (std::holds_alternative<Logic>(expr.node)) collect_asked(expr);
    if (const auto* node = std::get_if<Conditional>(&expr.node)) collect_asked(*node->condition);
    if (const auto* node = std::get_if<Select>(&expr.node)) read(expr, *node);
    for_each_child(expr, [&](const Expr& child) { walk(child); });
    asked_.resize(outer);
  }

  void collect_asked(const Expr& expr) {
    const auto* select = std::get_if<Select>(&expr.node);
    if (select != nullptr && select->test) {
      asked_.push_back(std::string(source(*select->operand)) + "." + select->field);
    }
    for_each_child(expr, [&](const Expr& child) { collect_asked(child); });
  }

  [[nodiscard]] const std::vector<std::string>& asked() const { return asked_; }

 private:
  [[nodiscard]] std::string_view source(const Expr& expr) const {
    return ast_.text.substr(expr.place.begin, expr.place.end - expr.place.begin);
  }

  void read(const Expr& expr, const Select& node) {
    if (node.member == nullptr || node.member->absence != Absence::kAbsent) return;
    if (node.test || node.optional || node.operand->type->kind != TypeKind::kObject) return;
    const std::string_view path = source(expr);
    if (std::find(asked_.begin(), asked_.end(), path) != asked_.end()) return;
    out_.push_back({.path = std::string(path), .begin = expr.place.begin, .end = expr.place.end});
  }

  const Ast& ast_;
  std::vector<CheckedAst::BareRead>& out_;
  std::vector<std::string> asked_;
};

}  // namespace

std::vector<CheckedAst::BareRead> find_bare_reads(const Ast& ast) {
  std::vector<CheckedAst::BareRead> out;
  AbsenceWalk(ast, out).walk(*ast.root);
  return out;
}

std::vector<std::string> find_asked_paths(const Ast& ast) {
  std::vector<CheckedAst::BareRead> ignored;
  AbsenceWalk walk(ast, ignored);
  walk.collect_asked(*ast.root);
  return walk.asked();
}

}  // namespace dateline::cel
