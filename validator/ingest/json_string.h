// JSON string escapes: what a string between its quotes stands for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "validator/base/arena.h"

namespace dateline {

// The length of the escape that `text` starts with ("\n" 2, "\u2019" 6), or 0: it is none.
std::size_t json_escape_length(std::string_view text);

// Whether every backslash in `raw` starts an escape.
bool has_valid_escapes(std::string_view raw);

struct Unescaped {
  std::string_view value = {};  // in the arena
  // The first half of a surrogate pair without its other half ("\ud83d" cut from an emoji): the
  // value has U+FFFD there. An offset in `raw`, or npos.
  std::size_t lone_surrogate = std::string_view::npos;
};

// `raw` stands between the quotes and has valid escapes only. O(length).
Unescaped unescape_json(std::string_view raw, Arena& arena);
std::string unescape_json(std::string_view raw);

// Places in the text of a string to places in its raw bytes, asked in ascending order: one walk
// over the string however often it is asked.
class JsonOffsets {
 public:
  explicit JsonOffsets(std::string_view raw) : raw_(raw) {}
  // The raw offset of text[offset]; inside a character that an escape stands for, of the escape.
  std::size_t raw_of(std::size_t offset);

 private:
  std::string_view raw_;
  std::size_t raw_at_ = 0;
  std::size_t text_at_ = 0;
};

}  // namespace dateline
