// One formula against one record, for somebody who is writing a rule: its value, its type and,
// where it is false, what made it so. The formula sees what a rule without parameters sees.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "validator/cel/program.h"
#include "validator/evaluate/run_context.h"
#include "validator/finding/finding.h"
#include "validator/record/record.h"
#include "validator/ruleset/rule.h"
#include "validator/source/rule_issue.h"
#include "validator/source/source_text.h"

namespace dateline {

struct FormulaAnswer {
  std::string value = {};  // as explain shows it; of an error its message
  std::string type = {};   // "bool"; "error" or "absent" where there is no value
  std::vector<Because> because = {};
};

class RecordFormula {
 public:
  // The formula is the whole text of `source`. Without a record there are no fields to name.
  // Nothing where it does not compile; the issues say why.
  static std::optional<RecordFormula> compile(const SourceText& source, bool with_record,
                                              const Limits& limits, RuleIssues& issues);

  [[nodiscard]] FormulaAnswer ask(const Record& record, const RunContext& context) const;

 private:
  Rule rule_;  // its scope and its formula; it judges nothing
};

}  // namespace dateline
