// The keys of a rule file, declared once: the loader refuses what is not in these tables, and the
// JSON Schema for editors is made of them. A row says how a key is written, not what it means.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "validator/source/toml_document.h"

namespace dateline {

enum class KeyShape : std::uint8_t {
  kText,        // "…"
  kWording,     // "…", or { en = "…", ru = "…" }: by language
  kFlag,        // true
  kNumber,      // 1
  kAny,         // whatever its `type` asks for
  kList,        // […] of anything
  kTexts,       // ["…", "…"]
  kLabels,      // { "any words" = "…" }
  kNames,       // { variable = "…" }
  kOneName,     // { variable = "…" }, exactly one
  kFreeTable,   // { … }
  kTable,       // { … } with the keys of `table`
  kTables,      // [[…]], each with the keys of `table`
  kNamedTables  // { name = { … }, … }, each with the keys of `table`
};

struct KeyTable;

struct KeyRow {
  std::string_view name = {};
  KeyShape shape = KeyShape::kText;
  std::string_view doc = {};
  bool needed = false;
  const KeyTable* table = nullptr;
  std::vector<std::string_view> words = {};  // of kText: nothing else will do
  std::string_view pattern = {};             // of kText: for editors
  std::size_t count = 0;                     // of kTexts: that many; 0: any number
};

struct KeyTable {
  std::string_view name = {};   // for references: "rule"
  std::string_view where = {};  // for messages: "[[rule]]"
  std::vector<KeyRow> rows = {};
  // Exactly one of these, where there are any.
  std::vector<std::string_view> one_of = {};

  [[nodiscard]] const KeyRow* find(std::string_view key) const;
};

struct RuleKeys {
  KeyTable file, ruleset, rule, signpost, group, adjacent, lookup, fix, param, table, table_file,
      example, record, expect;
};

const RuleKeys& rule_keys();

// The kind of value that a shape is written as; kAny: nothing is asked.
bool has_shape(const TomlValue& value, KeyShape shape);
// "a string", "an array", "a table"
std::string_view name_of(KeyShape shape);

// Letters, digits and _, no digit first: what a formula can name.
bool is_identifier(std::string_view name);

// Two or three letters a-z: the primary tag of BCP 47.
bool is_language(std::string_view tag);

// family/name in a-z, 0-9 and -.
bool is_rule_id(std::string_view id);

}  // namespace dateline
