#include "validator/ruleset/toml_table_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "validator/base/text.h"

namespace dateline {

SpecText spec_text(const TomlValue& value) {
  return {.text = value.string, .literal = value, .present = true};
}

void TableReader::issue(std::string code, std::string message, SourceSpan span,
                        std::string hint) const {
  issues_.push_back({.code = std::move(code),
                     .message = std::move(message),
                     .hint = std::move(hint),
                     .where = span});
}

void TableReader::allow_only(std::initializer_list<std::string_view> keys) const {
  const std::vector<std::string_view> known(keys);
  for (const TomlMember& member : table_.members) {
    if (std::find(known.begin(), known.end(), member.key) != known.end()) continue;
    const auto near = nearest(member.key, known);
    issue("E110", fmt::format("unknown key '{}' in {}", member.key, where_), member.key_span,
          near ? fmt::format("did you mean '{}'?", *near) : std::string());
  }
}

const TomlValue* TableReader::need(std::string_view key) const {
  const TomlValue* value = table_.find(key);
  if (!value) issue("E111", fmt::format("{} has no '{}'", where_, key), table_.span);
  return value;
}

const TomlValue* TableReader::get(std::string_view key, TomlValue::Kind kind) const {
  const TomlValue* value = table_.find(key);
  if (!value) return nullptr;
  if (value->is(kind)) return value;
  issue("E112", fmt::format("'{}' is {}, not {}", key, name_of(value->kind), name_of(kind)),
        value->span);
  return nullptr;
}

SpecText TableReader::text(std::string_view key) const {
  const TomlValue* value = get(key, TomlValue::Kind::kString);
  return value ? spec_text(*value) : SpecText{};
}

SpecText TableReader::needed_text(std::string_view key) const {
  return need(key) ? text(key) : SpecText{};
}

std::string TableReader::string(std::string_view key, std::string_view fallback) const {
  const TomlValue* value = get(key, TomlValue::Kind::kString);
  return value ? value->string : std::string(fallback);
}

bool TableReader::boolean(std::string_view key, bool fallback) const {
  const TomlValue* value = get(key, TomlValue::Kind::kBoolean);
  return value ? value->boolean : fallback;
}

std::vector<SpecText> TableReader::texts(std::string_view key) const {
  std::vector<SpecText> out;
  const TomlValue* list = get(key, TomlValue::Kind::kArray);
  if (!list) return out;
  for (const TomlValue& item : list->items) {
    if (item.is(TomlValue::Kind::kString)) {
      out.push_back(spec_text(item));
    } else {
      issue("E112", fmt::format("'{}' holds {}, not a string", key, name_of(item.kind)), item.span);
    }
  }
  return out;
}

std::vector<SpecNamed> TableReader::named_texts(std::string_view key) const {
  std::vector<SpecNamed> out;
  const TomlValue* table = get(key, TomlValue::Kind::kTable);
  if (!table) return out;
  for (const TomlMember& member : table->members) {
    if (member.value.is(TomlValue::Kind::kString)) {
      out.push_back(
          {.name = member.key, .name_span = member.key_span, .text = spec_text(member.value)});
    } else {
      issue("E112",
            fmt::format("'{}.{}' is {}, not a string", key, member.key, name_of(member.value.kind)),
            member.value.span);
    }
  }
  return out;
}

SpecNamed TableReader::one_named_text(std::string_view key) const {
  auto all = named_texts(key);
  if (all.size() == 1) return std::move(all.front());
  const TomlValue* table = table_.find(key);
  if (table && table->is(TomlValue::Kind::kTable) && table->members.size() != 1) {
    issue("E113",
          fmt::format("'{}' names {} variables, it takes one: {} = {{ name = \"formula\" }}", key,
                      table->members.size(), key),
          table->span);
  }
  return {};
}

}  // namespace dateline
