// Excerpt: one line of a source with carets under a place, as a terminal or a log may show it.
// Text in, text out; which line and what is said about it is the caller's business.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

struct ExcerptPlace {
  std::uint64_t line_number = 0;
  std::size_t begin = 0;  // bytes within the line; past its end is its end
  std::size_t end = 0;
};

//    18 | assert   = "abss(gap) <= params.tolerance"
//       |             ^^^^ did you mean 'abs'?
// Two lines, each with its line end. A long line is shown round the place only, with … where it was
// cut; control characters come out as printable() writes them; the carets stay aligned behind tabs
// and wide characters.
std::string draw_excerpt(std::string_view line, ExcerptPlace place, std::string_view hint);

}  // namespace dateline
