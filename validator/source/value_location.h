// Where a part of a value stands in the source, when the value is not the source's bytes one to
// one: a page joins broken lines, JSON writes \u2019. Walks value and source side by side, so
// nothing has to be stored while reading; called only when something is reported. O(length of the
// value).
#pragma once

#include <cstddef>
#include <string_view>

#include "validator/source/source_span.h"
#include "validator/source/source_text.h"

namespace dateline {

// `value` was read from `whole`; the answer is the span of value[begin, end). White space in the
// source that the value folds or drops is skipped; JSON and TOML escapes count as the character
// they stand for. Falls back to `whole` where the two do not line up.
SourceSpan locate_part(const SourceText& source, SourceSpan whole, std::string_view value,
                       std::size_t begin, std::size_t end);

}  // namespace dateline
