// TOML with the place of every key and value, toml++ behind one door. What toml++ 3.3 cannot be
// trusted with (non-ASCII where a key or value starts, lone brackets, deep nesting: undefined
// behaviour or an abort) is refused by a scan of our own first, with line and column. Tables keep
// the order of the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "validator/base/civil_time.h"
#include "validator/base/limits.h"
#include "validator/source/rule_issue.h"
#include "validator/source/source_span.h"
#include "validator/source/source_text.h"

namespace dateline {

struct TomlMember;

struct TomlValue {
  enum class Kind {
    kTable,
    kArray,
    kString,
    kInteger,
    kFloat,
    kBoolean,
    kDate,
    kTime,
    kLocal,
    kInstant
  };
  Kind kind = Kind::kTable;
  // The whole value as written: a string with its quotes; an inline table or array with its
  // brackets; a [table] its header.
  SourceSpan span = {};
  std::string string = {};            // kString
  std::int64_t integer = 0;           // kInteger; kTime: seconds of the day
  double number = 0;                  // kFloat
  bool boolean = false;               // kBoolean
  Date date = {};                     // kDate
  LocalTime local = {};               // kLocal
  Instant instant = {};               // kInstant
  std::vector<TomlMember> members;    // kTable, in file order; clang 14 wants no "= {}" here
  std::vector<TomlValue> items = {};  // kArray

  [[nodiscard]] bool is(Kind k) const { return kind == k; }
  // The member's value, or null: also null when this is not a table.
  [[nodiscard]] const TomlValue* find(std::string_view key) const;
  [[nodiscard]] const TomlMember* find_member(std::string_view key) const;
};

struct TomlMember {
  std::string key = {};
  SourceSpan key_span = {};
  TomlValue value = {};
};

// "a string", "an array", …: for messages.
std::string_view name_of(TomlValue::Kind kind);

// The root table. On failure false, with at least one issue added (E1xx); toml++ stops at its first
// error.
bool parse_toml(const SourceText& source, const Limits& limits, TomlValue& root,
                RuleIssues& issues);

// The bytes of the file that spell value.string[begin, end): escapes, ''' and line-ending
// backslashes are seen through by re-scanning the literal.
SourceSpan toml_string_part(const SourceText& source, const TomlValue& value, std::size_t begin,
                            std::size_t end);

}  // namespace dateline
