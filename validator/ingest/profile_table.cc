#include "validator/ingest/profile_table.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "validator/base/text.h"

namespace dateline {

ProfileTable::ProfileTable(const SourceText& source, const TomlValue& table, std::string where,
                           const Limits& limits, RuleIssues& issues)
    : source_(source), table_(table), where_(std::move(where)), limits_(limits), issues_(issues) {}

void ProfileTable::issue(std::string_view code, std::string message, SourceSpan where,
                         std::string hint) {
  issues_.push_back({.code = std::string(code),
                     .message = std::move(message),
                     .hint = std::move(hint),
                     .path = source_.name(),
                     .where = where});
}

const TomlValue* ProfileTable::take(std::string_view key, TomlValue::Kind kind, bool required) {
  known_.push_back(key);
  const TomlValue* value = table_.find(key);
  if (value == nullptr) {
    if (required) issue("E161", fmt::format("no '{}' in {}", key, where_), table_.span);
    return nullptr;
  }
  if (!value->is(kind)) {
    issue("E162", fmt::format("'{}' is {}, not {}", key, name_of(value->kind), name_of(kind)),
          value->span);
    return nullptr;
  }
  return value;
}

std::string ProfileTable::text(std::string_view key, bool required) {
  const TomlValue* value = take(key, TomlValue::Kind::kString, required);
  if (value == nullptr) return {};
  if (required && trim(value->string).empty()) {
    issue("E163", fmt::format("'{}' is empty", key), value->span);
  }
  return value->string;
}

bool ProfileTable::flag(std::string_view key) {
  const TomlValue* value = take(key, TomlValue::Kind::kBoolean, false);
  return value != nullptr && value->boolean;
}

std::optional<Date> ProfileTable::date(std::string_view key) {
  const TomlValue* value = take(key, TomlValue::Kind::kDate, false);
  if (value == nullptr) return std::nullopt;
  return value->date;
}

const TomlValue* ProfileTable::strings(std::string_view key, bool required) {
  const TomlValue* value = take(key, TomlValue::Kind::kArray, required);
  if (value == nullptr) return nullptr;
  if (required && value->items.empty()) {
    issue("E163", fmt::format("'{}' is empty", key), value->span);
  }
  for (const TomlValue& item : value->items) {
    if (!item.is(TomlValue::Kind::kString)) {
      issue("E162", fmt::format("'{}' lists {}, not a string", key, name_of(item.kind)), item.span);
      return nullptr;
    }
    if (item.string.empty()) {
      issue("E163", fmt::format("'{}' lists an empty string", key), item.span);
      return nullptr;
    }
  }
  return value;
}

std::vector<std::string> ProfileTable::texts(std::string_view key, bool required) {
  std::vector<std::string> out;
  if (const TomlValue* value = strings(key, required)) {
    for (const TomlValue& item : value->items) out.push_back(item.string);
  }
  return out;
}

std::vector<std::string> ProfileTable::words(std::string_view key) {
  std::vector<std::string> out = texts(key, false);
  std::sort(out.begin(), out.end());
  return out;
}

bool ProfileTable::compile(const TomlValue& pattern, Regex& regex) {
  RegexError error;
  if (Regex::compile(pattern.string, limits_, regex, error)) return true;
  SourceSpan where = pattern.span;
  const std::size_t at =
      error.fragment.empty() ? std::string::npos : pattern.string.find(error.fragment);
  if (at != std::string::npos) {
    where = toml_string_part(source_, pattern, at, at + error.fragment.size());
  }
  issue("E164", fmt::format("pattern does not compile: {}", error.message), where);
  return false;
}

std::vector<std::string> ProfileTable::patterns(std::string_view key, Regex& any) {
  std::vector<std::string> out;
  const TomlValue* value = strings(key, false);
  if (value == nullptr) return out;
  std::string all;
  bool good = true;
  for (const TomlValue& item : value->items) {
    Regex alone;  // compiled for its own message only
    good = compile(item, alone) && good;
    all += fmt::format("{}(?:{})", all.empty() ? "" : "|", item.string);
    out.push_back(item.string);
  }
  if (!good || out.empty()) return out;
  RegexError error;
  if (!Regex::compile(all, limits_, any, error)) {
    issue("E164",
          fmt::format("the patterns of '{}' together do not compile: {}", key, error.message),
          value->span);
  }
  return out;
}

void ProfileTable::refuse_others() {
  for (const TomlMember& member : table_.members) {
    if (std::find(known_.begin(), known_.end(), member.key) != known_.end()) continue;
    const auto near = nearest(member.key, known_);
    issue("E160", fmt::format("unknown key '{}' in {}", member.key, where_), member.key_span,
          near ? fmt::format("did you mean '{}'?", *near) : std::string());
  }
}

}  // namespace dateline
