#include "validator/evaluate/json_view.h"

#include "validator/ingest/json_string.h"

namespace dateline {

bool JsonView::is(JsonNode::Kind kind) const {
  return good() && node().kind == kind;
}

std::string_view JsonView::raw() const {
  return tree_->text.substr(node().begin, node().length);
}

std::vector<JsonView::Member> JsonView::members() const {
  std::vector<Member> out;
  if (!is(JsonNode::Kind::kObject)) return out;
  for (std::size_t key = at_ + 1; key < node().next; key = tree_->nodes[key + 1].next) {
    out.push_back({JsonView(*tree_, key).text(), JsonView(*tree_, key + 1)});
  }
  return out;
}

JsonView JsonView::find(std::string_view name) const {
  for (const Member& member : members()) {
    if (member.name == name) return member.value;
  }
  return {};
}

std::vector<JsonView> JsonView::items() const {
  std::vector<JsonView> out;
  if (!is(JsonNode::Kind::kArray)) return out;
  for (std::size_t at = at_ + 1; at < node().next; at = tree_->nodes[at].next) {
    out.emplace_back(*tree_, at);
  }
  return out;
}

std::string JsonView::text() const {
  if (!good()) return {};
  if (node().kind == JsonNode::Kind::kString && node().escaped) return unescape_json(raw());
  if (node().kind == JsonNode::Kind::kObject || node().kind == JsonNode::Kind::kArray) return {};
  return std::string(raw());
}

}  // namespace dateline
