#include "validator/cel/env.h"

#include <utility>

#include "validator/cel/env_impl.h"

namespace dateline::cel {

Env::Env() : impl_(std::make_unique<Impl>()) {
  impl_->own_types = std::make_unique<TypeTable>();
  impl_->types = impl_->own_types.get();
}
Env::~Env() = default;
Env::Env(Env&&) noexcept = default;
Env& Env::operator=(Env&&) noexcept = default;

Env Env::child() const {
  Env out;
  out.impl_->own_types = nullptr;
  out.impl_->types = impl_->types;
  out.impl_->parent = impl_.get();
  out.impl_->first_slot = slot_count();
  return out;
}

std::uint32_t Env::add_variable(std::string name, const Type* type) {
  const std::uint32_t slot = slot_count();
  impl_->slots[name] = slot;
  impl_->variables.push_back({.name = std::move(name), .type = type});
  return slot;
}

std::optional<std::uint32_t> Env::slot(std::string_view name) const {
  const std::optional<FoundVariable> found = impl_->variable(name);
  if (!found) return std::nullopt;
  return found->slot;
}

std::uint32_t Env::slot_count() const {
  return impl_->first_slot + static_cast<std::uint32_t>(impl_->variables.size());
}

void Env::add_function(std::string name, Overload overload) {
  impl_->functions[std::move(name)].push_back(std::move(overload));
}

const Type* Env::list_of(const Type* item) {
  return impl_->types->list_of(item);
}
const Type* Env::map_of(const Type* key, const Type* value) {
  return impl_->types->map_of(key, value);
}
const Type* Env::optional_of(const Type* item) {
  return impl_->types->optional_of(item);
}
const Type* Env::object(const ObjectType* type) {
  return impl_->types->object(type);
}
const Type* Env::parameter(std::string name) {
  return impl_->types->parameter(std::move(name));
}

std::optional<FoundVariable> Env::Impl::variable(std::string_view name) const {
  for (const Impl* impl = this; impl != nullptr; impl = impl->parent) {
    const auto found = impl->slots.find(name);
    if (found == impl->slots.end()) continue;
    const std::uint32_t slot = found->second;
    return FoundVariable{.slot = slot, .type = impl->variables[slot - impl->first_slot].type};
  }
  return std::nullopt;
}

std::vector<const Overload*> Env::Impl::overloads(std::string_view name) const {
  std::vector<const Overload*> out;
  if (parent != nullptr) out = parent->overloads(name);
  const auto found = functions.find(name);
  if (found == functions.end()) return out;
  for (const Overload& overload : found->second) out.push_back(&overload);
  return out;
}

std::vector<std::string_view> Env::Impl::variable_names() const {
  std::vector<std::string_view> out;
  for (const Impl* impl = this; impl != nullptr; impl = impl->parent) {
    for (const Variable& variable : impl->variables) out.push_back(variable.name);
  }
  return out;
}

std::vector<std::string_view> Env::Impl::function_names() const {
  std::vector<std::string_view> out;
  for (const Impl* impl = this; impl != nullptr; impl = impl->parent) {
    for (const auto& [name, overloads] : impl->functions) out.push_back(name);
  }
  return out;
}

void declare(Env& env, std::span<const Declaration> table) {
  TypeTable& types = *env.impl().types;
  for (const Declaration& row : table) {
    const std::size_t arrow = row.signature.find("->");
    std::string_view left = row.signature.substr(0, arrow);
    Overload overload;
    overload.id = row.id;
    overload.function = row.run;
    overload.run_time_only = row.run_time_only;
    overload.foldable = true;
    overload.result = read_type(types, row.signature.substr(arrow + 2));
    if (const std::size_t dot = left.find(".("); dot != std::string_view::npos) {
      overload.member = true;
      overload.parameters.push_back(read_type(types, left.substr(0, dot)));
      left.remove_prefix(dot + 1);
    }
    for (const Type* parameter : read_types(types, left)) overload.parameters.push_back(parameter);
    env.add_function(std::string(row.function), std::move(overload));
  }
}

void add_standard_library(Env& env) {
  add_operators(env);
  add_comparisons(env);
  add_conversions(env);
  add_collections(env);
  add_timestamps(env);
  add_strings(env);
  add_string_format(env);
  add_regex(env);
  add_math(env);
  add_lists(env);
  add_sets(env);
  add_optionals(env);
  add_encoders(env);
}

}  // namespace dateline::cel
