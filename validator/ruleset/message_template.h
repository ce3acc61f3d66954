// MessageTemplate: text with formulas in braces, "{s.name} speaks here", split and compiled at
// load. A brace is written {{ or }}. An absent value prints as –, and so does nothing else.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "validator/cel/program.h"
#include "validator/ruleset/rule_spec.h"

namespace dateline {

// Compiles one formula of a rule file; issues go to their place in the TOML text. `part_begin` is
// where the formula starts within the string.
class FormulaCompiler {
 public:
  FormulaCompiler(const cel::Env& env, const SourceText& source, const Limits& limits,
                  RuleIssues& issues)
      : env_(env), source_(source), limits_(limits), issues_(issues) {}

  std::optional<cel::CheckedAst> compile(const SpecText& text) const;
  std::optional<cel::CheckedAst> compile_part(const SpecText& text, std::size_t begin,
                                              std::size_t end) const;
  // As compile(), and E207 unless the formula gives a bool.
  std::optional<cel::CheckedAst> compile_condition(const SpecText& text) const;

  void issue(std::string code, std::string message, SourceSpan span) const;
  [[nodiscard]] const SourceText& source() const { return source_; }

 private:
  const cel::Env& env_;
  const SourceText& source_;
  const Limits& limits_;
  RuleIssues& issues_;
};

class MessageTemplate {
 public:
  // Issues (E121: a brace that never closes; E2xx: a formula's own) at their place; a template with
  // issues is not to be rendered.
  static MessageTemplate compile(const SpecText& text, const FormulaCompiler& compiler);

  // How a value is written; false: as cel::append_display() does.
  using Writer = std::function<bool(std::string& out, const cel::Value& value)>;

  // The formulas in its braces, in their order.
  [[nodiscard]] std::vector<const cel::Program*> formulas() const;

  [[nodiscard]] std::string render(cel::Evaluation& evaluation, const Writer& writer = {}) const;

 private:
  struct Piece {
    std::string text = {};
    std::optional<cel::Program> formula = {};
  };
  std::vector<Piece> pieces_;
};

}  // namespace dateline
