#include "validator/ruleset/moved_rules.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "validator/base/text.h"

namespace dateline {
namespace {

std::string note(const Moved& moved) {
  return fmt::format("{} is now {}{}", moved.from, moved.to,
                     moved.why.empty() ? "" : ": " + moved.why);
}

// Follows one signpost after the other; nothing, with an issue, where no rule is at the end.
class Signposts {
 public:
  explicit Signposts(const std::vector<RuleSpec>& specs) {
    for (const RuleSpec& spec : specs) {
      if (spec.deprecated.present) {
        next_.emplace(spec.id.text, &spec);
      } else {
        rules_.push_back(spec.id.text);
      }
    }
  }

  std::string end_of(const RuleSpec& first, RuleIssues& issues) const {
    const RuleSpec* spec = &first;
    for (std::size_t turns = 0; turns <= next_.size(); ++turns) {
      const std::string& to = spec->deprecated.text;
      if (std::find(rules_.begin(), rules_.end(), to) != rules_.end()) return to;
      const auto found = next_.find(to);
      if (found == next_.end()) {
        const auto near = nearest(to, rules_);
        issues.push_back(
            {.code = "E116",
             .message = fmt::format("'{}' is said to be '{}' now, which does not exist",
                                    spec->id.text, to),
             .hint = near ? fmt::format("did you mean '{}'?", *near) : std::string(),
             .where = spec->deprecated.span()});
        return {};
      }
      spec = found->second;
    }
    issues.push_back({.code = "E116",
                      .message = fmt::format("'{}' leads back to itself", first.id.text),
                      .where = first.deprecated.span()});
    return {};
  }

 private:
  std::map<std::string_view, const RuleSpec*> next_;
  std::vector<std::string_view> rules_;
};

}  // namespace

MovedRules MovedRules::take_from(std::vector<RuleSpec>& specs, RuleIssues& issues) {
  MovedRules out;
  const Signposts signposts(specs);
  for (const RuleSpec& spec : specs) {
    if (!spec.deprecated.present || !spec.id.present) continue;
    std::string to = signposts.end_of(spec, issues);
    if (to.empty()) continue;
    out.all_.push_back(
        {.from = spec.id.text, .to = std::move(to), .why = std::string(trim(spec.help.text))});
  }
  std::sort(out.all_.begin(), out.all_.end(),
            [](const Moved& a, const Moved& b) { return a.from < b.from; });
  std::erase_if(specs, [](const RuleSpec& spec) { return spec.deprecated.present; });
  return out;
}

const Moved* MovedRules::find(std::string_view id) const {
  const auto found =
      std::find_if(all_.begin(), all_.end(), [&](const Moved& moved) { return moved.from == id; });
  return found == all_.end() ? nullptr : &*found;
}

std::string MovedRules::follow(const std::string& id, std::string_view flag,
                               RuleIssues& issues) const {
  const Moved* moved = find(id);
  if (moved == nullptr) return id;
  issues.push_back({.severity = RuleIssue::Severity::kWarning,
                    .code = "W404",
                    .message = note(*moved),
                    .path = std::string(flag)});
  return moved->to;
}

std::string moved_note(const Moved& moved) {
  return printable(note(moved)) + "\n";
}

}  // namespace dateline
