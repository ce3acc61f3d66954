// A mistake that the TOML reader found in front matter, said as of any other input: a key that
// stands there twice is input/duplicate-key at the key, a date that no calendar has input/bad-date
// at the date, anything else input/syntax.
#pragma once

#include "validator/finding/finding_sink.h"
#include "validator/source/rule_issue.h"
#include "validator/source/source_text.h"

namespace dateline {

// `where` of the result is in `front`, as that of the issue is.
InputDoubt doubt_of_issue(const RuleIssue& issue, const SourceText& front);

}  // namespace dateline
