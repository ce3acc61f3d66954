// The text that a new rule starts from: a whole rule that loads, checks and passes its own examples
// as it is, so that its author changes one line after the other and sees what each does.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// `schema` is the path of the JSON Schema as the file sees it; empty: no line for it.
std::string rule_template(std::string_view id, std::string_view schema);

}  // namespace dateline
