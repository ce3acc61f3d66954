// Rules that have another name now: a [[rule]] with `deprecated = "family/new-name"` is a signpost.
// It checks nothing; whoever asks for the old id (--select, --ignore, --param, a waiver, `rules
// explain`) is led to the new one, and told so.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "validator/ruleset/rule_spec.h"
#include "validator/source/rule_issue.h"

namespace dateline {

struct Moved {
  std::string from = {};
  std::string to = {};   // where the signposts end: a rule that is one
  std::string why = {};  // the signpost's help; may be empty
};

class MovedRules {
 public:
  // Takes the signposts out of `specs`. E116 for one that leads nowhere or in a circle.
  static MovedRules take_from(std::vector<RuleSpec>& specs, RuleIssues& issues);

  // Null for an id that has not moved.
  [[nodiscard]] const Moved* find(std::string_view id) const;
  [[nodiscard]] const std::vector<Moved>& all() const { return all_; }

  // The ids of a command line, old names replaced; W404 at `flag` for each.
  [[nodiscard]] std::string follow(const std::string& id, std::string_view flag,
                                   RuleIssues& issues) const;

 private:
  std::vector<Moved> all_;  // by `from`
};

// "time/gap is now time/publication-gap: …", one line.
std::string moved_note(const Moved& moved);

}  // namespace dateline
