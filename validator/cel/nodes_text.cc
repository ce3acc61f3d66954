// Questions about texts, and parts of a time in a zone known at load.
#include <utility>

#include "validator/cel/code_points.h"
#include "validator/cel/library_regex.h"
#include "validator/cel/nodes.h"

namespace dateline::cel {
namespace {

struct StartsWith {
  static bool ask(std::string_view text, std::string_view part) { return text.starts_with(part); }
  static constexpr bool kScans = false;
};
struct EndsWith {
  static bool ask(std::string_view text, std::string_view part) { return text.ends_with(part); }
  static constexpr bool kScans = false;
};
struct Contains {
  static bool ask(std::string_view text, std::string_view part) {
    return find_bytes(text, part) != std::string_view::npos;
  }
  static constexpr bool kScans = true;
};

template <class Question>
struct TextQuestionNode final : BoolNode {
  TextQuestionNode(NodePtr text, NodePtr part) : text_(std::move(text)), part_(std::move(part)) {}
  [[nodiscard]] Truth truth(Frame& frame) const override {
    if (!spend_steps(frame.evaluation, 1)) return fail_truth(frame, out_of_steps(frame.evaluation));
    std::string_view text;
    std::string_view part;
    if (!text_->text(frame, text) || !part_->text(frame, part)) return Truth::kError;
    if (Question::kScans && !spend_scan(frame.evaluation, text.size())) {
      return fail_truth(frame, out_of_steps(frame.evaluation));
    }
    return truth_of(Question::ask(text, part));
  }
  NodePtr text_;
  NodePtr part_;
};

struct NonEmptyNode final : BoolNode {
  NonEmptyNode(NodePtr text, bool negated) : text_(std::move(text)), negated_(negated) {}
  [[nodiscard]] Truth truth(Frame& frame) const override {
    if (!spend_steps(frame.evaluation, 1)) return fail_truth(frame, out_of_steps(frame.evaluation));
    std::string_view text;
    if (!text_->text(frame, text)) return Truth::kError;
    return truth_of(text.empty() == negated_);
  }
  NodePtr text_;
  bool negated_;
};

struct MatchesNode final : BoolNode {
  MatchesNode(const Regex& regex, NodePtr text) : regex_(regex), text_(std::move(text)) {}
  [[nodiscard]] Truth truth(Frame& frame) const override {
    if (!spend_steps(frame.evaluation, 1)) return fail_truth(frame, out_of_steps(frame.evaluation));
    std::string_view text;
    if (!text_->text(frame, text)) return Truth::kError;
    if (!spend_scan(frame.evaluation, text.size()))
      return fail_truth(frame, out_of_steps(frame.evaluation));
    return truth_of(regex_.search(text));
  }
  const Regex& regex_;
  NodePtr text_;
};

struct ExtractNode final : Node {
  ExtractNode(const Regex& regex, NodePtr text) : regex_(regex), text_(std::move(text)) {}
  [[nodiscard]] Value value(Frame& frame) const override {
    if (!spend_steps(frame.evaluation, 1)) return out_of_steps(frame.evaluation);
    return extract_with(frame.evaluation, regex_, text_->value(frame));
  }
  const Regex& regex_;
  NodePtr text_;
};

struct ZonedPartNode final : Node {
  ZonedPartNode(TimePart part, const TimeZone& zone, NodePtr instant)
      : part_(part), zone_(zone), instant_(std::move(instant)) {}
  [[nodiscard]] Value value(Frame& frame) const override {
    std::int64_t out = 0;
    return whole(frame, Kind::kInt, out) ? Value::integer(out) : frame.error;
  }
  [[nodiscard]] bool whole(Frame& frame, Kind kind, std::int64_t& out) const override {
    if (kind != Kind::kInt) return fail_typed(frame, no_overload());
    if (!spend_steps(frame.evaluation, 1)) return fail_typed(frame, out_of_steps(frame.evaluation));
    Instant instant;
    if (!instant_->instant(frame, instant)) return false;
    out = part_in_zone(part_, instant, zone_);
    return true;
  }
  TimePart part_;
  TimeZone zone_;
  NodePtr instant_;
};

template <class Question>
NodePtr question(NodeList& operands) {
  return std::make_unique<TextQuestionNode<Question>>(std::move(operands[0]),
                                                      std::move(operands[1]));
}

}  // namespace

NodePtr text_node(std::string_view overload, NodeList& operands) {
  if (overload == "starts_with_string") return question<StartsWith>(operands);
  if (overload == "ends_with_string") return question<EndsWith>(operands);
  if (overload == "contains_string") return question<Contains>(operands);
  return nullptr;
}
NodePtr non_empty_node(NodePtr text, bool negated) {
  return std::make_unique<NonEmptyNode>(std::move(text), negated);
}
NodePtr matches_node(const Regex& regex, NodePtr text) {
  return std::make_unique<MatchesNode>(regex, std::move(text));
}
NodePtr extract_node(const Regex& regex, NodePtr text) {
  return std::make_unique<ExtractNode>(regex, std::move(text));
}
NodePtr zoned_part_node(TimePart part, const TimeZone& zone, NodePtr instant) {
  return std::make_unique<ZonedPartNode>(part, zone, std::move(instant));
}

}  // namespace dateline::cel
