#include "validator/ingest/json_value.h"

#include <fmt/format.h>

#include "validator/base/text.h"
#include "validator/ingest/json_string.h"
#include "validator/source/value_location.h"

namespace dateline {

std::string FieldPath::spell() const {
  std::string path = parent == nullptr ? std::string() : parent->spell();
  if (!name.empty()) {
    if (!path.empty()) path += '.';
    path += name;
  }
  if (index != kNoIndex) path += fmt::format("[{}]", index);
  return path;
}

void JsonDoubts::begin_record(FieldNames names) {
  names_ = names;
  in_doubt_ = {};
}

void JsonDoubts::add(InputDoubt doubt) {
  in_doubt_.add(fields_in_doubt(doubt, names_));
  if (count_++ < most_) sink_.add(std::move(doubt));
}

void JsonDoubts::finish() {
  if (count_ <= most_ || sink_.doubts().empty()) return;
  sink_.doubts().back().message +=
      fmt::format(" ({} more problems of this document not shown)", count_ - most_);
}

std::size_t JsonText::count_elements(std::size_t array) const {
  std::size_t count = 0;
  for (std::size_t at = array + 1; at < nodes_[array].next; at = nodes_[at].next) ++count;
  return count;
}

Text JsonText::string(std::size_t at, const FieldPath& field) const {
  const std::string_view bytes = raw(at);
  const SourceSpan where = span(at);
  if (!nodes_[at].escaped) return sourced(bytes, where);
  const Unescaped text = unescape_json(bytes, arena_);
  if (text.lone_surrogate != std::string_view::npos) {
    const std::string_view escape = bytes.substr(text.lone_surrogate, 6);
    doubt("input/encoding", source_.span_of(escape),
          fmt::format("{} is half of a surrogate pair: no character", escape), field);
  }
  return sourced(text.value, where);
}

Text JsonText::part(const Text& whole, std::size_t begin, std::size_t end) const {
  const std::string_view value = whole.value.substr(begin, end - begin);
  const bool borrowed = whole.value.data() == source_.slice(whole.span).data();
  return sourced(value, borrowed ? source_.span_of(value)
                                 : locate_part(source_, whole.span, whole.value, begin, end));
}

Text JsonText::optional_string(std::size_t at, const FieldPath& field) const {
  return expect(at, JsonNode::Kind::kString, field) ? string(at, field) : Text{};
}

bool JsonText::expect(std::size_t at, JsonNode::Kind kind, const FieldPath& field) const {
  if (is(at, kind)) return true;
  if (!is(at, JsonNode::Kind::kNull)) wrong_type(at, name_of(kind), field);
  return false;
}

void JsonText::wrong_type(std::size_t at, std::string_view expected, const FieldPath& field) const {
  const std::string name = field.spell();
  doubt("input/wrong-type", span(at),
        fmt::format("{} is {}, expected {}", name.empty() ? "this value" : name,
                    name_of(nodes_[at].kind), expected),
        field);
}

void JsonText::doubt(std::string_view rule, SourceSpan where, std::string message,
                     const FieldPath& field, std::string hint) const {
  doubts_.add({.rule = std::string(rule),
               .message = std::move(message),
               .hint = std::move(hint),
               .field = field.spell(),
               .where = where});
}

std::string_view JsonText::key_name(std::size_t key) const {
  return nodes_[key].escaped ? unescape_json(raw(key), arena_).value : raw(key);
}

void JsonText::duplicate(std::size_t key, std::string_view name, const FieldPath& field) const {
  const FieldPath member{.parent = &field, .name = name};
  doubt("input/duplicate-key", span(key),
        fmt::format("the key '{}' stands here a second time; the first value is taken",
                    printable(name)),
        member);
}

}  // namespace dateline
