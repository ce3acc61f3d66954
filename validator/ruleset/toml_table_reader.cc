#include "validator/ruleset/toml_table_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "validator/base/text.h"

namespace dateline {

using Kind = TomlValue::Kind;

SpecText spec_text(const TomlValue& value) {
  return {.text = value.string, .literal = value, .present = true};
}

TableReader::TableReader(const TomlValue& table, const KeyTable& keys, RuleIssues& issues)
    : table_(table), keys_(keys), issues_(issues) {
  check_unknown();
  for (const KeyRow& row : keys_.rows) {
    const TomlValue* value = table_.find(row.name);
    if (value != nullptr) {
      check_member(row, *value);
    } else if (row.needed) {
      issue("E111", fmt::format("{} has no '{}'", keys_.where, row.name), table_.span);
    }
  }
  check_one_of();
}

void TableReader::issue(std::string code, std::string message, SourceSpan span,
                        std::string hint) const {
  issues_.push_back({.code = std::move(code),
                     .message = std::move(message),
                     .hint = std::move(hint),
                     .where = span});
}

void TableReader::check_unknown() const {
  std::vector<std::string_view> known;
  for (const KeyRow& row : keys_.rows) known.push_back(row.name);
  for (const TomlMember& member : table_.members) {
    if (keys_.find(member.key) != nullptr) continue;
    const auto near = nearest(member.key, known);
    issue("E110", fmt::format("unknown key '{}' in {}", member.key, keys_.where), member.key_span,
          near ? fmt::format("did you mean '{}'?", *near) : std::string());
  }
}

void TableReader::check_member(const KeyRow& row, const TomlValue& value) const {
  if (!has_shape(value, row.shape)) {
    issue("E112",
          fmt::format("'{}' is {}, not {}", row.name, name_of(value.kind), name_of(row.shape)),
          value.span);
    return;
  }
  switch (row.shape) {
    case KeyShape::kText:
      if (!row.words.empty() &&
          std::find(row.words.begin(), row.words.end(), value.string) == row.words.end()) {
        issue("E113",
              fmt::format("{} '{}' is none of {}", row.name, value.string,
                          fmt::join(row.words, ", ")),
              value.span);
      }
      return;
    case KeyShape::kWording:
      if (value.is(Kind::kTable)) check_wording(row, value);
      return;
    case KeyShape::kTexts:
    case KeyShape::kTables:
      return check_items(row, value);
    case KeyShape::kLabels:
    case KeyShape::kNames:
    case KeyShape::kOneName:
    case KeyShape::kNamedTables:
      return check_names(row, value);
    default:
      return;
  }
}

void TableReader::check_items(const KeyRow& row, const TomlValue& list) const {
  const Kind kind = row.shape == KeyShape::kTexts ? Kind::kString : Kind::kTable;
  for (const TomlValue& item : list.items) {
    if (item.is(kind)) continue;
    issue("E112", fmt::format("'{}' holds {}, not {}", row.name, name_of(item.kind), name_of(kind)),
          item.span);
  }
  if (row.count > 0 && list.items.size() != row.count) {
    issue("E113",
          fmt::format("'{}' takes {} items, here are {}", row.name, row.count, list.items.size()),
          list.span);
  }
}

void TableReader::check_names(const KeyRow& row, const TomlValue& table) const {
  const Kind kind = row.shape == KeyShape::kNamedTables ? Kind::kTable : Kind::kString;
  for (const TomlMember& member : table.members) {
    if (!member.value.is(kind)) {
      issue("E112",
            fmt::format("'{}.{}' is {}, not {}", row.name, member.key, name_of(member.value.kind),
                        name_of(kind)),
            member.value.span);
    }
    if (row.shape != KeyShape::kLabels && !is_identifier(member.key)) {
      issue("E113", fmt::format("'{}' is no variable name: letters, digits and _ only", member.key),
            member.key_span);
    }
  }
  if (row.shape == KeyShape::kOneName && table.members.size() != 1) {
    issue("E113",
          fmt::format("'{}' names {} variables, it takes one: {} = {{ name = \"formula\" }}",
                      row.name, table.members.size(), row.name),
          table.span);
  }
}

void TableReader::check_wording(const KeyRow& row, const TomlValue& table) const {
  if (table.members.empty()) {
    issue("E113", fmt::format("'{}' has a text for no language", row.name), table.span);
  }
  for (const TomlMember& member : table.members) {
    if (!member.value.is(Kind::kString)) {
      issue("E112",
            fmt::format("'{}.{}' is {}, not a string", row.name, member.key,
                        name_of(member.value.kind)),
            member.value.span);
    }
    if (!is_language(member.key)) {
      issue("E113",
            fmt::format("'{}' is no language: two or three letters, as in en or ru", member.key),
            member.key_span);
    }
  }
}

void TableReader::check_one_of() const {
  std::vector<std::string_view> here;
  for (const std::string_view key : keys_.one_of) {
    if (table_.find(key) != nullptr) here.push_back(key);
  }
  if (keys_.one_of.empty() || here.size() == 1) return;
  if (here.empty()) {
    issue("E111", fmt::format("{} has none of {}", keys_.where, fmt::join(keys_.one_of, ", ")),
          table_.span);
  } else {
    issue("E113", fmt::format("{} says both '{}' and '{}'", keys_.where, here[0], here[1]),
          table_.span);
  }
}

const TomlValue* TableReader::get(std::string_view key) const {
  const KeyRow* row = keys_.find(key);
  const TomlValue* value = table_.find(key);
  return row != nullptr && value != nullptr && has_shape(*value, row->shape) ? value : nullptr;
}

SpecText TableReader::text(std::string_view key) const {
  const TomlValue* value = get(key);
  return value ? spec_text(*value) : SpecText{};
}

std::string TableReader::string(std::string_view key, std::string_view fallback) const {
  const TomlValue* value = get(key);
  return value ? value->string : std::string(fallback);
}

bool TableReader::boolean(std::string_view key, bool fallback) const {
  const TomlValue* value = get(key);
  return value ? value->boolean : fallback;
}

std::vector<SpecText> TableReader::texts(std::string_view key) const {
  std::vector<SpecText> out;
  if (const TomlValue* list = get(key)) {
    for (const TomlValue& item : list->items) {
      if (item.is(Kind::kString)) out.push_back(spec_text(item));
    }
  }
  return out;
}

std::vector<SpecNamed> TableReader::named_texts(std::string_view key) const {
  std::vector<SpecNamed> out;
  if (const TomlValue* table = get(key)) {
    for (const TomlMember& member : table->members) {
      if (!member.value.is(Kind::kString)) continue;
      out.push_back(
          {.name = member.key, .name_span = member.key_span, .text = spec_text(member.value)});
    }
  }
  return out;
}

SpecNamed TableReader::one_named_text(std::string_view key) const {
  auto all = named_texts(key);
  return all.size() == 1 ? std::move(all.front()) : SpecNamed{};
}

}  // namespace dateline
