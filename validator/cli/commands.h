// The commands, one file each: Options in, exit code out.
#pragma once

#include "validator/cli/options.h"
#include "validator/cli/world.h"
#include "validator/dateline.h"

namespace dateline {

int command_validate(const Options& options, const World& world);
int command_inspect(const Options& options, const World& world);
int command_rules(const Options& options, const World& world);

// The part of the options that the library needs; `files` is borrowed.
Job job_of(const Options& options, const FileTree& files);

}  // namespace dateline
