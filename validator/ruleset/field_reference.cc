#include "validator/ruleset/field_reference.h"

#include <string_view>

#include <fmt/format.h>

#include "validator/cel/type.h"
#include "validator/ruleset/record_schema.h"

namespace dateline {
namespace {

// A pipe would end the cell, an angle bracket begin a tag.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    if (c == '<') {
      out += "&lt;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string_view words_for(cel::Absence absence) {
  switch (absence) {
    case cel::Absence::kNever:
      return "";
    case cel::Absence::kEmpty:
      return "empty";
    case cel::Absence::kAbsent:
      return "absent";
  }
  return "";
}

}  // namespace

std::string field_reference() {
  std::string out =
      "## What a formula sees\n\n"
      "The fields of a record by their names, those of its parts behind a dot: `event.date`. A "
      "field "
      "that reads *empty* where the source has nothing is `''`, `[]` or an object of such; one "
      "that "
      "is *absent* makes the rule not applicable unless `has()` or `requires` says otherwise.\n";
  for (const SchemaType* type : record_schema().types) {
    out += fmt::format("\n### {}\n\n| field | type | without a value | |\n|---|---|---|---|\n",
                       type->type.name);
    for (const cel::Field& field : type->type.fields) {
      out += fmt::format("| `{}` | {} | {} | {} |\n", field.name, cell(cel::print(field.type)),
                         words_for(field.absence), cell(field.doc));
    }
  }
  return out;
}

}  // namespace dateline
