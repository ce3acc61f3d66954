// The math extension: extremes across the number types, rounding, signs, bits.
#include <cmath>
#include <cstdint>
#include <limits>

#include "validator/cel/env_impl.h"
#include "validator/cel/runtime.h"

namespace dateline::cel {
namespace {

using Arguments = std::span<const Value>;

Value extremum(Evaluation& evaluation, Arguments values, bool greatest) {
  if (values.empty()) {
    return failure(evaluation, ErrorCode::kInvalidArgument, "no extreme of an empty list");
  }
  if (!spend_steps(evaluation, values.size())) return out_of_steps(evaluation);
  Value best = values[0];
  for (const Value& value : values) {
    const Kind kind = value.kind();
    if (kind != Kind::kInt && kind != Kind::kUint && kind != Kind::kDouble) return no_overload();
    bool comparable = false;
    const std::partial_ordering result = order(value, best, comparable);
    if (greatest ? result > 0 : result < 0) best = value;
  }
  return best;
}
template <bool greatest>
Value extremum_of(Evaluation& evaluation, Arguments a) {
  if (a.size() == 1 && a[0].kind() == Kind::kList) {
    return extremum(evaluation, a[0].as_list(), greatest);
  }
  return extremum(evaluation, a, greatest);
}

Value ceil_of(Evaluation&, Arguments a) {
  return Value::number(std::ceil(a[0].as_double()));
}
Value floor_of(Evaluation&, Arguments a) {
  return Value::number(std::floor(a[0].as_double()));
}
Value round_of(Evaluation&, Arguments a) {
  return Value::number(std::round(a[0].as_double()));
}
Value trunc_of(Evaluation&, Arguments a) {
  return Value::number(std::trunc(a[0].as_double()));
}
Value sqrt_of(Evaluation&, Arguments a) {
  const Value& value = a[0];
  if (value.kind() == Kind::kInt)
    return Value::number(std::sqrt(static_cast<double>(value.as_int())));
  if (value.kind() == Kind::kUint) {
    return Value::number(std::sqrt(static_cast<double>(value.as_uint())));
  }
  return Value::number(std::sqrt(value.as_double()));
}
Value is_infinite(Evaluation&, Arguments a) {
  return Value::boolean(std::isinf(a[0].as_double()));
}
Value is_nan(Evaluation&, Arguments a) {
  return Value::boolean(std::isnan(a[0].as_double()));
}
Value is_finite(Evaluation&, Arguments a) {
  return Value::boolean(std::isfinite(a[0].as_double()));
}

Value absolute_int(Evaluation&, Arguments a) {
  if (a[0].as_int() == std::numeric_limits<std::int64_t>::min()) {
    return Value::error(&kIntegerOverflowText);
  }
  return Value::integer(a[0].as_int() < 0 ? -a[0].as_int() : a[0].as_int());
}
Value absolute_uint(Evaluation&, Arguments a) {
  return a[0];
}
Value absolute_double(Evaluation&, Arguments a) {
  return Value::number(std::fabs(a[0].as_double()));
}

Value sign_int(Evaluation&, Arguments a) {
  return Value::integer(a[0].as_int() > 0 ? 1 : a[0].as_int() < 0 ? -1 : 0);
}
Value sign_uint(Evaluation&, Arguments a) {
  return Value::unsigned_integer(a[0].as_uint() > 0 ? 1 : 0);
}
Value sign_double(Evaluation&, Arguments a) {
  const double number = a[0].as_double();
  if (std::isnan(number)) return a[0];
  return Value::number(number > 0 ? 1 : number < 0 ? -1 : 0);
}

// Bits of int and uint alike: both are the same 64 bits.
std::uint64_t bits(const Value& value) {
  return value.kind() == Kind::kInt ? static_cast<std::uint64_t>(value.as_int()) : value.as_uint();
}
Value like(const Value& model, std::uint64_t result) {
  return model.kind() == Kind::kInt ? Value::integer(static_cast<std::int64_t>(result))
                                    : Value::unsigned_integer(result);
}
Value bit_and(Evaluation&, Arguments a) {
  return like(a[0], bits(a[0]) & bits(a[1]));
}
Value bit_or(Evaluation&, Arguments a) {
  return like(a[0], bits(a[0]) | bits(a[1]));
}
Value bit_xor(Evaluation&, Arguments a) {
  return like(a[0], bits(a[0]) ^ bits(a[1]));
}
Value bit_not(Evaluation&, Arguments a) {
  return like(a[0], ~bits(a[0]));
}

Value bad_shift(Evaluation& evaluation) {
  return failure(evaluation, ErrorCode::kInvalidArgument, "shift by a negative number of bits");
}
Value shift_left(Evaluation& evaluation, Arguments a) {
  if (a[1].as_int() < 0) return bad_shift(evaluation);
  return like(a[0], a[1].as_int() > 63 ? 0 : bits(a[0]) << a[1].as_int());
}
// The sign is not kept, as the extension says: -1 >> 63 is 1.
Value shift_right(Evaluation& evaluation, Arguments a) {
  if (a[1].as_int() < 0) return bad_shift(evaluation);
  return like(a[0], a[1].as_int() > 63 ? 0 : bits(a[0]) >> a[1].as_int());
}

constexpr Declaration kMath[] = {
    {"math.ceil", "math_ceil_double", "(double)->double", ceil_of},
    {"math.floor", "math_floor_double", "(double)->double", floor_of},
    {"math.round", "math_round_double", "(double)->double", round_of},
    {"math.trunc", "math_trunc_double", "(double)->double", trunc_of},
    {"math.sqrt", "math_sqrt_double", "(double)->double", sqrt_of},
    {"math.sqrt", "math_sqrt_int", "(int)->double", sqrt_of},
    {"math.sqrt", "math_sqrt_uint", "(uint)->double", sqrt_of},
    {"math.isInf", "math_isInf_double", "(double)->bool", is_infinite},
    {"math.isNaN", "math_isNaN_double", "(double)->bool", is_nan},
    {"math.isFinite", "math_isFinite_double", "(double)->bool", is_finite},
    {"math.abs", "math_abs_int", "(int)->int", absolute_int},
    {"math.abs", "math_abs_uint", "(uint)->uint", absolute_uint},
    {"math.abs", "math_abs_double", "(double)->double", absolute_double},
    {"math.sign", "math_sign_int", "(int)->int", sign_int},
    {"math.sign", "math_sign_uint", "(uint)->uint", sign_uint},
    {"math.sign", "math_sign_double", "(double)->double", sign_double},
    {"math.bitAnd", "math_bitAnd_int_int", "(int,int)->int", bit_and},
    {"math.bitAnd", "math_bitAnd_uint_uint", "(uint,uint)->uint", bit_and},
    {"math.bitOr", "math_bitOr_int_int", "(int,int)->int", bit_or},
    {"math.bitOr", "math_bitOr_uint_uint", "(uint,uint)->uint", bit_or},
    {"math.bitXor", "math_bitXor_int_int", "(int,int)->int", bit_xor},
    {"math.bitXor", "math_bitXor_uint_uint", "(uint,uint)->uint", bit_xor},
    {"math.bitNot", "math_bitNot_int", "(int)->int", bit_not},
    {"math.bitNot", "math_bitNot_uint", "(uint)->uint", bit_not},
    {"math.bitShiftLeft", "math_bitShiftLeft_int_int", "(int,int)->int", shift_left},
    {"math.bitShiftLeft", "math_bitShiftLeft_uint_int", "(uint,int)->uint", shift_left},
    {"math.bitShiftRight", "math_bitShiftRight_int_int", "(int,int)->int", shift_right},
    {"math.bitShiftRight", "math_bitShiftRight_uint_int", "(uint,int)->uint", shift_right},
};

void add_extremum(Env& env, std::string_view name, std::string_view id, Function run) {
  const auto add = [&](const std::string& suffix, const std::string& signature) {
    const std::string full = std::string(id) + suffix;
    const Declaration row[] = {{name, full, signature, run}};
    declare(env, row);
  };
  for (const std::string a : {"int", "uint", "double"}) {
    add("_" + a, "(" + a + ")->" + a);
    add("_list_" + a, "(list(" + a + "))->" + a);
    for (const std::string b : {"int", "uint", "double"}) {
      add("_" + a + "_" + b, "(" + a + "," + b + ")->" + (a == b ? a : "dyn"));
    }
  }
}

}  // namespace

void add_math(Env& env) {
  declare(env, kMath);
  add_extremum(env, "math.greatest", "math_@max", extremum_of<true>);
  add_extremum(env, "math.least", "math_@min", extremum_of<false>);
}

}  // namespace dateline::cel
