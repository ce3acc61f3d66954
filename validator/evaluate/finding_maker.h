// Turns a failed target into a Finding: follows the rule's paths to places and places to line and
// column. Everything it makes is self-contained. One per task; line maps are made once per source,
// on the first finding.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "validator/base/limits.h"
#include "validator/finding/finding.h"
#include "validator/finding/finding_sink.h"
#include "validator/ruleset/rule.h"

namespace dateline {

class FindingMaker {
 public:
  explicit FindingMaker(const Limits& limits) : limits_(limits) {}

  // `roots` are what the rule's path roots stand for; `fallback` is the record to speak of when the
  // path leads nowhere.
  Finding failed(const Rule& rule, Path::Bindings roots, RecordHandle fallback, std::string message,
                 std::string remedy);
  // engine/rule-error: the rule could not be evaluated here. `rule_place`: where in the rule file
  // the error arose, or empty.
  Finding errored(const Rule& rule, RecordHandle record, const std::string& why,
                  const std::string& rule_place);
  // A reader's doubt, resolved to its place. `batch` is what the reader was reading.
  Finding doubt(const InputDoubt& doubt, const RecordBatch& batch);

 private:
  ReportPlace place(const SourceText& source, SourceSpan span);

  const Limits& limits_;
  std::map<const char*, std::unique_ptr<LineMap>> maps_;  // by the first byte of the text
};

}  // namespace dateline
