// JsonValue: one value of a parsed JSON text, with its bytes, its place in the source and its name
// for messages. What a record reader walks; knows nothing of records.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "validator/base/arena.h"
#include "validator/base/limits.h"
#include "validator/finding/finding_sink.h"
#include "validator/ingest/fields_in_doubt.h"
#include "validator/ingest/json_document.h"
#include "validator/record/sourced.h"
#include "validator/source/source_text.h"

namespace dateline {

// "event.date", "transcript[3].text[0]": spelled out only when something is reported.
struct FieldPath {
  static constexpr std::size_t kNoIndex = static_cast<std::size_t>(-1);
  const FieldPath* parent = nullptr;
  std::string_view name = {};
  std::size_t index = kNoIndex;

  [[nodiscard]] std::string spell() const;
};

// The doubts about one document: at most Limits::input_findings, then how many more there are; and
// the fields of the record being read that they put in doubt, the uncounted ones too.
class JsonDoubts {
 public:
  JsonDoubts(FindingSink& sink, std::size_t most) : sink_(sink), most_(most) {}

  void begin_record(FieldNames names);
  [[nodiscard]] FieldSet in_doubt() const { return in_doubt_; }

  void add(InputDoubt doubt);
  // Once, behind the last doubt.
  void finish();

 private:
  FindingSink& sink_;
  std::size_t most_;
  std::size_t count_ = 0;
  FieldNames names_ = FieldNames::kCanonical;
  FieldSet in_doubt_ = {};
};

class JsonText {
 public:
  // `text` lies in `source`, `nodes` were parsed from it.
  JsonText(const SourceText& source, std::string_view text, const JsonNodes& nodes, Arena& arena,
           JsonDoubts& doubts)
      : source_(source), text_(text), nodes_(nodes), arena_(arena), doubts_(doubts) {}

  [[nodiscard]] const SourceText& source() const { return source_; }
  [[nodiscard]] JsonDoubts& doubts() const { return doubts_; }
  [[nodiscard]] const JsonNode& node(std::size_t at) const { return nodes_[at]; }
  [[nodiscard]] bool is(std::size_t at, JsonNode::Kind kind) const {
    return nodes_[at].kind == kind;
  }
  [[nodiscard]] std::string_view raw(std::size_t at) const {
    return text_.substr(nodes_[at].begin, nodes_[at].length);
  }
  [[nodiscard]] SourceSpan span(std::size_t at) const { return source_.span_of(raw(at)); }
  [[nodiscard]] std::size_t count_elements(std::size_t array) const;

  // The string's text: borrowed from the source, or from the arena where it has escapes. A half
  // surrogate pair is input/encoding at its place, and U+FFFD in the text.
  [[nodiscard]] Text string(std::size_t at, const FieldPath& field) const;
  // Part [begin, end) of a text that string() gave for the same node.
  [[nodiscard]] Text part(const Text& whole, std::size_t begin, std::size_t end) const;

  // The text of a string. Absent for null; absent with input/wrong-type for anything else.
  [[nodiscard]] Text optional_string(std::size_t at, const FieldPath& field) const;
  // True when it is of the kind; false and silent for null, input/wrong-type for anything else.
  [[nodiscard]] bool expect(std::size_t at, JsonNode::Kind kind, const FieldPath& field) const;
  void wrong_type(std::size_t at, std::string_view expected, const FieldPath& field) const;
  void doubt(std::string_view rule, SourceSpan where, std::string message, const FieldPath& field,
             std::string hint = {}) const;

  // Calls visit(name, value) for every member; a repeated key is input/duplicate-key and is passed
  // over: the first value stands.
  template <class Visit>
  void each_member(std::size_t object, const FieldPath& field, Visit visit) const {
    for (std::size_t key = object + 1; key < nodes_[object].next; key = nodes_[key + 1].next) {
      const std::string_view name = key_name(key);
      if (nodes_[key].repeated) {
        duplicate(key, name, field);
      } else {
        visit(name, key + 1);
      }
    }
  }

  // The same without a word about repeated keys: for a look ahead.
  template <class Visit>
  void peek_members(std::size_t object, Visit visit) const {
    for (std::size_t key = object + 1; key < nodes_[object].next; key = nodes_[key + 1].next) {
      if (!nodes_[key].repeated) visit(key_name(key), key + 1);
    }
  }

  // Calls visit(element, index) for every element.
  template <class Visit>
  void each_element(std::size_t array, Visit visit) const {
    std::size_t index = 0;
    for (std::size_t at = array + 1; at < nodes_[array].next; at = nodes_[at].next) {
      visit(at, index++);
    }
  }

 private:
  [[nodiscard]] std::string_view key_name(std::size_t key) const;
  void duplicate(std::size_t key, std::string_view name, const FieldPath& field) const;

  const SourceText& source_;
  std::string_view text_;
  const JsonNodes& nodes_;
  Arena& arena_;
  JsonDoubts& doubts_;
};

}  // namespace dateline
