// RuleIssue: what is wrong with a rule, profile or data file. Never about the news (that is a
// Finding) and never about the disk (that is an Error). All issues of all files are collected and
// shown at once.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "validator/source/line_map.h"
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

// An issue with everything that showing it takes.
struct PlacedIssue {
  RuleIssue issue = {};           // with its path
  Region region = {};             // line 0: no place within the file, or no file
  std::string line = {};          // the text of the line it begins on
  std::size_t begin_in_line = 0;  // bytes
};

// Sorted by file, place and code. `sources` is indexed by SourceId.
std::vector<PlacedIssue> place_rule_issues(RuleIssues issues,
                                           const std::vector<const SourceText*>& sources);

// "rules/time.toml:18:13: error[E204]: no function …", then the line and a caret under the place.
// At most `most` issues, then a line that says how many more there are.
std::string render_rule_issues(const std::vector<PlacedIssue>& issues, std::size_t most);
std::string render_rule_issues(RuleIssues issues, const std::vector<const SourceText*>& sources,
                               std::size_t most);

}  // namespace dateline
