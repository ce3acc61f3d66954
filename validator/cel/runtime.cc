#include "validator/cel/runtime.h"

#include <cmath>
#include <string>

#include <fmt/format.h>

#include "validator/cel/map_data.h"

namespace dateline::cel {
namespace {

constexpr int kPresenceDepth = 4;  // objects within objects that has() looks into

bool object_is_present(Evaluation& evaluation, const ObjectType& type, const void* self, int depth);

// An object that is not there (`self` null), or a host that returns nothing for a field that reads
// as empty.
Value empty_value(const Type* type) {
  switch (type->kind) {
    case TypeKind::kString:
      return Value::string("");
    case TypeKind::kBytes:
      return Value::bytes("");
    case TypeKind::kList:
      return Value::list({});
    case TypeKind::kMap: {
      static const MapData kEmpty;
      return Value::map(&kEmpty);
    }
    case TypeKind::kBool:
      return Value::boolean(false);
    case TypeKind::kOptional:
      return Value::optional_none();
    case TypeKind::kObject:
      return type->object == nullptr ? Value() : Value::object(type->object, nullptr);
    default:
      return {};
  }
}

bool value_is_present(Evaluation& evaluation, const Value& value, int depth) {
  switch (value.kind()) {
    case Kind::kUnset:
    case Kind::kError:
      return false;
    case Kind::kString:
    case Kind::kBytes:
      return !value.as_string().empty();
    case Kind::kList:
      return !value.as_list().empty();
    case Kind::kMap:
      return !value.as_map()->entries.empty();
    case Kind::kOptional:
      return value.as_optional() != nullptr;
    case Kind::kObject: {
      const ObjectType* type = value.object_type();
      return type != nullptr && object_is_present(evaluation, *type, value.as_object(), depth);
    }
    default:
      return true;
  }
}

// An object is there when one of its fields is. Fields that always have a value say nothing, unless
// there are no others.
bool object_is_present(Evaluation& evaluation, const ObjectType& type, const void* self,
                       int depth) {
  if (self == nullptr) return false;
  if (depth <= 0) return true;
  bool all_certain = true;
  for (const Field& field : type.fields) {
    if (field.absence == Absence::kNever) continue;
    all_certain = false;
    const Value value = read_field(evaluation, field, self);
    if (value_is_present(evaluation, value, depth - 1)) return true;
  }
  return all_certain;
}

Value no_such_key(Evaluation& evaluation, const Value& key) {
  std::string shown;
  append_display(shown, key);
  return failure(evaluation, ErrorCode::kNoSuchKey, fmt::format("no such key: {}", shown));
}

Value no_such_field(Evaluation& evaluation, std::string_view field) {
  return failure(evaluation, ErrorCode::kNoSuchField, fmt::format("no such field: {}", field));
}

const Field* field_of(const Value& object, std::string_view name) {
  const ObjectType* type = object.object_type();
  return type == nullptr ? nullptr : type->find(name);
}

// The place in a list that a key means: an int, or an uint or double of integral value.
bool list_position(const Value& key, std::size_t size, std::size_t& out, bool& is_number) {
  is_number = true;
  double number = 0;
  switch (key.kind()) {
    case Kind::kInt:
      if (key.as_int() < 0) return false;
      out = static_cast<std::size_t>(key.as_int());
      return out < size;
    case Kind::kUint:
      out = key.as_uint();
      return out < size;
    case Kind::kDouble:
      number = key.as_double();
      is_number = std::isfinite(number) && std::trunc(number) == number;
      if (!is_number || number < 0 || number >= 0x1p32) return false;
      out = static_cast<std::size_t>(number);
      return out < size;
    default:
      is_number = false;
      return false;
  }
}

}  // namespace

Value failure(Evaluation& evaluation, ErrorCode code, std::string_view message) {
  return Value::failure(*evaluation.arena, code, message);
}

Value out_of_steps(Evaluation& evaluation) {
  return failure(evaluation, ErrorCode::kBudget,
                 fmt::format("out of steps: {} needed, {} allowed (limit cel_steps)",
                             evaluation.steps.needed, evaluation.steps.allowed));
}

Value out_of_bytes(Evaluation& evaluation) {
  return failure(evaluation, ErrorCode::kBudget,
                 fmt::format("out of string bytes: {} needed, {} allowed (limit cel_string_bytes)",
                             evaluation.string_bytes.needed, evaluation.string_bytes.allowed));
}

Value built_string(Evaluation& evaluation, std::string_view text) {
  if (!spend_bytes(evaluation, text.size())) return out_of_bytes(evaluation);
  return Value::string(evaluation.arena->copy(text));
}

Value some(Evaluation& evaluation, const Value& value) {
  return Value::optional_of(evaluation.arena->make<Value>(value));
}

Value read_field(Evaluation& evaluation, const Field& field, const void* self) {
  if (self != nullptr && field.get != nullptr) {
    const Value value = field.get(self, field.index, *evaluation.arena);
    if (value.kind() != Kind::kUnset) return value;
  }
  if (field.absence == Absence::kAbsent) return {};
  return empty_value(field.type);
}

bool field_is_present(Evaluation& evaluation, const Field& field, const void* self) {
  if (self == nullptr) return false;
  if (field.absence == Absence::kNever) return true;
  return value_is_present(evaluation, read_field(evaluation, field, self), kPresenceDepth);
}

Value select_field(Evaluation& evaluation, const Value& operand, std::string_view field) {
  switch (operand.kind()) {
    case Kind::kError:
      return operand;
    case Kind::kObject: {
      const Field* found = field_of(operand, field);
      if (found == nullptr) return no_such_field(evaluation, field);
      return read_field(evaluation, *found, operand.as_object());
    }
    case Kind::kMap: {
      const Value* found = operand.as_map()->find(Value::string(field));
      return found != nullptr ? *found : no_such_key(evaluation, Value::string(field));
    }
    case Kind::kOptional:
      return select_optional(evaluation, operand, field);
    default:
      return no_overload();
  }
}

Value has_field(Evaluation& evaluation, const Value& operand, std::string_view field) {
  switch (operand.kind()) {
    case Kind::kError:
      return operand;
    case Kind::kObject: {
      const Field* found = field_of(operand, field);
      if (found == nullptr) return no_such_field(evaluation, field);
      return Value::boolean(field_is_present(evaluation, *found, operand.as_object()));
    }
    case Kind::kMap:
      return Value::boolean(operand.as_map()->find(Value::string(field)) != nullptr);
    case Kind::kOptional:
      if (operand.as_optional() == nullptr) return Value::boolean(false);
      return has_field(evaluation, *operand.as_optional(), field);
    default:
      return no_overload();
  }
}

Value select_optional(Evaluation& evaluation, const Value& operand, std::string_view field) {
  if (operand.kind() == Kind::kOptional) {
    if (operand.as_optional() == nullptr) return operand;
    return select_optional(evaluation, *operand.as_optional(), field);
  }
  const Value present = has_field(evaluation, operand, field);
  if (present.is_error()) return present;
  if (!present.as_bool()) return Value::optional_none();
  const Value value = select_field(evaluation, operand, field);
  if (value.kind() == Kind::kUnset) return Value::optional_none();
  return value.is_error() ? value : some(evaluation, value);
}

Value index_value(Evaluation& evaluation, const Value& operand, const Value& key) {
  switch (operand.kind()) {
    case Kind::kList: {
      std::size_t at = 0;
      bool is_number = false;
      if (list_position(key, operand.as_list().size(), at, is_number)) return operand.as_list()[at];
      if (!is_number) return no_overload();
      std::string shown;
      append_display(shown, key);
      return failure(evaluation, ErrorCode::kIndexOutOfRange,
                     fmt::format("index out of range: {} of {}", shown, operand.as_list().size()));
    }
    case Kind::kMap: {
      const Value* found = operand.as_map()->find(key);
      return found != nullptr ? *found : no_such_key(evaluation, key);
    }
    case Kind::kObject:
      if (key.kind() != Kind::kString) return no_overload();
      return select_field(evaluation, operand, key.as_string());
    case Kind::kOptional:
      return index_optional(evaluation, operand, key);
    default:
      return no_overload();
  }
}

Value index_optional(Evaluation& evaluation, const Value& operand, const Value& key) {
  switch (operand.kind()) {
    case Kind::kOptional:
      if (operand.as_optional() == nullptr) return operand;
      return index_optional(evaluation, *operand.as_optional(), key);
    case Kind::kList: {
      std::size_t at = 0;
      bool is_number = false;
      if (list_position(key, operand.as_list().size(), at, is_number)) {
        return Value::optional_of(&operand.as_list()[at]);
      }
      return is_number ? Value::optional_none() : no_overload();
    }
    case Kind::kMap: {
      const Value* found = operand.as_map()->find(key);
      return Value::optional_of(found);
    }
    case Kind::kObject:
      if (key.kind() != Kind::kString) return no_overload();
      return select_optional(evaluation, operand, key.as_string());
    default:
      return no_overload();
  }
}

namespace {

// The type of every kind of value, by the kind's number; kObject where no simple type has it.
constexpr TypeKind kKindTypes[] = {
    TypeKind::kObject, TypeKind::kObject,    TypeKind::kNull,     TypeKind::kBool,
    TypeKind::kInt,    TypeKind::kUint,      TypeKind::kDouble,   TypeKind::kString,
    TypeKind::kBytes,  TypeKind::kTimestamp, TypeKind::kDuration, TypeKind::kDate,
    TypeKind::kLocal,  TypeKind::kList,      TypeKind::kMap,      TypeKind::kOptional,
    TypeKind::kType,   TypeKind::kObject,
};

TypeKind type_kind(const Value& value) {
  return kKindTypes[static_cast<std::size_t>(value.kind())];
}

}  // namespace

const Type* type_of(const Value& value) {
  const TypeKind kind = type_kind(value);
  if (kind != TypeKind::kObject) return simple_type(kind);
  const ObjectType* object = value.kind() == Kind::kObject ? value.object_type() : nullptr;
  const Type* type = object == nullptr ? nullptr : registered_type(*object);
  return type != nullptr ? type : dyn_type();
}

std::string_view type_name(const Type* type) {
  switch (type->kind) {
    case TypeKind::kDyn:
      return "dyn";
    case TypeKind::kNull:
      return "null_type";
    case TypeKind::kBool:
      return "bool";
    case TypeKind::kInt:
      return "int";
    case TypeKind::kUint:
      return "uint";
    case TypeKind::kDouble:
      return "double";
    case TypeKind::kString:
      return "string";
    case TypeKind::kBytes:
      return "bytes";
    case TypeKind::kTimestamp:
      return "google.protobuf.Timestamp";
    case TypeKind::kDuration:
      return "google.protobuf.Duration";
    case TypeKind::kDate:
      return "date";
    case TypeKind::kLocal:
      return "local";
    case TypeKind::kList:
      return "list";
    case TypeKind::kMap:
      return "map";
    case TypeKind::kOptional:
      return "optional_type";
    case TypeKind::kType:
      return "type";
    case TypeKind::kObject:
    case TypeKind::kParam:
      return type->name;
  }
  return "dyn";
}

bool accepts(const ArgumentTest& test, const Value& value) {
  switch (test.kind) {
    case TypeKind::kDyn:
    case TypeKind::kParam:
      return true;
    case TypeKind::kObject:
      return value.kind() == Kind::kObject &&
             (test.object == nullptr || value.object_type() == test.object);
    default:
      return type_kind(value) == test.kind;
  }
}

const Candidate* choose(std::span<const Candidate> candidates, std::span<const Value> arguments) {
  for (const Candidate& candidate : candidates) {
    if (candidate.tests.size() != arguments.size()) continue;
    bool fits = true;
    for (std::size_t i = 0; i < arguments.size() && fits; ++i) {
      fits = accepts(candidate.tests[i], arguments[i]);
    }
    if (fits) return &candidate;
  }
  return nullptr;
}

bool is_zero(const Value& value) {
  switch (value.kind()) {
    case Kind::kNull:
      return true;
    case Kind::kBool:
      return !value.as_bool();
    case Kind::kInt:
    case Kind::kUint:
    case Kind::kDuration:
      return value.as_int() == 0;
    case Kind::kDouble:
      return value.as_double() == 0;
    case Kind::kString:
    case Kind::kBytes:
      return value.as_string().empty();
    case Kind::kTimestamp:
      return value.as_timestamp() == Instant{};
    case Kind::kList:
      return value.as_list().empty();
    case Kind::kMap:
      return value.as_map()->entries.empty();
    case Kind::kOptional:
      return value.as_optional() == nullptr;
    default:
      return false;
  }
}

}  // namespace dateline::cel
