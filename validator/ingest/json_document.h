// One JSON text to a flat list of nodes with the place of every value: simdjson behind one door.
// Strict (every scalar is looked at, also in members that nobody asks for) and bounded in depth.
// What is wrong is found again, slowly, by json_syntax.h, which knows the exact place.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "validator/ingest/json_syntax.h"

namespace dateline {

struct JsonNode {
  enum class Kind : std::uint8_t { kObject, kArray, kString, kNumber, kBoolean, kNull };
  Kind kind = Kind::kNull;
  bool escaped = false;      // a string with a backslash in it
  bool repeated = false;     // a key that stood in its object before
  std::uint32_t begin = 0;   // byte offset in the text; a string's without its quotes
  std::uint32_t length = 0;  // bytes; an object from brace to brace
  std::uint32_t next = 0;    // index of the node behind this value and all it holds
};

// "a string", "an array", …: for messages.
std::string_view name_of(JsonNode::Kind kind);

// In document order: an object is followed by key, value, key, value …, an array by its elements.
using JsonNodes = std::vector<JsonNode>;

// Keeps its buffers from text to text. One per thread.
class JsonParser {
 public:
  JsonParser();
  ~JsonParser();
  JsonParser(const JsonParser&) = delete;
  JsonParser& operator=(const JsonParser&) = delete;

  // `text` is shorter than 4 GiB and has SourceText::kPadding readable bytes behind it. On a fault
  // `nodes` is worthless. O(bytes).
  std::optional<JsonFault> parse(std::string_view text, std::size_t max_depth, JsonNodes& nodes);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
