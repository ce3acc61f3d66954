// A parsed JSON text to walk by name, for what is no record: the lines of `rules eval`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validator/base/arena.h"
#include "validator/ingest/json_document.h"

namespace dateline {

struct JsonTree {
  std::string_view text = {};
  JsonNodes nodes = {};
};

// One value of a tree; not good() where nothing is.
class JsonView {
 public:
  JsonView() = default;
  JsonView(const JsonTree& tree, std::size_t at) : tree_(&tree), at_(at) {}

  [[nodiscard]] bool good() const { return tree_ != nullptr; }
  [[nodiscard]] bool is(JsonNode::Kind kind) const;
  // The first member of that name.
  [[nodiscard]] JsonView find(std::string_view name) const;
  [[nodiscard]] std::vector<JsonView> items() const;
  struct Member;
  [[nodiscard]] std::vector<Member> members() const;

  // A string without its escapes; the token of a number or a boolean; "" for anything else.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] bool is_true() const { return is(JsonNode::Kind::kBoolean) && raw() == "true"; }

 private:
  [[nodiscard]] std::string_view raw() const;
  [[nodiscard]] const JsonNode& node() const { return tree_->nodes[at_]; }

  const JsonTree* tree_ = nullptr;
  std::size_t at_ = 0;
};

struct JsonView::Member {
  std::string name = {};
  JsonView value = {};
};

}  // namespace dateline
