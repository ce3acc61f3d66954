// Runs a program to its end: arguments and standard input in; exit code, standard output and
// standard error out. The input and both outputs pass through files, so neither side can wait for
// the other.
#pragma once

#include <string>
#include <vector>

namespace dateline {

struct CommandResult {
  int exit_code = -1;  // 128 + the signal where one ended it; 127 where it could not be started
  std::string out = {};
  std::string err = {};
};

// `environment` holds "NAME=value" entries added to the test's own.
CommandResult run_command(const std::vector<std::string>& command, const std::string& input = "",
                          const std::vector<std::string>& environment = {});

}  // namespace dateline
