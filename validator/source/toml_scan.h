// The grammar of TOML 1.0, checked before toml++ sees the text: toml++ 3.3 has undefined behaviour
// where a key or value starts with something unforeseen (`Путин = 1`, `[.]`, a lone `[`) and
// overflows the stack on endless dotted keys. What this scan lets through, toml++ can be trusted
// with; what keys and values mean (duplicates, escapes, numbers, dates) is toml++'s business.
#pragma once

#include "validator/base/limits.h"
#include "validator/source/rule_issue.h"
#include "validator/source/source_text.h"

namespace dateline {

// False with one issue added, at the first place that is no TOML:
// E101 syntax, E102 bad UTF-8, E103 too large, E104 nested too deep, E105 too many dots in keys,
// E106 a character beyond ASCII outside strings and comments, E107 a control character.
bool scan_toml(const SourceText& source, const Limits& limits, RuleIssues& issues);

}  // namespace dateline
