// The civil types: date (a calendar day) and local (a wall clock without a zone). They never mix
// with timestamps; in a formula that is an error at load.
#include <string>

#include <fmt/format.h>

#include "validator/base/civil_time.h"
#include "validator/cel/env_impl.h"
#include "validator/cel/library_time.h"
#include "validator/cel/runtime.h"

namespace dateline::cel {
namespace {

using Arguments = std::span<const Value>;

constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
constexpr std::int64_t kSecondsPerDay = 86'400;
constexpr std::int64_t kFirstSecond = -62'135'596'800;  // 0001-01-01 00:00:00
constexpr std::int64_t kLastSecond = 253'402'300'799;   // 9999-12-31 23:59:59

Value seconds_apart(std::int64_t later, std::int64_t earlier) {
  std::int64_t nanos = 0;
  if (__builtin_mul_overflow(later - earlier, kNanosPerSecond, &nanos)) {
    return Value::error(&kDurationOverflowText);
  }
  return Value::duration({nanos});
}
Value between_dates(Evaluation&, Arguments a) {
  return seconds_apart(a[0].as_date().days * kSecondsPerDay, a[1].as_date().days * kSecondsPerDay);
}
Value between_locals(Evaluation&, Arguments a) {
  return seconds_apart(a[0].as_local().seconds, a[1].as_local().seconds);
}

// A wall clock has whole seconds: a fraction of the duration moves it to the second before.
Value shifted_local(LocalTime local, std::int64_t nanos) {
  std::int64_t seconds = nanos / kNanosPerSecond;
  if (nanos % kNanosPerSecond < 0) --seconds;
  const LocalTime out{local.seconds + seconds};
  if (out.seconds < kFirstSecond || out.seconds > kLastSecond) {
    return Value::error(&kLocalOverflowText);
  }
  return Value::local(out);
}
Value add_local_duration(Evaluation&, Arguments a) {
  return shifted_local(a[0].as_local(), a[1].as_duration().nanos);
}
Value add_duration_local(Evaluation&, Arguments a) {
  return shifted_local(a[1].as_local(), a[0].as_duration().nanos);
}
Value subtract_local_duration(Evaluation&, Arguments a) {
  std::int64_t nanos = 0;
  if (__builtin_sub_overflow(std::int64_t{0}, a[1].as_duration().nanos, &nanos)) {
    return Value::error(&kDurationOverflowText);
  }
  return shifted_local(a[0].as_local(), nanos);
}

template <class Decide>
Value decided(Arguments a, Decide decide) {
  return Value::boolean(decide(a[0].as_int(), a[1].as_int()));
}
Value less(Evaluation&, Arguments a) {
  return decided(a, [](std::int64_t x, std::int64_t y) { return x < y; });
}
Value less_equals(Evaluation&, Arguments a) {
  return decided(a, [](std::int64_t x, std::int64_t y) { return x <= y; });
}
Value greater(Evaluation&, Arguments a) {
  return decided(a, [](std::int64_t x, std::int64_t y) { return x > y; });
}
Value greater_equals(Evaluation&, Arguments a) {
  return decided(a, [](std::int64_t x, std::int64_t y) { return x >= y; });
}

Value string_of_date(Evaluation& evaluation, Arguments a) {
  return built_string(evaluation, format_date(a[0].as_date()));
}
Value string_of_local(Evaluation& evaluation, Arguments a) {
  return built_string(evaluation, format_local(a[0].as_local()));
}

Value itself(Evaluation&, Arguments a) {
  return a[0];
}
Value date_of_local(Evaluation&, Arguments a) {
  return Value::date(date_of(a[0].as_local()));
}
Value date_of_string(Evaluation& evaluation, Arguments a) {
  const std::optional<Date> date = parse_date(a[0].as_string());
  if (date) return Value::date(*date);
  return failure(evaluation, ErrorCode::kConversion,
                 fmt::format("no date: '{}'", a[0].as_string()));
}
Value local_of_string(Evaluation& evaluation, Arguments a) {
  const std::optional<LocalTime> local = parse_local(a[0].as_string());
  if (local) return Value::local(*local);
  return failure(evaluation, ErrorCode::kConversion,
                 fmt::format("no local time: '{}'", a[0].as_string()));
}

template <TimePart part>
Value date_part(Evaluation&, Arguments a) {
  return Value::integer(part_of(part, {a[0].as_date().days * kSecondsPerDay}, 0));
}
template <TimePart part>
Value local_part(Evaluation&, Arguments a) {
  return Value::integer(part_of(part, a[0].as_local(), 0));
}

Value absolute_int(Evaluation&, Arguments a) {
  std::int64_t out = a[0].as_int();
  if (out < 0 && __builtin_sub_overflow(std::int64_t{0}, out, &out)) {
    return Value::error(&kIntegerOverflowText);
  }
  return Value::integer(out);
}
Value absolute_double(Evaluation&, Arguments a) {
  const double number = a[0].as_double();
  return Value::number(number < 0 ? -number : number);
}
Value absolute_duration(Evaluation&, Arguments a) {
  std::int64_t out = a[0].as_duration().nanos;
  if (out < 0 && __builtin_sub_overflow(std::int64_t{0}, out, &out)) {
    return Value::error(&kDurationOverflowText);
  }
  return Value::duration({out});
}

constexpr Declaration kCivil[] = {
    {"_-_", "subtract_date_date", "(date,date)->duration", between_dates},
    {"_-_", "subtract_local_local", "(local,local)->duration", between_locals},
    {"_-_", "subtract_local_duration", "(local,duration)->local", subtract_local_duration},
    {"_+_", "add_local_duration", "(local,duration)->local", add_local_duration},
    {"_+_", "add_duration_local", "(duration,local)->local", add_duration_local},
    {"_<_", "less_date", "(date,date)->bool", less},
    {"_<_", "less_local", "(local,local)->bool", less},
    {"_<=_", "less_equals_date", "(date,date)->bool", less_equals},
    {"_<=_", "less_equals_local", "(local,local)->bool", less_equals},
    {"_>_", "greater_date", "(date,date)->bool", greater},
    {"_>_", "greater_local", "(local,local)->bool", greater},
    {"_>=_", "greater_equals_date", "(date,date)->bool", greater_equals},
    {"_>=_", "greater_equals_local", "(local,local)->bool", greater_equals},
    {"string", "date_to_string", "(date)->string", string_of_date},
    {"string", "local_to_string", "(local)->string", string_of_local},
    {"date", "date_to_date", "(date)->date", itself},
    {"date", "local_to_date", "(local)->date", date_of_local},
    {"date", "string_to_date", "(string)->date", date_of_string},
    {"local", "local_to_local", "(local)->local", itself},
    {"local", "string_to_local", "(string)->local", local_of_string},
    {"getFullYear", "date_to_year", "date.()->int", date_part<TimePart::kFullYear>},
    {"getMonth", "date_to_month", "date.()->int", date_part<TimePart::kMonth>},
    {"getDate", "date_to_day_of_month_1_based", "date.()->int", date_part<TimePart::kDate>},
    {"getDayOfMonth", "date_to_day_of_month", "date.()->int", date_part<TimePart::kDayOfMonth>},
    {"getDayOfWeek", "date_to_day_of_week", "date.()->int", date_part<TimePart::kDayOfWeek>},
    {"getDayOfYear", "date_to_day_of_year", "date.()->int", date_part<TimePart::kDayOfYear>},
    {"getFullYear", "local_to_year", "local.()->int", local_part<TimePart::kFullYear>},
    {"getMonth", "local_to_month", "local.()->int", local_part<TimePart::kMonth>},
    {"getDate", "local_to_day_of_month_1_based", "local.()->int", local_part<TimePart::kDate>},
    {"getDayOfMonth", "local_to_day_of_month", "local.()->int", local_part<TimePart::kDayOfMonth>},
    {"getDayOfWeek", "local_to_day_of_week", "local.()->int", local_part<TimePart::kDayOfWeek>},
    {"getDayOfYear", "local_to_day_of_year", "local.()->int", local_part<TimePart::kDayOfYear>},
    {"getHours", "local_to_hours", "local.()->int", local_part<TimePart::kHours>},
    {"getMinutes", "local_to_minutes", "local.()->int", local_part<TimePart::kMinutes>},
    {"getSeconds", "local_to_seconds", "local.()->int", local_part<TimePart::kSeconds>},
    {"abs", "abs_int64", "(int)->int", absolute_int},
    {"abs", "abs_double", "(double)->double", absolute_double},
    {"abs", "abs_duration", "(duration)->duration", absolute_duration},
};

}  // namespace

void add_civil_time(Env& env) {
  declare(env, kCivil);
}

}  // namespace dateline::cel
