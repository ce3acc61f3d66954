#include "validator/cel/type_table.h"

#include <cassert>
#include <utility>

namespace dateline::cel {

const Type* TypeTable::intern(Type type) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Key key{type.kind, type.parameters, type.object, type.name};
  auto [place, added] = known_.try_emplace(std::move(key), nullptr);
  if (added) {
    types_.push_back(std::move(type));
    place->second = &types_.back();
  }
  return place->second;
}

const Type* TypeTable::list_of(const Type* item) {
  return intern({.kind = TypeKind::kList, .parameters = {item}});
}

const Type* TypeTable::map_of(const Type* key, const Type* value) {
  return intern({.kind = TypeKind::kMap, .parameters = {key, value}});
}

const Type* TypeTable::optional_of(const Type* item) {
  return intern({.kind = TypeKind::kOptional, .parameters = {item}});
}

const Type* TypeTable::type_of(const Type* item) {
  return intern({.kind = TypeKind::kType, .parameters = {item}});
}

const Type* TypeTable::object(const ObjectType* type) {
  return intern({.kind = TypeKind::kObject, .object = type, .name = type->name});
}

const Type* TypeTable::parameter(std::string name) {
  return intern({.kind = TypeKind::kParam, .name = std::move(name)});
}

const Type* TypeTable::opaque(std::string name, std::vector<const Type*> parameters) {
  return intern(
      {.kind = TypeKind::kObject, .parameters = std::move(parameters), .name = std::move(name)});
}

const Type* TypeTable::with_parameters(const Type* like, std::vector<const Type*> parameters) {
  return intern({.kind = like->kind,
                 .parameters = std::move(parameters),
                 .object = like->object,
                 .name = like->name});
}

const Type* TypeTable::import(const Type* type) {
  if (const Type* simple = simple_type(type->kind); simple != nullptr && type->parameters.empty()) {
    return simple;
  }
  std::vector<const Type*> parameters;
  for (const Type* parameter : type->parameters) parameters.push_back(import(parameter));
  return with_parameters(type, std::move(parameters));
}

namespace {

struct TypeReader {
  TypeTable& table;
  std::string_view text;

  std::string_view word() {
    while (!text.empty() && (text.front() == ' ' || text.front() == ',')) text.remove_prefix(1);
    std::size_t size = 0;
    while (size < text.size() && text[size] != '(' && text[size] != ')' && text[size] != ',')
      ++size;
    const std::string_view out = text.substr(0, size);
    text.remove_prefix(size);
    return out;
  }

  std::vector<const Type*> arguments() {
    std::vector<const Type*> out;
    if (text.empty() || text.front() != '(') return out;
    text.remove_prefix(1);
    while (!text.empty() && text.front() != ')') out.push_back(read());
    if (!text.empty()) text.remove_prefix(1);
    return out;
  }

  const Type* read() {
    const std::string_view name = word();
    const std::vector<const Type*> parts = arguments();
    if (name.size() == 1 && name.front() >= 'A' && name.front() <= 'Z') {
      return table.parameter(std::string(name));
    }
    if (name == "list") return table.list_of(parts.at(0));
    if (name == "map") return table.map_of(parts.at(0), parts.at(1));
    if (name == "optional") return table.optional_of(parts.at(0));
    if (name == "type") return table.type_of(parts.at(0));
    const Type* simple = simple_type_named(name);
    assert(simple != nullptr);
    return simple;
  }
};

}  // namespace

const Type* read_type(TypeTable& table, std::string_view text) {
  return TypeReader{.table = table, .text = text}.read();
}

std::vector<const Type*> read_types(TypeTable& table, std::string_view text) {
  return TypeReader{.table = table, .text = text}.arguments();
}

bool same_type(const Type* a, const Type* b) {
  if (a == b) return true;
  if (a->kind != b->kind || a->object != b->object || a->name != b->name ||
      a->parameters.size() != b->parameters.size()) {
    return false;
  }
  for (std::size_t i = 0; i < a->parameters.size(); ++i) {
    if (!same_type(a->parameters[i], b->parameters[i])) return false;
  }
  return true;
}

}  // namespace dateline::cel
