// RuleIssue: what is wrong with a rule, profile or data file. Never about the news (that is a
// Finding) and never about the disk (that is an Error). All issues of all files are collected and
// shown at once.
#pragma once

#include <string>
#include <vector>

#include "validator/source/source_span.h"
#include "validator/source/source_text.h"

namespace dateline {

struct RuleIssue {
  enum class Severity { kWarning, kError };
  Severity severity = Severity::kError;
  std::string code = {};     // "E204"
  std::string message = {};  // "no function 'abss' for (duration)"
  std::string hint = {};     // "did you mean 'abs'?", printed behind the caret; may be empty
  std::string path = {};     // file name, where `where` is not known
  SourceSpan where = {};
};

using RuleIssues = std::vector<RuleIssue>;

bool has_errors(const RuleIssues& issues);

// "rules/time.toml:18:13: error[E204]: no function …", then the line and a caret under the place.
// Sorted by file and place; at most `most` issues, then a line that says how many more there are.
// `sources` is indexed by SourceId.
std::string render_rule_issues(RuleIssues issues, const std::vector<const SourceText*>& sources,
                               std::size_t most);

}  // namespace dateline
