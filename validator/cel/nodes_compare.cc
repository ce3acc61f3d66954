// Comparisons of two operands of one known type, and of an operand with a literal.
#include <utility>

#include "validator/cel/map_data.h"
#include "validator/cel/nodes.h"

namespace dateline::cel {
namespace {

enum class Relation : std::uint8_t {
  kLess,
  kLessEquals,
  kGreater,
  kGreaterEquals,
  kEquals,
  kNotEquals
};

template <Relation relation, class T>
bool holds(const T& a, const T& b) {
  switch (relation) {
    case Relation::kLess:
      return a < b;
    case Relation::kLessEquals:
      return a <= b;
    case Relation::kGreater:
      return a > b;
    case Relation::kGreaterEquals:
      return a >= b;
    case Relation::kEquals:
      return a == b;
    case Relation::kNotEquals:
      return a != b;
  }
  return false;
}

// How a node is asked for a value of type T.
bool read(const Node& node, Frame& frame, Kind kind, std::int64_t& out) {
  return node.whole(frame, kind, out);
}
bool read(const Node& node, Frame& frame, Kind, std::string_view& out) {
  return node.text(frame, out);
}
bool read(const Node& node, Frame& frame, Kind, Instant& out) {
  return node.instant(frame, out);
}

std::int64_t held(const Value& value, std::int64_t) {
  return value.as_int();
}
std::string_view held(const Value& value, std::string_view) {
  return value.as_string();
}
Instant held(const Value& value, Instant) {
  return value.as_timestamp();
}

template <Relation relation, class T>
struct CompareNode final : BoolNode {
  CompareNode(Kind kind, NodePtr left, NodePtr right)
      : kind_(kind), left_(std::move(left)), right_(std::move(right)) {}
  [[nodiscard]] Truth truth(Frame& frame) const override {
    if (!spend_steps(frame.evaluation, 1)) return fail_truth(frame, out_of_steps(frame.evaluation));
    T a{};
    T b{};
    if (!read(*left_, frame, kind_, a) || !read(*right_, frame, kind_, b)) return Truth::kError;
    return truth_of(holds<relation, T>(a, b));
  }
  Kind kind_;
  NodePtr left_;
  NodePtr right_;
};

template <Relation relation, class T>
struct CompareLiteralNode final : BoolNode {
  CompareLiteralNode(Kind kind, NodePtr left, T right)
      : kind_(kind), left_(std::move(left)), right_(right) {}
  [[nodiscard]] Truth truth(Frame& frame) const override {
    if (!spend_steps(frame.evaluation, 1)) return fail_truth(frame, out_of_steps(frame.evaluation));
    T a{};
    if (!read(*left_, frame, kind_, a)) return Truth::kError;
    return truth_of(holds<relation, T>(a, right_));
  }
  Kind kind_;
  NodePtr left_;
  T right_;
};

template <Relation relation, class T>
NodePtr make(Kind kind, NodePtr& left, NodePtr& right) {
  if (const Value* literal = right->constant(); literal != nullptr && literal->kind() == kind) {
    return std::make_unique<CompareLiteralNode<relation, T>>(kind, std::move(left),
                                                             held(*literal, T{}));
  }
  return std::make_unique<CompareNode<relation, T>>(kind, std::move(left), std::move(right));
}

template <class T>
NodePtr make_any(std::string_view function, Kind kind, NodePtr& left, NodePtr& right) {
  if (function == "_<_") return make<Relation::kLess, T>(kind, left, right);
  if (function == "_<=_") return make<Relation::kLessEquals, T>(kind, left, right);
  if (function == "_>_") return make<Relation::kGreater, T>(kind, left, right);
  if (function == "_>=_") return make<Relation::kGreaterEquals, T>(kind, left, right);
  if (function == "_==_") return make<Relation::kEquals, T>(kind, left, right);
  if (function == "_!=_") return make<Relation::kNotEquals, T>(kind, left, right);
  return nullptr;
}

struct EqualityNode final : BoolNode {
  EqualityNode(bool negated, NodePtr left, NodePtr right)
      : negated_(negated), left_(std::move(left)), right_(std::move(right)) {}
  [[nodiscard]] Truth truth(Frame& frame) const override {
    if (!spend_steps(frame.evaluation, 1)) return fail_truth(frame, out_of_steps(frame.evaluation));
    const Value a = left_->value(frame);
    if (a.is_error()) return fail_truth(frame, a);
    const Value b = right_->value(frame);
    if (b.is_error()) return fail_truth(frame, b);
    if (!spend_steps(frame.evaluation, comparison_cost(a))) {
      return fail_truth(frame, out_of_steps(frame.evaluation));
    }
    return truth_of(equal(a, b) != negated_);
  }
  bool negated_;
  NodePtr left_;
  NodePtr right_;
};

}  // namespace

NodePtr comparison_node(std::string_view function, TypeKind type, NodePtr& left, NodePtr& right) {
  switch (type) {
    case TypeKind::kInt:
      return make_any<std::int64_t>(function, Kind::kInt, left, right);
    case TypeKind::kDuration:
      return make_any<std::int64_t>(function, Kind::kDuration, left, right);
    case TypeKind::kDate:
      return make_any<std::int64_t>(function, Kind::kDate, left, right);
    case TypeKind::kLocal:
      return make_any<std::int64_t>(function, Kind::kLocal, left, right);
    case TypeKind::kString:
      return make_any<std::string_view>(function, Kind::kString, left, right);
    case TypeKind::kTimestamp:
      return make_any<Instant>(function, Kind::kTimestamp, left, right);
    default:
      return nullptr;
  }
}

NodePtr equality_node(bool negated, NodePtr left, NodePtr right) {
  return std::make_unique<EqualityNode>(negated, std::move(left), std::move(right));
}

}  // namespace dateline::cel
