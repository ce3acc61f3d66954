// Env: what a formula may name: variables (by slot), functions (by overload), record types. Built
// at load, then only read. The standard library and the extensions are added by
// add_standard_library(), the civil types date and local by add_civil_time(); the host adds its
// own.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validator/base/limits.h"
#include "validator/cel/type.h"
#include "validator/cel/value.h"

namespace dateline::cel {

struct Evaluation;  // arena, budget, activation: cel/program.h

// What runs when an overload is chosen. Arguments are never errors and have the declared kinds.
using Function = Value (*)(Evaluation& evaluation, std::span<const Value> arguments);

struct Overload {
  std::string id = {};  // "same_person_string_string"
  std::vector<const Type*> parameters = {};
  const Type* result = nullptr;
  bool member = false;  // receiver style: x.f(y), x the first parameter
  Function function = nullptr;
  // Chosen at run time only: the checker refuses `1 < 1u`, `dyn(1) < 1u` works.
  bool run_time_only = false;
  // Depends on its arguments alone, so that a call with literal arguments is computed at load.
  bool foldable = false;
};

class Env {
 public:
  Env();
  ~Env();
  Env(Env&&) noexcept;
  Env& operator=(Env&&) noexcept;
  // A child shares everything declared so far and adds its own variables and types: one per rule.
  // The parent must outlive it.
  [[nodiscard]] Env child() const;

  // The slot of the new variable: slots count up from 0 through parent and child.
  std::uint32_t add_variable(std::string name, const Type* type);
  [[nodiscard]] std::optional<std::uint32_t> slot(std::string_view name) const;
  [[nodiscard]] std::uint32_t slot_count() const;

  void add_function(std::string name, Overload overload);

  // Types that live as long as the Env (and its children).
  const Type* list_of(const Type* item);
  const Type* map_of(const Type* key, const Type* value);
  const Type* optional_of(const Type* item);
  const Type* object(const ObjectType* type);
  const Type* parameter(std::string name);  // "A"

  struct Impl;
  [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

// Operators, conversions, macros' helpers, strings, math, lists, sets, optionals, encoders,
// bindings, regex of the specification.
void add_standard_library(Env& env);
// date and local: '-' (→ duration), '<' and friends, '+'/'-' duration (local), string(),
// date(local), getFullYear/getMonth/getDayOfWeek …; abs(duration), abs(int), abs(double).
void add_civil_time(Env& env);

}  // namespace dateline::cel
