// TableReader: reads one TOML table of a rule file by a fixed list of keys. Wrong types, missing
// and unknown keys become issues at their place, with "did you mean"; reading goes on with
// defaults, so that one run shows everything that is wrong.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "validator/ruleset/rule_spec.h"
#include "validator/source/rule_issue.h"
#include "validator/source/toml_document.h"

namespace dateline {

class TableReader {
 public:
  // `where` names the table in messages: "[[rule]]". All three are borrowed.
  TableReader(const TomlValue& table, std::string_view where, RuleIssues& issues)
      : table_(table), where_(where), issues_(issues) {}

  // E110 for every key that is not in the list.
  void allow_only(std::initializer_list<std::string_view> keys) const;

  // The member, or null with E111 when it is missing.
  const TomlValue* need(std::string_view key) const;
  // The member when it is there and of that kind; E112 when it is of another.
  const TomlValue* get(std::string_view key, TomlValue::Kind kind) const;

  SpecText text(std::string_view key) const;
  SpecText needed_text(std::string_view key) const;
  std::string string(std::string_view key, std::string_view fallback = {}) const;
  bool boolean(std::string_view key, bool fallback) const;
  std::vector<SpecText> texts(std::string_view key) const;
  // The members of a table of strings.
  std::vector<SpecNamed> named_texts(std::string_view key) const;
  // The one member of a table of strings: `each = { s = "speakers" }`.
  SpecNamed one_named_text(std::string_view key) const;

  void issue(std::string code, std::string message, SourceSpan span, std::string hint = {}) const;

 private:
  const TomlValue& table_;
  std::string_view where_;
  RuleIssues& issues_;
};

// The string literal as a SpecText.
SpecText spec_text(const TomlValue& value);

}  // namespace dateline
