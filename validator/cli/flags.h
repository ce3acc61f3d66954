// CLI11 behind one door: which flags a verb has, and what was written for each. Values are still
// text here; options.cc gives them meaning.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "validator/base/result.h"
#include "validator/cli/options.h"

namespace dateline {

struct Flags {
  std::vector<std::string> positional = {};
  std::map<std::string, bool> switches = {};                   // "--quiet": those that are set
  std::map<std::string, std::string> values = {};              // "--format": the last one wins
  std::map<std::string, std::vector<std::string>> lists = {};  // "--rules": all, in order
};

// Error{kUsage} for an unknown flag, with the nearest known one, and for a missing value.
Result<Flags> parse_flags(Verb verb, const std::vector<std::string>& arguments);

}  // namespace dateline
