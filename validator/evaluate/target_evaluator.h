// Judges one target of one rule: binds the names, evaluates `when` and `assert`, renders the
// message. Every target ends in exactly one Outcome. One evaluator per task: it owns the scratch
// arena. Knows nothing of places and findings.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "validator/base/arena.h"
#include "validator/cel/program.h"
#include "validator/evaluate/run_context.h"
#include "validator/finding/finding.h"
#include "validator/ruleset/rule.h"

namespace dateline {

enum class Outcome { kPassed, kFailed, kNotApplicable, kErrored };

// What a rule's names stand for at one target.
struct Target {
  const Record* record = nullptr;  // the fields without a prefix; null in an archive rule's assert
  cel::Value item = {};
  cel::Value key = {};
  const Record* first = nullptr;
  const Record* second = nullptr;
  cel::Value previous = {};  // the first one's item
  cel::Value members = {};
  std::span<const cel::Value> lookups = {};
};

class TargetEvaluator {
 public:
  explicit TargetEvaluator(const RunContext& context) : context_(context) {}

  // Starts a record: forgets what the fields of the last one were and empties the arena.
  void begin_record(const Record& record);

  // A formula of the rule's record scope: where, by, order, the list of items. The value borrows
  // from the arena.
  cel::Value evaluate_in_record(const Rule& rule, const cel::Program& program,
                                const cel::Value& item);
  // A formula of a lookup's table: key, where, order of the record begun last.
  cel::Value evaluate_in_table(const Rule& rule, const Lookup& lookup, const cel::Program& program);

  // `target.record` is the record begun last, or null.
  Outcome judge(const Rule& rule, const Target& target);
  // Of the target judged last, in the language of a record ("ru", "en-GB") where the rule has it.
  std::string message(const Rule& rule, std::string_view language);
  // What would be right, in the form of the record's source: "September 15, 2015, 14:40" on a page,
  // ISO in JSON. Empty without a fix.
  std::string remedy(const Rule& rule, const Record& record);
  // The values that made `assert` fail there, by the reference evaluator.
  std::vector<Because> because(const Rule& rule);
  // The same of any formula that was evaluated last, in the scope it was evaluated in.
  std::vector<Because> parts_of(const Rule& rule, const Scope& scope, const cel::Program& formula);
  // Why the target judged last errored: "division by zero".
  [[nodiscard]] const std::string& error() const { return error_; }
  // Where the formula evaluated last went wrong: "rules/time.toml:18:13"; empty where it did not.
  [[nodiscard]] const std::string& error_place() const { return error_place_; }

  // That all targets judged so far have taken.
  [[nodiscard]] std::uint64_t steps() const { return steps_; }

  [[nodiscard]] Arena& arena() { return arena_; }

 private:
  Outcome decide(const Rule& rule);
  void bind(const Scope& scope, const Rule& rule, const Target& target);
  cel::Value run(const cel::Program& program);
  [[nodiscard]] std::string place_of_error(const cel::Program& program);
  static cel::Value fill(cel::Evaluation& evaluation, void* host, std::uint32_t slot);
  Outcome outcome_of(const cel::Value& value, Outcome when_false);

  const RunContext& context_;
  Arena arena_;
  std::vector<cel::Value>
      slots_;  // the first ones hold the record's fields, kept from rule to rule
  cel::Activation activation_;
  cel::Evaluation evaluation_;
  const Rule* rule_ = nullptr;
  const Scope* scope_ = nullptr;
  Target target_;
  std::string error_;
  std::uint64_t steps_ = 0;
  std::string error_place_;
};

}  // namespace dateline
