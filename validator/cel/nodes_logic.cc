// && and || over any number of operands, '!' and '?:'. An operand that errs is overruled by one
// that decides; only a used-up budget is not.
#include "validator/cel/node.h"

namespace dateline::cel {
namespace {

template <Truth deciding>
struct LogicNode final : BoolNode {
  explicit LogicNode(NodeList operands) : operands_(std::move(operands)) {}
  [[nodiscard]] Truth truth(Frame& frame) const override {
    Value error;
    for (const NodePtr& operand : operands_) {
      const Truth answer = operand->truth(frame);
      if (answer == deciding) return deciding;
      if (answer != Truth::kError) continue;
      if (is_budget(frame.error)) return Truth::kError;
      error = error.is_error() ? worse_error(error, frame.error) : frame.error;
    }
    if (error.is_error()) return fail_truth(frame, error);
    return deciding == Truth::kTrue ? Truth::kFalse : Truth::kTrue;
  }
  NodeList operands_;
};

struct NotNode final : BoolNode {
  explicit NotNode(NodePtr operand) : operand_(std::move(operand)) {}
  [[nodiscard]] Truth truth(Frame& frame) const override {
    if (!spend_steps(frame.evaluation, 1)) return fail_truth(frame, out_of_steps(frame.evaluation));
    const Truth answer = operand_->truth(frame);
    if (answer == Truth::kError) return answer;
    return answer == Truth::kTrue ? Truth::kFalse : Truth::kTrue;
  }
  NodePtr operand_;
};

struct ConditionalNode final : Node {
  ConditionalNode(NodePtr condition, NodePtr when_true, NodePtr when_false)
      : condition_(std::move(condition)),
        when_true_(std::move(when_true)),
        when_false_(std::move(when_false)) {}

  // The branch that counts, or null with the error in the frame.
  [[nodiscard]] const Node* branch(Frame& frame) const {
    const Truth answer = condition_->truth(frame);
    if (answer == Truth::kError) return nullptr;
    return answer == Truth::kTrue ? when_true_.get() : when_false_.get();
  }
  [[nodiscard]] Value value(Frame& frame) const override {
    const Node* chosen = branch(frame);
    return chosen != nullptr ? chosen->value(frame) : frame.error;
  }
  [[nodiscard]] Truth truth(Frame& frame) const override {
    const Node* chosen = branch(frame);
    return chosen != nullptr ? chosen->truth(frame) : Truth::kError;
  }
  [[nodiscard]] bool whole(Frame& frame, Kind kind, std::int64_t& out) const override {
    const Node* chosen = branch(frame);
    return chosen != nullptr && chosen->whole(frame, kind, out);
  }
  [[nodiscard]] bool text(Frame& frame, std::string_view& out) const override {
    const Node* chosen = branch(frame);
    return chosen != nullptr && chosen->text(frame, out);
  }
  [[nodiscard]] bool instant(Frame& frame, Instant& out) const override {
    const Node* chosen = branch(frame);
    return chosen != nullptr && chosen->instant(frame, out);
  }

  NodePtr condition_;
  NodePtr when_true_;
  NodePtr when_false_;
};

}  // namespace

NodePtr logic_node(bool is_or, NodeList operands) {
  if (is_or) return std::make_unique<LogicNode<Truth::kTrue>>(std::move(operands));
  return std::make_unique<LogicNode<Truth::kFalse>>(std::move(operands));
}
NodePtr not_node(NodePtr operand) {
  return std::make_unique<NotNode>(std::move(operand));
}
NodePtr conditional_node(NodePtr condition, NodePtr when_true, NodePtr when_false) {
  return std::make_unique<ConditionalNode>(std::move(condition), std::move(when_true),
                                           std::move(when_false));
}

}  // namespace dateline::cel
