// What a text calls an event, as a set of words that can be compared: articles, prepositions and
// possessives dropped, countries as codes ("Russian-Turkish" and "Turkey" both have @TR),
// organisations under one name, "session" and "meeting" alike. "Talks with President of Turkey
// Recep Tayyip Erdogan" holds all of "Russian-Turkish talks".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "validator/domain/knowledge.h"

namespace dateline {

class EventName {
 public:
  EventName() = default;
  // `home` is the code of the source's own country, which every event is about: left out. O(text).
  EventName(std::string_view text, const Knowledge& knowledge, std::string_view home);

  // Takes in another text about the same event: its place.
  void add(std::string_view text, const Knowledge& knowledge, std::string_view home);

  [[nodiscard]] bool empty() const { return words_.empty(); }
  // Whether a word of it tells the event from others of its kind: "CSTO" does, "working meeting"
  // does not.
  [[nodiscard]] bool is_telling() const;
  // Whether every word of `other` is one of this name.
  [[nodiscard]] bool holds(const EventName& other) const;
  // Words in common against words in all, 0 to 1.
  [[nodiscard]] double likeness(const EventName& other) const;
  // Sorted, each once.
  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }

 private:
  std::vector<std::string> words_;
};

}  // namespace dateline
