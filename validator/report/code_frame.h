// The picture of a place: its line with a number in the gutter, and marks under the words meant.
//
//      28 | Publication date: September 16, 2015, 14:40
//         |                   ^^^^^^^^^^^^^^^^^^^^^^^^^
//
// A long line is cut to a window round the place, with "…" where something is left out. Columns are
// code points, so Cyrillic lines up; an escape such as \u{1b} counts as wide as it is shown.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "validator/finding/finding.h"
#include "validator/finding/severity.h"
#include "validator/report/terminal_text.h"

namespace dateline {

struct FrameStyle {
  char mark = '^';
  Severity severity = Severity::kError;  // the colour of the marks
  std::string_view label = {};           // printed behind the marks
  std::size_t width = 100;               // code points of the quoted line
};

// Appends two lines, or nothing where the place has no line.
void append_code_frame(std::string& out, const ReportPlace& place, const FrameStyle& style,
                       const Paint& paint);

// The columns before the quoted text: a seven-digit line number, " | ".
inline constexpr std::size_t kGutterDigits = 7;

}  // namespace dateline
