#include "validator/base/regex.h"

#include <array>
#include <cstddef>

#include <fmt/format.h>
#include <re2/re2.h>

namespace dateline {
namespace {

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace

struct Regex::Impl {
  Impl(std::string_view pattern, const RE2::Options& options) : re2(piece(pattern), options) {}
  RE2 re2;
};

Regex::Regex() = default;
Regex::~Regex() = default;
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;

bool Regex::compile(std::string_view pattern, const Limits& limits, Regex& out, RegexError& error) {
  out.impl_.reset();
  RE2::Options options;
  options.set_log_errors(false);  // else RE2 writes to stderr
  options.set_max_mem(limits.regex_memory);
  auto impl = std::make_unique<Impl>(pattern, options);
  if (!impl->re2.ok()) {
    error = {impl->re2.error(), impl->re2.error_arg()};
    return false;
  }
  if (impl->re2.ProgramSize() > limits.regex_program) {
    error = {fmt::format("pattern needs {} instructions, at most {} are allowed",
                         impl->re2.ProgramSize(), limits.regex_program),
             std::string(pattern)};
    return false;
  }
  out.impl_ = std::move(impl);
  return true;
}

bool Regex::search(std::string_view text) const {
  return impl_ && impl_->re2.Match(piece(text), 0, text.size(), RE2::UNANCHORED, nullptr, 0);
}

bool Regex::match_groups(std::string_view text, std::vector<std::string_view>& groups) const {
  groups.clear();
  if (!impl_) return false;
  const auto count = static_cast<std::size_t>(group_count()) + 1;
  std::array<re2::StringPiece, 17> few;
  std::vector<re2::StringPiece> many;
  re2::StringPiece* found = few.data();
  if (count > few.size()) {
    many.resize(count);
    found = many.data();
  }
  if (!impl_->re2.Match(piece(text), 0, text.size(), RE2::UNANCHORED, found,
                        static_cast<int>(count))) {
    return false;
  }
  groups.reserve(count);
  for (std::size_t i = 0; i < count; ++i) groups.emplace_back(found[i].data(), found[i].size());
  return true;
}

int Regex::group_count() const {
  return impl_ ? impl_->re2.NumberOfCapturingGroups() : 0;
}

int Regex::group_number(std::string_view name) const {
  if (!impl_) return 0;
  const auto& names = impl_->re2.NamedCapturingGroups();
  const auto found = names.find(std::string(name));
  return found == names.end() ? 0 : found->second;
}

}  // namespace dateline
