#include "validator/evaluate/borrowed_place.h"

#include <functional>

#include "validator/source/value_location.h"

namespace dateline {
namespace {

// std::less gives an order to pointers of different arrays.
bool holds(std::string_view text, std::string_view part) {
  const std::less<> before;
  return !part.empty() && !before(part.data(), text.data()) &&
         !before(text.data() + text.size(), part.data() + part.size());
}

}  // namespace

void place_borrowed(std::string_view part, PathNode& node) {
  const Record& record = *node.owner.record;
  const auto take = [&](const Text& text, std::string_view name, std::int64_t index) {
    if (!holds(text.value, part)) return false;
    const auto begin = static_cast<std::size_t>(part.data() - text.value.data());
    if (text.span.known()) {
      node.span =
          locate_part(node.owner.batch->source, text.span, text.value, begin, begin + part.size());
    }
    node.name = name;
    node.index = index;
    return true;
  };
  const auto take_one_of = [&](std::span<const Text> texts, std::string_view name) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (take(texts[i], name, static_cast<std::int64_t>(i))) return true;
    }
    return false;
  };
  if (take(record.title, "title", -1) || take(record.lead, "lead", -1)) return;
  if (take_one_of(record.paragraphs, "paragraphs") || take_one_of(record.captions, "captions"))
    return;
  take_one_of(record.topics, "topics");
}

}  // namespace dateline
