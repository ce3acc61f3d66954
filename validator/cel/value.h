// Value: 16 bytes, trivially copyable. Strings, lists and maps borrow (from a record, a program or
// the evaluation's arena); errors are values and flow through operators as the language says.
// `absent` is an error of its own kind: an optional date or number that is not there (absorbed like
// any error, and told apart at the end).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "validator/base/arena.h"
#include "validator/base/civil_time.h"

namespace dateline::cel {

class Type;
struct ObjectType;
struct MapData;  // defined in cel/map_data.h

enum class Kind : std::uint8_t {
  kUnset,  // an activation slot that nobody has filled yet; never the result of an evaluation
  kError,
  kNull,
  kBool,
  kInt,
  kUint,
  kDouble,
  kString,
  kBytes,
  kTimestamp,
  kDuration,
  kDate,
  kLocal,
  kList,
  kMap,
  kOptional,
  kType,
  kObject,
};

enum class ErrorCode : std::uint8_t {
  kAbsent,  // text: the path
  kNoSuchField,
  kNoSuchKey,
  kIndexOutOfRange,
  kDivideByZero,
  kOverflow,
  kConversion,
  kNoOverload,
  kInvalidArgument,
  kBudget,  // steps or string bytes; absorbed by nothing
};

struct ErrorText;  // code, message, position in the formula; interned in the program or the arena

class Value {
 public:
  Value() = default;

  static Value null();
  static Value boolean(bool value);
  static Value integer(std::int64_t value);
  static Value unsigned_integer(std::uint64_t value);
  static Value number(double value);
  static Value string(std::string_view borrowed);
  static Value bytes(std::string_view borrowed);
  // `offset_minutes` is for printing only: comparisons do not see it.
  static Value timestamp(Instant value, std::int16_t offset_minutes = 0);
  static Value duration(Duration value);
  static Value date(Date value);
  static Value local(LocalTime value);
  static Value list(std::span<const Value> borrowed);
  static Value map(const MapData* borrowed);
  static Value optional_none();
  static Value optional_of(const Value* borrowed);
  static Value type(const Type* borrowed);
  static Value object(const ObjectType* type,
                      const void* self);  // see object(): the type is found again
  static Value error(const ErrorText* borrowed);
  // `path` is static text or lives as long as the value: "event.local".
  static Value absent(Arena& arena, std::string_view path);
  static Value failure(Arena& arena, ErrorCode code, std::string_view message);

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool is_error() const { return kind_ == Kind::kError; }
  [[nodiscard]] bool is_absent() const;
  [[nodiscard]] bool is_true() const { return kind_ == Kind::kBool && payload_.boolean; }

  // Each of these asks for the kind it names.
  [[nodiscard]] bool as_bool() const { return payload_.boolean; }
  [[nodiscard]] std::int64_t as_int() const { return payload_.integer; }
  [[nodiscard]] std::uint64_t as_uint() const { return payload_.unsigned_integer; }
  [[nodiscard]] double as_double() const { return payload_.number; }
  [[nodiscard]] std::string_view as_string() const { return {payload_.text, count_}; }  // bytes too
  [[nodiscard]] Instant as_timestamp() const {
    return {payload_.integer, static_cast<std::int32_t>(count_)};
  }
  [[nodiscard]] std::int16_t offset_minutes() const { return spare_; }
  [[nodiscard]] Duration as_duration() const { return {payload_.integer}; }
  [[nodiscard]] Date as_date() const { return {static_cast<std::int32_t>(payload_.integer)}; }
  [[nodiscard]] LocalTime as_local() const { return {payload_.integer}; }
  [[nodiscard]] std::span<const Value> as_list() const { return {payload_.items, count_}; }
  [[nodiscard]] const MapData* as_map() const { return payload_.map; }
  [[nodiscard]] const Value* as_optional() const { return payload_.items; }  // null: none
  [[nodiscard]] const Type* as_type() const { return payload_.type; }
  [[nodiscard]] const void* as_object() const { return payload_.object; }
  [[nodiscard]] const ObjectType* object_type() const;
  [[nodiscard]] ErrorCode error_code() const;
  [[nodiscard]] std::string_view error_message() const;

 private:
  Kind kind_ = Kind::kUnset;
  [[maybe_unused]] std::uint8_t flags_ = 0;  // spare
  std::int16_t spare_ = 0;   // timestamp: offset for printing; object: index of its type
  std::uint32_t count_ = 0;  // string bytes, list items, nanos of a timestamp
  union {
    bool boolean;
    std::int64_t integer = 0;
    std::uint64_t unsigned_integer;
    double number;
    const char* text;
    const Value* items;
    const MapData* map;
    const Type* type;
    const void* object;
    const ErrorText* error;
  } payload_;
};
static_assert(sizeof(Value) == 16);

inline Value Value::null() {
  Value out;
  out.kind_ = Kind::kNull;
  return out;
}

inline Value Value::boolean(bool value) {
  Value out;
  out.kind_ = Kind::kBool;
  out.payload_.boolean = value;
  return out;
}

inline Value Value::integer(std::int64_t value) {
  Value out;
  out.kind_ = Kind::kInt;
  out.payload_.integer = value;
  return out;
}

inline Value Value::unsigned_integer(std::uint64_t value) {
  Value out;
  out.kind_ = Kind::kUint;
  out.payload_.unsigned_integer = value;
  return out;
}

inline Value Value::number(double value) {
  Value out;
  out.kind_ = Kind::kDouble;
  out.payload_.number = value;
  return out;
}

inline Value Value::string(std::string_view borrowed) {
  Value out;
  out.kind_ = Kind::kString;
  out.count_ = static_cast<std::uint32_t>(borrowed.size());
  out.payload_.text = borrowed.data();
  return out;
}

inline Value Value::bytes(std::string_view borrowed) {
  Value out = string(borrowed);
  out.kind_ = Kind::kBytes;
  return out;
}

inline Value Value::timestamp(Instant value, std::int16_t offset_minutes) {
  Value out;
  out.kind_ = Kind::kTimestamp;
  out.spare_ = offset_minutes;
  out.count_ = static_cast<std::uint32_t>(value.nanos);
  out.payload_.integer = value.seconds;
  return out;
}

inline Value Value::duration(Duration value) {
  Value out;
  out.kind_ = Kind::kDuration;
  out.payload_.integer = value.nanos;
  return out;
}

inline Value Value::date(Date value) {
  Value out;
  out.kind_ = Kind::kDate;
  out.payload_.integer = value.days;
  return out;
}

inline Value Value::local(LocalTime value) {
  Value out;
  out.kind_ = Kind::kLocal;
  out.payload_.integer = value.seconds;
  return out;
}

inline Value Value::list(std::span<const Value> borrowed) {
  Value out;
  out.kind_ = Kind::kList;
  out.count_ = static_cast<std::uint32_t>(borrowed.size());
  out.payload_.items = borrowed.data();
  return out;
}

inline Value Value::map(const MapData* borrowed) {
  Value out;
  out.kind_ = Kind::kMap;
  out.payload_.map = borrowed;
  return out;
}

inline Value Value::optional_of(const Value* borrowed) {
  Value out;
  out.kind_ = Kind::kOptional;
  out.payload_.items = borrowed;
  return out;
}

inline Value Value::optional_none() {
  return optional_of(nullptr);
}

inline Value Value::type(const Type* borrowed) {
  Value out;
  out.kind_ = Kind::kType;
  out.payload_.type = borrowed;
  return out;
}

inline Value Value::error(const ErrorText* borrowed) {
  Value out;
  out.kind_ = Kind::kError;
  out.payload_.error = borrowed;
  return out;
}

// As a message shows it: string without quotes, local 2015-09-15 14:40, date 2015-09-15, timestamp
// with its offset, duration 1h30m, list [a, b], an absent value –, another error as its message.
void append_display(std::string& out, const Value& value);

}  // namespace dateline::cel
