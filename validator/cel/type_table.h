// TypeTable: interns types, so that equal types are the same pointer. One per root Env (shared by
// its children) and one per check for the types with variables in them. Thread-safe.
#pragma once

#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "validator/cel/type.h"

namespace dateline::cel {

class TypeTable {
 public:
  const Type* list_of(const Type* item);
  const Type* map_of(const Type* key, const Type* value);
  const Type* optional_of(const Type* item);
  const Type* type_of(const Type* item);
  const Type* object(const ObjectType* type);
  const Type* parameter(std::string name);
  // A named type with parameters and without fields: "tuple(int, dyn)".
  const Type* opaque(std::string name, std::vector<const Type*> parameters);
  // The same kind, object and name with other parameters.
  const Type* with_parameters(const Type* like, std::vector<const Type*> parameters);
  // A type of another table, interned here with all its parts.
  const Type* import(const Type* type);

 private:
  using Key = std::tuple<TypeKind, std::vector<const Type*>, const ObjectType*, std::string>;
  const Type* intern(Type type);

  std::mutex mutex_;
  std::map<Key, const Type*> known_;
  std::deque<Type> types_;
};

// Reads "list(A)", "map(string, int)", "optional(A)", "timestamp" …; a single capital is a
// parameter. For the tables of the standard library, which are known to be well-formed.
const Type* read_type(TypeTable& table, std::string_view text);
// "(A, list(A))", also "()".
std::vector<const Type*> read_types(TypeTable& table, std::string_view text);

// Whether two types from whichever tables are the same.
bool same_type(const Type* a, const Type* b);

}  // namespace dateline::cel
