// List and map literals, and membership in a literal list.
#include <utility>

#include "validator/cel/map_data.h"
#include "validator/cel/nodes.h"

namespace dateline::cel {
namespace {

// The value of an entry: itself, or what an optional one holds. False where the optional is empty;
// `value` may come out as an error.
bool unwrap(bool optional, Value& value) {
  if (value.is_error() || !optional) return true;
  if (value.kind() != Kind::kOptional) {
    value = no_overload();
    return true;
  }
  if (value.as_optional() == nullptr) return false;
  value = *value.as_optional();
  return true;
}

struct ListNode final : Node {
  explicit ListNode(std::vector<ItemNode> items) : items_(std::move(items)) {}
  [[nodiscard]] Value value(Frame& frame) const override {
    const std::span<Value> out = frame.evaluation.arena->make_array<Value>(items_.size());
    std::size_t count = 0;
    for (const ItemNode& item : items_) {
      Value found = item.value->value(frame);
      if (!unwrap(item.optional, found)) continue;
      if (found.is_error()) return found;
      out[count++] = found;
    }
    return Value::list(out.first(count));
  }
  std::vector<ItemNode> items_;
};

struct MapNode final : Node {
  explicit MapNode(std::vector<EntryNode> entries) : entries_(std::move(entries)) {}
  [[nodiscard]] Value value(Frame& frame) const override {
    Arena& arena = *frame.evaluation.arena;
    const std::span<MapEntry> out = arena.make_array<MapEntry>(entries_.size());
    std::size_t count = 0;
    for (const EntryNode& entry : entries_) {
      const Value key = entry.key->value(frame);
      if (key.is_error()) return key;
      Value found = entry.value->value(frame);
      if (!unwrap(entry.optional, found)) continue;
      if (found.is_error()) return found;
      out[count++] = {key, found};
    }
    return finished_map(arena, out.first(count));
  }
  std::vector<EntryNode> entries_;
};

struct MembershipNode final : BoolNode {
  MembershipNode(NodePtr needle, const MapData* set) : needle_(std::move(needle)), set_(set) {}
  [[nodiscard]] Truth truth(Frame& frame) const override {
    if (!spend_steps(frame.evaluation, 1)) return fail_truth(frame, out_of_steps(frame.evaluation));
    const Value needle = needle_->value(frame);
    if (needle.is_error()) return fail_truth(frame, needle);
    return truth_of(set_->find(needle) != nullptr);
  }
  NodePtr needle_;
  const MapData* set_;
};

}  // namespace

NodePtr list_node(std::vector<ItemNode> items) {
  return std::make_unique<ListNode>(std::move(items));
}
NodePtr map_node(std::vector<EntryNode> entries) {
  return std::make_unique<MapNode>(std::move(entries));
}
NodePtr membership_node(NodePtr needle, const MapData* set) {
  return std::make_unique<MembershipNode>(std::move(needle), set);
}

}  // namespace dateline::cel
