#include "validator/cel/reads.h"

#include <algorithm>

#include "validator/cel/checker.h"

namespace dateline::cel {
namespace {

bool is_variable(const NameTarget& target) {
  return target.kind == NameKind::kVariable;
}

// Whether the expression is a variable or a chain of fields down from one.
bool is_chain(const Expr& expr) {
  if (const auto* name = std::get_if<Ident>(&expr.node)) return is_variable(name->target);
  const auto* select = std::get_if<Select>(&expr.node);
  if (select == nullptr || select->test) return false;
  return is_variable(select->target) || (select->operand != nullptr && is_chain(*select->operand));
}

class Reads {
 public:
  explicit Reads(const Ast& ast) : text_(ast.text) {}

  void visit(const Expr& expr) {
    if (is_chain(expr)) {
      add(expr);
      return;
    }
    for_each_child(expr, [&](const Expr& child) { visit(child); });
  }

  std::vector<Read> take() { return std::move(reads_); }

 private:
  void add(const Expr& expr) {
    std::string path(text_.substr(expr.place.begin, expr.place.end - expr.place.begin));
    if (std::any_of(reads_.begin(), reads_.end(),
                    [&](const Read& read) { return read.path == path; }))
      return;
    const auto* select = std::get_if<Select>(&expr.node);
    const Field* member = select != nullptr ? select->member : nullptr;
    reads_.push_back({.path = std::move(path),
                      .type = expr.type,
                      .absence = member != nullptr ? member->absence : Absence::kNever});
  }

  std::string_view text_;
  std::vector<Read> reads_;
};

}  // namespace

std::vector<Read> reads_of(const CheckedAst& ast) {
  Reads reads(ast.impl().ast);
  reads.visit(*ast.impl().ast.root);
  return reads.take();
}

}  // namespace dateline::cel
