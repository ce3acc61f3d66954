// What --help and --version print.
#pragma once

#include <string>

#include "validator/cli/options.h"

namespace dateline {

std::string help_text(Verb verb);

// The tool, the schemas it writes, the time-zone data it found.
std::string version_text();

}  // namespace dateline
