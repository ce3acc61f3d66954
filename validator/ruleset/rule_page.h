// One rule on one page, for people: what it is for, what it looks at, its formulas with their
// types, its parameters and its examples in words. Plain text, at most 80 columns where the rule's
// own words allow; whatever a rule file says is made safe for a terminal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "validator/ruleset/rule.h"
#include "validator/ruleset/rule_spec.h"

namespace dateline {

// `rule` was compiled from `spec`.
std::string rule_page(const Rule& rule, const RuleSpec& spec);

// What both this page and the catalogue say of a rule.

// "each record", "each of speakers, as s", "neighbours by event.at, a row per person_key(who)"
std::string scope_in_words(const RuleSpec& spec);
// "duration, default 0s, min 0s, max 24h", values as the file has them.
std::string param_in_words(const ParamSpec& param, const SourceText& source);
// "base rahmon with published.local = 2015-09-16T09:15:00", one line per record.
std::vector<std::string> example_in_words(const ExampleSpec& example, const SourceText& source);
// The words of a text, at most `width` columns a line; a word that is longer stays whole.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace dateline
