// The language's door: compile(), formula_length() and the owners of trees and programs.
#include "validator/cel/program.h"

#include <array>
#include <cstddef>

#include "validator/cel/checker.h"
#include "validator/cel/lexer.h"
#include "validator/cel/plan.h"

namespace dateline::cel {

CheckedAst::CheckedAst() = default;
CheckedAst::~CheckedAst() = default;
CheckedAst::CheckedAst(CheckedAst&&) noexcept = default;
CheckedAst& CheckedAst::operator=(CheckedAst&&) noexcept = default;
CheckedAst::CheckedAst(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
std::unique_ptr<CheckedAst::Impl> CheckedAst::release() && {
  return std::move(impl_);
}

const Type* CheckedAst::type() const {
  return impl_->type;
}
std::span<const std::uint32_t> CheckedAst::variables() const {
  return impl_->variables;
}
std::span<const std::pair<const ObjectType*, std::uint32_t>> CheckedAst::fields() const {
  return impl_->fields;
}
std::span<const std::string> CheckedAst::asked_paths() const {
  return impl_->asked_paths;
}

std::span<const CheckedAst::BareRead> CheckedAst::bare_reads() const {
  return impl_->bare_reads;
}

std::optional<CheckedAst> compile(const Env& env, std::string_view text, const Limits& limits,
                                  Issues& issues) {
  return compile_with(env, text, limits, {}, issues);
}

std::optional<std::size_t> formula_length(std::string_view text) {
  Lexer lexer(text);
  std::size_t open = 0;
  for (Token token = lexer.next(); token.kind != TokenKind::kEnd; token = lexer.next()) {
    if (token.kind != TokenKind::kSymbol) continue;
    if (token.text == "{") ++open;
    if (token.text != "}") continue;
    if (open == 0) return token.place.begin;
    --open;
  }
  return std::nullopt;
}

Program::Program() = default;
Program::~Program() = default;
Program::Program(Program&&) noexcept = default;
Program& Program::operator=(Program&&) noexcept = default;
Program::Program(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

const Type* Program::type() const {
  return impl_->ast.type();
}

const CheckedAst& Program::tree() const {
  return impl_->ast;
}

Value Program::evaluate(Evaluation& evaluation) const {
  constexpr std::size_t kOnStack = 8;
  std::array<Value, kOnStack> storage;
  Frame frame{.evaluation = evaluation, .locals = storage.data()};
  if (impl_->local_count > kOnStack) {
    frame.locals = evaluation.arena->make_array<Value>(impl_->local_count).data();
  }
  return impl_->root->value(frame);
}

Program plan(CheckedAst ast) {
  auto impl = std::make_unique<Program::Impl>();
  impl->ast = std::move(ast);
  plan_nodes(*impl);
  return Program(std::move(impl));
}

}  // namespace dateline::cel
