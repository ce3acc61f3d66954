// The static types, their names, and the numbers that object Values carry instead of a pointer to
// their type (a Value has 16 bytes). The registry is the room's one shared table: slots are claimed
// at load under a lock and read without one.
#include "validator/cel/type.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>

namespace dateline::cel {
namespace {

constexpr std::size_t kSimpleTypes = static_cast<std::size_t>(TypeKind::kObject);

struct SimpleTypes {
  std::array<Type, kSimpleTypes> all = {};

  SimpleTypes() {
    for (std::size_t i = 0; i < kSimpleTypes; ++i) all[i].kind = static_cast<TypeKind>(i);
    const Type* dyn = &at(TypeKind::kDyn);
    at(TypeKind::kList).parameters = {dyn};
    at(TypeKind::kMap).parameters = {dyn, dyn};
    at(TypeKind::kOptional).parameters = {dyn};
  }
  Type& at(TypeKind kind) { return all[static_cast<std::size_t>(kind)]; }
};

constexpr std::pair<std::string_view, TypeKind> kNames[] = {
    {"dyn", TypeKind::kDyn},
    {"null_type", TypeKind::kNull},
    {"bool", TypeKind::kBool},
    {"int", TypeKind::kInt},
    {"uint", TypeKind::kUint},
    {"double", TypeKind::kDouble},
    {"string", TypeKind::kString},
    {"bytes", TypeKind::kBytes},
    {"timestamp", TypeKind::kTimestamp},
    {"google.protobuf.Timestamp", TypeKind::kTimestamp},
    {"duration", TypeKind::kDuration},
    {"google.protobuf.Duration", TypeKind::kDuration},
    {"date", TypeKind::kDate},
    {"local", TypeKind::kLocal},
    {"list", TypeKind::kList},
    {"map", TypeKind::kMap},
    {"optional_type", TypeKind::kOptional},
    {"type", TypeKind::kType},
};

// Object types by number. 0 is no type.
struct Registered {
  const ObjectType* object = nullptr;
  Type type = {};
};
constexpr std::size_t kRegistrySize = 32'768;
std::array<std::atomic<Registered*>, kRegistrySize> registry = {};
std::mutex registry_mutex;
std::size_t registry_hint = 1;

}  // namespace

const Type* simple_type(TypeKind kind) {
  static const SimpleTypes types;
  if (kind >= TypeKind::kObject) return nullptr;
  return &types.all[static_cast<std::size_t>(kind)];
}

const Type* simple_type_named(std::string_view name) {
  for (const auto& [known, kind] : kNames) {
    if (known == name) return simple_type(kind);
  }
  return nullptr;
}

const Type* dyn_type() {
  return simple_type(TypeKind::kDyn);
}
const Type* null_type() {
  return simple_type(TypeKind::kNull);
}
const Type* bool_type() {
  return simple_type(TypeKind::kBool);
}
const Type* int_type() {
  return simple_type(TypeKind::kInt);
}
const Type* uint_type() {
  return simple_type(TypeKind::kUint);
}
const Type* double_type() {
  return simple_type(TypeKind::kDouble);
}
const Type* string_type() {
  return simple_type(TypeKind::kString);
}
const Type* bytes_type() {
  return simple_type(TypeKind::kBytes);
}
const Type* timestamp_type() {
  return simple_type(TypeKind::kTimestamp);
}
const Type* duration_type() {
  return simple_type(TypeKind::kDuration);
}
const Type* date_type() {
  return simple_type(TypeKind::kDate);
}
const Type* local_type() {
  return simple_type(TypeKind::kLocal);
}

std::string print(const Type* type) {
  std::string out;
  if (type->kind == TypeKind::kObject || type->kind == TypeKind::kParam) {
    out = type->name;
  } else if (type->kind == TypeKind::kNull) {
    out = "null";
  } else {
    for (const auto& [name, kind] : kNames) {
      if (kind != type->kind) continue;
      out = name;
      break;
    }
  }
  for (std::size_t i = 0; i < type->parameters.size(); ++i) {
    out += i == 0 ? "(" : ", ";
    out += print(type->parameters[i]);
  }
  if (!type->parameters.empty()) out += ")";
  return out;
}

const Field* ObjectType::find(std::string_view field) const {
  for (const Field& candidate : fields) {
    if (candidate.name == field) return &candidate;
  }
  return nullptr;
}

void register_object_type(ObjectType& type) {
  const std::lock_guard<std::mutex> lock(registry_mutex);
  for (std::size_t tried = 1; tried < kRegistrySize; ++tried) {
    const std::size_t slot = registry_hint;
    registry_hint = registry_hint + 1 < kRegistrySize ? registry_hint + 1 : 1;
    if (registry[slot].load(std::memory_order_relaxed) != nullptr) continue;
    auto entry = std::make_unique<Registered>();
    entry->object = &type;
    entry->type = {.kind = TypeKind::kObject, .object = &type, .name = type.name};
    registry[slot].store(entry.release(), std::memory_order_release);
    type.index = static_cast<std::int16_t>(slot);
    return;
  }
  type.index = 0;  // 32,767 live types: fields of such an object read as "no such field"
}

void unregister_object_type(ObjectType& type) {
  const std::lock_guard<std::mutex> lock(registry_mutex);
  if (type.index <= 0) return;
  auto& slot = registry[static_cast<std::size_t>(type.index)];
  const std::unique_ptr<Registered> entry(slot.load(std::memory_order_relaxed));
  if (entry != nullptr) slot.store(nullptr, std::memory_order_release);
  type.index = 0;
}

const ObjectType* registered_object_type(std::int16_t index) {
  if (index <= 0) return nullptr;
  const Registered* entry =
      registry[static_cast<std::size_t>(index)].load(std::memory_order_acquire);
  return entry == nullptr ? nullptr : entry->object;
}

const Type* registered_type(const ObjectType& type) {
  if (type.index <= 0) return nullptr;
  const Registered* entry =
      registry[static_cast<std::size_t>(type.index)].load(std::memory_order_acquire);
  return entry == nullptr ? nullptr : &entry->type;
}

}  // namespace dateline::cel
