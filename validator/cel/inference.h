// Type variables and what is known of them, after cel-go's checker: assignability in both
// directions of dyn, substitution, and the most general of two types. One Inference per check; a
// failed attempt leaves no trace.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "validator/cel/type.h"
#include "validator/cel/type_table.h"

namespace dateline::cel {

class Inference {
 public:
  const Type* fresh();
  TypeTable& types() { return types_; }

  // Whether a value of type `from` may stand where `to` is asked for; remembers what that says of
  // type variables.
  bool assign(const Type* from, const Type* to);
  // All of them or none.
  bool assign_all(std::span<const Type* const> from, std::span<const Type* const> to);

  // The type of a list literal whose elements have these two types: the more general one, or dyn.
  const Type* join(const Type* a, const Type* b);

  // With type variables replaced by what is known; the unknown ones stay or become dyn.
  const Type* substitute(const Type* type, bool unknown_to_dyn);

  // An overload's parameters and result with its own letters (A, B) made fresh variables.
  std::pair<std::vector<const Type*>, const Type*> instantiate(
      std::span<const Type* const> parameters, const Type* result);

 private:
  using Mapping = std::map<const Type*, const Type*>;
  // What a variable stood for before; null: nothing. Undone from the back when an attempt fails.
  struct Change {
    const Type* variable = nullptr;
    const Type* before = nullptr;
  };

  void set(const Type* variable, const Type* meaning);
  void undo_to(std::size_t size);

  bool assignable(const Type* a, const Type* b);
  bool parts_assignable(const Type* a, const Type* b);
  // Whether `type` may be what `variable` stands for; `known`: the variable had a meaning already.
  bool bind(const Type* type, const Type* variable, bool& known);
  [[nodiscard]] bool occurs(const Type* variable, const Type* within) const;
  [[nodiscard]] const Type* find(const Type* variable) const;
  const Type* rename(const Type* type, Mapping& names);

  TypeTable types_;
  Mapping mapping_;
  std::vector<Change> trail_;
  int next_ = 0;
};

bool is_dyn(const Type* type);

}  // namespace dateline::cel
