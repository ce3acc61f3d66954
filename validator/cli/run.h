// The whole program but for its process: arguments in, exit code out, nothing thrown. Standard
// output gets the report and nothing else.
#pragma once

#include <string>
#include <vector>

#include "validator/cli/world.h"

namespace dateline {

// `arguments` without the program's name.
int run(const std::vector<std::string>& arguments, const World& world);

}  // namespace dateline
