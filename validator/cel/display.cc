// Values as a message shows them. Every kind prints as something; nothing here fails.
#include <string>

#include <fmt/format.h>

#include "validator/cel/map_data.h"
#include "validator/cel/number_text.h"
#include "validator/cel/runtime.h"

namespace dateline::cel {
namespace {

constexpr int kExponentFrom = 21;  // 1000000, not 1e+06

void append_list(std::string& out, std::span<const Value> items) {
  out += '[';
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += ", ";
    append_display(out, items[i]);
  }
  out += ']';
}

void append_map(std::string& out, const MapData& map) {
  out += '{';
  for (std::size_t i = 0; i < map.entries.size(); ++i) {
    if (i > 0) out += ", ";
    append_display(out, map.entries[i].key);
    out += ": ";
    append_display(out, map.entries[i].value);
  }
  out += '}';
}

void append_bytes(std::string& out, std::string_view bytes) {
  for (const char c : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(c));
}

// Lists, maps, optionals, and what has no form but the name of its type.
void append_compound(std::string& out, const Value& value) {
  if (value.kind() == Kind::kList) {
    append_list(out, value.as_list());
  } else if (value.kind() == Kind::kMap) {
    append_map(out, *value.as_map());
  } else if (value.kind() == Kind::kOptional && value.as_optional() != nullptr) {
    append_display(out, *value.as_optional());
  } else if (value.kind() == Kind::kOptional) {
    out += "none";
  } else {
    out += type_name(value.kind() == Kind::kType ? value.as_type() : type_of(value));
  }
}

}  // namespace

void append_display(std::string& out, const Value& value) {
  switch (value.kind()) {
    case Kind::kUnset:
      out += "–";
      return;
    case Kind::kError:
      out += value.is_absent() ? std::string_view("–") : value.error_message();
      return;
    case Kind::kNull:
      out += "null";
      return;
    case Kind::kBool:
      out += value.as_bool() ? "true" : "false";
      return;
    case Kind::kInt:
      out += fmt::format_int(value.as_int()).str();
      return;
    case Kind::kUint:
      out += fmt::format_int(value.as_uint()).str();
      return;
    case Kind::kDouble:
      append_number(out, value.as_double(), kExponentFrom);
      return;
    case Kind::kString:
      out += value.as_string();
      return;
    case Kind::kBytes:
      append_bytes(out, value.as_string());
      return;
    case Kind::kTimestamp:
      out += format_instant(value.as_timestamp(), value.offset_minutes());
      return;
    case Kind::kDuration:
      out += format_duration(value.as_duration());
      return;
    case Kind::kDate:
      out += format_date(value.as_date());
      return;
    case Kind::kLocal:
      out += format_local(value.as_local());
      return;
    default:
      append_compound(out, value);
      return;
  }
}

}  // namespace dateline::cel
