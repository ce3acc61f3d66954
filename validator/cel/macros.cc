#include "validator/cel/macros.h"

#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace dateline::cel {
namespace {

struct MacroRow {
  std::string_view name;
  std::size_t arguments;
  std::size_t variables;
  Macro macro;
  bool has_condition;
  bool filters;  // the condition is all there is
};

constexpr MacroRow kMemberMacros[] = {
    {"all", 2, 1, Macro::kAll, false, false},
    {"exists", 2, 1, Macro::kExists, false, false},
    {"exists_one", 2, 1, Macro::kExistsOne, false, false},
    {"existsOne", 2, 1, Macro::kExistsOne, false, false},
    {"map", 2, 1, Macro::kMap, false, false},
    {"map", 3, 1, Macro::kMap, true, false},
    {"filter", 2, 1, Macro::kMap, true, true},
    {"sortBy", 2, 1, Macro::kSortBy, false, false},
    {"optMap", 2, 1, Macro::kOptMap, false, false},
    {"optFlatMap", 2, 1, Macro::kOptFlatMap, false, false},
    {"all", 3, 2, Macro::kAll, false, false},
    {"exists", 3, 2, Macro::kExists, false, false},
    {"existsOne", 3, 2, Macro::kExistsOne, false, false},
    {"exists_one", 3, 2, Macro::kExistsOne, false, false},
    {"transformList", 3, 2, Macro::kMap, false, false},
    {"transformList", 4, 2, Macro::kMap, true, false},
    {"transformMap", 3, 2, Macro::kTransformMap, false, false},
    {"transformMap", 4, 2, Macro::kTransformMap, true, false},
    {"transformMapEntry", 3, 2, Macro::kTransformMapEntry, false, false},
    {"transformMapEntry", 4, 2, Macro::kTransformMapEntry, true, false},
};

bool is_name(const Expr* expr, std::string_view name) {
  const auto* ident = expr == nullptr ? nullptr : std::get_if<Ident>(&expr->node);
  return ident != nullptr && ident->name == name;
}

std::optional<std::string> variable_name(const Expr& expr, MacroError& error) {
  const auto* ident = std::get_if<Ident>(&expr.node);
  if (ident != nullptr && ident->name.front() != '.') return ident->name;
  // Of a.b the dot is too much, as cel-go says.
  const auto* select = std::get_if<Select>(&expr.node);
  Place place = expr.place;
  if (select != nullptr) place.begin = select->operand->place.end;
  error = {.place = place, .message = "the variable of a macro is a plain name"};
  return std::nullopt;
}

void expand_member(Expr& expr, const MacroRow& row, MacroError& error) {
  auto& call = std::get<Call>(expr.node);
  Comprehension out;
  out.macro = row.macro;
  const std::optional<std::string> first = variable_name(*call.arguments[0], error);
  if (!first) return;
  out.first = *first;
  if (row.variables == 2) {
    const std::optional<std::string> second = variable_name(*call.arguments[1], error);
    if (!second) return;
    if (*second == *first) {
      error = {.place = call.arguments[1]->place,
               .message = fmt::format("both variables are named '{}'", *first)};
      return;
    }
    out.second = *second;
  }
  std::size_t next = row.variables;
  out.range = std::move(call.target);
  if (row.has_condition) out.condition = std::move(call.arguments[next++]);
  if (!row.filters) out.body = std::move(call.arguments[next]);
  expr.node = std::move(out);
}

void expand_has(Expr& expr, MacroError& error) {
  auto& call = std::get<Call>(expr.node);
  auto* select = std::get_if<Select>(&call.arguments[0]->node);
  if (select == nullptr || select->optional) {
    error = {.place = call.arguments[0]->place,
             .message = "has() asks for a field: has(record.field)"};
    return;
  }
  ExprPtr argument = std::move(call.arguments[0]);
  select->test = true;
  expr.token = argument->token;
  auto node = std::move(std::get<Select>(argument->node));
  expr.node = std::move(node);
}

void expand_bind(Expr& expr, MacroError& error) {
  auto& call = std::get<Call>(expr.node);
  const std::optional<std::string> name = variable_name(*call.arguments[0], error);
  if (!name) return;
  Comprehension out;
  out.macro = Macro::kBind;
  out.first = *name;
  out.range = std::move(call.arguments[1]);
  out.body = std::move(call.arguments[2]);
  expr.node = std::move(out);
}

// math.greatest(a, b, c) → math.greatest([a, b, c]), as cel-go has it.
void expand_extremum(Expr& expr, MacroError& error) {
  auto& call = std::get<Call>(expr.node);
  if (call.arguments.empty()) {
    error = {.place = expr.token,
             .message = fmt::format("math.{}() needs an argument", call.function)};
    return;
  }
  if (call.arguments.size() < 3) return;
  auto list = std::make_unique<Expr>();
  list->place = {call.arguments.front()->place.begin, call.arguments.back()->place.end};
  list->token = list->place;
  ListLiteral literal;
  for (ExprPtr& argument : call.arguments) {
    list->height = std::max(list->height, argument->height + 1);
    literal.items.push_back({.value = std::move(argument)});
  }
  list->node = std::move(literal);
  call.arguments.clear();
  call.arguments.push_back(std::move(list));
}

std::optional<std::int64_t> literal_int(const Expr& expr) {
  const auto* literal = std::get_if<Literal>(&expr.node);
  if (literal == nullptr || literal->value.kind() != Kind::kInt) return std::nullopt;
  return literal->value.as_int();
}

// cel.block([a, b], body) → cel.bind(@index0, a, cel.bind(@index1, b, body))
void expand_block(Expr& expr) {
  auto& call = std::get<Call>(expr.node);
  auto* list = std::get_if<ListLiteral>(&call.arguments[0]->node);
  if (list == nullptr) return;
  ExprPtr body = std::move(call.arguments[1]);
  for (std::size_t i = list->items.size(); i-- > 0;) {
    Comprehension bind;
    bind.macro = Macro::kBind;
    bind.first = fmt::format("@index{}", i);
    bind.range = std::move(list->items[i].value);
    bind.body = std::move(body);
    body = std::make_unique<Expr>();
    body->place = expr.place;
    body->token = expr.token;
    body->height = std::max(bind.range->height, bind.body->height) + 1;
    body->node = std::move(bind);
  }
  const ExprPtr keep = std::move(body);
  auto node = std::move(keep->node);
  expr.node = std::move(node);
}

void expand_block_family(Expr& expr) {
  auto& call = std::get<Call>(expr.node);
  const std::size_t count = call.arguments.size();
  if (call.function == "block" && count == 2) return expand_block(expr);
  if (call.function == "index" && count == 1) {
    if (const auto index = literal_int(*call.arguments[0])) {
      expr.node = Ident{.name = fmt::format("@index{}", *index)};
    }
  } else if (call.function == "iterVar" && count == 2) {
    const auto depth = literal_int(*call.arguments[0]);
    const auto index = literal_int(*call.arguments[1]);
    if (depth && index) expr.node = Ident{.name = fmt::format("@it:{}:{}", *depth, *index)};
  }
}

}  // namespace

void expand_macro(Expr& expr, const ParserOptions& options, MacroError& error) {
  const auto& call = std::get<Call>(expr.node);
  if (call.target == nullptr) {
    if (call.function == "has" && call.arguments.size() == 1) expand_has(expr, error);
    return;
  }
  if (is_name(call.target.get(), "cel")) {
    if (call.function == "bind" && call.arguments.size() == 3) return expand_bind(expr, error);
    if (options.block_macros) expand_block_family(expr);
    return;
  }
  if (is_name(call.target.get(), "math") &&
      (call.function == "greatest" || call.function == "least")) {
    return expand_extremum(expr, error);
  }
  for (const MacroRow& row : kMemberMacros) {
    if (row.name == call.function && row.arguments == call.arguments.size()) {
      return expand_member(expr, row, error);
    }
  }
}

}  // namespace dateline::cel
