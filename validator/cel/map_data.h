// MapData: what a map Value borrows: entries in the order they were written, and a hash table once
// there are more than a few. Keys are bool, int, uint, string, date, local, timestamp or duration;
// 1, 1u and 1.0 are one key, as the language says. Immutable; lives in an arena.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "validator/base/arena.h"
#include "validator/cel/value.h"

namespace dateline::cel {

struct MapEntry {
  Value key = {};
  Value value = {};
};

struct MapData {
  std::span<const MapEntry> entries = {};
  std::span<const std::uint32_t> table = {};  // entry + 1 by hash, 0 where free; empty for few

  // Null when there is no such key. A double finds the integer it equals.
  [[nodiscard]] const Value* find(const Value& key) const;
};

// Borrows `entries`, which live as long as the arena. Null when a key occurs twice or is of a kind
// that is no key.
const MapData* make_map(Arena& arena, std::span<const MapEntry> entries);

// The map, or the error that says why these entries make none.
Value finished_map(Arena& arena, std::span<const MapEntry> entries);

// Whether a value of this kind may be a key.
bool is_key(const Value& value);

}  // namespace dateline::cel
