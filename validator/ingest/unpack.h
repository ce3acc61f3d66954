// The one door to zlib and zstd: packed bytes (.gz, .zst, known by their first bytes) to the text
// in them, which then is the source: every span points into the unpacked text. Bounded: never makes
// more than `most` bytes, nor more than Limits::unpack_ratio times the packed size.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "validator/base/limits.h"
#include "validator/finding/finding_sink.h"
#include "validator/source/source_text.h"

namespace dateline {

// "gzip", "zstd", or empty for what is not packed.
std::string_view packing_of(std::string_view bytes);

// "archive/2015.jsonl" for "archive/2015.jsonl.gz" or ".zst"; any other name as it is.
std::string_view name_without_packing(std::string_view name);

// The first bytes of the text, at most `most`: enough to see what kind of text it is. Less, or
// nothing, where the packing is damaged.
std::string unpack_sample(std::string_view bytes, std::size_t most);

// A source of the same id and name with the text. Nothing when it is too large (input/too-large,
// with both sizes) or damaged (input/syntax), with the doubt in the sink at offset 0.
std::optional<SourceText> unpack(const SourceText& packed, std::size_t most, const Limits& limits,
                                 FindingSink& sink);

}  // namespace dateline
