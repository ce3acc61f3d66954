// Bytes that are not UTF-8: where they are, what they probably were meant to be, and the findings
// that say so. Never converts anything.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "validator/base/limits.h"
#include "validator/finding/finding_sink.h"
#include "validator/source/source_text.h"

namespace dateline {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// "UTF-16 (little endian)" or "UTF-16 (big endian)" by its mark or by the zero bytes between its
// letters; empty for anything else. Looks at the first 256 bytes.
std::string_view utf16_form(std::string_view bytes);

// The text's ASCII characters without the zero bytes between them, at most `most`: enough to see
// what kind of text it is.
std::string narrow_utf16(std::string_view bytes, std::size_t most);

// The text in UTF-8, had its bytes been windows-1251: enough to see the labels of a page. Empty for
// what is UTF-8 already.
std::string as_windows_1251(std::string_view bytes);

// What the bytes were probably meant to be: "UTF-16 (little endian)", "windows-1251",
// "ISO-8859-1". A guess from the bytes around `bad`.
std::string_view guess_encoding(std::string_view bytes, std::size_t bad);

// The bytes from `bad` on that belong to no character.
std::size_t bad_run_length(std::string_view bytes, std::size_t bad);

// "byte E3 at offset 1841 is not UTF-8; it looks like ISO-8859-1"
std::string describe_bad_bytes(std::string_view bytes, std::size_t bad);

// One input/encoding finding for each run of bad bytes in `part` of the source, at most
// limits.input_findings; the last one says how many more runs there are. True when it was clean.
bool check_utf8(const SourceText& source, std::string_view part, const Limits& limits,
                FindingSink& sink);

// The same for the whole source, of which UTF-16 is one finding.
bool check_encoding(const SourceText& source, const Limits& limits, FindingSink& sink);

}  // namespace dateline
