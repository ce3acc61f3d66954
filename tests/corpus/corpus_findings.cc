// Holds the shipped rules to the real pages: how often each rule fires, on how many of the clean
// diplomatic pages, and how many of its findings are true. Every finding on the corpus was read
// against its page; verdicts.tsv says what was found. Fails where a finding nobody has read
// appears, where a verdict speaks of a finding that is gone, and where a rate misses its goal.
//
//   corpus_findings PAGES_FOLDER DIPLOMATIC_IDS VERDICTS_TSV RULES_FOLDER [--unread]
//
// --unread prints the missing lines, to be read and judged. Prints "skipped" and succeeds where the
// corpus is absent: it is not part of this repository.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "validator/base/civil_time.h"
#include "validator/dateline.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// RULES are too loud on clean pages above these shares of the records, in percent.
constexpr double kMostErrors = 1;
constexpr double kMostWarnings = 5;
// And cry wolf below these shares of true findings.
constexpr double kErrorPrecision = 95;
constexpr double kWarningPrecision = 80;

// Page id, rule, field: what one verdict speaks of.
using Key = std::tuple<std::string, std::string, std::string>;

struct Verdicts {
  std::map<Key, bool> is_true;
  bool good = true;
};

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t') {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

Verdicts read_verdicts(const fs::path& path) {
  Verdicts out;
  std::ifstream in(path);
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string> cells = cells_of(line);
    const bool judged = cells.size() == 5 && (cells[3] == "true" || cells[3] == "false");
    if (!judged || cells[4].empty()) {
      fmt::print("{}:{}: a line is id, rule, field, true or false, why\n", path.string(), number);
      out.good = false;
      continue;
    }
    out.is_true[{cells[0], cells[1], cells[2]}] = cells[3] == "true";
  }
  return out;
}

std::set<std::string> read_ids(const fs::path& path) {
  std::set<std::string> ids;
  std::ifstream in(path);
  for (std::string id; in >> id;) ids.insert(id);
  return ids;
}

Key key_of(const Finding& finding) {
  return {fs::path(finding.where.path).stem().string(), finding.rule,
          finding.field.empty() ? "-" : finding.field};
}

double percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

struct RuleTally {
  Severity severity = Severity::kInfo;
  std::size_t findings = 0;
  std::size_t is_true = 0;
};

class Measure {
 public:
  Measure(const Verdicts& verdicts, const std::set<std::string>& diplomatic)
      : verdicts_(verdicts), diplomatic_(diplomatic) {}

  void add(const Finding& finding) {
    const Key key = key_of(finding);
    const std::string& page = std::get<0>(key);
    if (diplomatic_.count(page) != 0) clean_[finding.severity].insert(page);
    RuleTally& tally = rules_[finding.rule];
    tally.severity = finding.severity;
    ++tally.findings;
    const auto verdict = verdicts_.is_true.find(key);
    if (verdict == verdicts_.is_true.end()) {
      unread_.push_back(fmt::format("{}\t{}\t{}\t?\t{}", page, std::get<1>(key), std::get<2>(key),
                                    finding.message));
    } else {
      seen_.insert(key);
      tally.is_true += verdict->second ? 1 : 0;
    }
  }

  void print_rules() const {
    fmt::print("{:<10}{:<42}{:>9}{:>7}\n", "severity", "rule", "findings", "true");
    for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kInfo}) {
      for (const auto& [rule, tally] : rules_) {
        if (tally.severity == severity)
          fmt::print("{:<10}{:<42}{:>9}{:>7}\n", name_of(severity), rule, tally.findings,
                     tally.is_true);
      }
    }
  }

  bool precise(Severity severity, double floor) const {
    std::size_t all = 0;
    std::size_t good = 0;
    for (const auto& [rule, tally] : rules_) {
      if (tally.severity != severity) continue;
      all += tally.findings;
      good += tally.is_true;
    }
    fmt::print("{}s: {} of {} true, {:.1f} % (goal {} %)\n", name_of(severity), good, all,
               percent(good, all), floor);
    return percent(good, all) >= floor;
  }

  bool quiet(Severity severity, double most) const {
    const auto pages = clean_.find(severity);
    const std::size_t count = pages == clean_.end() ? 0 : pages->second.size();
    fmt::print("clean diplomatic pages with {}s: {} of {}, {:.2f} % (goal at most {} %)\n",
               name_of(severity), count, diplomatic_.size(), percent(count, diplomatic_.size()),
               most);
    return percent(count, diplomatic_.size()) <= most;
  }

  bool all_read(bool show) const {
    if (!unread_.empty()) fmt::print("{} findings that nobody has read\n", unread_.size());
    for (std::size_t i = 0; i < unread_.size() && (show || i < 5); ++i)
      fmt::print("{}\n", unread_[i]);
    bool current = true;
    for (const auto& [key, is_true] : verdicts_.is_true) {
      if (seen_.count(key) != 0) continue;
      fmt::print("gone, but judged: {} {} {}\n", std::get<0>(key), std::get<1>(key),
                 std::get<2>(key));
      current = false;
    }
    return unread_.empty() && current;
  }

 private:
  const Verdicts& verdicts_;
  const std::set<std::string>& diplomatic_;
  std::map<std::string, RuleTally> rules_;
  std::map<Severity, std::set<std::string>> clean_;  // pages, of the diplomatic ones
  std::set<Key> seen_;
  std::vector<std::string> unread_;
};

int measure(const fs::path& pages, const fs::path& ids, const fs::path& list,
            const std::string& rules, bool show) {
  const auto files = disk_file_tree();
  const auto outcome = validate({.files = files.get(),
                                 .paths = {pages.string()},
                                 .rules = {rules},
                                 .as_of = parse_instant("2026-01-01T00:00:00Z")->instant,
                                 .jobs = 2});
  if (!outcome || !outcome->report) {
    fmt::print("{}\n", outcome ? outcome->rule_problems : outcome.error().message);
    return 1;
  }
  const Verdicts verdicts = read_verdicts(list);
  const std::set<std::string> diplomatic = read_ids(ids);
  Measure measure(verdicts, diplomatic);
  for (const Finding& finding : outcome->report->findings) measure.add(finding);
  measure.print_rules();
  bool good = verdicts.good && !diplomatic.empty();
  good = measure.quiet(Severity::kError, kMostErrors) && good;
  good = measure.quiet(Severity::kWarning, kMostWarnings) && good;
  good = measure.precise(Severity::kError, kErrorPrecision) && good;
  good = measure.precise(Severity::kWarning, kWarningPrecision) && good;
  good = measure.all_read(show) && good;
  return good ? 0 : 1;
}

}  // namespace
}  // namespace dateline

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + count);
  if (words.size() < 4) {
    std::puts("corpus_findings PAGES_FOLDER DIPLOMATIC_IDS VERDICTS_TSV RULES_FOLDER [--unread]");
    return 2;
  }
  if (!std::filesystem::exists(words[0])) {
    std::puts("skipped: the corpus is not here");
    return 0;
  }
  const bool show = words.size() > 4 && words[4] == "--unread";
  return dateline::measure(words[0], words[1], words[2], words[3], show);
}
