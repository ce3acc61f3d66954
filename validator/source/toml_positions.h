// TomlPositions: toml++'s line and column (1-based, columns in code points, a byte order mark not
// counted) to byte offsets. Built once per file; O(1) per question, also in an 8 MiB line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline {

class TomlPositions {
 public:
  // Borrows the text, which is valid UTF-8.
  explicit TomlPositions(std::string_view text);

  // Past the end of the text: its end.
  [[nodiscard]] std::size_t offset(std::uint64_t line, std::uint64_t column) const;

 private:
  static constexpr std::size_t kStep = 256;

  std::string_view text_;
  std::vector<std::size_t> lines_;  // number of the first code point of each line
  std::vector<std::size_t> marks_;  // byte offset of every kStep-th code point
};

}  // namespace dateline
