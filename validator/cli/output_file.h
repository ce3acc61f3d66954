// Reports in files: whole or not at all, and never over a file that was checked.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "validator/base/result.h"

namespace dateline {

// Error{kUnreadable} where it cannot be written, or where `path` is one of the `inputs`, under
// whatever name. Signals that end the program wait until the file is whole.
Result<void> write_output(const std::string& path, std::string_view bytes,
                          const std::vector<std::string>& inputs);

}  // namespace dateline
