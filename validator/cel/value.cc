// What of Value needs more than its 16 bytes: objects and errors. Error texts made here live in the
// arena.
#include "validator/cel/value.h"

#include "validator/base/arena.h"
#include "validator/cel/error_text.h"
#include "validator/cel/type.h"

namespace dateline::cel {

const ObjectType* registered_object_type(std::int16_t index);  // type.cc

Value Value::object(const ObjectType* type, const void* self) {
  Value out;
  out.kind_ = Kind::kObject;
  out.spare_ = type->index;
  out.payload_.object = self;
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
