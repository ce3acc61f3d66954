// Reads one table of a rule file by the names of its keys. The table of keys (rule_keys.h) says
// what may stand here; whatever does not fit it is an issue with its place, found when the reader
// is made. What is read afterwards is there and of its kind, or reads as nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "validator/ruleset/rule_keys.h"
#include "validator/ruleset/rule_spec.h"
#include "validator/source/rule_issue.h"
#include "validator/source/toml_document.h"

namespace dateline {

class TableReader {
 public:
  // E110 unknown key, E111 missing key, E112 wrong kind, E113 a word that is not allowed. All three
  // are borrowed.
  TableReader(const TomlValue& table, const KeyTable& keys, RuleIssues& issues);

  // The member when it is there and as its row says, else null.
  [[nodiscard]] const TomlValue* get(std::string_view key) const;

  [[nodiscard]] SpecText text(std::string_view key) const;
  [[nodiscard]] std::string string(std::string_view key, std::string_view fallback = {}) const;
  [[nodiscard]] bool boolean(std::string_view key, bool fallback) const;
  [[nodiscard]] std::vector<SpecText> texts(std::string_view key) const;
  // The members of a table of strings.
  [[nodiscard]] std::vector<SpecNamed> named_texts(std::string_view key) const;
  // The one member of a table of strings: `each = { s = "speakers" }`.
  [[nodiscard]] SpecNamed one_named_text(std::string_view key) const;

  void issue(std::string code, std::string message, SourceSpan span, std::string hint = {}) const;

 private:
  void check_unknown() const;
  void check_member(const KeyRow& row, const TomlValue& value) const;
  void check_items(const KeyRow& row, const TomlValue& list) const;
  void check_names(const KeyRow& row, const TomlValue& table) const;
  void check_wording(const KeyRow& row, const TomlValue& table) const;
  void check_one_of() const;

  const TomlValue& table_;
  const KeyTable& keys_;
  RuleIssues& issues_;
};

// The string literal as a SpecText.
SpecText spec_text(const TomlValue& value);

}  // namespace dateline
