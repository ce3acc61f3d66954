// Reading one open descriptor to its end into a padded buffer, however the bytes arrive: short
// reads, interruptions, files that grow or shrink meanwhile. An internal part of the disk file
// tree.
#pragma once

#include <cstddef>
#include <string>

#include "validator/base/result.h"
#include "validator/source/source_text.h"

namespace dateline {

// "cannot read: Input/output error" as an Error about `path`; `number` is an errno.
Error system_error(const std::string& path, const std::string& doing, int number);

// All bytes of `descriptor`. `expected` is what the file is said to hold (0: not known).
// Error{kLimit} past `max_bytes`.
Result<SourceText> read_descriptor(int descriptor, const std::string& name, SourceId id,
                                   std::size_t expected, std::size_t max_bytes);

}  // namespace dateline
