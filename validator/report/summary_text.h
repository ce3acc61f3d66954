// The end of the text report: what was checked, what was found, what could not be checked, and what
// the exit code means, in words an editor reads.
#pragma once

#include <cstdint>
#include <string>

#include "validator/finding/report.h"
#include "validator/finding/severity.h"
#include "validator/report/terminal_text.h"

namespace dateline {

struct SeverityCounts {
  std::uint64_t errors = 0;
  std::uint64_t warnings = 0;
  std::uint64_t infos = 0;

  void add(Severity severity);
  [[nodiscard]] std::uint64_t total() const { return errors + warnings + infos; }
};

// "1 error, 4 warnings": only what there is; "no findings" where there is nothing.
std::string in_words(const SeverityCounts& counts);

// `hidden`: findings that a display limit kept out.
void append_summary(std::string& out, const Report& report, const SeverityCounts& hidden,
                    const Paint& paint);

}  // namespace dateline
