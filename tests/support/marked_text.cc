// See marked_text.h.
#include "tests/support/marked_text.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace dateline {
namespace {

constexpr std::string_view kOpen = "⟦";
constexpr std::string_view kClose = "⟧";

}  // namespace

MarkedText parse_marked(std::string_view drawn) {
  MarkedText out;
  std::vector<std::size_t> open;  // indices into out.spans
  while (!drawn.empty()) {
    if (drawn.starts_with(kOpen)) {
      open.push_back(out.spans.size());
      out.spans.push_back({out.text.size(), out.text.size()});
      drawn.remove_prefix(kOpen.size());
    } else if (drawn.starts_with(kClose)) {
      drawn.remove_prefix(kClose.size());
      if (open.empty()) {
        ADD_FAILURE() << "a mark closes that was not opened, after: " << out.text;
        continue;
      }
      out.spans[open.back()].end = out.text.size();
      open.pop_back();
    } else {
      out.text += drawn.front();
      drawn.remove_prefix(1);
    }
  }
  EXPECT_TRUE(open.empty()) << "a mark is not closed in: " << out.text;
  return out;
}

std::string draw_marks(const MarkedText& marked) {
  std::string out;
  for (std::size_t at = 0; at <= marked.text.size(); ++at) {
    const auto ends_here = [&](const MarkedSpan& span) { return span.end == at; };
    const auto begins_here = [&](const MarkedSpan& span) { return span.begin == at; };
    for (const MarkedSpan& span : marked.spans) {
      if (ends_here(span) && span.begin != at) out += kClose;
    }
    for (const MarkedSpan& span : marked.spans) {
      if (!begins_here(span)) continue;
      out += kOpen;
      if (span.end == at) out += kClose;
    }
    if (at < marked.text.size()) out += marked.text[at];
  }
  return out;
}

}  // namespace dateline
