// Builds Values. Nothing is copied but the 16 bytes; error texts made here live in the arena.
#include "validator/cel/value.h"

#include "validator/base/arena.h"
#include "validator/cel/error_text.h"
#include "validator/cel/type.h"

namespace dateline::cel {

const ObjectType* registered_object_type(std::int16_t index);  // type.cc

Value Value::null() {
  Value out;
  out.kind_ = Kind::kNull;
  return out;
}

Value Value::boolean(bool value) {
  Value out;
  out.kind_ = Kind::kBool;
  out.payload_.boolean = value;
  return out;
}

Value Value::integer(std::int64_t value) {
  Value out;
  out.kind_ = Kind::kInt;
  out.payload_.integer = value;
  return out;
}

Value Value::unsigned_integer(std::uint64_t value) {
  Value out;
  out.kind_ = Kind::kUint;
  out.payload_.unsigned_integer = value;
  return out;
}

Value Value::number(double value) {
  Value out;
  out.kind_ = Kind::kDouble;
  out.payload_.number = value;
  return out;
}

Value Value::string(std::string_view borrowed) {
  Value out;
  out.kind_ = Kind::kString;
  out.count_ = static_cast<std::uint32_t>(borrowed.size());
  out.payload_.text = borrowed.data();
  return out;
}

Value Value::bytes(std::string_view borrowed) {
  Value out = string(borrowed);
  out.kind_ = Kind::kBytes;
  return out;
}

Value Value::timestamp(Instant value, std::int16_t offset_minutes) {
  Value out;
  out.kind_ = Kind::kTimestamp;
  out.spare_ = offset_minutes;
  out.count_ = static_cast<std::uint32_t>(value.nanos);
  out.payload_.integer = value.seconds;
  return out;
}

Value Value::duration(Duration value) {
  Value out;
  out.kind_ = Kind::kDuration;
  out.payload_.integer = value.nanos;
  return out;
}

Value Value::date(Date value) {
  Value out;
  out.kind_ = Kind::kDate;
  out.payload_.integer = value.days;
  return out;
}

Value Value::local(LocalTime value) {
  Value out;
  out.kind_ = Kind::kLocal;
  out.payload_.integer = value.seconds;
  return out;
}

Value Value::list(std::span<const Value> borrowed) {
  Value out;
  out.kind_ = Kind::kList;
  out.count_ = static_cast<std::uint32_t>(borrowed.size());
  out.payload_.items = borrowed.data();
  return out;
}

Value Value::map(const MapData* borrowed) {
  Value out;
  out.kind_ = Kind::kMap;
  out.payload_.map = borrowed;
  return out;
}

Value Value::optional_none() {
  return optional_of(nullptr);
}

Value Value::optional_of(const Value* borrowed) {
  Value out;
  out.kind_ = Kind::kOptional;
  out.payload_.items = borrowed;
  return out;
}

Value Value::type(const Type* borrowed) {
  Value out;
  out.kind_ = Kind::kType;
  out.payload_.type = borrowed;
  return out;
}

Value Value::object(const ObjectType* type, const void* self) {
  Value out;
  out.kind_ = Kind::kObject;
  out.spare_ = type->index;
  out.payload_.object = self;
  return out;
}

Value Value::error(const ErrorText* borrowed) {
  Value out;
  out.kind_ = Kind::kError;
  out.payload_.error = borrowed;
  return out;
}

Value Value::absent(Arena& arena, std::string_view path) {
  return error(arena.make<ErrorText>({ErrorCode::kAbsent, path}));
}

Value Value::failure(Arena& arena, ErrorCode code, std::string_view message) {
  return error(arena.make<ErrorText>({code, arena.copy(message)}));
}

bool Value::is_absent() const {
  return is_error() && payload_.error->code == ErrorCode::kAbsent;
}

const ObjectType* Value::object_type() const {
  return registered_object_type(spare_);
}

ErrorCode Value::error_code() const {
  return payload_.error->code;
}

std::string_view Value::error_message() const {
  return payload_.error->message;
}

}  // namespace dateline::cel
