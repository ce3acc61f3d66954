#include "validator/report/summary_text.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "validator/report/words.h"

namespace dateline {
namespace {

// Paths named in a list before "N more"; the JSON report names them all.
constexpr std::size_t kListed = 20;
constexpr std::size_t kListWidth = 90;

// Rules of the rule files; input/bad-date and its like are the program's own.
std::uint64_t rules_that_ran(const Report& report) {
  return static_cast<std::uint64_t>(
      std::count_if(report.rules.begin(), report.rules.end(), [](const RuleSummary& rule) {
        const std::string& id = rule.info.id;
        return !id.starts_with("input/") && !id.starts_with("engine/") &&
               !id.starts_with("waiver/");
      }));
}

void append_list(std::string& out, std::string_view heading, const std::vector<PathReason>& items) {
  if (items.empty()) return;
  out.append(heading).append("\n");
  const std::size_t shown = std::min(items.size(), kListed);
  for (std::size_t i = 0; i < shown; ++i) {
    out +=
        fmt::format("  - {}: {}\n", terminal_text(items[i].path), terminal_text(items[i].reason));
  }
  if (shown < items.size()) {
    out += fmt::format("  - and {} more\n", with_separators(items.size() - shown));
  }
}

// All are named, several on a line: a single draft leaves most rules without work.
void append_vacuous(std::string& out, const std::vector<std::string>& rules) {
  if (rules.empty()) return;
  out += "Rules that found nothing to check in the whole archive:\n";
  std::string line;
  for (const std::string& rule : rules) {
    if (!line.empty() && line.size() + rule.size() > kListWidth) {
      out += fmt::format("  - {},\n", line);
      line.clear();
    }
    if (!line.empty()) line += ", ";
    line += terminal_text(rule);
  }
  out += fmt::format("  - {}\n", line);
}

void append_rule_errors(std::string& out, const std::vector<RuleSummary>& rules) {
  const bool any = std::any_of(rules.begin(), rules.end(),
                               [](const RuleSummary& rule) { return rule.counts.errored > 0; });
  if (!any) return;
  out += "Rules that could not decide:\n";
  for (const RuleSummary& rule : rules) {
    if (rule.counts.errored == 0) continue;
    out += fmt::format("  - {}: {}\n", terminal_text(rule.info.id),
                       counted(rule.counts.errored, "time"));
  }
}

std::string why_one(const Report& report) {
  if (report.errors > 0) return "Not passed: there are errors to fix.";
  if (report.vacuous.empty()) return "Not passed: there are findings to fix.";
  if (report.warnings == 0) return "Not passed: some rules found nothing to check.";
  return "Not passed: there are findings to fix, or rules that found nothing to check.";
}

std::string why_three(const Report& report) {
  if (report.records == 0 && report.not_checked.empty()) {
    return "Incomplete: there is not a single record here (--allow-empty if that is right).";
  }
  return report.errors > 0 ? "Incomplete: some of it could not be checked, and there are errors."
                           : "Incomplete: some of it could not be checked, so this is no pass.";
}

std::string verdict(const Report& report) {
  switch (report.exit_code) {
    case 0:
      if (rules_that_ran(report) == 0) {
        return "Passed, but without rules: only the form of the records was checked.";
      }
      if (report.errors + report.warnings + report.infos == 0) {
        return "Passed: everything was checked and nothing was found.";
      }
      return "Passed: everything was checked; nothing found has to stop it.";
    case 1:
      return why_one(report);
    case 2:
      return "Nothing was checked: the command or the rules are wrong.";
    case 3:
      return why_three(report);
    default:
      return "Internal error: this result cannot be trusted; please report it.";
  }
}

}  // namespace

void SeverityCounts::add(Severity severity) {
  switch (severity) {
    case Severity::kError:
      ++errors;
      break;
    case Severity::kWarning:
      ++warnings;
      break;
    case Severity::kInfo:
      ++infos;
      break;
  }
}

std::string in_words(const SeverityCounts& counts) {
  std::string words;
  const auto say = [&](std::uint64_t number, std::string_view noun) {
    if (number == 0) return;
    if (!words.empty()) words += ", ";
    words += counted(number, noun);
  };
  say(counts.errors, "error");
  say(counts.warnings, "warning");
  say(counts.infos, "info");
  return words.empty() ? "no findings" : words;
}

void append_summary(std::string& out, const Report& report, const SeverityCounts& hidden,
                    const Paint& paint) {
  if (hidden.total() > 0) {
    out += fmt::format("{} not shown ({}); raise --max-findings to see them.\n",
                       counted(hidden.total(), "more finding"), in_words(hidden));
  }
  append_list(out, "Not checked, because it could not be read:", report.not_checked);
  append_list(out, "Left out on purpose:", report.skipped);
  append_rule_errors(out, report.rules);
  append_vacuous(out, report.vacuous);

  std::string found =
      in_words({.errors = report.errors, .warnings = report.warnings, .infos = report.infos});
  if (report.waived > 0) found += fmt::format(", {} waived", with_separators(report.waived));
  out += fmt::format("Checked {} in {} with {}, as of {}: {}.\n", counted(report.records, "record"),
                     counted(report.files, "file"), counted(rules_that_ran(report), "rule"),
                     report.as_of, found);
  const std::string closing = fmt::format("{} (exit {})", verdict(report), report.exit_code);
  out += report.exit_code == 0 ? paint.good(closing) : paint.by(Severity::kError, closing);
  out += '\n';
}

}  // namespace dateline
