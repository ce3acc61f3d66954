// One row of a data table: its members by name and type, each trouble an issue at its place
// (E150 unknown key, E151 wrong type, E152 missing key). What a row means is knowledge.cc's
// business.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validator/source/rule_issue.h"
#include "validator/source/toml_document.h"

namespace dateline {

RuleIssue data_issue(std::string_view code, std::string message, SourceSpan where,
                     std::string hint = {});

// "did you mean 'aliases'?", or nothing.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

class TableRow {
 public:
  // `what` is the table's name in messages. Unknown keys are reported here.
  TableRow(const TomlValue& row, std::string_view what, std::span<const std::string_view> keys,
           RuleIssues& issues);

  // False when the row is no table or lacks what was required of it: skip it.
  [[nodiscard]] bool good() const { return good_; }

  // Empty where the key is absent (or, required, an issue).
  std::string string(std::string_view key, bool required = false);
  std::vector<std::string> strings(std::string_view key);
  bool boolean(std::string_view key);
  // Whether the key is there as a number.
  bool number(std::string_view key, double& value);

  // Where the key's value stands, or the row.
  [[nodiscard]] SourceSpan place_of(std::string_view key) const;
  [[nodiscard]] const TomlValue* find(std::string_view key) const { return row_.find(key); }

  void wrong_type(const TomlValue& value, std::string_view key, std::string_view wanted);

 private:
  const TomlValue& row_;
  std::string_view what_;
  RuleIssues& issues_;
  bool good_ = true;
};

}  // namespace dateline
