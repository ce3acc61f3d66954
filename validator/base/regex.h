// RE2 behind one door: linear time, bounded memory, no log lines. Patterns are compiled at load and
// shared between threads; matching allocates nothing. \b and \w are ASCII in RE2.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "validator/base/limits.h"

namespace dateline {

struct RegexError {
  std::string message = {};   // RE2's own words, e.g. "missing )"
  std::string fragment = {};  // the piece of the pattern it is about
};

class Regex {
 public:
  Regex();
  ~Regex();
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;

  // On failure the object is empty and `error` says why. Never throws, never prints.
  static bool compile(std::string_view pattern, const Limits& limits, Regex& out,
                      RegexError& error);

  // Whether the pattern occurs anywhere in `text`.
  [[nodiscard]] bool search(std::string_view text) const;
  // The groups of the first match (0 is the whole match; a group that took no part is null-data);
  // false when there is no match.
  bool match_groups(std::string_view text, std::vector<std::string_view>& groups) const;
  [[nodiscard]] int group_count() const;
  // The number of the named group, 0 where there is none of that name.
  [[nodiscard]] int group_number(std::string_view name) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
