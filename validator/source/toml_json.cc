#include "validator/source/toml_json.h"

#include "validator/base/civil_time.h"

namespace dateline {

using Kind = TomlValue::Kind;

void append_json(JsonWriter& json, const TomlValue& value) {
  switch (value.kind) {
    case Kind::kTable:
      json.begin_object();
      for (const TomlMember& member : value.members) {
        json.key(member.key);
        append_json(json, member.value);
      }
      json.end_object();
      break;
    case Kind::kArray:
      json.begin_array();
      for (const TomlValue& item : value.items) append_json(json, item);
      json.end_array();
      break;
    case Kind::kString:
      json.string(value.string);
      break;
    case Kind::kInteger:
      json.integer(value.integer);
      break;
    case Kind::kFloat:
      json.number(value.number);
      break;
    case Kind::kBoolean:
      json.boolean(value.boolean);
      break;
    case Kind::kDate:
      json.string(format_date(value.date));
      break;
    case Kind::kLocal:
      json.string(format_local_iso(value.local));
      break;
    case Kind::kInstant:
      json.string(format_instant(value.instant));
      break;
    case Kind::kTime:
      json.string(format_clock({value.integer}));
      break;
  }
}

}  // namespace dateline
