// Why a text is not JSON (RFC 8259), and exactly where. Slow and strict; runs only after the fast
// reader has refused a document, because simdjson names no place for a bad byte or a control
// character. Also the second opinion in tests. No recursion: 100,000 open brackets are a normal
// question.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

struct JsonFault {
  enum class Kind { kSyntax, kEncoding, kTooDeep };
  Kind kind = Kind::kSyntax;
  std::size_t offset = 0;  // in the text
  std::size_t length = 0;  // 0 at the end of the text
  std::string message = {};
};

// The first thing wrong, or nothing: the text is one JSON value nested at most `max_depth` deep.
std::optional<JsonFault> find_json_fault(std::string_view text, std::size_t max_depth);

// Whether `token` is a number as JSON writes it: "-0.5e+3", not "+1", "01" or ".5".
bool is_json_number(std::string_view token);

}  // namespace dateline
