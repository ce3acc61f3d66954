// Small text tools that every room shares: UTF-8, folding, slugs, nearest names, what a terminal
// may see. Pure functions; strings are UTF-8 unless said otherwise.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dateline {

// The offset of the first byte that is not valid UTF-8 (surrogates, overlong forms and values past
// U+10FFFF are not), or nothing. O(n).
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

// Code points in valid UTF-8.
std::size_t count_code_points(std::string_view text);

// Reads the code point at `pos` and moves `pos` behind it; U+FFFD and one byte on for a bad byte.
char32_t next_code_point(std::string_view text, std::size_t& pos);
void append_utf8(std::string& out, char32_t code_point);

// For comparison: lower case (Latin, Greek, Cyrillic), diacritics dropped (é → e, ё → е),
// typographic quotes and dashes to ASCII, runs of white space (U+00A0 too) to one space, ends
// trimmed.
std::string fold(std::string_view text);

// ASCII letters and digits of the folded text, Cyrillic transliterated, the rest one hyphen:
// "Meeting with Almazbek Atambayev" → "meeting-with-almazbek-atambayev".
std::string slug(std::string_view text);

// Trims ASCII white space and U+00A0.
std::string_view trim(std::string_view text);

// Edit distance (insert, delete, replace, swap of neighbours) in code points, at most `cap` + 1.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t cap);

// The candidate nearest to `name` within a third of its length, or nothing: for "did you mean".
std::optional<std::string_view> nearest(std::string_view name,
                                        std::span<const std::string_view> candidates);

// As a terminal may show it: control characters, bidi controls and zero-width characters as \u{1b},
// bad UTF-8 as \x{e3}; tabs and printable text as they are.
std::string printable(std::string_view text);

// Lower-case hex of the SHA-256 of `bytes` (FIPS 180-4).
std::string sha256_hex(std::string_view bytes);

}  // namespace dateline
