// Calls of functions through their common signature: one overload or several to choose from, the
// arguments on the stack.
#include <array>
#include <utility>

#include "validator/cel/nodes.h"

namespace dateline::cel {
namespace {

constexpr std::size_t kOnStack = 6;

struct CallNode final : Node {
  CallNode(const std::vector<Candidate>& candidates, NodeList arguments)
      : candidates_(candidates), arguments_(std::move(arguments)) {}

  [[nodiscard]] Value value(Frame& frame) const override {
    if (!spend_steps(frame.evaluation, 1)) return out_of_steps(frame.evaluation);
    if (arguments_.size() <= kOnStack) {
      std::array<Value, kOnStack> storage;
      return call(frame, std::span(storage).first(arguments_.size()));
    }
    return call(frame, frame.evaluation.arena->make_array<Value>(arguments_.size()));
  }

  Value call(Frame& frame, std::span<Value> values) const {
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = arguments_[i]->value(frame);
      if (values[i].is_error()) return values[i];
    }
    const Candidate* chosen = choose(candidates_, values);
    return chosen != nullptr ? chosen->function(frame.evaluation, values) : no_overload();
  }

  const std::vector<Candidate>& candidates_;
  NodeList arguments_;
};

struct LazyNode final : Node {
  LazyNode(bool wants_value, NodePtr optional, NodePtr other)
      : wants_value_(wants_value), optional_(std::move(optional)), other_(std::move(other)) {}
  [[nodiscard]] Value value(Frame& frame) const override {
    if (!spend_steps(frame.evaluation, 1)) return out_of_steps(frame.evaluation);
    const Value held = optional_->value(frame);
    if (held.is_error()) return held;
    if (held.kind() != Kind::kOptional) {
      const Value other = other_->value(frame);
      return mismatch(other);
    }
    if (const Value* inside = held.as_optional()) return wants_value_ ? *inside : held;
    const Value other = other_->value(frame);
    if (wants_value_ || other.is_error() || other.kind() == Kind::kOptional) return other;
    return no_overload();
  }
  bool wants_value_;
  NodePtr optional_;
  NodePtr other_;
};

}  // namespace

NodePtr call_node(const std::vector<Candidate>& candidates, NodeList arguments) {
  return std::make_unique<CallNode>(candidates, std::move(arguments));
}
NodePtr lazy_node(bool wants_value, NodePtr optional, NodePtr other) {
  return std::make_unique<LazyNode>(wants_value, std::move(optional), std::move(other));
}

}  // namespace dateline::cel
