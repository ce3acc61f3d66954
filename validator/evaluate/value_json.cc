#include "validator/evaluate/value_json.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "validator/base/civil_time.h"
#include "validator/cel/map_data.h"
#include "validator/cel/runtime.h"

namespace dateline {
namespace {

using cel::Kind;
using cel::Value;

constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string decoded_base64(std::string_view text) {
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

std::string encoded_base64(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t bits = 0;
    const std::size_t here = std::min<std::size_t>(3, bytes.size() - i);
    for (std::size_t j = 0; j < 3; ++j) {
      bits = bits << 8 | (j < here ? static_cast<unsigned char>(bytes[i + j]) : 0U);
    }
    for (std::size_t j = 0; j < 4; ++j) {
      out += j <= here ? kDigits[bits >> (18 - 6 * j) & 63] : '=';
    }
  }
  return out;
}

template <class Number>
std::optional<Number> number_of(const std::string& text) {
  Number number = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return read.ptr == end && read.ec == std::errc() ? std::optional(number) : std::nullopt;
}

std::optional<double> double_of(const std::string& text) {
  if (text == "NaN") return std::numeric_limits<double>::quiet_NaN();
  if (text == "Infinity") return std::numeric_limits<double>::infinity();
  if (text == "-Infinity") return -std::numeric_limits<double>::infinity();
  return number_of<double>(text);
}

bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

class Reader {
 public:
  Reader(Arena& arena, std::string& unsupported) : arena_(arena), unsupported_(unsupported) {}

  std::optional<Value> read(const JsonView& json) {
    const auto members = json.members();
    if (members.empty()) return refuse("a value without a kind");
    const auto& [kind, held] = members.front();
    if (kind == "nullValue") return Value::null();
    if (kind == "boolValue") return Value::boolean(held.is_true());
    if (kind == "int64Value") return made(number_of<std::int64_t>(held.text()), &Value::integer);
    if (kind == "uint64Value") {
      return made(number_of<std::uint64_t>(held.text()), &Value::unsigned_integer);
    }
    if (kind == "doubleValue") return made(double_of(held.text()), &Value::number);
    if (kind == "stringValue") return Value::string(arena_.copy(std::string_view(held.text())));
    if (kind == "bytesValue") {
      return Value::bytes(arena_.copy(std::string_view(decoded_base64(held.text()))));
    }
    if (kind == "typeValue") return read_type(held.text());
    if (kind == "listValue") return read_list(held.find("values"));
    if (kind == "mapValue") return read_map(held.find("entries"));
    if (kind == "objectValue") return read_object(held);
    return refuse(kind);
  }

 private:
  std::optional<Value> refuse(std::string what) {
    unsupported_ = std::move(what);
    return std::nullopt;
  }

  template <class Number>
  std::optional<Value> made(const std::optional<Number>& number, Value (*make)(Number)) {
    return number ? std::optional(make(*number)) : refuse("a number that cannot be read");
  }

  std::optional<Value> read_type(const std::string& name) {
    const cel::Type* type = cel::simple_type_named(name);
    return type != nullptr ? std::optional(Value::type(type)) : refuse("the type " + name);
  }

  std::optional<Value> read_list(const JsonView& json) {
    std::vector<Value> items;
    for (const JsonView& item : json.items()) {
      const auto value = read(item);
      if (!value) return std::nullopt;
      items.push_back(*value);
    }
    return Value::list(arena_.copy(items));
  }

  std::optional<Value> read_map(const JsonView& json) {
    std::vector<cel::MapEntry> entries;
    for (const JsonView& entry : json.items()) {
      const auto key = read(entry.find("key"));
      const auto value = key ? read(entry.find("value")) : std::nullopt;
      if (!value) return std::nullopt;
      entries.push_back({*key, *value});
    }
    return cel::finished_map(arena_, arena_.copy(entries));
  }

  std::optional<Value> read_object(const JsonView& json) {
    const std::string type = json.find("@type").text();
    const std::string text = json.find("value").text();
    if (ends_with(type, "google.protobuf.Timestamp")) {
      const auto moment = parse_instant(text);
      return moment ? std::optional(Value::timestamp(moment->instant)) : refuse(text);
    }
    if (ends_with(type, "google.protobuf.Duration")) {
      const auto duration = parse_duration(text);
      return duration ? std::optional(Value::duration(*duration)) : refuse(text);
    }
    return refuse("the message type " + type);
  }

  Arena& arena_;
  std::string& unsupported_;
};

// Whole seconds and, where there are any, nine digits behind the point: "1.500000000s".
std::string duration_text(Duration duration) {
  constexpr std::int64_t kSecond = 1'000'000'000;
  const std::int64_t nanos = duration.nanos;
  const std::string sign = nanos < 0 && nanos > -kSecond ? "-" : "";
  if (nanos % kSecond == 0) return fmt::format("{}s", nanos / kSecond);
  return fmt::format("{}{}.{:09}s", sign, nanos / kSecond, std::abs(nanos % kSecond));
}

void append_object(JsonWriter& json, std::string_view type, std::string_view text) {
  json.key("objectValue").begin_object();
  json.member("@type", fmt::format("type.googleapis.com/google.protobuf.{}", type));
  json.member("value", text).end_object();
}

void append_double(JsonWriter& json, double number) {
  json.key("doubleValue");
  if (std::isnan(number)) {
    json.string("NaN");
  } else if (std::isinf(number)) {
    json.string(number < 0 ? "-Infinity" : "Infinity");
  } else {
    json.number(number);
  }
}

}  // namespace

std::optional<Value> value_of_json(const JsonView& json, Arena& arena, std::string& unsupported) {
  return Reader(arena, unsupported).read(json);
}

namespace {

bool append_list(JsonWriter& json, const Value& value, std::string& unsupported) {
  json.key("listValue").begin_object().key("values").begin_array();
  bool good = true;
  for (const Value& item : value.as_list()) {
    good = good && append_value_json(json, item, unsupported);
  }
  json.end_array().end_object();
  return good;
}

bool append_map(JsonWriter& json, const Value& value, std::string& unsupported) {
  json.key("mapValue").begin_object().key("entries").begin_array();
  bool good = true;
  for (const cel::MapEntry& entry : value.as_map()->entries) {
    json.begin_object().key("key");
    good = good && append_value_json(json, entry.key, unsupported);
    json.key("value");
    good = good && append_value_json(json, entry.value, unsupported);
    json.end_object();
  }
  json.end_array().end_object();
  return good;
}

// The member that names the kind.
bool append_kind(JsonWriter& json, const Value& value, std::string& unsupported) {
  switch (value.kind()) {
    case Kind::kNull:
      json.key("nullValue").null();
      return true;
    case Kind::kBool:
      json.member("boolValue", value.as_bool());
      return true;
    case Kind::kInt:
      json.member("int64Value", std::to_string(value.as_int()));
      return true;
    case Kind::kUint:
      json.member("uint64Value", std::to_string(value.as_uint()));
      return true;
    case Kind::kDouble:
      append_double(json, value.as_double());
      return true;
    case Kind::kString:
      json.member("stringValue", value.as_string());
      return true;
    case Kind::kBytes:
      json.member("bytesValue", encoded_base64(value.as_string()));
      return true;
    case Kind::kTimestamp:
      append_object(json, "Timestamp", format_instant(value.as_timestamp()));
      return true;
    case Kind::kDuration:
      append_object(json, "Duration", duration_text(value.as_duration()));
      return true;
    case Kind::kType:
      json.member("typeValue", cel::type_name(value.as_type()));
      return true;
    case Kind::kList:
      return append_list(json, value, unsupported);
    case Kind::kMap:
      return append_map(json, value, unsupported);
    default:
      unsupported = fmt::format("a value of type {}", cel::type_name(cel::type_of(value)));
      json.key("nullValue").null();
      return false;
  }
}

}  // namespace

bool append_value_json(JsonWriter& json, const Value& value, std::string& unsupported) {
  json.begin_object();
  const bool good = append_kind(json, value, unsupported);
  json.end_object();
  return good;
}

}  // namespace dateline
