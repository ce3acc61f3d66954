// Turns the values of the conformance suites (protobuf in its JSON form) into ours, and compares.
// Stricter than the language's ==: an int is no uint, NaN is NaN. Maps are unordered.
#pragma once

#include <cmath>
#include <string_view>
#include <vector>

#include <rapidjson/document.h>

#include "validator/base/civil_time.h"
#include "validator/cel/map_data.h"
#include "validator/cel/runtime.h"

namespace dateline::cel {

inline std::string decoded_base64(std::string_view text) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) break;
    bits = (bits << 6 | static_cast<std::uint32_t>(digit)) & 0xFFFFFF;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 255);
  }
  return out;
}

inline double suite_number(const rapidjson::Value& json) {
  if (!json.IsString()) return json.GetDouble();
  const std::string_view text = json.GetString();
  if (text == "NaN") return std::nan("");
  return text == "-Infinity" ? -HUGE_VAL : HUGE_VAL;
}

inline Value suite_value(Arena& arena, const rapidjson::Value& json);

inline Value suite_map(Arena& arena, const rapidjson::Value& json) {
  std::vector<MapEntry> entries;
  if (json.HasMember("entries")) {
    for (const auto& entry : json["entries"].GetArray()) {
      entries.push_back({suite_value(arena, entry["key"]), suite_value(arena, entry["value"])});
    }
  }
  return Value::map(make_map(arena, arena.copy(entries)));
}

inline Value suite_object(const rapidjson::Value& json) {
  const std::string_view type = json["@type"].GetString();
  const std::string_view text = json["value"].GetString();
  if (type.ends_with("google.protobuf.Timestamp")) {
    return Value::timestamp(parse_instant(text)->instant);
  }
  if (type.ends_with("google.protobuf.Duration")) return Value::duration(*parse_duration(text));
  return {};
}

inline Value suite_value(Arena& arena, const rapidjson::Value& json) {
  const auto text = [&](const char* key) {
    return arena.copy(std::string_view(json[key].GetString(), json[key].GetStringLength()));
  };
  if (json.HasMember("nullValue")) return Value::null();
  if (json.HasMember("boolValue")) return Value::boolean(json["boolValue"].GetBool());
  if (json.HasMember("int64Value")) {
    return Value::integer(std::stoll(std::string(text("int64Value"))));
  }
  if (json.HasMember("uint64Value")) {
    return Value::unsigned_integer(std::stoull(std::string(text("uint64Value"))));
  }
  if (json.HasMember("doubleValue")) return Value::number(suite_number(json["doubleValue"]));
  if (json.HasMember("stringValue")) return Value::string(text("stringValue"));
  if (json.HasMember("bytesValue")) {
    return Value::bytes(arena.copy(std::string_view(decoded_base64(text("bytesValue")))));
  }
  if (json.HasMember("typeValue")) {
    const Type* type = simple_type_named(text("typeValue"));
    return type != nullptr ? Value::type(type) : Value();
  }
  if (json.HasMember("mapValue")) return suite_map(arena, json["mapValue"]);
  if (json.HasMember("objectValue")) return suite_object(json["objectValue"]);
  std::vector<Value> items;
  if (json["listValue"].HasMember("values")) {
    for (const auto& item : json["listValue"]["values"].GetArray()) {
      items.push_back(suite_value(arena, item));
    }
  }
  return Value::list(arena.copy(items));
}

inline bool same_value(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case Kind::kDouble:
      return a.as_double() == b.as_double() ||
             (std::isnan(a.as_double()) && std::isnan(b.as_double()));
    case Kind::kError:
      return a.error_code() == b.error_code() && a.error_message() == b.error_message();
    case Kind::kUnset:
      return true;
    case Kind::kOptional:
      if (a.as_optional() == nullptr || b.as_optional() == nullptr) {
        return a.as_optional() == b.as_optional();
      }
      return same_value(*a.as_optional(), *b.as_optional());
    case Kind::kList: {
      if (a.as_list().size() != b.as_list().size()) return false;
      for (std::size_t i = 0; i < a.as_list().size(); ++i) {
        if (!same_value(a.as_list()[i], b.as_list()[i])) return false;
      }
      return true;
    }
    case Kind::kMap: {
      if (a.as_map()->entries.size() != b.as_map()->entries.size()) return false;
      for (const MapEntry& entry : a.as_map()->entries) {
        const Value* other = b.as_map()->find(entry.key);
        if (other == nullptr || !same_value(entry.value, *other)) return false;
      }
      return true;
    }
    default:
      return equal(a, b);
  }
}

}  // namespace dateline::cel
