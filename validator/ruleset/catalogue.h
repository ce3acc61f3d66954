// The catalogue of a rules folder: one entry per rule, by family, as Markdown. Made of the rules
// alone, so that the same rules give the same bytes.
#pragma once

#include <string>
#include <string_view>

#include "validator/ruleset/rule_set.h"

namespace dateline {

// `folder` is where the catalogue will stand: links to rule files start there.
std::string catalogue(const RuleSet& rules, std::string_view folder);

}  // namespace dateline
