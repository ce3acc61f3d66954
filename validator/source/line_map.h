// LineMap: byte offsets to lines and columns, the one place that knows how columns are counted.
// Lines end at \n (a \r before it belongs to the line end). Built once per source, only when
// something is reported.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "validator/source/source_span.h"
#include "validator/source/source_text.h"

namespace dateline {

enum class ColumnUnit { kCodePoints, kBytes, kUtf16 };

// 1-based; the end is exclusive, as in SARIF.
struct Region {
  std::uint64_t line = 0;
  std::uint64_t column = 0;
  std::uint64_t end_line = 0;
  std::uint64_t end_column = 0;
  std::uint64_t byte_offset = 0;
  std::uint64_t byte_length = 0;
};

class LineMap {
 public:
  // Borrows the text. O(n).
  explicit LineMap(std::string_view text);

  [[nodiscard]] Region region(SourceSpan span, ColumnUnit unit = ColumnUnit::kCodePoints) const;
  // The text of a 1-based line, without its line end; empty past the last.
  [[nodiscard]] std::string_view line(std::uint64_t number) const;
  [[nodiscard]] std::uint64_t line_count() const { return starts_.size(); }

 private:
  std::string_view text_;
  std::vector<std::uint64_t> starts_;  // byte offset of each line
};

}  // namespace dateline
