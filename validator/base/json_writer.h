// JsonWriter: JSON streamed into a string, never built as a tree. Commas are its business; the
// caller opens and closes. Strings are escaped as JSON asks, bad UTF-8 becomes U+FFFD, non-finite
// numbers null.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

class JsonWriter {
 public:
  // Appends to `out`, which must outlive the writer. indent 0: one line; else spaces per level.
  explicit JsonWriter(std::string& out, int indent = 0);

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view text);
  JsonWriter& integer(std::int64_t number);
  JsonWriter& unsigned_integer(std::uint64_t number);
  JsonWriter& number(double number);
  JsonWriter& boolean(bool value);
  JsonWriter& null();

  // key + value
  JsonWriter& member(std::string_view name, std::string_view text) {
    return key(name).string(text);
  }
  JsonWriter& member(std::string_view name, std::uint64_t value) {
    return key(name).unsigned_integer(value);
  }
  template <std::signed_integral Integer>
  JsonWriter& member(std::string_view name, Integer value) {
    return key(name).integer(value);
  }
  template <std::same_as<bool> Boolean>  // a template, so that a "literal" does not become true
  JsonWriter& member(std::string_view name, Boolean value) {
    return key(name).boolean(value);
  }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void before_value();
  void new_line();
  std::string& out_;
  int indent_;
  int depth_ = 0;
  bool first_ = true;  // nothing yet in the innermost container
  bool after_key_ = false;
};

void append_json_string(std::string& out, std::string_view text);

}  // namespace dateline
