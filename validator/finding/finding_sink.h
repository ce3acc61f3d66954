// FindingSink: where readers and rules put what they find. One sink per task; sinks are merged in
// the order of the inputs, so threads cannot change a report.
#pragma once

#include <string>
#include <vector>

#include "validator/finding/finding.h"
#include "validator/source/source_span.h"

namespace dateline {

// A doubt of a reader, before its place is resolved: input/syntax, input/encoding, input/bad-date,
// …
struct InputDoubt {
  std::string rule = {};  // "input/syntax"
  Severity severity = Severity::kError;
  std::string message = {};
  std::string hint = {};
  std::string record = {};  // may be empty
  std::string field = {};
  SourceSpan where = {};
};

class FindingSink {
 public:
  void add(InputDoubt doubt) { doubts_.push_back(std::move(doubt)); }
  void add(Finding finding) { findings_.push_back(std::move(finding)); }

  [[nodiscard]] const std::vector<InputDoubt>& doubts() const { return doubts_; }
  [[nodiscard]] std::vector<InputDoubt>& doubts() { return doubts_; }
  [[nodiscard]] std::vector<Finding>& findings() { return findings_; }

 private:
  std::vector<InputDoubt> doubts_;
  std::vector<Finding> findings_;
};

}  // namespace dateline
