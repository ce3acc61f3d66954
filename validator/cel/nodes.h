// The rest of the nodes: operators on known types, texts, collections, macros, calls.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "validator/base/regex.h"
#include "validator/base/time_zone.h"
#include "validator/cel/ast.h"
#include "validator/cel/library_time.h"
#include "validator/cel/node.h"

namespace dateline::cel {

// a < b, a == b … for two operands of one known type; null where the type has no entry point of its
// own. `function` is the operator's name: "_<_".
NodePtr comparison_node(std::string_view function, TypeKind type, NodePtr& left, NodePtr& right);
// Equality of any two values.
NodePtr equality_node(bool negated, NodePtr left, NodePtr right);

// Sums and differences of int, duration, timestamp and local, and abs(), by overload; null for the
// others.
NodePtr arithmetic_node(std::string_view overload, NodeList& operands);

// startsWith, endsWith, contains and `size(text) > 0`; null for the others.
NodePtr text_node(std::string_view overload, NodeList& operands);
// Whether a text has anything in it (or, negated, nothing).
NodePtr non_empty_node(NodePtr text, bool negated);
NodePtr matches_node(const Regex& regex, NodePtr text);
NodePtr extract_node(const Regex& regex, NodePtr text);
NodePtr zoned_part_node(TimePart part, const TimeZone& zone, NodePtr instant);

struct ItemNode {
  NodePtr value = {};
  bool optional = false;
};
struct EntryNode {
  NodePtr key = {};
  NodePtr value = {};
  bool optional = false;
};
NodePtr list_node(std::vector<ItemNode> items);
NodePtr map_node(std::vector<EntryNode> entries);
// value in [literals]: the list as a set of keys. `set` lives as long as the program.
NodePtr membership_node(NodePtr needle, const MapData* set);

struct MacroParts {
  Macro macro = Macro::kAll;
  bool two_variables = false;
  std::uint32_t local = 0;
  NodePtr range = {};
  NodePtr condition = {};
  NodePtr body = {};
};
NodePtr macro_node(MacroParts parts);

// A call of one of the candidates, which live as long as the program.
NodePtr call_node(const std::vector<Candidate>& candidates, NodeList arguments);
// optional.or(x) and orValue(x).
NodePtr lazy_node(bool wants_value, NodePtr optional, NodePtr other);

}  // namespace dateline::cel
