// The verbs of `validate rules`: which words, formats and flags each of them takes. Words are still
// words here; what they mean is the commands' business.
#pragma once

#include <string>
#include <string_view>

#include "validator/base/result.h"
#include "validator/cli/flags.h"
#include "validator/cli/options.h"

namespace dateline {

// Fills rules_verb, subject, paths and rules; Error{kUsage} for a verb that does not exist, for a
// missing word, and for a flag that belongs to another verb.
Result<void> read_rules_words(const Flags& flags, Options& options);

// Whether the verb prints `format`; `choices` says which it does: "text or json".
bool prints_format(std::string_view rules_verb, std::string_view format, std::string& choices);

}  // namespace dateline
