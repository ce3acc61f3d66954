// Sums and differences on 64-bit numbers and instants, without packing the operands into Values.
#include <utility>

#include "validator/cel/nodes.h"

namespace dateline::cel {
namespace {

struct Sum {
  static bool apply(std::int64_t a, std::int64_t b, std::int64_t& out) {
    return !__builtin_add_overflow(a, b, &out);
  }
};
struct Difference {
  static bool apply(std::int64_t a, std::int64_t b, std::int64_t& out) {
    return !__builtin_sub_overflow(a, b, &out);
  }
};
struct Product {
  static bool apply(std::int64_t a, std::int64_t b, std::int64_t& out) {
    return !__builtin_mul_overflow(a, b, &out);
  }
};

Value packed(Kind kind, std::int64_t number) {
  return kind == Kind::kDuration ? Value::duration({number}) : Value::integer(number);
}

const ErrorText* overflow_of(Kind kind) {
  return kind == Kind::kDuration ? &kDurationOverflowText : &kIntegerOverflowText;
}

// What nodes with a 64-bit answer share; `kind` is the answer's.
struct WholeNode : Node {
  explicit WholeNode(Kind kind) : kind_(kind) {}
  [[nodiscard]] Value value(Frame& frame) const final {
    std::int64_t out = 0;
    return compute(frame, out) ? packed(kind_, out) : frame.error;
  }
  [[nodiscard]] bool whole(Frame& frame, Kind kind, std::int64_t& out) const final {
    if (!compute(frame, out)) return false;
    return kind == kind_ || fail_typed(frame, no_overload());
  }
  [[nodiscard]] virtual bool compute(Frame& frame, std::int64_t& out) const = 0;
  Kind kind_;
};

template <class Operation>
struct WholeOperationNode final : WholeNode {
  WholeOperationNode(Kind kind, NodePtr left, NodePtr right)
      : WholeNode(kind), left_(std::move(left)), right_(std::move(right)) {}
  [[nodiscard]] bool compute(Frame& frame, std::int64_t& out) const override {
    if (!spend_steps(frame.evaluation, 1)) return fail_typed(frame, out_of_steps(frame.evaluation));
    std::int64_t a = 0;
    std::int64_t b = 0;
    if (!left_->whole(frame, kind_, a) || !right_->whole(frame, kind_, b)) return false;
    return Operation::apply(a, b, out) || fail_typed(frame, Value::error(overflow_of(kind_)));
  }
  NodePtr left_;
  NodePtr right_;
};

struct InstantDifferenceNode final : WholeNode {
  InstantDifferenceNode(NodePtr left, NodePtr right)
      : WholeNode(Kind::kDuration), left_(std::move(left)), right_(std::move(right)) {}
  [[nodiscard]] bool compute(Frame& frame, std::int64_t& out) const override {
    if (!spend_steps(frame.evaluation, 1)) return fail_typed(frame, out_of_steps(frame.evaluation));
    Instant later;
    Instant earlier;
    if (!left_->instant(frame, later) || !right_->instant(frame, earlier)) return false;
    const std::optional<Duration> apart = between(later, earlier);
    if (!apart) return fail_typed(frame, Value::error(&kDurationOverflowText));
    out = apart->nanos;
    return true;
  }
  NodePtr left_;
  NodePtr right_;
};

// Differences of locals (seconds) and dates (days).
struct CivilDifferenceNode final : WholeNode {
  CivilDifferenceNode(Kind operands, std::int64_t nanos, NodePtr left, NodePtr right)
      : WholeNode(Kind::kDuration),
        operands_(operands),
        nanos_(nanos),
        left_(std::move(left)),
        right_(std::move(right)) {}
  [[nodiscard]] bool compute(Frame& frame, std::int64_t& out) const override {
    if (!spend_steps(frame.evaluation, 1)) return fail_typed(frame, out_of_steps(frame.evaluation));
    std::int64_t later = 0;
    std::int64_t earlier = 0;
    if (!left_->whole(frame, operands_, later) || !right_->whole(frame, operands_, earlier)) {
      return false;
    }
    return !__builtin_mul_overflow(later - earlier, nanos_, &out) ||
           fail_typed(frame, Value::error(&kDurationOverflowText));
  }
  Kind operands_;
  std::int64_t nanos_;
  NodePtr left_;
  NodePtr right_;
};

struct AbsoluteNode final : WholeNode {
  AbsoluteNode(Kind kind, NodePtr operand) : WholeNode(kind), operand_(std::move(operand)) {}
  [[nodiscard]] bool compute(Frame& frame, std::int64_t& out) const override {
    if (!spend_steps(frame.evaluation, 1)) return fail_typed(frame, out_of_steps(frame.evaluation));
    if (!operand_->whole(frame, kind_, out)) return false;
    if (out >= 0) return true;
    return !__builtin_sub_overflow(std::int64_t{0}, out, &out) ||
           fail_typed(frame, Value::error(overflow_of(kind_)));
  }
  NodePtr operand_;
};

template <class Operation>
NodePtr whole_operation(Kind kind, NodeList& operands) {
  return std::make_unique<WholeOperationNode<Operation>>(kind, std::move(operands[0]),
                                                         std::move(operands[1]));
}

}  // namespace

NodePtr arithmetic_node(std::string_view overload, NodeList& operands) {
  constexpr std::int64_t kSecond = 1'000'000'000;
  constexpr std::int64_t kDay = 86'400 * kSecond;
  if (overload == "add_int64") return whole_operation<Sum>(Kind::kInt, operands);
  if (overload == "subtract_int64") return whole_operation<Difference>(Kind::kInt, operands);
  if (overload == "multiply_int64") return whole_operation<Product>(Kind::kInt, operands);
  if (overload == "add_duration_duration") return whole_operation<Sum>(Kind::kDuration, operands);
  if (overload == "subtract_duration_duration") {
    return whole_operation<Difference>(Kind::kDuration, operands);
  }
  if (overload == "subtract_timestamp_timestamp") {
    return std::make_unique<InstantDifferenceNode>(std::move(operands[0]), std::move(operands[1]));
  }
  if (overload == "subtract_local_local") {
    return std::make_unique<CivilDifferenceNode>(Kind::kLocal, kSecond, std::move(operands[0]),
                                                 std::move(operands[1]));
  }
  if (overload == "subtract_date_date") {
    return std::make_unique<CivilDifferenceNode>(Kind::kDate, kDay, std::move(operands[0]),
                                                 std::move(operands[1]));
  }
  if (overload == "abs_int64") {
    return std::make_unique<AbsoluteNode>(Kind::kInt, std::move(operands[0]));
  }
  if (overload == "abs_duration") {
    return std::make_unique<AbsoluteNode>(Kind::kDuration, std::move(operands[0]));
  }
  return nullptr;
}

}  // namespace dateline::cel
