// int(), uint(), double(), string(), bytes(), bool(), timestamp(), duration(), type(), dyn().
#include <charconv>
#include <cmath>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "validator/base/text.h"
#include "validator/cel/env_impl.h"
#include "validator/cel/library_time.h"
#include "validator/cel/number_text.h"
#include "validator/cel/runtime.h"

namespace dateline::cel {
namespace {

using Arguments = std::span<const Value>;

constexpr int kExponentFrom = 6;  // as cel-go prints a double

Value itself(Evaluation&, Arguments a) {
  return a[0];
}
Value out_of_range() {
  return Value::error(&kConversionRangeText);
}

Value not_convertible(Evaluation& evaluation, std::string_view type, std::string_view text) {
  return failure(evaluation, ErrorCode::kConversion, fmt::format("no {}: '{}'", type, text));
}

template <class Number>
bool read_whole(std::string_view text, Number& out) {
  if (text.size() > 1 && text.front() == '+' && text[1] != '-') text.remove_prefix(1);
  const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
  return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

Value int_of_uint(Evaluation&, Arguments a) {
  if (a[0].as_uint() > 0x7fff'ffff'ffff'ffffULL) return out_of_range();
  return Value::integer(static_cast<std::int64_t>(a[0].as_uint()));
}
Value int_of_double(Evaluation&, Arguments a) {
  const double number = a[0].as_double();
  if (!(number > -0x1p63 && number < 0x1p63)) return out_of_range();
  return Value::integer(static_cast<std::int64_t>(number));
}
Value int_of_string(Evaluation& evaluation, Arguments a) {
  std::int64_t out = 0;
  if (!read_whole(a[0].as_string(), out)) {
    return not_convertible(evaluation, "int", a[0].as_string());
  }
  return Value::integer(out);
}
Value int_of_timestamp(Evaluation&, Arguments a) {
  return Value::integer(a[0].as_timestamp().seconds);
}
Value int_of_duration(Evaluation&, Arguments a) {
  return Value::integer(a[0].as_duration().nanos);
}

Value uint_of_int(Evaluation&, Arguments a) {
  if (a[0].as_int() < 0) return out_of_range();
  return Value::unsigned_integer(static_cast<std::uint64_t>(a[0].as_int()));
}
Value uint_of_double(Evaluation&, Arguments a) {
  const double number = a[0].as_double();
  if (!(number >= 0 && number < 0x1p64)) return out_of_range();
  return Value::unsigned_integer(static_cast<std::uint64_t>(number));
}
Value uint_of_string(Evaluation& evaluation, Arguments a) {
  std::uint64_t out = 0;
  if (!read_whole(a[0].as_string(), out)) {
    return not_convertible(evaluation, "uint", a[0].as_string());
  }
  return Value::unsigned_integer(out);
}

Value double_of_int(Evaluation&, Arguments a) {
  return Value::number(static_cast<double>(a[0].as_int()));
}
Value double_of_uint(Evaluation&, Arguments a) {
  return Value::number(static_cast<double>(a[0].as_uint()));
}
Value double_of_string(Evaluation& evaluation, Arguments a) {
  double out = 0;
  if (!read_whole(a[0].as_string(), out)) {
    return not_convertible(evaluation, "double", a[0].as_string());
  }
  return Value::number(out);
}

Value string_of_bool(Evaluation&, Arguments a) {
  return Value::string(a[0].as_bool() ? "true" : "false");
}
Value string_of_int(Evaluation& evaluation, Arguments a) {
  return built_string(evaluation, fmt::format_int(a[0].as_int()).str());
}
Value string_of_uint(Evaluation& evaluation, Arguments a) {
  return built_string(evaluation, fmt::format_int(a[0].as_uint()).str());
}
Value string_of_double(Evaluation& evaluation, Arguments a) {
  std::string out;
  append_number(out, a[0].as_double(), kExponentFrom);
  return built_string(evaluation, out);
}
Value string_of_bytes(Evaluation& evaluation, Arguments a) {
  if (first_invalid_utf8(a[0].as_string())) {
    return failure(evaluation, ErrorCode::kConversion, "bytes are not valid UTF-8");
  }
  return Value::string(a[0].as_string());
}
Value string_of_timestamp(Evaluation& evaluation, Arguments a) {
  std::string out;
  append_timestamp(out, a[0].as_timestamp());
  return built_string(evaluation, out);
}
Value string_of_duration(Evaluation& evaluation, Arguments a) {
  std::string out;
  append_duration(out, a[0].as_duration());
  return built_string(evaluation, out);
}

Value bytes_of_string(Evaluation&, Arguments a) {
  return Value::bytes(a[0].as_string());
}

Value bool_of_string(Evaluation& evaluation, Arguments a) {
  const std::string_view text = a[0].as_string();
  for (const std::string_view yes : {"1", "t", "T", "true", "TRUE", "True"}) {
    if (text == yes) return Value::boolean(true);
  }
  for (const std::string_view no : {"0", "f", "F", "false", "FALSE", "False"}) {
    if (text == no) return Value::boolean(false);
  }
  return not_convertible(evaluation, "bool", text);
}

Value timestamp_of_string(Evaluation& evaluation, Arguments a) {
  const std::optional<Instant> instant = read_timestamp(a[0].as_string());
  if (!instant) return not_convertible(evaluation, "timestamp", a[0].as_string());
  return Value::timestamp(*instant);
}
Value timestamp_of_int(Evaluation&, Arguments a) {
  const Instant instant{.seconds = a[0].as_int()};
  return in_range(instant) ? Value::timestamp(instant) : Value::error(&kTimestampOverflowText);
}
Value duration_of_string(Evaluation& evaluation, Arguments a) {
  const std::optional<Duration> duration = parse_duration(a[0].as_string());
  if (!duration) return not_convertible(evaluation, "duration", a[0].as_string());
  return Value::duration(*duration);
}
Value duration_of_int(Evaluation&, Arguments a) {
  return Value::duration({a[0].as_int()});
}

Value type_of_value(Evaluation&, Arguments a) {
  return Value::type(type_of(a[0]));
}

constexpr Declaration kConversions[] = {
    {"int", "int64_to_int64", "(int)->int", itself},
    {"int", "uint64_to_int64", "(uint)->int", int_of_uint},
    {"int", "double_to_int64", "(double)->int", int_of_double},
    {"int", "string_to_int64", "(string)->int", int_of_string},
    {"int", "timestamp_to_int64", "(timestamp)->int", int_of_timestamp},
    {"int", "duration_to_int64", "(duration)->int", int_of_duration},
    {"uint", "uint64_to_uint64", "(uint)->uint", itself},
    {"uint", "int64_to_uint64", "(int)->uint", uint_of_int},
    {"uint", "double_to_uint64", "(double)->uint", uint_of_double},
    {"uint", "string_to_uint64", "(string)->uint", uint_of_string},
    {"double", "double_to_double", "(double)->double", itself},
    {"double", "int64_to_double", "(int)->double", double_of_int},
    {"double", "uint64_to_double", "(uint)->double", double_of_uint},
    {"double", "string_to_double", "(string)->double", double_of_string},
    {"string", "string_to_string", "(string)->string", itself},
    {"string", "bool_to_string", "(bool)->string", string_of_bool},
    {"string", "int64_to_string", "(int)->string", string_of_int},
    {"string", "uint64_to_string", "(uint)->string", string_of_uint},
    {"string", "double_to_string", "(double)->string", string_of_double},
    {"string", "bytes_to_string", "(bytes)->string", string_of_bytes},
    {"string", "timestamp_to_string", "(timestamp)->string", string_of_timestamp},
    {"string", "duration_to_string", "(duration)->string", string_of_duration},
    {"bytes", "bytes_to_bytes", "(bytes)->bytes", itself},
    {"bytes", "string_to_bytes", "(string)->bytes", bytes_of_string},
    {"bool", "bool_to_bool", "(bool)->bool", itself},
    {"bool", "string_to_bool", "(string)->bool", bool_of_string},
    {"timestamp", "timestamp_to_timestamp", "(timestamp)->timestamp", itself},
    {"timestamp", "string_to_timestamp", "(string)->timestamp", timestamp_of_string},
    {"timestamp", "int64_to_timestamp", "(int)->timestamp", timestamp_of_int},
    {"duration", "duration_to_duration", "(duration)->duration", itself},
    {"duration", "string_to_duration", "(string)->duration", duration_of_string},
    {"duration", "int64_to_duration", "(int)->duration", duration_of_int},
    {"type", "type", "(A)->type(A)", type_of_value},
    {"dyn", "to_dyn", "(A)->dyn", itself},
};

}  // namespace

void add_conversions(Env& env) {
  declare(env, kConversions);
}

}  // namespace dateline::cel
