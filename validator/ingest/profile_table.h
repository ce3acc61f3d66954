// One table of a profile's TOML, read key by key: what is asked for is known, what nobody asked for
// is an issue (E160) with the nearest key as the hint. A missing key is E161, a wrong type E162, a
// wrong value E163, a pattern that does not compile E164. Knows nothing of what the keys mean.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validator/base/civil_time.h"
#include "validator/base/limits.h"
#include "validator/base/regex.h"
#include "validator/source/rule_issue.h"
#include "validator/source/toml_document.h"

namespace dateline {

class ProfileTable {
 public:
  // Borrows everything. `where` names the table in messages: "[layout]".
  ProfileTable(const SourceText& source, const TomlValue& table, std::string where,
               const Limits& limits, RuleIssues& issues);

  // The value of a key of this kind; null (and, where it is there but of another kind, E162).
  const TomlValue* take(std::string_view key, TomlValue::Kind kind, bool required);

  std::string text(std::string_view key, bool required);
  bool flag(std::string_view key);
  std::optional<Date> date(std::string_view key);
  std::vector<std::string> texts(std::string_view key, bool required);
  // Sorted, for binary search.
  std::vector<std::string> words(std::string_view key);
  // The patterns as written, and all of them compiled as one.
  std::vector<std::string> patterns(std::string_view key, Regex& any);

  // E160 for every key that was not asked for. Call last.
  void refuse_others();

  void issue(std::string_view code, std::string message, SourceSpan where, std::string hint = {});
  [[nodiscard]] const std::string& where() const { return where_; }

 private:
  const TomlValue* strings(std::string_view key, bool required);
  bool compile(const TomlValue& pattern, Regex& regex);

  const SourceText& source_;
  const TomlValue& table_;
  std::string where_;
  const Limits& limits_;
  RuleIssues& issues_;
  std::vector<std::string_view> known_;
};

}  // namespace dateline
