// The types of the language. A Type is an immutable tree, interned in a TypeTable and compared by
// pointer; the simple ones are static.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "validator/cel/value.h"

namespace dateline::cel {

enum class TypeKind : std::uint8_t {
  kDyn,
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
  kLocal,  // our two: a calendar day and a wall clock
  kList,
  kMap,
  kOptional,
  kType,
  kObject,
  kParam,  // a type variable in an overload
};

struct ObjectType;

class Type {
 public:
  TypeKind kind = TypeKind::kDyn;
  std::vector<const Type*> parameters = {};  // list: 1, map: 2, optional: 1, type: 0 or 1
  const ObjectType* object = nullptr;        // kObject
  std::string name = {};                     // kParam: "A"; kObject: its name
};

// The static simple types.
const Type* dyn_type();
const Type* null_type();
const Type* bool_type();
const Type* int_type();
const Type* uint_type();
const Type* double_type();
const Type* string_type();
const Type* bytes_type();
const Type* timestamp_type();
const Type* duration_type();
const Type* date_type();
const Type* local_type();
// The static type of a kind without parameters (also list, map, optional and type of dyn, as the
// type of a run-time value is); null for objects and parameters.
const Type* simple_type(TypeKind kind);
// "int", "null_type", "google.protobuf.Timestamp" …; null for any other name.
const Type* simple_type_named(std::string_view name);

// As cel-go prints it: "list(string)", "map(string, int)", "optional_type(dyn)".
std::string print(const Type* type);

// What selecting a field that is not there gives.
enum class Absence : std::uint8_t {
  kNever,   // always there
  kEmpty,   // string, list, object: reads as empty
  kAbsent,  // date, local, timestamp, number: the error absent(path)
};

// One field of a record type, as the host declares it. `get` reads it from the host's object; for
// an absent kAbsent field it returns a default-constructed Value (kUnset), and the selecting node
// makes the error with the path as the author wrote it. Lists are built in the arena.
struct Field {
  std::string name = {};
  const Type* type = nullptr;
  Absence absence = Absence::kNever;
  Value (*get)(const void* self, std::uint32_t field, Arena& arena) = nullptr;
  std::uint32_t index = 0;  // handed to `get`
  std::string doc = {};
};

// A record type of the host: Record, Speaker, the params of one rule. Owned by the host, outlives
// every program compiled against it.
struct ObjectType {
  std::string name = {};
  std::vector<Field> fields = {};
  std::int16_t index = 0;  // set by register_object_type()

  [[nodiscard]] const Field* find(std::string_view field) const;
};

// Gives the type the small number that an object Value carries. Thread-safe; call once per type at
// load. The slot is reused after unregister_object_type().
void register_object_type(ObjectType& type);
void unregister_object_type(ObjectType& type);

// What type() gives for an object of the type; null unless it is registered.
const Type* registered_type(const ObjectType& type);

}  // namespace dateline::cel
