// Equality and order of values. Numbers of different types compare by value; against a double they
// compare as doubles once inside the integer's range, which is what the conformance suite asks for
// (9223372036854775807 is not less than 9223372036854775808.0).
#include <cmath>
#include <cstdint>

#include "validator/cel/map_data.h"
#include "validator/cel/runtime.h"

namespace dateline::cel {
namespace {

bool is_number(Kind kind) {
  return kind == Kind::kInt || kind == Kind::kUint || kind == Kind::kDouble;
}

std::partial_ordering order_int_double(std::int64_t a, double b) {
  if (std::isnan(b)) return std::partial_ordering::unordered;
  if (b < -0x1p63) return std::partial_ordering::greater;
  if (b > 0x1p63) return std::partial_ordering::less;
  return static_cast<double>(a) <=> b;
}

std::partial_ordering order_uint_double(std::uint64_t a, double b) {
  if (std::isnan(b)) return std::partial_ordering::unordered;
  if (b < 0) return std::partial_ordering::greater;
  if (b > 0x1p64) return std::partial_ordering::less;
  return static_cast<double>(a) <=> b;
}

std::partial_ordering order_int_uint(std::int64_t a, std::uint64_t b) {
  if (a < 0) return std::partial_ordering::less;
  return static_cast<std::uint64_t>(a) <=> b;
}

std::partial_ordering reversed(std::partial_ordering ordering) {
  return 0 <=> ordering;
}

std::partial_ordering order_numbers(const Value& a, const Value& b) {
  switch (a.kind()) {
    case Kind::kInt:
      if (b.kind() == Kind::kInt) return a.as_int() <=> b.as_int();
      if (b.kind() == Kind::kUint) return order_int_uint(a.as_int(), b.as_uint());
      return order_int_double(a.as_int(), b.as_double());
    case Kind::kUint:
      if (b.kind() == Kind::kInt) return reversed(order_int_uint(b.as_int(), a.as_uint()));
      if (b.kind() == Kind::kUint) return a.as_uint() <=> b.as_uint();
      return order_uint_double(a.as_uint(), b.as_double());
    default:
      if (b.kind() == Kind::kInt) return reversed(order_int_double(b.as_int(), a.as_double()));
      if (b.kind() == Kind::kUint) return reversed(order_uint_double(b.as_uint(), a.as_double()));
      return a.as_double() <=> b.as_double();
  }
}

bool equal_lists(std::span<const Value> a, std::span<const Value> b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!equal(a[i], b[i])) return false;
  }
  return true;
}

bool equal_maps(const MapData& a, const MapData& b) {
  if (a.entries.size() != b.entries.size()) return false;
  for (const MapEntry& entry : a.entries) {
    const Value* other = b.find(entry.key);
    if (other == nullptr || !equal(entry.value, *other)) return false;
  }
  return true;
}

bool equal_optionals(const Value* a, const Value* b) {
  if (a == nullptr || b == nullptr) return a == b;
  return equal(*a, *b);
}

bool equal_types(const Type* a, const Type* b) {
  return a->kind == b->kind && a->object == b->object && a->name == b->name;
}

}  // namespace

bool equal(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) {
    return is_number(a.kind()) && is_number(b.kind()) && order_numbers(a, b) == 0;
  }
  switch (a.kind()) {
    case Kind::kNull:
      return true;
    case Kind::kBool:
      return a.as_bool() == b.as_bool();
    case Kind::kInt:
    case Kind::kUint:
    case Kind::kDouble:
      return order_numbers(a, b) == 0;
    case Kind::kString:
    case Kind::kBytes:
      return a.as_string() == b.as_string();
    case Kind::kTimestamp:
      return a.as_timestamp() == b.as_timestamp();
    case Kind::kDuration:
    case Kind::kDate:
    case Kind::kLocal:
      return a.as_int() == b.as_int();
    case Kind::kList:
      return equal_lists(a.as_list(), b.as_list());
    case Kind::kMap:
      return equal_maps(*a.as_map(), *b.as_map());
    case Kind::kOptional:
      return equal_optionals(a.as_optional(), b.as_optional());
    case Kind::kType:
      return equal_types(a.as_type(), b.as_type());
    case Kind::kObject:
      return a.as_object() == b.as_object() && a.object_type() == b.object_type();
    case Kind::kUnset:
    case Kind::kError:
      return false;
  }
  return false;
}

std::size_t comparison_cost(const Value& value) {
  std::size_t cost = 0;
  if (value.kind() == Kind::kList) {
    for (const Value& item : value.as_list()) cost += 1 + comparison_cost(item);
  } else if (value.kind() == Kind::kMap) {
    for (const MapEntry& entry : value.as_map()->entries) cost += 1 + comparison_cost(entry.value);
  }
  return cost;
}

std::partial_ordering order(const Value& a, const Value& b, bool& comparable) {
  comparable = true;
  if (is_number(a.kind()) && is_number(b.kind())) return order_numbers(a, b);
  if (a.kind() != b.kind()) {
    comparable = false;
    return std::partial_ordering::unordered;
  }
  switch (a.kind()) {
    case Kind::kBool:
      return a.as_bool() <=> b.as_bool();
    case Kind::kString:
    case Kind::kBytes:
      return a.as_string() <=> b.as_string();
    case Kind::kTimestamp:
      return a.as_timestamp() <=> b.as_timestamp();
    case Kind::kDuration:
    case Kind::kDate:
    case Kind::kLocal:
      return a.as_int() <=> b.as_int();
    default:
      comparable = false;
      return std::partial_ordering::unordered;
  }
}

}  // namespace dateline::cel
