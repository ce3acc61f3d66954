#include "validator/ruleset/message_template.h"

#include <fmt/format.h>

#include "validator/source/toml_document.h"

namespace dateline {

void FormulaCompiler::issue(std::string code, std::string message, SourceSpan span) const {
  issues_.push_back({.code = std::move(code), .message = std::move(message), .where = span});
}

std::optional<cel::CheckedAst> FormulaCompiler::compile_part(const SpecText& text,
                                                             std::size_t begin,
                                                             std::size_t end) const {
  cel::Issues found;
  auto ast =
      cel::compile(env_, std::string_view(text.text).substr(begin, end - begin), limits_, found);
  for (cel::Issue& problem : found) {
    issues_.push_back(
        {.severity = problem.warning ? RuleIssue::Severity::kWarning : RuleIssue::Severity::kError,
         .code = std::move(problem.code),
         .message = std::move(problem.message),
         .hint = std::move(problem.hint),
         .where =
             toml_string_part(source_, text.literal, begin + problem.begin, begin + problem.end)});
  }
  return ast;
}

std::optional<cel::CheckedAst> FormulaCompiler::compile(const SpecText& text) const {
  return compile_part(text, 0, text.text.size());
}

std::optional<cel::CheckedAst> FormulaCompiler::compile_condition(const SpecText& text) const {
  auto ast = compile(text);
  if (!ast) return ast;
  const cel::TypeKind kind = ast->type()->kind;
  if (kind == cel::TypeKind::kBool || kind == cel::TypeKind::kDyn) return ast;
  issue(
      "E207",
      fmt::format("this gives {}, where a condition (bool) is asked for", cel::print(ast->type())),
      toml_string_part(source_, text.literal, 0, text.text.size()));
  return std::nullopt;
}

MessageTemplate MessageTemplate::compile(const SpecText& text, const FormulaCompiler& compiler) {
  MessageTemplate out;
  const std::string_view whole = text.text;
  std::string literal;
  const auto flush = [&] {
    if (!literal.empty()) out.pieces_.push_back({.text = std::move(literal)});
    literal.clear();
  };
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const char c = whole[i];
    if ((c == '{' || c == '}') && i + 1 < whole.size() && whole[i + 1] == c) {
      literal += c;
      ++i;
    } else if (c == '{') {
      const auto length = cel::formula_length(whole.substr(i + 1));
      if (!length || i + 1 + *length >= whole.size() || whole[i + 1 + *length] != '}') {
        compiler.issue("E121",
                       "this brace opens a formula that never closes; a brace itself is written {{",
                       toml_string_part(compiler.source(), text.literal, i, i + 1));
        return out;
      }
      flush();
      if (auto ast = compiler.compile_part(text, i + 1, i + 1 + *length)) {
        out.pieces_.push_back({.formula = cel::plan(*std::move(ast))});
      }
      i += 1 + *length;
    } else {
      literal += c;
    }
  }
  flush();
  return out;
}

std::string MessageTemplate::render(cel::Evaluation& evaluation, const Writer& writer) const {
  std::string out;
  for (const Piece& piece : pieces_) {
    out += piece.text;
    if (!piece.formula) continue;
    const cel::Value value = piece.formula->evaluate(evaluation);
    if (!writer || !writer(out, value)) cel::append_display(out, value);
  }
  return out;
}

std::vector<const cel::Program*> MessageTemplate::formulas() const {
  std::vector<const cel::Program*> out;
  for (const Piece& piece : pieces_) {
    if (piece.formula) out.push_back(&*piece.formula);
  }
  return out;
}

}  // namespace dateline
