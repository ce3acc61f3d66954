// SourceSpan: which bytes of which source a value was read from. Half-open. Line and column are
// made at the edge only, by line_map.h.
#pragma once

#include <cstdint>

namespace dateline {

using SourceId = std::uint32_t;  // index into the run's sources
inline constexpr SourceId kNoSource = 0xffffffff;

struct SourceSpan {
  std::uint64_t begin = 0;   // byte offset
  std::uint32_t length = 0;  // bytes
  SourceId source = kNoSource;

  [[nodiscard]] std::uint64_t end() const { return begin + length; }
  [[nodiscard]] bool known() const { return source != kNoSource; }
  bool operator==(const SourceSpan&) const = default;
};

}  // namespace dateline
