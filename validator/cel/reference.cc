// The plain tree walk: one function per kind of node, values in, values out, nothing precomputed.
// It is the reference that the planned program is compared with, so it shares no shortcuts with it.
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "validator/cel/checker.h"
#include "validator/cel/library_lists.h"
#include "validator/cel/library_regex.h"
#include "validator/cel/library_time.h"
#include "validator/cel/map_data.h"
#include "validator/cel/part.h"
#include "validator/cel/runtime.h"

namespace dateline::cel {
namespace {

// The errors met on a walk and not absorbed yet, each with the place it came from. An error that a
// node passes on is its operand's; only what no operand brought arose in the node itself.
class Trail {
 public:
  [[nodiscard]] std::size_t mark() const { return met_.size(); }

  // Behind the walk of a node: `value` is what it gave, `mark` was taken before.
  void note(const Value& value, std::size_t mark, const ErrorPlace& itself) {
    const std::optional<ErrorPlace> brought = value.is_error() ? find(value, mark) : std::nullopt;
    met_.resize(mark);
    if (value.is_error()) met_.push_back({value.error_message().data(), brought.value_or(itself)});
  }

  // The first of an error's words since `mark`.
  [[nodiscard]] std::optional<ErrorPlace> find(const Value& error, std::size_t mark) const {
    for (std::size_t i = mark; i < met_.size(); ++i) {
      if (met_[i].words == error.error_message().data()) return met_[i].place;
    }
    return std::nullopt;
  }

 private:
  struct Met {
    const char* words = nullptr;  // tells errors apart, but for those of constant words
    ErrorPlace place = {};
  };
  std::vector<Met> met_;
};

class Walker {
 public:
  Walker(const Ast& ast, Evaluation& evaluation, std::vector<Value>& locals, Trail* trail = nullptr)
      : ast_(ast),
        evaluation_(evaluation),
        locals_(locals),
        local_places_(trail == nullptr ? 0 : locals.size()),
        trail_(trail) {}

  Value eval(const Expr& expr) {
    const std::size_t mark = trail_ == nullptr ? 0 : trail_->mark();
    const Value value =
        std::visit([&](const auto& node) { return eval_node(expr, node); }, expr.node);
    if (trail_ != nullptr) trail_->note(value, mark, place_of(expr));
    return value;
  }

 private:
  // Where an error arose that this very expression gave. A local's error arose where bind() got it.
  [[nodiscard]] ErrorPlace place_of(const Expr& expr) const {
    ErrorPlace out{.begin = expr.place.begin, .end = expr.place.end};
    const auto* ident = std::get_if<Ident>(&expr.node);
    const auto* select = std::get_if<Select>(&expr.node);
    if (ident == nullptr && select == nullptr) return out;
    const NameTarget& target = ident != nullptr ? ident->target : select->target;
    if (target.kind == NameKind::kVariable) out.variable = target.slot;
    if (target.kind == NameKind::kLocal) return local_places_[target.slot].value_or(out);
    return out;
  }

  [[nodiscard]] std::string_view source(const Expr& expr) const {
    return ast_.text.substr(expr.place.begin, expr.place.end - expr.place.begin);
  }

  Value present(const Expr& expr, const Value& value) {
    if (value.kind() != Kind::kUnset) return value;
    return Value::absent(*evaluation_.arena, source(expr));
  }

  Value read_name(const Expr& expr, const NameTarget& target) {
    switch (target.kind) {
      case NameKind::kVariable:
        return present(expr, read_variable(evaluation_, target.slot));
      case NameKind::kLocal:
        return locals_[target.slot];
      case NameKind::kConstant:
        return target.constant;
      case NameKind::kUnknown:
        break;
    }
    return failure(evaluation_, ErrorCode::kNoSuchField,
                   fmt::format("undeclared name '{}'", source(expr)));
  }

  Value eval_node(const Expr&, const Literal& node) { return node.value; }
  Value eval_node(const Expr& expr, const Ident& node) { return read_name(expr, node.target); }

  Value eval_node(const Expr& expr, const Select& node) {
    if (node.target.kind != NameKind::kUnknown) return read_name(expr, node.target);
    const Value operand = eval(*node.operand);
    if (operand.is_error()) return operand;
    if (node.test) return has_field(evaluation_, operand, node.field);
    if (node.optional) return select_optional(evaluation_, operand, node.field);
    return present(expr, select_field(evaluation_, operand, node.field));
  }

  // --- calls

  static bool is_lazy(const Call& node) {
    return node.candidates.size() == 1 && (node.candidates[0].id == "optional_or_optional" ||
                                           node.candidates[0].id == "optional_orValue_value");
  }

  Value eval_node(const Expr&, const Call& node) {
    if (!spend_steps(evaluation_, 1)) return out_of_steps(evaluation_);
    std::vector<Value> arguments;
    if (node.target != nullptr && !node.qualified) {
      arguments.push_back(eval(*node.target));
      if (arguments.back().is_error()) return arguments.back();
    }
    if (is_lazy(node) && arguments[0].kind() == Kind::kOptional) return eval_lazy(node, arguments);
    for (const ExprPtr& argument : node.arguments) {
      arguments.push_back(eval(*argument));
      if (arguments.back().is_error()) return arguments.back();
    }
    const Candidate* chosen = choose(node.candidates, arguments);
    if (chosen == nullptr) return no_overload();
    if (node.regex != nullptr) {
      return chosen->id == "regex_extract_string_string"
                 ? extract_with(evaluation_, *node.regex, arguments[0])
                 : matches_with(evaluation_, *node.regex, arguments[0]);
    }
    return chosen->function(evaluation_, arguments);
  }

  Value eval_lazy(const Call& node, const std::vector<Value>& arguments) {
    const bool wants_value = node.candidates[0].id == "optional_orValue_value";
    const Value* held = arguments[0].as_optional();
    if (held != nullptr) return wants_value ? *held : arguments[0];
    const Value other = eval(*node.arguments[0]);
    if (wants_value || other.is_error() || other.kind() == Kind::kOptional) return other;
    return no_overload();
  }

  // --- logic

  Value eval_node(const Expr&, const Logic& node) {
    const bool deciding = node.kind == LogicKind::kOr;
    Value error;
    for (const ExprPtr& operand : node.operands) {
      Value value = eval(*operand);
      if (value.kind() == Kind::kBool) {
        if (value.as_bool() == deciding) return value;
        continue;
      }
      if (!value.is_error()) value = no_overload();
      if (is_budget(value)) return value;
      error = error.is_error() ? worse_error(error, value) : value;
    }
    return error.is_error() ? error : Value::boolean(!deciding);
  }

  Value eval_node(const Expr&, const Conditional& node) {
    const Value condition = eval(*node.condition);
    if (condition.is_error()) return condition;
    if (condition.kind() != Kind::kBool) return no_overload();
    return eval(condition.as_bool() ? *node.when_true : *node.when_false);
  }

  // --- literals

  Value eval_node(const Expr&, const ListLiteral& node) {
    std::vector<Value> items;
    for (const ListItem& item : node.items) {
      const Value value = eval(*item.value);
      if (value.is_error()) return value;
      if (!item.optional) {
        items.push_back(value);
      } else if (value.kind() != Kind::kOptional) {
        return no_overload();
      } else if (value.as_optional() != nullptr) {
        items.push_back(*value.as_optional());
      }
    }
    return Value::list(evaluation_.arena->copy(items));
  }

  Value built_map(const std::vector<MapEntry>& entries) {
    for (const MapEntry& entry : entries) {
      if (!is_key(entry.key)) return Value::error(&kBadKeyText);
    }
    const MapData* map = make_map(*evaluation_.arena, evaluation_.arena->copy(entries));
    return map != nullptr ? Value::map(map) : Value::error(&kDuplicateKeyText);
  }

  Value eval_node(const Expr&, const MapLiteral& node) {
    std::vector<MapEntry> entries;
    for (const MapItem& item : node.items) {
      const Value key = eval(*item.key);
      if (key.is_error()) return key;
      const Value value = eval(*item.value);
      if (value.is_error()) return value;
      if (!item.optional) {
        entries.push_back({key, value});
      } else if (value.kind() != Kind::kOptional) {
        return no_overload();
      } else if (value.as_optional() != nullptr) {
        entries.push_back({key, *value.as_optional()});
      }
    }
    return built_map(entries);
  }

  Value eval_node(const Expr&, const StructLiteral&) { return no_overload(); }

  // --- comprehensions

  // What a comprehension goes through: pairs of (index or key, item or value), and what one
  // variable stands for.
  struct Step {
    Value first = {};
    Value second = {};
    Value only = {};
  };

  static bool steps_of(const Value& range, std::vector<Step>& out) {
    if (range.kind() == Kind::kList) {
      std::int64_t index = 0;
      for (const Value& item : range.as_list()) {
        out.push_back({Value::integer(index++), item, item});
      }
      return true;
    }
    if (range.kind() != Kind::kMap) return false;
    for (const MapEntry& entry : range.as_map()->entries) {
      out.push_back({entry.key, entry.value, entry.key});
    }
    return true;
  }

  void bind(const Comprehension& node, const Step& step) {
    locals_[node.local] = node.second.empty() ? step.only : step.first;
    if (!node.second.empty()) locals_[node.local + 1] = step.second;
  }

  Value eval_node(const Expr&, const Comprehension& node) {
    const std::size_t mark = trail_ == nullptr ? 0 : trail_->mark();
    const Value range = eval(*node.range);
    switch (node.macro) {
      case Macro::kBind:
        if (is_budget(range)) return range;
        locals_[node.local] = range;
        if (trail_ != nullptr) keep_place(node, range, mark);
        return eval(*node.body);
      case Macro::kOptMap:
      case Macro::kOptFlatMap:
        return eval_optional(node, range);
      default:
        break;
    }
    if (range.is_error()) return range;
    std::vector<Step> steps;
    if (!steps_of(range, steps)) return no_overload();
    switch (node.macro) {
      case Macro::kAll:
        return eval_quantifier(node, steps, false);
      case Macro::kExists:
        return eval_quantifier(node, steps, true);
      case Macro::kExistsOne:
        return eval_exists_one(node, steps);
      case Macro::kTransformMap:
      case Macro::kTransformMapEntry:
        return eval_transform(node, steps);
      case Macro::kSortBy:
        return eval_sort(node, range, steps);
      default:
        return eval_map(node, steps);
    }
  }

  // The error that a bind() holds is nobody's until it is used.
  void keep_place(const Comprehension& node, const Value& held, std::size_t mark) {
    local_places_[node.local] = held.is_error() ? trail_->find(held, mark) : std::nullopt;
    trail_->note(Value(), mark, {});
  }

  Value eval_optional(const Comprehension& node, const Value& range) {
    if (range.is_error()) return range;
    if (range.kind() != Kind::kOptional) return no_overload();
    if (range.as_optional() == nullptr) return range;
    locals_[node.local] = *range.as_optional();
    const Value out = eval(*node.body);
    if (out.is_error()) return out;
    if (node.macro == Macro::kOptMap) return some(evaluation_, out);
    return out.kind() == Kind::kOptional ? out : no_overload();
  }

  Value eval_quantifier(const Comprehension& node, const std::vector<Step>& steps, bool deciding) {
    Value error;
    for (const Step& step : steps) {
      if (!spend_steps(evaluation_, 1)) return out_of_steps(evaluation_);
      bind(node, step);
      Value value = eval(*node.body);
      if (value.kind() == Kind::kBool) {
        if (value.as_bool() == deciding) return value;
        continue;
      }
      if (!value.is_error()) value = no_overload();
      if (is_budget(value)) return value;
      error = error.is_error() ? worse_error(error, value) : value;
    }
    return error.is_error() ? error : Value::boolean(!deciding);
  }

  Value eval_exists_one(const Comprehension& node, const std::vector<Step>& steps) {
    int count = 0;
    for (const Step& step : steps) {
      if (!spend_steps(evaluation_, 1)) return out_of_steps(evaluation_);
      bind(node, step);
      const Value value = eval(*node.body);
      if (value.is_error()) return value;
      if (value.kind() != Kind::kBool) return no_overload();
      if (value.as_bool()) ++count;
    }
    return Value::boolean(count == 1);
  }

  // True where the step passes the condition; otherwise false, or why not.
  Value passes(const Comprehension& node, const Step& step) {
    if (!spend_steps(evaluation_, 1)) return out_of_steps(evaluation_);
    bind(node, step);
    if (node.condition == nullptr) return Value::boolean(true);
    const Value value = eval(*node.condition);
    return value.is_error() || value.kind() == Kind::kBool ? value : no_overload();
  }

  Value eval_map(const Comprehension& node, const std::vector<Step>& steps) {
    std::vector<Value> out;
    for (const Step& step : steps) {
      const Value pass = passes(node, step);
      if (pass.is_error()) return pass;
      if (!pass.as_bool()) continue;
      const Value value = node.body == nullptr ? step.only : eval(*node.body);
      if (value.is_error()) return value;
      out.push_back(value);
    }
    return Value::list(evaluation_.arena->copy(out));
  }

  Value eval_transform(const Comprehension& node, const std::vector<Step>& steps) {
    std::vector<MapEntry> out;
    for (const Step& step : steps) {
      const Value pass = passes(node, step);
      if (pass.is_error()) return pass;
      if (!pass.as_bool()) continue;
      const Value value = eval(*node.body);
      if (value.is_error()) return value;
      if (node.macro == Macro::kTransformMap) {
        out.push_back({step.first, value});
      } else if (value.kind() == Kind::kMap) {
        const auto entries = value.as_map()->entries;
        if (!spend_steps(evaluation_, entries.size())) return out_of_steps(evaluation_);
        out.insert(out.end(), entries.begin(), entries.end());
      } else {
        return no_overload();
      }
    }
    return built_map(out);
  }

  Value eval_sort(const Comprehension& node, const Value& range, const std::vector<Step>& steps) {
    if (range.kind() != Kind::kList) return no_overload();
    std::vector<Value> keys;
    for (const Step& step : steps) {
      if (!spend_steps(evaluation_, 1)) return out_of_steps(evaluation_);
      bind(node, step);
      keys.push_back(eval(*node.body));
      if (keys.back().is_error()) return keys.back();
    }
    return sorted_by(evaluation_, range.as_list(), keys);
  }

  const Ast& ast_;
  Evaluation& evaluation_;
  std::vector<Value>& locals_;
  std::vector<std::optional<ErrorPlace>> local_places_;
  Trail* trail_ = nullptr;
};

}  // namespace

Value evaluate_reference(const CheckedAst& ast, Evaluation& evaluation) {
  std::vector<Value> locals(ast.impl().local_count);
  return evaluate_part(ast, *ast.impl().ast.root, evaluation, locals);
}

Value evaluate_part(const CheckedAst& ast, const Expr& part, Evaluation& evaluation,
                    std::vector<Value>& locals) {
  return Walker(ast.impl().ast, evaluation, locals).eval(part);
}

std::optional<ErrorPlace> find_error(const CheckedAst& ast, Evaluation& evaluation) {
  const Ast& tree = ast.impl().ast;
  std::vector<Value> locals(ast.impl().local_count);
  Trail trail;
  const Value value = Walker(tree, evaluation, locals, &trail).eval(*tree.root);
  return value.is_error() ? trail.find(value, 0) : std::nullopt;
}

}  // namespace dateline::cel
