#include "validator/cel/inference.h"

#include <fmt/format.h>

namespace dateline::cel {
namespace {

bool may_be_null(const Type* type) {
  switch (type->kind) {
    case TypeKind::kNull:
    case TypeKind::kTimestamp:
    case TypeKind::kDuration:
    case TypeKind::kOptional:
    case TypeKind::kObject:
      return true;
    default:
      return false;
  }
}

bool equal_or_less_specific(const Type* a, const Type* b) {
  if (is_dyn(a) || a->kind == TypeKind::kParam) return true;
  if (is_dyn(b) || b->kind == TypeKind::kParam) return false;
  if (b->kind == TypeKind::kNull) return true;
  if (a->kind != b->kind || a->object != b->object || a->name != b->name) return false;
  if (a->kind == TypeKind::kType) return true;
  if (a->parameters.size() != b->parameters.size()) return false;
  for (std::size_t i = 0; i < a->parameters.size(); ++i) {
    if (!equal_or_less_specific(a->parameters[i], b->parameters[i])) return false;
  }
  return true;
}

const Type* most_general(const Type* a, const Type* b) {
  return equal_or_less_specific(a, b) ? a : b;
}

}  // namespace

bool is_dyn(const Type* type) {
  return type->kind == TypeKind::kDyn;
}

const Type* Inference::fresh() {
  return types_.parameter(fmt::format("_{}", next_++));
}

const Type* Inference::find(const Type* variable) const {
  const auto found = mapping_.find(variable);
  return found == mapping_.end() ? nullptr : found->second;
}

void Inference::set(const Type* variable, const Type* meaning) {
  trail_.push_back({.variable = variable, .before = find(variable)});
  mapping_[variable] = meaning;
}

void Inference::undo_to(std::size_t size) {
  for (; trail_.size() > size; trail_.pop_back()) {
    const Change& change = trail_.back();
    if (change.before == nullptr) {
      mapping_.erase(change.variable);
    } else {
      mapping_[change.variable] = change.before;
    }
  }
}

bool Inference::occurs(const Type* variable, const Type* within) const {
  if (variable == within) return true;
  if (within->kind == TypeKind::kParam) {
    const Type* meaning = find(within);
    return meaning != nullptr && occurs(variable, meaning);
  }
  for (const Type* part : within->parameters) {
    if (occurs(variable, part)) return true;
  }
  return false;
}

bool Inference::bind(const Type* type, const Type* variable, bool& known) {
  known = false;
  if (type == variable) {
    known = true;
    return true;
  }
  if (const Type* meaning = find(variable)) {
    known = true;
    if (same_type(type, meaning)) return true;
    if (!assignable(type, meaning)) return false;
    const Type* general = most_general(type, meaning);
    if (general != meaning && !occurs(variable, general)) set(variable, general);
    return true;
  }
  if (occurs(variable, type)) return false;
  set(variable, type);
  return true;
}

bool Inference::parts_assignable(const Type* a, const Type* b) {
  if (a->parameters.size() != b->parameters.size()) return false;
  for (std::size_t i = 0; i < a->parameters.size(); ++i) {
    if (!assignable(a->parameters[i], b->parameters[i])) return false;
  }
  return true;
}

bool Inference::assignable(const Type* a, const Type* b) {
  bool known = false;
  if (b->kind == TypeKind::kParam) {
    if (bind(a, b, known)) return true;
    if (known) return false;
  }
  if (a->kind == TypeKind::kParam) return bind(b, a, known);
  if (is_dyn(a) || is_dyn(b)) return true;
  if (a->kind == TypeKind::kNull) return may_be_null(b);
  if (b->kind == TypeKind::kNull) return may_be_null(a);
  if (a->kind != b->kind) return false;
  switch (a->kind) {
    case TypeKind::kType:
      return true;
    case TypeKind::kObject:
      return a->object == b->object && a->name == b->name && parts_assignable(a, b);
    case TypeKind::kList:
    case TypeKind::kMap:
    case TypeKind::kOptional:
      return parts_assignable(a, b);
    default:
      return true;
  }
}

bool Inference::assign(const Type* from, const Type* to) {
  const std::size_t before = trail_.size();
  if (assignable(from, to)) return true;
  undo_to(before);
  return false;
}

bool Inference::assign_all(std::span<const Type* const> from, std::span<const Type* const> to) {
  if (from.size() != to.size()) return false;
  const std::size_t before = trail_.size();
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (assignable(from[i], to[i])) continue;
    undo_to(before);
    return false;
  }
  return true;
}

const Type* Inference::join(const Type* a, const Type* b) {
  if (a == nullptr) return b;
  return assign(a, b) ? most_general(a, b) : dyn_type();
}

const Type* Inference::substitute(const Type* type, bool unknown_to_dyn) {
  if (type->kind == TypeKind::kParam) {
    if (const Type* meaning = find(type)) return substitute(meaning, unknown_to_dyn);
    return unknown_to_dyn ? dyn_type() : type;
  }
  if (type->parameters.empty()) return type;
  std::vector<const Type*> parts;
  for (const Type* part : type->parameters) parts.push_back(substitute(part, unknown_to_dyn));
  return types_.with_parameters(type, std::move(parts));
}

const Type* Inference::rename(const Type* type, Mapping& names) {
  if (type->kind == TypeKind::kParam) {
    const Type*& variable = names[type];
    if (variable == nullptr) variable = fresh();
    return variable;
  }
  if (type->parameters.empty()) return type;
  std::vector<const Type*> parts;
  for (const Type* part : type->parameters) parts.push_back(rename(part, names));
  return types_.with_parameters(type, std::move(parts));
}

std::pair<std::vector<const Type*>, const Type*> Inference::instantiate(
    std::span<const Type* const> parameters, const Type* result) {
  Mapping names;
  std::vector<const Type*> out;
  for (const Type* parameter : parameters) out.push_back(rename(parameter, names));
  return {std::move(out), rename(result, names)};
}

}  // namespace dateline::cel
