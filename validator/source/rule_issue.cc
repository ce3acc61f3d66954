#include "validator/source/rule_issue.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

#include "validator/base/text.h"
#include "validator/source/excerpt.h"
#include "validator/source/line_map.h"

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

std::string with_place(const RuleIssue& issue, const SourceText& source, const LineMap& map) {
  const Region region = map.region(issue.where);
  const std::string_view line = map.line(region.line);
  const auto line_begin = static_cast<std::size_t>(line.data() - source.bytes().data());
  const auto begin = static_cast<std::size_t>(region.byte_offset) - line_begin;
  return fmt::format("{}:{}:{}: {}\n", printable(source.name()), region.line, region.column,
                     head(issue)) +
         draw_excerpt(line, {region.line, begin, begin + region.byte_length}, issue.hint);
}

}  // namespace

bool has_errors(const RuleIssues& issues) {
  return std::any_of(issues.begin(), issues.end(), [](const RuleIssue& issue) {
    return issue.severity == RuleIssue::Severity::kError;
  });
}

std::string render_rule_issues(RuleIssues issues, const Sources& sources, std::size_t most) {
  for (RuleIssue& issue : issues) {
    if (const SourceText* source = source_of(issue, sources)) issue.path = source->name();
  }
  std::stable_sort(issues.begin(), issues.end(), [](const RuleIssue& a, const RuleIssue& b) {
    return std::tie(a.path, a.where.begin, a.code) < std::tie(b.path, b.where.begin, b.code);
  });
  std::map<SourceId, LineMap> maps;  // made once per file that has something to show
  std::string out;
  for (std::size_t i = 0; i < issues.size() && i < most; ++i) {
    const SourceText* source = source_of(issues[i], sources);
    if (source == nullptr) {
      out += without_place(issues[i]);
      continue;
    }
    const auto map = maps.try_emplace(source->id(), source->bytes()).first;
    out += with_place(issues[i], *source, map->second);
  }
  if (issues.size() > most) out += fmt::format("… and {} more\n", issues.size() - most);
  return out;
}

}  // namespace dateline
