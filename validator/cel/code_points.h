// Positions in a string as the language counts them: in code points, while the bytes are UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace dateline::cel {

// The byte at which code point number `index` starts; the size for the one past the last; nothing
// beyond that or for a negative index.
std::optional<std::size_t> byte_of(std::string_view text, std::int64_t index);

// The byte behind the code point that starts at `byte`.
std::size_t next_byte(std::string_view text, std::size_t byte);

// Where `needle` starts in `text` at or behind `from`, in bytes; npos when nowhere. Fast on long
// texts.
std::size_t find_bytes(std::string_view text, std::string_view needle, std::size_t from = 0);

// Unicode white space.
bool is_space(char32_t code_point);

}  // namespace dateline::cel
