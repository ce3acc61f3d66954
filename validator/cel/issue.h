// What the parser or the checker has against a formula, in byte offsets of its text. Whoever owns
// the file the formula stands in turns offsets into places.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dateline::cel {

struct Issue {
  bool warning = false;
  std::string code =
      {};  // E201 syntax, E202 undeclared name, E203 unknown field, E204 no function,
           // E206 no overload, E207 wrong type, E208 limit, E230 regex, E231 literal …
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string message = {};  // "no function 'abss' for (duration)"
  std::string hint = {};     // "did you mean 'abs'?"
};

using Issues = std::vector<Issue>;

}  // namespace dateline::cel
