#include "validator/cel/map_data.h"

#include <cmath>
#include <functional>
#include <string_view>

#include "validator/cel/runtime.h"

namespace dateline::cel {
namespace {

constexpr std::size_t kScanned = 8;  // entries up to which a plain scan is faster than a hash

std::uint64_t mix(std::uint64_t bits) {
  bits ^= bits >> 33;
  bits *= 0xff51afd7ed558ccdULL;
  bits ^= bits >> 33;
  return bits;
}

// Numbers that are equal hash alike, whatever their type.
std::uint64_t hash_key(const Value& key) {
  switch (key.kind()) {
    case Kind::kString:
      return std::hash<std::string_view>()(key.as_string());
    case Kind::kDouble: {
      const double number = key.as_double();
      if (number >= 0 && number < 0x1p64) return mix(static_cast<std::uint64_t>(number));
      if (number < 0 && number >= -0x1p63) {
        return mix(static_cast<std::uint64_t>(static_cast<std::int64_t>(number)));
      }
      return 0;
    }
    case Kind::kUint:
      return mix(key.as_uint());
    case Kind::kBool:
      return mix(key.as_bool() ? 3 : 5);
    case Kind::kTimestamp:
      return mix(static_cast<std::uint64_t>(key.as_timestamp().seconds));
    default:
      return mix(static_cast<std::uint64_t>(key.as_int()));
  }
}

std::uint32_t bucket_of(const Value& key, std::size_t buckets) {
  return static_cast<std::uint32_t>(hash_key(key) & (buckets - 1));
}

}  // namespace

bool is_key(const Value& value) {
  switch (value.kind()) {
    case Kind::kBool:
    case Kind::kInt:
    case Kind::kUint:
    case Kind::kString:
    case Kind::kDate:
    case Kind::kLocal:
    case Kind::kTimestamp:
    case Kind::kDuration:
      return true;
    default:
      return false;
  }
}

const Value* MapData::find(const Value& key) const {
  if (table.empty()) {
    for (const MapEntry& entry : entries) {
      if (equal(entry.key, key)) return &entry.value;
    }
    return nullptr;
  }
  if (!is_key(key) && key.kind() != Kind::kDouble) return nullptr;
  for (std::size_t at = bucket_of(key, table.size()); table[at] != 0;
       at = (at + 1) & (table.size() - 1)) {
    const MapEntry& entry = entries[table[at] - 1];
    if (equal(entry.key, key)) return &entry.value;
  }
  return nullptr;
}

const MapData* make_map(Arena& arena, std::span<const MapEntry> entries) {
  for (const MapEntry& entry : entries) {
    if (!is_key(entry.key)) return nullptr;
  }
  auto* map = arena.make<MapData>();
  if (entries.size() <= kScanned) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (equal(entries[i].key, entries[j].key)) return nullptr;
      }
    }
    map->entries = entries;
    return map;
  }
  std::size_t buckets = 32;
  while (buckets < entries.size() * 2) buckets *= 2;
  const std::span<std::uint32_t> table = arena.make_array<std::uint32_t>(buckets);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    std::size_t at = bucket_of(entries[i].key, buckets);
    while (table[at] != 0) {
      if (equal(entries[table[at] - 1].key, entries[i].key)) return nullptr;
      at = (at + 1) & (buckets - 1);
    }
    table[at] = static_cast<std::uint32_t>(i + 1);
  }
  map->entries = entries;
  map->table = table;
  return map;
}

Value finished_map(Arena& arena, std::span<const MapEntry> entries) {
  if (const MapData* map = make_map(arena, entries)) return Value::map(map);
  for (const MapEntry& entry : entries) {
    if (!is_key(entry.key)) return Value::error(&kBadKeyText);
  }
  return Value::error(&kDuplicateKeyText);
}

}  // namespace dateline::cel
