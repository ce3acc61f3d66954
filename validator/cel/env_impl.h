// The inside of an Env: what the checker looks names up in.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validator/cel/env.h"
#include "validator/cel/type_table.h"

namespace dateline::cel {

struct Variable {
  std::string name = {};
  const Type* type = nullptr;
};

struct FoundVariable {
  std::uint32_t slot = 0;
  const Type* type = nullptr;
};

struct Env::Impl {
  const Impl* parent = nullptr;
  std::unique_ptr<TypeTable> own_types = {};  // the root's
  TypeTable* types = nullptr;
  std::uint32_t first_slot = 0;
  std::vector<Variable> variables = {};
  std::map<std::string, std::uint32_t, std::less<>> slots = {};
  std::map<std::string, std::vector<Overload>, std::less<>> functions = {};

  // The child's own first, then the parent's.
  [[nodiscard]] std::optional<FoundVariable> variable(std::string_view name) const;
  // Those of the parents first; empty where no function has the name.
  [[nodiscard]] std::vector<const Overload*> overloads(std::string_view name) const;
  // For "did you mean".
  [[nodiscard]] std::vector<std::string_view> variable_names() const;
  [[nodiscard]] std::vector<std::string_view> function_names() const;
};

// One line of the standard library's tables. Signatures read "(list(A), int)->A" or, for the
// member style, "string.(int)->string".
struct Declaration {
  std::string_view function = {};
  std::string_view id = {};
  std::string_view signature = {};
  Function run = nullptr;
  bool run_time_only = false;
};

void declare(Env& env, std::span<const Declaration> table);

// The families of add_standard_library().
void add_operators(Env& env);
void add_comparisons(Env& env);
void add_conversions(Env& env);
void add_collections(Env& env);
void add_timestamps(Env& env);
void add_strings(Env& env);
void add_string_format(Env& env);
void add_regex(Env& env);
void add_math(Env& env);
void add_lists(Env& env);
void add_sets(Env& env);
void add_optionals(Env& env);
void add_encoders(Env& env);

}  // namespace dateline::cel
