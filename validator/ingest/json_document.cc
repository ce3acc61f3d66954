// simdjson 3.0.1 on demand, with what it cannot be trusted with done here: it must never be moved
// past its last token (an assertion in debug builds, undefined in release), it skips values without
// looking at them, and it recurses as deep as we let it.
#include "validator/ingest/json_document.h"

#include <algorithm>
#include <cstring>
#include <string>

#include <simdjson.h>

#include "validator/ingest/json_string.h"
#include "validator/source/source_text.h"

namespace dateline {
namespace {

namespace ondemand = simdjson::ondemand;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view trim_right(std::string_view text) {
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// One walk over one document. Every function is false when the text is not JSON or too deep: where
// and why is found by find_json_fault().
class Walk {
 public:
  Walk(std::string_view text, std::size_t max_depth, ondemand::document& document, JsonNodes& nodes)
      : text_(text), max_depth_(max_depth), document_(document), nodes_(nodes) {}

  // `first` is the document's first byte that is not white space.
  bool root(char first) {
    if (first == '{') {
      ondemand::object object;
      if (document_.get_object().get(object)) return false;
      if (!members(object, text_.find('{'), 1)) return false;
    } else {
      ondemand::array array;
      if (document_.get_array().get(array)) return false;
      if (!elements(array, text_.find('['), 1)) return false;
    }
    return at_end();
  }

 private:
  [[nodiscard]] bool at_end() { return document_.current_location().error() != simdjson::SUCCESS; }

  [[nodiscard]] std::uint32_t offset(const char* place) const {
    return static_cast<std::uint32_t>(place - text_.data());
  }

  std::size_t add(JsonNode::Kind kind, std::size_t begin, std::size_t length) {
    nodes_.push_back({.kind = kind,
                      .begin = static_cast<std::uint32_t>(begin),
                      .length = static_cast<std::uint32_t>(length),
                      .next = static_cast<std::uint32_t>(nodes_.size() + 1)});
    return nodes_.size() - 1;
  }

  // Sets the extent of an object or array whose last token was just read.
  void close(std::size_t node) {
    std::size_t end = text_.size();
    const char* next = nullptr;
    if (!document_.current_location().get(next)) end = offset(next);
    end = trim_right(text_.substr(0, end)).size();
    nodes_[node].length = static_cast<std::uint32_t>(end) - nodes_[node].begin;
    nodes_[node].next = static_cast<std::uint32_t>(nodes_.size());
  }

  bool members(ondemand::object& object, std::size_t begin, std::size_t depth) {
    if (depth > max_depth_) return false;
    const std::size_t node = add(JsonNode::Kind::kObject, begin, 1);
    for (simdjson::simdjson_result<ondemand::field> result : object) {
      ondemand::field field;
      if (std::move(result).get(field)) return false;
      if (!key(field.key().raw())) return false;
      if (!value(field.value(), depth)) return false;
      if (at_end()) return false;  // a bracket is missing: ++ would run past the last token
    }
    close(node);
    mark_repeated(node);
    return true;
  }

  bool elements(ondemand::array& array, std::size_t begin, std::size_t depth) {
    if (depth > max_depth_) return false;
    const std::size_t node = add(JsonNode::Kind::kArray, begin, 1);
    for (simdjson::simdjson_result<ondemand::value> result : array) {
      ondemand::value element;
      if (result.get(element)) return false;
      if (!value(element, depth)) return false;
      if (at_end()) return false;
    }
    close(node);
    return true;
  }

  // `first` is behind the opening quote; stage 1 has made sure that there is a closing one.
  bool key(const char* first) {
    const char* last = first;
    bool escaped = false;
    while (*last != '"') {
      escaped |= *last == '\\';
      last += *last == '\\' ? 2 : 1;
    }
    return string({first, static_cast<std::size_t>(last - first)}, escaped);
  }

  bool string(std::string_view raw, bool escaped) {
    const std::size_t node = add(JsonNode::Kind::kString, offset(raw.data()), raw.size());
    nodes_[node].escaped = escaped;
    return !escaped || has_valid_escapes(raw);
  }

  bool value(ondemand::value element, std::size_t depth) {
    // Up to the next token, so white space may follow a scalar.
    const std::string_view token = trim_right(element.raw_json_token());
    if (token.empty()) return false;
    const std::size_t begin = offset(token.data());
    switch (token.front()) {
      case '"': {
        // Taken here: a string left to simdjson to skip passes for a key where a colon follows.
        ondemand::raw_json_string unused;
        if (element.get_raw_json_string().get(unused)) return false;
        if (token.size() < 2 || token.back() != '"') return false;
        const std::string_view raw = token.substr(1, token.size() - 2);
        return string(raw, std::memchr(raw.data(), '\\', raw.size()) != nullptr);
      }
      case '{': {
        ondemand::object object;
        return !element.get_object().get(object) && members(object, begin, depth + 1);
      }
      case '[': {
        ondemand::array array;
        return !element.get_array().get(array) && elements(array, begin, depth + 1);
      }
      default:
        break;
    }
    JsonNode::Kind kind = JsonNode::Kind::kNumber;
    if (token == "null") {
      kind = JsonNode::Kind::kNull;
    } else if (token == "true" || token == "false") {
      kind = JsonNode::Kind::kBoolean;
    } else if (!is_json_number(token)) {
      return false;
    }
    add(kind, begin, token.size());
    return true;
  }

  [[nodiscard]] std::string_view raw(const JsonNode& node) const {
    return text_.substr(node.begin, node.length);
  }
  [[nodiscard]] bool same_key(const JsonNode& a, const JsonNode& b) const {
    if (!a.escaped && !b.escaped) return a.length == b.length && raw(a) == raw(b);
    return unescape_json(raw(a)) == unescape_json(raw(b));
  }

  // Marks every key that its object has before. Few keys are compared pair by pair, many by
  // sorting.
  void mark_repeated(std::size_t object) {
    keys_.clear();
    for (std::size_t i = object + 1; i < nodes_.size(); i = nodes_[i + 1].next) {
      keys_.push_back(static_cast<std::uint32_t>(i));
    }
    if (keys_.size() > kFewKeys) return mark_repeated_among_many();
    for (std::size_t i = 1; i < keys_.size(); ++i) {
      for (std::size_t j = 0; j < i && !nodes_[keys_[i]].repeated; ++j) {
        nodes_[keys_[i]].repeated = same_key(nodes_[keys_[i]], nodes_[keys_[j]]);
      }
    }
  }

  void mark_repeated_among_many() {
    std::vector<std::pair<std::string, std::uint32_t>> sorted;
    sorted.reserve(keys_.size());
    for (const std::uint32_t key : keys_) sorted.emplace_back(unescape_json(raw(nodes_[key])), key);
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 1; i < sorted.size(); ++i) {
      nodes_[sorted[i].second].repeated = sorted[i].first == sorted[i - 1].first;
    }
  }

  static constexpr std::size_t kFewKeys = 24;

  std::string_view text_;
  std::size_t max_depth_;
  ondemand::document& document_;
  JsonNodes& nodes_;
  std::vector<std::uint32_t> keys_;
};

JsonFault fault_of(std::string_view text, std::size_t max_depth) {
  if (auto fault = find_json_fault(text, max_depth)) return *std::move(fault);
  return {JsonFault::Kind::kSyntax, 0, std::min<std::size_t>(text.size(), 1),
          "this document could not be read as JSON"};
}

}  // namespace

std::string_view name_of(JsonNode::Kind kind) {
  switch (kind) {
    case JsonNode::Kind::kObject:
      return "an object";
    case JsonNode::Kind::kArray:
      return "an array";
    case JsonNode::Kind::kString:
      return "a string";
    case JsonNode::Kind::kNumber:
      return "a number";
    case JsonNode::Kind::kBoolean:
      return "true or false";
    case JsonNode::Kind::kNull:
      return "null";
  }
  return "";
}

struct JsonParser::Impl {
  ondemand::parser parser;
};

JsonParser::JsonParser() : impl_(std::make_unique<Impl>()) {}
JsonParser::~JsonParser() = default;

std::optional<JsonFault> JsonParser::parse(std::string_view text, std::size_t max_depth,
                                           JsonNodes& nodes) {
  nodes.clear();
  const auto first = std::find_if_not(text.begin(), text.end(), is_space);
  if (first == text.end()) return fault_of(text, max_depth);
  if (*first != '{' && *first != '[') {
    // A lone scalar: legal, and never a record. The slow reader judges it.
    if (auto fault = find_json_fault(text, max_depth)) return fault;
    const std::string_view token =
        trim_right(text.substr(static_cast<std::size_t>(first - text.begin())));
    const bool string = token.front() == '"';
    nodes.push_back({.kind = string                                ? JsonNode::Kind::kString
                             : token == "null"                     ? JsonNode::Kind::kNull
                             : token == "true" || token == "false" ? JsonNode::Kind::kBoolean
                                                                   : JsonNode::Kind::kNumber,
                     .begin = static_cast<std::uint32_t>(token.data() - text.data()),
                     .length = static_cast<std::uint32_t>(token.size()),
                     .next = 1});
    return std::nullopt;
  }
  ondemand::document document;
  const simdjson::error_code error =
      impl_->parser.iterate(text.data(), text.size(), text.size() + SourceText::kPadding)
          .get(document);
  if (error == simdjson::MEMALLOC) impl_ = std::make_unique<Impl>();  // not to be used again
  if (error) return fault_of(text, max_depth);
  if (!Walk(text, max_depth, document, nodes).root(*first)) return fault_of(text, max_depth);
  return std::nullopt;
}

}  // namespace dateline
