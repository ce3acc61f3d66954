#include "validator/cel/explain.h"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

#include "validator/cel/checker.h"
#include "validator/cel/part.h"
#include "validator/cel/runtime.h"

namespace dateline::cel {
namespace {

bool reads_something(const Expr& expr) {
  const NameTarget* target = nullptr;
  if (const auto* name = std::get_if<Ident>(&expr.node)) target = &name->target;
  if (const auto* select = std::get_if<Select>(&expr.node)) target = &select->target;
  if (target != nullptr &&
      (target->kind == NameKind::kVariable || target->kind == NameKind::kLocal))
    return true;
  bool reads = false;
  for_each_child(expr, [&](const Expr& child) { reads = reads || reads_something(child); });
  return reads;
}

// One formula: its own tree and its own locals.
class Explainer {
 public:
  Explainer(const CheckedAst& ast, Evaluation& evaluation, const Definition& definition,
            std::size_t most, std::vector<Part>& parts, std::set<std::uint32_t>& opened)
      : ast_(ast),
        evaluation_(evaluation),
        definition_(definition),
        most_(most),
        parts_(parts),
        opened_(opened),
        locals_(ast.impl().local_count) {}

  void explain() { why(*ast_.impl().ast.root); }

 private:
  [[nodiscard]] std::string source(const Expr& expr) const {
    return std::string(
        ast_.impl().ast.text.substr(expr.place.begin, expr.place.end - expr.place.begin));
  }

  Value eval(const Expr& expr) { return evaluate_part(ast_, expr, evaluation_, locals_); }

  void add(const Expr& expr, const Value& value) {
    if (parts_.size() >= most_) return;
    std::string text = source(expr);
    const bool known = std::any_of(parts_.begin(), parts_.end(),
                                   [&](const Part& part) { return part.text == text; });
    if (!known) parts_.push_back({std::move(text), value, expr.type});
  }

  // An expression that gives true or false.
  void why(const Expr& expr) {
    if (const auto* logic = std::get_if<Logic>(&expr.node)) return why_logic(*logic);
    if (const auto* choice = std::get_if<Conditional>(&expr.node)) {
      why(*choice->condition);
      const Value condition = eval(*choice->condition);
      if (condition.kind() == Kind::kBool) {
        why(condition.as_bool() ? *choice->when_true : *choice->when_false);
      }
      return;
    }
    if (const auto* call = std::get_if<Call>(&expr.node)) return why_call(expr, *call);
    if (const auto* macro = std::get_if<Comprehension>(&expr.node)) return why_macro(expr, *macro);
    if (reads_something(expr)) operand(expr);
  }

  // Of what was false only what made it so, and the other way round.
  void why_logic(const Logic& logic) {
    const bool deciding = logic.kind == LogicKind::kOr;
    std::vector<const Expr*> decided;
    for (const ExprPtr& part : logic.operands) {
      const Value value = eval(*part);
      if (value.kind() == Kind::kBool && value.as_bool() == deciding) decided.push_back(part.get());
    }
    if (decided.empty()) {
      for (const ExprPtr& part : logic.operands) why(*part);
      return;
    }
    for (const Expr* part : decided) why(*part);
  }

  void why_call(const Expr& expr, const Call& call) {
    if (call.function == "!_") return why(*call.arguments[0]);
    bool any = false;
    const auto one = [&](const Expr& argument) {
      if (!reads_something(argument)) return;
      any = true;
      operand(argument);
    };
    if (call.target != nullptr && !call.qualified) one(*call.target);
    for (const ExprPtr& argument : call.arguments) one(*argument);
    if (!any) add(expr, eval(expr));
  }

  // What all(), exists() and the like went through; of all() the element that failed.
  void why_macro(const Expr& expr, const Comprehension& macro) {
    if (reads_something(*macro.range)) operand(*macro.range);
    if (macro.macro != Macro::kAll || !macro.second.empty()) {
      if (!reads_something(*macro.range)) add(expr, eval(expr));
      return;
    }
    const Value range = eval(*macro.range);
    if (range.kind() != Kind::kList) return;
    for (const Value& item : range.as_list()) {
      locals_[macro.local] = item;
      const Value held = eval(*macro.body);
      if (held.kind() == Kind::kBool && held.as_bool()) continue;
      if (parts_.size() < most_) parts_.push_back({macro.first, item, dyn_type()});
      why(*macro.body);
      return;
    }
  }

  // A value that was compared, and what it is made of.
  void operand(const Expr& expr) {
    add(expr, eval(expr));
    inside(expr);
  }

  void inside(const Expr& expr) {
    if (const auto* name = std::get_if<Ident>(&expr.node)) {
      if (name->target.kind == NameKind::kVariable) open(name->target.slot);
    } else if (const auto* macro = std::get_if<Comprehension>(&expr.node)) {
      // What it names for itself has no one value.
      if (reads_something(*macro->range)) operand(*macro->range);
    } else if (const auto* choice = std::get_if<Conditional>(&expr.node)) {
      why(*choice->condition);
      const Value condition = eval(*choice->condition);
      if (condition.kind() != Kind::kBool) return;
      const Expr& taken = condition.as_bool() ? *choice->when_true : *choice->when_false;
      if (reads_something(taken)) operand(taken);
    } else if (!std::holds_alternative<Select>(expr.node)) {
      for_each_child(expr, [&](const Expr& child) {
        if (!reads_something(child)) return;
        is_list_of_parts(child) ? inside(child) : operand(child);
      });
    }
  }

  // [title, lead] + paragraphs: the whole has been shown, its parts are the names in it.
  static bool is_list_of_parts(const Expr& expr) {
    if (std::holds_alternative<ListLiteral>(expr.node)) return true;
    const auto* call = std::get_if<Call>(&expr.node);
    return call != nullptr && call->function == "_+_" && expr.type->kind == TypeKind::kList;
  }

  // A let: its formula, once.
  void open(std::uint32_t slot) {
    const CheckedAst* formula = definition_ ? definition_(slot) : nullptr;
    if (formula == nullptr || !opened_.insert(slot).second) return;
    Explainer inner(*formula, evaluation_, definition_, most_, parts_, opened_);
    if (formula->type()->kind == TypeKind::kBool) {
      inner.explain();
    } else {
      inner.inside(*formula->impl().ast.root);
    }
  }

  const CheckedAst& ast_;
  Evaluation& evaluation_;
  const Definition& definition_;
  std::size_t most_;
  std::vector<Part>& parts_;
  std::set<std::uint32_t>& opened_;
  std::vector<Value> locals_;
};

constexpr std::size_t kTextBytes = 80;
constexpr std::size_t kItems = 8;
constexpr int kObjectTexts = 2;

class ValueText {
 public:
  explicit ValueText(Arena& arena) : arena_(arena) {}

  void append(const Value& value) {
    switch (value.kind()) {
      case Kind::kString:
        return append_quoted(value.as_string());
      case Kind::kList:
        return append_list(value.as_list());
      case Kind::kObject:
        return append_object(value);
      default:
        append_display(out_, value);
    }
  }

  std::string take() { return std::move(out_); }

 private:
  void append_quoted(std::string_view text) {
    std::size_t end = std::min(text.size(), kTextBytes);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    out_ += '\'';
    out_ += text.substr(0, end);
    out_ += end < text.size() ? "…'" : "'";
  }

  void append_list(std::span<const Value> items) {
    out_ += '[';
    for (std::size_t i = 0; i < items.size() && i < kItems; ++i) {
      if (i > 0) out_ += ", ";
      append(items[i]);
    }
    if (items.size() > kItems) out_ += ", … " + std::to_string(items.size()) + " in all";
    out_ += ']';
  }

  // "Speaker{label: 'President Vladimir Putin', name: 'Vladimir Putin'}"
  void append_object(const Value& value) {
    const ObjectType& type = *value.object_type();
    out_ += type.name;
    int shown = 0;
    for (const Field& field : type.fields) {
      if (shown == kObjectTexts || field.type->kind != TypeKind::kString) continue;
      const Value text = field.get(value.as_object(), field.index, arena_);
      if (text.kind() != Kind::kString || text.as_string().empty()) continue;
      out_ += (shown++ == 0 ? "{" : ", ") + field.name + ": ";
      append_quoted(text.as_string());
    }
    if (shown > 0) out_ += '}';
  }

  Arena& arena_;
  std::string out_;
};

}  // namespace

std::vector<Part> explain(const CheckedAst& condition, Evaluation& evaluation,
                          const Definition& definition, std::size_t most) {
  std::vector<Part> parts;
  std::set<std::uint32_t> opened;
  Explainer(condition, evaluation, definition, most, parts, opened).explain();
  return parts;
}

std::string value_text(const Value& value, Arena& arena) {
  ValueText text(arena);
  text.append(value);
  return text.take();
}

}  // namespace dateline::cel
