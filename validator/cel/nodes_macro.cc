// Macros: quantifiers, map and filter, transforms, sortBy, bind and the optional ones. The
// variables live in the frame's locals; results are built in the arena.
#include <utility>

#include "validator/cel/library_lists.h"
#include "validator/cel/map_data.h"
#include "validator/cel/nodes.h"

namespace dateline::cel {
namespace {

struct MacroNode : Node {
  explicit MacroNode(MacroParts parts) : parts_(std::move(parts)) {}

  // Puts element number `at` of a list or map into the variables.
  void bind(Frame& frame, const Value& range, std::size_t at) const {
    Value* local = frame.locals + parts_.local;
    if (range.kind() == Kind::kList) {
      const Value& item = range.as_list()[at];
      if (parts_.two_variables) {
        local[0] = Value::integer(static_cast<std::int64_t>(at));
        local[1] = item;
      } else {
        local[0] = item;
      }
      return;
    }
    const MapEntry& entry = range.as_map()->entries[at];
    local[0] = entry.key;
    if (parts_.two_variables) local[1] = entry.value;
  }

  static bool is_range(const Value& value) {
    return value.kind() == Kind::kList || value.kind() == Kind::kMap;
  }
  static std::size_t count(const Value& range) {
    return range.kind() == Kind::kList ? range.as_list().size() : range.as_map()->entries.size();
  }

  // Binds element `at` and asks the condition; kError leaves why in the frame.
  Truth passes(Frame& frame, const Value& range, std::size_t at) const {
    if (!spend_steps(frame.evaluation, 1)) return fail_truth(frame, out_of_steps(frame.evaluation));
    bind(frame, range, at);
    return parts_.condition == nullptr ? Truth::kTrue : parts_.condition->truth(frame);
  }

  MacroParts parts_;
};

template <Truth deciding>
struct QuantifierNode final : MacroNode {
  using MacroNode::MacroNode;
  [[nodiscard]] Value value(Frame& frame) const override {
    const Truth answer = truth(frame);
    return answer == Truth::kError ? frame.error : Value::boolean(answer == Truth::kTrue);
  }
  [[nodiscard]] Truth truth(Frame& frame) const override {
    const Value range = parts_.range->value(frame);
    if (!is_range(range)) return fail_truth(frame, mismatch(range));
    Value error;
    const std::size_t size = count(range);
    for (std::size_t at = 0; at < size; ++at) {
      if (!spend_steps(frame.evaluation, 1))
        return fail_truth(frame, out_of_steps(frame.evaluation));
      bind(frame, range, at);
      const Truth answer = parts_.body->truth(frame);
      if (answer == deciding) return deciding;
      if (answer != Truth::kError) continue;
      if (is_budget(frame.error)) return Truth::kError;
      error = error.is_error() ? worse_error(error, frame.error) : frame.error;
    }
    if (error.is_error()) return fail_truth(frame, error);
    return deciding == Truth::kTrue ? Truth::kFalse : Truth::kTrue;
  }
};

struct ExistsOneNode final : MacroNode {
  using MacroNode::MacroNode;
  [[nodiscard]] Value value(Frame& frame) const override {
    const Value range = parts_.range->value(frame);
    if (!is_range(range)) return mismatch(range);
    std::size_t found = 0;
    const std::size_t size = count(range);
    for (std::size_t at = 0; at < size; ++at) {
      if (!spend_steps(frame.evaluation, 1)) return out_of_steps(frame.evaluation);
      bind(frame, range, at);
      const Truth answer = parts_.body->truth(frame);
      if (answer == Truth::kError) return frame.error;
      if (answer == Truth::kTrue) ++found;
    }
    return Value::boolean(found == 1);
  }
};

struct MapListNode final : MacroNode {
  using MacroNode::MacroNode;
  [[nodiscard]] Value value(Frame& frame) const override {
    const Value range = parts_.range->value(frame);
    if (!is_range(range)) return mismatch(range);
    const std::size_t size = count(range);
    const std::span<Value> out = frame.evaluation.arena->make_array<Value>(size);
    std::size_t kept = 0;
    for (std::size_t at = 0; at < size; ++at) {
      const Truth pass = passes(frame, range, at);
      if (pass == Truth::kError) return frame.error;
      if (pass == Truth::kFalse) continue;
      const Value found = parts_.body == nullptr ? element(frame) : parts_.body->value(frame);
      if (found.is_error()) return found;
      out[kept++] = found;
    }
    return Value::list(out.first(kept));
  }
  // filter() keeps what its one variable stands for.
  [[nodiscard]] Value element(Frame& frame) const { return frame.locals[parts_.local]; }
};

struct TransformMapNode final : MacroNode {
  using MacroNode::MacroNode;
  [[nodiscard]] Value value(Frame& frame) const override {
    const Value range = parts_.range->value(frame);
    if (!is_range(range)) return mismatch(range);
    const std::size_t size = count(range);
    Arena& arena = *frame.evaluation.arena;
    const std::span<MapEntry> out = arena.make_array<MapEntry>(size);
    std::size_t kept = 0;
    for (std::size_t at = 0; at < size; ++at) {
      const Truth pass = passes(frame, range, at);
      if (pass == Truth::kError) return frame.error;
      if (pass == Truth::kFalse) continue;
      const Value key = frame.locals[parts_.local];
      const Value found = parts_.body->value(frame);
      if (found.is_error()) return found;
      out[kept++] = {key, found};
    }
    return finished_map(arena, out.first(kept));
  }
};

struct TransformEntryNode final : MacroNode {
  using MacroNode::MacroNode;
  [[nodiscard]] Value value(Frame& frame) const override {
    const Value range = parts_.range->value(frame);
    if (!is_range(range)) return mismatch(range);
    std::vector<MapEntry> out;
    const std::size_t size = count(range);
    for (std::size_t at = 0; at < size; ++at) {
      const Truth pass = passes(frame, range, at);
      if (pass == Truth::kError) return frame.error;
      if (pass == Truth::kFalse) continue;
      const Value found = parts_.body->value(frame);
      if (found.kind() != Kind::kMap) return mismatch(found);
      const auto entries = found.as_map()->entries;
      if (!spend_steps(frame.evaluation, entries.size())) return out_of_steps(frame.evaluation);
      out.insert(out.end(), entries.begin(), entries.end());
    }
    Arena& arena = *frame.evaluation.arena;
    return finished_map(arena, arena.copy(out));
  }
};

struct SortByNode final : MacroNode {
  using MacroNode::MacroNode;
  [[nodiscard]] Value value(Frame& frame) const override {
    const Value range = parts_.range->value(frame);
    if (range.kind() != Kind::kList) return mismatch(range);
    const std::span<Value> keys = frame.evaluation.arena->make_array<Value>(range.as_list().size());
    for (std::size_t at = 0; at < keys.size(); ++at) {
      if (!spend_steps(frame.evaluation, 1)) return out_of_steps(frame.evaluation);
      bind(frame, range, at);
      keys[at] = parts_.body->value(frame);
      if (keys[at].is_error()) return keys[at];
    }
    return sorted_by(frame.evaluation, range.as_list(), keys);
  }
};

struct BindNode final : MacroNode {
  using MacroNode::MacroNode;
  // False where the budget ended with the bound value. Any other error waits until it is used.
  bool bound(Frame& frame) const {
    const Value held = parts_.range->value(frame);
    if (is_budget(held)) return fail_typed(frame, held);
    frame.locals[parts_.local] = held;
    return true;
  }
  [[nodiscard]] Value value(Frame& frame) const override {
    return bound(frame) ? parts_.body->value(frame) : frame.error;
  }
  [[nodiscard]] Truth truth(Frame& frame) const override {
    return bound(frame) ? parts_.body->truth(frame) : Truth::kError;
  }
};

struct OptionalMapNode final : MacroNode {
  using MacroNode::MacroNode;
  [[nodiscard]] Value value(Frame& frame) const override {
    const Value held = parts_.range->value(frame);
    if (held.kind() != Kind::kOptional) return mismatch(held);
    if (held.as_optional() == nullptr) return held;
    frame.locals[parts_.local] = *held.as_optional();
    const Value out = parts_.body->value(frame);
    if (out.is_error()) return out;
    if (parts_.macro == Macro::kOptMap) return some(frame.evaluation, out);
    return out.kind() == Kind::kOptional ? out : no_overload();
  }
};

}  // namespace

NodePtr macro_node(MacroParts parts) {
  switch (parts.macro) {
    case Macro::kAll:
      return std::make_unique<QuantifierNode<Truth::kFalse>>(std::move(parts));
    case Macro::kExists:
      return std::make_unique<QuantifierNode<Truth::kTrue>>(std::move(parts));
    case Macro::kExistsOne:
      return std::make_unique<ExistsOneNode>(std::move(parts));
    case Macro::kMap:
      return std::make_unique<MapListNode>(std::move(parts));
    case Macro::kTransformMap:
      return std::make_unique<TransformMapNode>(std::move(parts));
    case Macro::kTransformMapEntry:
      return std::make_unique<TransformEntryNode>(std::move(parts));
    case Macro::kSortBy:
      return std::make_unique<SortByNode>(std::move(parts));
    case Macro::kBind:
      return std::make_unique<BindNode>(std::move(parts));
    case Macro::kOptMap:
    case Macro::kOptFlatMap:
      return std::make_unique<OptionalMapNode>(std::move(parts));
  }
  return nullptr;
}

}  // namespace dateline::cel
