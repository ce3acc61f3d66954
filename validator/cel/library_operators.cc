// Arithmetic, with overflow as an error; strings, bytes and lists added together; '!' and '-'.
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include "validator/cel/env_impl.h"
#include "validator/cel/library_time.h"
#include "validator/cel/runtime.h"

namespace dateline::cel {
namespace {

using Arguments = std::span<const Value>;

Value overflow() {
  return Value::error(&kIntegerOverflowText);
}

Value add_int(Evaluation&, Arguments a) {
  std::int64_t out = 0;
  if (__builtin_add_overflow(a[0].as_int(), a[1].as_int(), &out)) return overflow();
  return Value::integer(out);
}
Value subtract_int(Evaluation&, Arguments a) {
  std::int64_t out = 0;
  if (__builtin_sub_overflow(a[0].as_int(), a[1].as_int(), &out)) return overflow();
  return Value::integer(out);
}
Value multiply_int(Evaluation&, Arguments a) {
  std::int64_t out = 0;
  if (__builtin_mul_overflow(a[0].as_int(), a[1].as_int(), &out)) return overflow();
  return Value::integer(out);
}
bool overflows_division(Arguments a) {
  return a[0].as_int() == std::numeric_limits<std::int64_t>::min() && a[1].as_int() == -1;
}
Value divide_int(Evaluation&, Arguments a) {
  if (a[1].as_int() == 0) return Value::error(&kDivideByZeroText);
  if (overflows_division(a)) return overflow();
  return Value::integer(a[0].as_int() / a[1].as_int());
}
Value modulo_int(Evaluation&, Arguments a) {
  if (a[1].as_int() == 0) return Value::error(&kModulusByZeroText);
  if (overflows_division(a)) return overflow();
  return Value::integer(a[0].as_int() % a[1].as_int());
}
Value negate_int(Evaluation&, Arguments a) {
  std::int64_t out = 0;
  if (__builtin_sub_overflow(std::int64_t{0}, a[0].as_int(), &out)) return overflow();
  return Value::integer(out);
}

Value add_uint(Evaluation&, Arguments a) {
  std::uint64_t out = 0;
  if (__builtin_add_overflow(a[0].as_uint(), a[1].as_uint(), &out)) return overflow();
  return Value::unsigned_integer(out);
}
Value subtract_uint(Evaluation&, Arguments a) {
  std::uint64_t out = 0;
  if (__builtin_sub_overflow(a[0].as_uint(), a[1].as_uint(), &out)) return overflow();
  return Value::unsigned_integer(out);
}
Value multiply_uint(Evaluation&, Arguments a) {
  std::uint64_t out = 0;
  if (__builtin_mul_overflow(a[0].as_uint(), a[1].as_uint(), &out)) return overflow();
  return Value::unsigned_integer(out);
}
Value divide_uint(Evaluation&, Arguments a) {
  if (a[1].as_uint() == 0) return Value::error(&kDivideByZeroText);
  return Value::unsigned_integer(a[0].as_uint() / a[1].as_uint());
}
Value modulo_uint(Evaluation&, Arguments a) {
  if (a[1].as_uint() == 0) return Value::error(&kModulusByZeroText);
  return Value::unsigned_integer(a[0].as_uint() % a[1].as_uint());
}

Value add_double(Evaluation&, Arguments a) {
  return Value::number(a[0].as_double() + a[1].as_double());
}
Value subtract_double(Evaluation&, Arguments a) {
  return Value::number(a[0].as_double() - a[1].as_double());
}
Value multiply_double(Evaluation&, Arguments a) {
  return Value::number(a[0].as_double() * a[1].as_double());
}
Value divide_double(Evaluation&, Arguments a) {
  const double divisor = a[1].as_double();
  const double dividend = a[0].as_double();
  if (divisor != 0) return Value::number(dividend / divisor);
  if (dividend == 0 || std::isnan(dividend)) {
    return Value::number(std::numeric_limits<double>::quiet_NaN());
  }
  const bool negative = std::signbit(dividend) != std::signbit(divisor);
  const double infinity = std::numeric_limits<double>::infinity();
  return Value::number(negative ? -infinity : infinity);
}
Value negate_double(Evaluation&, Arguments a) {
  return Value::number(-a[0].as_double());
}

std::string_view concatenated(Evaluation& evaluation, std::string_view a, std::string_view b,
                              bool& fits) {
  fits = spend_bytes(evaluation, a.size() + b.size());
  if (!fits) return {};
  const std::span<char> out = evaluation.arena->make_array<char>(a.size() + b.size());
  std::copy(a.begin(), a.end(), out.begin());
  std::copy(b.begin(), b.end(), out.begin() + static_cast<std::ptrdiff_t>(a.size()));
  return {out.data(), out.size()};
}
Value add_string(Evaluation& evaluation, Arguments a) {
  bool fits = false;
  const auto text = concatenated(evaluation, a[0].as_string(), a[1].as_string(), fits);
  return fits ? Value::string(text) : out_of_bytes(evaluation);
}
Value add_bytes(Evaluation& evaluation, Arguments a) {
  bool fits = false;
  const auto text = concatenated(evaluation, a[0].as_string(), a[1].as_string(), fits);
  return fits ? Value::bytes(text) : out_of_bytes(evaluation);
}
Value add_list(Evaluation& evaluation, Arguments a) {
  const auto left = a[0].as_list();
  const auto right = a[1].as_list();
  if (left.empty()) return a[1];
  if (right.empty()) return a[0];
  if (!spend_steps(evaluation, left.size() + right.size())) return out_of_steps(evaluation);
  const std::span<Value> out = evaluation.arena->make_array<Value>(left.size() + right.size());
  std::copy(left.begin(), left.end(), out.begin());
  std::copy(right.begin(), right.end(), out.begin() + static_cast<std::ptrdiff_t>(left.size()));
  return Value::list(out);
}

Value timestamp_or_error(const std::optional<Instant>& instant, std::int16_t offset) {
  if (!instant) return Value::error(&kTimestampOverflowText);
  return Value::timestamp(*instant, offset);
}
Value add_timestamp_duration(Evaluation&, Arguments a) {
  return timestamp_or_error(shifted(a[0].as_timestamp(), a[1].as_duration()),
                            a[0].offset_minutes());
}
Value add_duration_timestamp(Evaluation&, Arguments a) {
  return timestamp_or_error(shifted(a[1].as_timestamp(), a[0].as_duration()),
                            a[1].offset_minutes());
}
Value subtract_timestamp_duration(Evaluation&, Arguments a) {
  return timestamp_or_error(shifted_back(a[0].as_timestamp(), a[1].as_duration()),
                            a[0].offset_minutes());
}
Value subtract_timestamps(Evaluation&, Arguments a) {
  const auto out = between(a[0].as_timestamp(), a[1].as_timestamp());
  return out ? Value::duration(*out) : Value::error(&kDurationOverflowText);
}
Value add_durations(Evaluation&, Arguments a) {
  std::int64_t out = 0;
  if (__builtin_add_overflow(a[0].as_int(), a[1].as_int(), &out)) {
    return Value::error(&kDurationOverflowText);
  }
  return Value::duration({out});
}
Value subtract_durations(Evaluation&, Arguments a) {
  std::int64_t out = 0;
  if (__builtin_sub_overflow(a[0].as_int(), a[1].as_int(), &out)) {
    return Value::error(&kDurationOverflowText);
  }
  return Value::duration({out});
}

Value logical_not(Evaluation&, Arguments a) {
  return Value::boolean(!a[0].as_bool());
}

constexpr Declaration kOperators[] = {
    {"_+_", "add_int64", "(int,int)->int", add_int},
    {"_+_", "add_uint64", "(uint,uint)->uint", add_uint},
    {"_+_", "add_double", "(double,double)->double", add_double},
    {"_+_", "add_string", "(string,string)->string", add_string},
    {"_+_", "add_bytes", "(bytes,bytes)->bytes", add_bytes},
    {"_+_", "add_list", "(list(A),list(A))->list(A)", add_list},
    {"_+_", "add_timestamp_duration", "(timestamp,duration)->timestamp", add_timestamp_duration},
    {"_+_", "add_duration_timestamp", "(duration,timestamp)->timestamp", add_duration_timestamp},
    {"_+_", "add_duration_duration", "(duration,duration)->duration", add_durations},
    {"_-_", "subtract_int64", "(int,int)->int", subtract_int},
    {"_-_", "subtract_uint64", "(uint,uint)->uint", subtract_uint},
    {"_-_", "subtract_double", "(double,double)->double", subtract_double},
    {"_-_", "subtract_timestamp_timestamp", "(timestamp,timestamp)->duration", subtract_timestamps},
    {"_-_", "subtract_timestamp_duration", "(timestamp,duration)->timestamp",
     subtract_timestamp_duration},
    {"_-_", "subtract_duration_duration", "(duration,duration)->duration", subtract_durations},
    {"_*_", "multiply_int64", "(int,int)->int", multiply_int},
    {"_*_", "multiply_uint64", "(uint,uint)->uint", multiply_uint},
    {"_*_", "multiply_double", "(double,double)->double", multiply_double},
    {"_/_", "divide_int64", "(int,int)->int", divide_int},
    {"_/_", "divide_uint64", "(uint,uint)->uint", divide_uint},
    {"_/_", "divide_double", "(double,double)->double", divide_double},
    {"_%_", "modulo_int64", "(int,int)->int", modulo_int},
    {"_%_", "modulo_uint64", "(uint,uint)->uint", modulo_uint},
    {"-_", "negate_int64", "(int)->int", negate_int},
    {"-_", "negate_double", "(double)->double", negate_double},
    {"!_", "logical_not", "(bool)->bool", logical_not},
};

}  // namespace

void add_operators(Env& env) {
  declare(env, kOperators);
}

}  // namespace dateline::cel
