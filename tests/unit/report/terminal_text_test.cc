#include "validator/report/terminal_text.h"

#include <string>

#include <gtest/gtest.h>

namespace dateline {
namespace {

struct Case {
  std::string content = {};
  std::string shown = {};
};

TEST(TerminalText, ShowsWhatATerminalWouldObey) {
  const Case cases[] = {
      {"Publication date: September 16, 2015", "Publication date: September 16, 2015"},
      {"Душанбе", "Душанбе"},
      {"\x1b[31mred", "\\u{1b}[31mred"},
      {"two\nlines", "two\\u{a}lines"},
      {"a\xe2\x80\xae"
       "b",
       "a\\u{202e}b"},
      {"bad \xe3 byte", "bad \\x{e3} byte"},
      {"##[add-mask]x", "#\\u{23}[add-mask]x"},
      {"a ##vso[task.complete] b", "a #\\u{23}vso[task.complete] b"},
      {"###[group]", "##\\u{23}[group]"},
      {"## heading #1", "## heading #1"},
  };
  for (const Case& c : cases) EXPECT_EQ(terminal_text(c.content), c.shown) << c.content;
}

TEST(TerminalText, KeepsAPathFromLookingLikeACommand) {
  EXPECT_EQ(terminal_path("archive/a.txt"), "archive/a.txt");
  EXPECT_EQ(terminal_path("::error file=x::y.txt"), "./::error file=x::y.txt");
  EXPECT_EQ(terminal_path("  ::error::y.txt"), "./  ::error::y.txt");
  EXPECT_EQ(terminal_path("#a.txt"), "./#a.txt");
  EXPECT_EQ(terminal_path("a\n::error::b.txt"), "a\\u{a}::error::b.txt");
}

TEST(TerminalText, ColoursOnlyWhenAsked) {
  EXPECT_EQ(Paint(false).by(Severity::kError, "error"), "error");
  EXPECT_EQ(Paint(true).by(Severity::kError, "error"), "\x1b[1;31merror\x1b[0m");
  EXPECT_EQ(Paint(true).by(Severity::kWarning, "warning"), "\x1b[1;33mwarning\x1b[0m");
  EXPECT_EQ(Paint(true).by(Severity::kInfo, "info"), "\x1b[1;36minfo\x1b[0m");
  EXPECT_EQ(Paint(true).dim(""), "");
}

}  // namespace
}  // namespace dateline
