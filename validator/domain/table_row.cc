// Typed access to one TOML table, with issues instead of failures.
#include "validator/domain/table_row.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "validator/base/text.h"

namespace dateline {

RuleIssue data_issue(std::string_view code, std::string message, SourceSpan where,
                     std::string hint) {
  return {.code = std::string(code),
          .message = std::move(message),
          .hint = std::move(hint),
          .where = where};
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
  const auto near = nearest(word, candidates);
  return near ? fmt::format("did you mean '{}'?", *near) : std::string();
}

TableRow::TableRow(const TomlValue& row, std::string_view what,
                   std::span<const std::string_view> keys, RuleIssues& issues)
    : row_(row), what_(what), issues_(issues) {
  if (!row.is(TomlValue::Kind::kTable)) {
    issues_.push_back(data_issue(
        "E151", fmt::format("{} is {}, not a table", what, name_of(row.kind)), row.span));
    good_ = false;
    return;
  }
  for (const TomlMember& member : row.members) {
    if (std::find(keys.begin(), keys.end(), member.key) != keys.end()) continue;
    issues_.push_back(data_issue("E150", fmt::format("unknown key '{}' in {}", member.key, what),
                                 member.key_span, did_you_mean(member.key, keys)));
  }
}

SourceSpan TableRow::place_of(std::string_view key) const {
  const TomlValue* value = row_.find(key);
  return value != nullptr ? value->span : row_.span;
}

void TableRow::wrong_type(const TomlValue& value, std::string_view key, std::string_view wanted) {
  issues_.push_back(data_issue(
      "E151", fmt::format("'{}' of {} is {}, not {}", key, what_, name_of(value.kind), wanted),
      value.span));
}

std::string TableRow::string(std::string_view key, bool required) {
  const TomlValue* value = row_.find(key);
  if (value != nullptr && !value->is(TomlValue::Kind::kString)) {
    wrong_type(*value, key, "a string");
    good_ = good_ && !required;
    return {};
  }
  if (required && (value == nullptr || trim(value->string).empty())) {
    issues_.push_back(
        data_issue("E152", fmt::format("{} without '{}'", what_, key), place_of(key)));
    good_ = false;
    return {};
  }
  return value != nullptr ? value->string : std::string();
}

std::vector<std::string> TableRow::strings(std::string_view key) {
  std::vector<std::string> texts;
  const TomlValue* value = row_.find(key);
  if (value == nullptr) return texts;
  if (!value->is(TomlValue::Kind::kArray)) {
    wrong_type(*value, key, "an array of strings");
    return texts;
  }
  texts.reserve(value->items.size());
  for (const TomlValue& item : value->items) {
    if (item.is(TomlValue::Kind::kString)) {
      texts.push_back(item.string);
    } else {
      wrong_type(item, key, "an array of strings");
    }
  }
  return texts;
}

bool TableRow::boolean(std::string_view key) {
  const TomlValue* value = row_.find(key);
  if (value == nullptr) return false;
  if (!value->is(TomlValue::Kind::kBoolean)) wrong_type(*value, key, "true or false");
  return value->boolean;
}

bool TableRow::number(std::string_view key, double& value) {
  const TomlValue* found = row_.find(key);
  if (found == nullptr) return false;
  if (found->is(TomlValue::Kind::kFloat)) {
    value = found->number;
  } else if (found->is(TomlValue::Kind::kInteger)) {
    value = static_cast<double>(found->integer);
  } else {
    wrong_type(*found, key, "a number");
    return false;
  }
  return true;
}

}  // namespace dateline
