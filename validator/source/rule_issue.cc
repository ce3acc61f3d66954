#include "validator/source/rule_issue.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "validator/base/text.h"
#include "validator/source/excerpt.h"

namespace dateline {
namespace {

using Sources = std::vector<const SourceText*>;

const SourceText* source_of(const RuleIssue& issue, const Sources& sources) {
  return issue.where.source < sources.size() ? sources[issue.where.source] : nullptr;
}

std::string head(const RuleIssue& issue) {
  const std::string_view severity =
      issue.severity == RuleIssue::Severity::kError ? "error" : "warning";
  return fmt::format("{}[{}]: {}", severity, issue.code, printable(issue.message));
}

std::string without_place(const RuleIssue& issue) {
  std::string out = issue.path.empty() ? "" : printable(issue.path) + ": ";
  out += head(issue);
  if (!issue.hint.empty()) out += " (" + printable(issue.hint) + ")";
  return out + "\n";
}

std::string with_place(const PlacedIssue& placed) {
  const RuleIssue& issue = placed.issue;
  return fmt::format("{}:{}:{}: {}\n", printable(issue.path), placed.region.line,
                     placed.region.column, head(issue)) +
         draw_excerpt(placed.line,
                      {placed.region.line, placed.begin_in_line,
                       placed.begin_in_line + placed.region.byte_length},
                      issue.hint);
}

}  // namespace

bool has_errors(const RuleIssues& issues) {
  return std::any_of(issues.begin(), issues.end(), [](const RuleIssue& issue) {
    return issue.severity == RuleIssue::Severity::kError;
  });
}

std::vector<PlacedIssue> place_rule_issues(RuleIssues issues, const Sources& sources) {
  for (RuleIssue& issue : issues) {
    if (const SourceText* source = source_of(issue, sources)) issue.path = source->name();
  }
  std::stable_sort(issues.begin(), issues.end(), [](const RuleIssue& a, const RuleIssue& b) {
    return std::tie(a.path, a.where.begin, a.code) < std::tie(b.path, b.where.begin, b.code);
  });
  std::map<SourceId, LineMap> maps;  // made once per file that has something to show
  std::vector<PlacedIssue> out;
  for (RuleIssue& issue : issues) {
    PlacedIssue& placed = out.emplace_back();
    if (const SourceText* source = source_of(issue, sources)) {
      const LineMap& map = maps.try_emplace(source->id(), source->bytes()).first->second;
      placed.region = map.region(issue.where);
      const std::string_view line = map.line(placed.region.line);
      placed.line = line;
      placed.begin_in_line = static_cast<std::size_t>(placed.region.byte_offset) -
                             static_cast<std::size_t>(line.data() - source->bytes().data());
    }
    placed.issue = std::move(issue);
  }
  return out;
}

std::string render_rule_issues(const std::vector<PlacedIssue>& issues, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < issues.size() && i < most; ++i) {
    out += issues[i].region.line == 0 ? without_place(issues[i].issue) : with_place(issues[i]);
  }
  if (issues.size() > most) out += fmt::format("… and {} more\n", issues.size() - most);
  return out;
}

std::string render_rule_issues(RuleIssues issues, const Sources& sources, std::size_t most) {
  return render_rule_issues(place_rule_issues(std::move(issues), sources), most);
}

}  // namespace dateline
