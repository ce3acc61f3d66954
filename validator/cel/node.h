// Node: one planned operation. Every node gives a Value; those whose type is known also answer
// through a typed entry point, which saves the parent the packing and the kind check. A typed entry
// that cannot answer leaves the error in the frame.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "validator/cel/program.h"
#include "validator/cel/runtime.h"

namespace dateline::cel {

// What one evaluation carries from node to node.
struct Frame {
  Evaluation& evaluation;
  Value* locals = nullptr;
  Value error = {};
};

enum class Truth : std::uint8_t { kFalse, kTrue, kError };

inline Truth truth_of(bool value) {
  return value ? Truth::kTrue : Truth::kFalse;
}

struct Program::Node {
  Node() = default;
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;
  virtual ~Node() = default;

  [[nodiscard]] virtual Value value(Frame& frame) const = 0;

  // bool
  [[nodiscard]] virtual Truth truth(Frame& frame) const;
  // int, duration, date or local, whichever `kind` asks for: all are one 64-bit number.
  [[nodiscard]] virtual bool whole(Frame& frame, Kind kind, std::int64_t& out) const;
  [[nodiscard]] virtual bool text(Frame& frame, std::string_view& out) const;
  [[nodiscard]] virtual bool instant(Frame& frame, Instant& out) const;

  // The value, where it is known at load.
  [[nodiscard]] virtual const Value* constant() const { return nullptr; }
};

using Node = Program::Node;
using NodePtr = std::unique_ptr<Node>;
using NodeList = std::vector<NodePtr>;

// A node whose natural answer is a bool.
struct BoolNode : Node {
  [[nodiscard]] Value value(Frame& frame) const final {
    const Truth answer = truth(frame);
    return answer == Truth::kError ? frame.error : Value::boolean(answer == Truth::kTrue);
  }
  [[nodiscard]] Truth truth(Frame& frame) const override = 0;
};

inline Truth fail_truth(Frame& frame, const Value& error) {
  frame.error = error;
  return Truth::kError;
}
inline bool fail_typed(Frame& frame, const Value& error) {
  frame.error = error;
  return false;
}
// The error of a value that is not of the kind asked for.
inline Value mismatch(const Value& value) {
  return value.is_error() ? value : no_overload();
}

// The nodes, by family. Each function makes one; null where the family has none for the question.
NodePtr constant_node(const Value& value);
NodePtr variable_node(std::uint32_t slot, std::string_view path);
NodePtr local_node(std::uint32_t slot);
NodePtr error_node(const Value& error);
struct SelectParts {
  NodePtr operand = {};
  std::string_view field = {};
  std::string_view path = {};          // as the author wrote it
  const ObjectType* object = nullptr;  // the operand's type, where it is known
  const Field* member = nullptr;
};
NodePtr select_node(SelectParts parts);
NodePtr has_node(SelectParts parts);
NodePtr optional_select_node(SelectParts parts);

NodePtr logic_node(bool is_or, NodeList operands);
NodePtr not_node(NodePtr operand);
NodePtr conditional_node(NodePtr condition, NodePtr when_true, NodePtr when_false);

}  // namespace dateline::cel
