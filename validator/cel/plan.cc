#include "validator/cel/plan.h"

#include <optional>
#include <utility>

#include "validator/cel/checker.h"
#include "validator/cel/map_data.h"
#include "validator/cel/nodes.h"

namespace dateline::cel {
namespace {

// What computing a literal call at load may cost; beyond it the call stays for run time.
constexpr std::uint64_t kFoldSteps = 10'000;
constexpr std::uint64_t kFoldBytes = 64 << 10;

class Planner {
 public:
  explicit Planner(Program::Impl& impl) : impl_(impl), ast_(impl.ast.impl().ast) {}

  NodePtr plan(const Expr& expr) {
    return std::visit([&](const auto& node) { return plan_node(expr, node); }, expr.node);
  }

 private:
  [[nodiscard]] std::string_view source(const Expr& expr) const {
    return ast_.text.substr(expr.place.begin, expr.place.end - expr.place.begin);
  }

  // Runs a node that needs no record; the node itself where that fails.
  NodePtr folded(NodePtr node) {
    Evaluation evaluation{.arena = &impl_.constants,
                          .steps = Allowance(kFoldSteps),
                          .string_bytes = Allowance(kFoldBytes)};
    Frame frame{.evaluation = evaluation};
    const Value value = node->value(frame);
    return value.is_error() ? std::move(node) : constant_node(value);
  }

  static bool all_constant(const NodeList& nodes) {
    for (const NodePtr& node : nodes) {
      if (node->constant() == nullptr) return false;
    }
    return true;
  }

  // --- leaves

  NodePtr plan_name(const Expr& expr, const NameTarget& target) {
    switch (target.kind) {
      case NameKind::kVariable:
        return variable_node(target.slot, source(expr));
      case NameKind::kLocal:
        return local_node(target.slot);
      case NameKind::kConstant:
        return constant_node(target.constant);
      case NameKind::kUnknown:
        break;
    }
    const std::string message = "undeclared name '" + std::string(source(expr)) + "'";
    return error_node(Value::failure(impl_.constants, ErrorCode::kNoSuchField, message));
  }

  NodePtr plan_node(const Expr&, const Literal& node) { return constant_node(node.value); }
  NodePtr plan_node(const Expr& expr, const Ident& node) { return plan_name(expr, node.target); }

  NodePtr plan_node(const Expr& expr, const Select& node) {
    if (node.target.kind != NameKind::kUnknown) return plan_name(expr, node.target);
    SelectParts parts{.operand = plan(*node.operand),
                      .field = node.field,
                      .path = source(expr),
                      .object = node.object,
                      .member = node.member};
    if (node.test) return has_node(std::move(parts));
    if (node.optional) return optional_select_node(std::move(parts));
    return select_node(std::move(parts));
  }

  // --- calls

  static const Expr& argument(const Call& node, std::size_t index) {
    const bool member = node.target != nullptr && !node.qualified;
    if (!member) return *node.arguments[index];
    return index == 0 ? *node.target : *node.arguments[index - 1];
  }

  NodePtr plan_node(const Expr&, const Call& node) {
    if (NodePtr out = emptiness(node)) return out;
    NodeList operands;
    const bool member = node.target != nullptr && !node.qualified;
    const std::size_t count = node.arguments.size() + (member ? 1 : 0);
    for (std::size_t i = 0; i < count; ++i) operands.push_back(plan(argument(node, i)));
    if (node.candidates.empty()) return call_node(node.candidates, std::move(operands));
    const bool literal = all_constant(operands);
    bool foldable = literal;
    for (const Candidate& candidate : node.candidates) foldable = foldable && candidate.foldable;
    NodePtr out = plan_call(node, operands);
    return foldable ? folded(std::move(out)) : std::move(out);
  }

  NodePtr plan_call(const Call& node, NodeList& operands) {
    if (node.candidates.size() == 1) {
      if (NodePtr out = special(node, operands)) return out;
    }
    return call_node(node.candidates, std::move(operands));
  }

  // The one overload has a node of its own, or null.
  NodePtr special(const Call& node, NodeList& operands) {
    const std::string& id = node.candidates.front().id;
    if (!node.candidates.front().foldable) return nullptr;  // a function of the host
    if (node.regex != nullptr) {
      if (id == "regex_extract_string_string") {
        return extract_node(*node.regex, std::move(operands[0]));
      }
      return matches_node(*node.regex, std::move(operands[0]));
    }
    if (id == "optional_or_optional" || id == "optional_orValue_value") {
      return lazy_node(id == "optional_orValue_value", std::move(operands[0]),
                       std::move(operands[1]));
    }
    if (!types_known(node, operands.size())) return nullptr;
    if (id == "logical_not") return not_node(std::move(operands[0]));
    if (node.zone) return zoned_part_node(*zoned_part(id), *node.zone, std::move(operands[0]));
    if (NodePtr out = arithmetic_node(id, operands)) return out;
    if (NodePtr out = text_node(id, operands)) return out;
    if (operands.size() == 2) return relation(node, id, operands);
    return nullptr;
  }

  // Typed entry points are only asked where the checker knows every operand: a dyn operand chooses
  // among the overloads at run time.
  static bool types_known(const Call& node, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      const TypeKind kind = argument(node, i).type->kind;
      if (kind == TypeKind::kDyn || kind == TypeKind::kParam) return false;
    }
    return true;
  }

  NodePtr relation(const Call& node, const std::string& id, NodeList& operands) {
    const TypeKind left = argument(node, 0).type->kind;
    const TypeKind right = argument(node, 1).type->kind;
    if (left == right) {
      if (NodePtr out = comparison_node(node.function, left, operands[0], operands[1])) return out;
    }
    if (id == "equals" || id == "not_equals") {
      return equality_node(id == "not_equals", std::move(operands[0]), std::move(operands[1]));
    }
    if (id == "in_list") {
      if (const MapData* set = literal_set(operands[1]->constant())) {
        return membership_node(std::move(operands[0]), set);
      }
    }
    return nullptr;
  }

  // size(text) > 0 and its like need no counting of code points.
  NodePtr emptiness(const Call& node) {
    if (node.target != nullptr || node.arguments.size() != 2) return nullptr;
    const auto* call = std::get_if<Call>(&node.arguments[0]->node);
    const auto* literal = std::get_if<Literal>(&node.arguments[1]->node);
    if (call == nullptr || call->candidates.size() != 1 || literal == nullptr) return nullptr;
    const std::string& id = call->candidates.front().id;
    if (id != "size_string" && id != "string_size") return nullptr;
    if (argument(*call, 0).type->kind != TypeKind::kString) return nullptr;
    if (literal->value.kind() != Kind::kInt) return nullptr;
    const std::int64_t than = literal->value.as_int();
    const std::string& op = node.function;
    const bool some = (than == 0 && (op == "_>_" || op == "_!=_")) || (than == 1 && op == "_>=_");
    const bool none = (than == 0 && (op == "_==_" || op == "_<=_")) || (than == 1 && op == "_<_");
    if (!some && !none) return nullptr;
    return non_empty_node(plan(argument(*call, 0)), none);
  }

  // A literal list as a set of keys; null where an item is none.
  const MapData* literal_set(const Value* list) {
    if (list == nullptr || list->kind() != Kind::kList) return nullptr;
    std::vector<MapEntry> entries;
    for (const Value& item : list->as_list()) {
      if (!is_key(item)) return nullptr;
      bool known = false;
      for (const MapEntry& entry : entries) known = known || equal(entry.key, item);
      if (!known) entries.push_back({item, Value::boolean(true)});
    }
    return make_map(impl_.constants, impl_.constants.copy(entries));
  }

  // --- logic

  NodePtr plan_node(const Expr&, const Logic& node) {
    NodeList operands;
    for (const ExprPtr& operand : node.operands) operands.push_back(plan(*operand));
    return logic_node(node.kind == LogicKind::kOr, std::move(operands));
  }

  NodePtr plan_node(const Expr&, const Conditional& node) {
    NodePtr condition = plan(*node.condition);
    if (const Value* known = condition->constant();
        known != nullptr && known->kind() == Kind::kBool) {
      return plan(known->as_bool() ? *node.when_true : *node.when_false);
    }
    return conditional_node(std::move(condition), plan(*node.when_true), plan(*node.when_false));
  }

  // --- literals

  NodePtr plan_node(const Expr&, const ListLiteral& node) {
    std::vector<ItemNode> items;
    bool literal = true;
    for (const ListItem& item : node.items) {
      items.push_back({.value = plan(*item.value), .optional = item.optional});
      literal = literal && items.back().value->constant() != nullptr;
    }
    NodePtr out = list_node(std::move(items));
    return literal ? folded(std::move(out)) : std::move(out);
  }

  NodePtr plan_node(const Expr&, const MapLiteral& node) {
    std::vector<EntryNode> entries;
    bool literal = true;
    for (const MapItem& item : node.items) {
      entries.push_back(
          {.key = plan(*item.key), .value = plan(*item.value), .optional = item.optional});
      literal = literal && entries.back().key->constant() != nullptr &&
                entries.back().value->constant() != nullptr;
    }
    NodePtr out = map_node(std::move(entries));
    return literal ? folded(std::move(out)) : std::move(out);
  }

  NodePtr plan_node(const Expr&, const StructLiteral&) { return error_node(no_overload()); }

  // --- macros

  NodePtr plan_node(const Expr&, const Comprehension& node) {
    MacroParts parts{.macro = node.macro,
                     .two_variables = !node.second.empty(),
                     .local = node.local,
                     .range = plan(*node.range)};
    if (node.condition != nullptr) parts.condition = plan(*node.condition);
    if (node.body != nullptr) parts.body = plan(*node.body);
    return macro_node(std::move(parts));
  }

  Program::Impl& impl_;
  const Ast& ast_;
};

}  // namespace

void plan_nodes(Program::Impl& impl) {
  impl.local_count = impl.ast.impl().local_count;
  impl.root = Planner(impl).plan(*impl.ast.impl().ast.root);
}

}  // namespace dateline::cel
