// Text with its places drawn into it, for tables of examples: "September ⟦15⟧, 2015" is the text
// "September 15, 2015" and the bytes [10, 12). The two brackets occur in no news page. Places may
// stand one in another; they come out in the order in which they open.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct MarkedSpan {
  std::size_t begin = 0;  // bytes of the text without marks, half-open
  std::size_t end = 0;
  bool operator==(const MarkedSpan&) const = default;
};

struct MarkedText {
  std::string text = {};
  std::vector<MarkedSpan> spans = {};
};

// A mark that is not closed, or not opened, fails the test that draws it.
MarkedText parse_marked(std::string_view drawn);

// The way back: a failed expectation shows a drawing, not numbers.
std::string draw_marks(const MarkedText& marked);

}  // namespace dateline
