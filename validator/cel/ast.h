// Ast: the tree the parser makes of a formula. Places are byte offsets. Macros are nodes of their
// own (a comprehension knows whether it is an all() or a map()), && and || hold all their operands.
// The checker writes what it found out (types, slots, overloads) into the same nodes; whether a
// tree has been checked is told by who holds it (CheckedAst), not by the node.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "validator/base/arena.h"
#include "validator/base/regex.h"
#include "validator/base/time_zone.h"
#include "validator/cel/env.h"
#include "validator/cel/type.h"
#include "validator/cel/value.h"

namespace dateline::cel {

struct Place {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Expr;
using ExprPtr = std::unique_ptr<Expr>;

struct Literal {
  Value value = {};
};

// What a name turned out to stand for.
enum class NameKind : std::uint8_t { kUnknown, kVariable, kLocal, kConstant };

struct NameTarget {
  NameKind kind = NameKind::kUnknown;
  std::uint32_t slot = 0;  // of the variable, or of the local in the frame
  Value constant = {};     // a type
};

struct Ident {
  std::string name = {};  // with a leading dot where the author wrote one
  NameTarget target = {};
};

struct Select {
  ExprPtr operand = {};
  std::string field = {};
  bool test = false;      // has(operand.field)
  bool optional = false;  // operand.?field
  // From the checker:
  NameTarget target = {};              // the whole chain "x.y" is one variable or type
  const ObjectType* object = nullptr;  // the operand's type, where it is known
  const Field* member = nullptr;
};

// One overload that a call may end up at, with what it asks of its arguments at run time.
struct ArgumentTest {
  TypeKind kind = TypeKind::kDyn;  // kDyn and kParam: anything
  const ObjectType* object = nullptr;
};
struct Candidate {
  std::string id = {};
  Function function = nullptr;
  bool foldable = false;
  std::vector<ArgumentTest> tests = {};
};

struct Call {
  std::string function = {};  // "_+_", "size", "math.greatest"
  ExprPtr target = {};        // of the member style
  std::vector<ExprPtr> arguments = {};
  // From the checker:
  bool qualified = false;  // the target was part of the function's name ("math" of math.abs)
  std::vector<Candidate> candidates = {};
  // What a literal argument was compiled to, so that it is not done again for every record.
  std::unique_ptr<Regex> regex = {};
  std::optional<TimeZone> zone = {};
};

enum class LogicKind : std::uint8_t { kAnd, kOr };

struct Logic {
  LogicKind kind = LogicKind::kAnd;
  std::vector<ExprPtr> operands = {};
  std::vector<Place> operators = {};
};

struct Conditional {
  ExprPtr condition = {};
  ExprPtr when_true = {};
  ExprPtr when_false = {};
};

struct ListItem {
  ExprPtr value = {};
  bool optional = false;
};
struct ListLiteral {
  std::vector<ListItem> items = {};
};

struct MapItem {
  ExprPtr key = {};
  ExprPtr value = {};
  bool optional = false;
};
struct MapLiteral {
  std::vector<MapItem> items = {};
};

// Type{field: value}: parsed, since the grammar has it, but no type of ours can be built.
struct StructLiteral {
  std::string type = {};
  std::vector<std::pair<std::string, ExprPtr>> fields = {};
};

enum class Macro : std::uint8_t {
  kAll,
  kExists,
  kExistsOne,
  kMap,  // also filter() and transformList()
  kTransformMap,
  kTransformMapEntry,
  kSortBy,
  kBind,
  kOptMap,
  kOptFlatMap,
};

struct Comprehension {
  Macro macro = Macro::kAll;
  std::string first = {};   // the element; with two variables the index or key
  std::string second = {};  // with two variables the element or value
  ExprPtr range = {};       // of bind: the value
  ExprPtr condition = {};   // of map, filter and the transforms; may be null
  ExprPtr body = {};        // null for filter: the element itself
  std::uint32_t local = 0;  // from the checker: the frame's slot of `first`; `second` is the next
};

struct Expr {
  Place place = {};  // the whole expression
  Place token = {};  // what a message points at: the operator, the function's or the field's name
  std::uint32_t height = 1;
  const Type* type = nullptr;  // from the checker
  std::variant<Literal, Ident, Select, Call, Logic, Conditional, ListLiteral, MapLiteral,
               StructLiteral, Comprehension>
      node = {};
};

struct Ast {
  Arena arena = {};  // the text and the decoded string literals
  std::string_view text = {};
  ExprPtr root = {};
};

template <class... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

// The children of a node, in the order they are written; for walks that treat every node alike.
template <class Visit>
void for_each_child(const Expr& expr, Visit visit) {
  const auto one = [&](const ExprPtr& child) {
    if (child != nullptr) visit(*child);
  };
  std::visit(Overloaded{
                 [](const Literal&) {},
                 [](const Ident&) {},
                 [&](const Select& node) { one(node.operand); },
                 [&](const Call& node) {
                   one(node.target);
                   for (const ExprPtr& argument : node.arguments) one(argument);
                 },
                 [&](const Logic& node) {
                   for (const ExprPtr& operand : node.operands) one(operand);
                 },
                 [&](const Conditional& node) {
                   one(node.condition);
                   one(node.when_true);
                   one(node.when_false);
                 },
                 [&](const ListLiteral& node) {
                   for (const ListItem& item : node.items) one(item.value);
                 },
                 [&](const MapLiteral& node) {
                   for (const MapItem& item : node.items) {
                     one(item.key);
                     one(item.value);
                   }
                 },
                 [&](const StructLiteral& node) {
                   for (const auto& field : node.fields) one(field.second);
                 },
                 [&](const Comprehension& node) {
                   one(node.range);
                   one(node.condition);
                   one(node.body);
                 },
             },
             expr.node);
}

}  // namespace dateline::cel
