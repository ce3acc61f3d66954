// Leaves: constants, variables, locals, and fields of what they hold. Also what a node answers
// through an entry point it has no better way for.
#include "validator/cel/node.h"

namespace dateline::cel {

Truth Program::Node::truth(Frame& frame) const {
  const Value out = value(frame);
  if (out.kind() == Kind::kBool) return truth_of(out.as_bool());
  return fail_truth(frame, mismatch(out));
}

bool Program::Node::whole(Frame& frame, Kind kind, std::int64_t& out) const {
  const Value found = value(frame);
  if (found.kind() != kind) return fail_typed(frame, mismatch(found));
  out = found.as_int();
  return true;
}

bool Program::Node::text(Frame& frame, std::string_view& out) const {
  const Value found = value(frame);
  if (found.kind() != Kind::kString) return fail_typed(frame, mismatch(found));
  out = found.as_string();
  return true;
}

bool Program::Node::instant(Frame& frame, Instant& out) const {
  const Value found = value(frame);
  if (found.kind() != Kind::kTimestamp) return fail_typed(frame, mismatch(found));
  out = found.as_timestamp();
  return true;
}

namespace {

struct ConstantNode final : Node {
  explicit ConstantNode(const Value& held) : held_(held) {}
  [[nodiscard]] Value value(Frame&) const override { return held_; }
  [[nodiscard]] const Value* constant() const override { return &held_; }
  Value held_;
};

// An error known at load; no constant, so that nothing is folded with it.
struct ErrorNode final : Node {
  explicit ErrorNode(const Value& held) : held_(held) {}
  [[nodiscard]] Value value(Frame&) const override { return held_; }
  Value held_;
};

struct VariableNode final : Node {
  VariableNode(std::uint32_t slot, std::string_view path)
      : slot_(slot), absent_{ErrorCode::kAbsent, path} {}
  [[nodiscard]] Value value(Frame& frame) const override {
    const Value out = read_variable(frame.evaluation, slot_);
    return out.kind() == Kind::kUnset ? Value::error(&absent_) : out;
  }
  std::uint32_t slot_;
  ErrorText absent_;
};

struct LocalNode final : Node {
  explicit LocalNode(std::uint32_t slot) : slot_(slot) {}
  [[nodiscard]] Value value(Frame& frame) const override { return frame.locals[slot_]; }
  std::uint32_t slot_;
};

// A field of an object whose type the checker knew: no search by name.
struct FieldNode final : Node {
  explicit FieldNode(SelectParts parts)
      : parts_(std::move(parts)), absent_{ErrorCode::kAbsent, parts_.path} {}
  [[nodiscard]] Value value(Frame& frame) const override {
    const Value operand = parts_.operand->value(frame);
    Value out;
    if (operand.kind() == Kind::kObject && operand.object_type() == parts_.object) {
      out = read_field(frame.evaluation, *parts_.member, operand.as_object());
    } else {
      out = select_field(frame.evaluation, operand, parts_.field);
    }
    return out.kind() == Kind::kUnset ? Value::error(&absent_) : out;
  }
  SelectParts parts_;
  ErrorText absent_;
};

struct NamedFieldNode final : Node {
  explicit NamedFieldNode(SelectParts parts)
      : parts_(std::move(parts)), absent_{ErrorCode::kAbsent, parts_.path} {}
  [[nodiscard]] Value value(Frame& frame) const override {
    const Value out = select_field(frame.evaluation, parts_.operand->value(frame), parts_.field);
    return out.kind() == Kind::kUnset ? Value::error(&absent_) : out;
  }
  SelectParts parts_;
  ErrorText absent_;
};

struct HasNode final : BoolNode {
  explicit HasNode(SelectParts parts) : parts_(std::move(parts)) {}
  [[nodiscard]] Truth truth(Frame& frame) const override {
    const Value operand = parts_.operand->value(frame);
    if (parts_.member != nullptr && operand.kind() == Kind::kObject &&
        operand.object_type() == parts_.object) {
      return truth_of(field_is_present(frame.evaluation, *parts_.member, operand.as_object()));
    }
    const Value out = has_field(frame.evaluation, operand, parts_.field);
    return out.is_error() ? fail_truth(frame, out) : truth_of(out.as_bool());
  }
  SelectParts parts_;
};

struct OptionalSelectNode final : Node {
  explicit OptionalSelectNode(SelectParts parts) : parts_(std::move(parts)) {}
  [[nodiscard]] Value value(Frame& frame) const override {
    const Value operand = parts_.operand->value(frame);
    if (operand.is_error()) return operand;
    return select_optional(frame.evaluation, operand, parts_.field);
  }
  SelectParts parts_;
};

}  // namespace

NodePtr constant_node(const Value& value) {
  return std::make_unique<ConstantNode>(value);
}
NodePtr error_node(const Value& error) {
  return std::make_unique<ErrorNode>(error);
}
NodePtr variable_node(std::uint32_t slot, std::string_view path) {
  return std::make_unique<VariableNode>(slot, path);
}
NodePtr local_node(std::uint32_t slot) {
  return std::make_unique<LocalNode>(slot);
}
NodePtr select_node(SelectParts parts) {
  if (parts.member != nullptr) return std::make_unique<FieldNode>(std::move(parts));
  return std::make_unique<NamedFieldNode>(std::move(parts));
}
NodePtr has_node(SelectParts parts) {
  return std::make_unique<HasNode>(std::move(parts));
}
NodePtr optional_select_node(SelectParts parts) {
  return std::make_unique<OptionalSelectNode>(std::move(parts));
}

}  // namespace dateline::cel
