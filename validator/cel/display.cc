// Values as a message shows them. Every kind prints as something; nothing here fails.
#include <string>

#include "validator/cel/map_data.h"
#include "validator/cel/number_text.h"
#include "validator/cel/runtime.h"

#include "fmt/format.h"

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
    case Kind::kList:
      append_list(out, value.as_list());
      return;
    case Kind::kMap:
      append_map(out, *value.as_map());
      return;
    case Kind::kOptional:
      if (value.as_optional() == nullptr) {
        out += "none";
      } else {
        append_display(out, *value.as_optional());
      }
      return;
    case Kind::kType:
      out += type_name(value.as_type());
      return;
    case Kind::kObject:
      out += type_name(type_of(value));
      return;
  }
}

}  // namespace dateline::cel
