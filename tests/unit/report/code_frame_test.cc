#include "validator/report/code_frame.h"

#include <string>

#include <gtest/gtest.h>

namespace dateline {
namespace {

// A place on line 28 whose words are marked with < and >.
ReportPlace marked(std::string line) {
  ReportPlace place;
  const std::size_t begin = line.find('<');
  line.erase(begin, 1);
  const std::size_t end = line.find('>');
  line.erase(end, 1);
  const auto columns = [&](std::size_t bytes) {
    std::uint64_t count = 1;
    for (std::size_t i = 0; i < bytes; ++i) {
      if ((static_cast<unsigned char>(line[i]) & 0xC0U) != 0x80U) ++count;
    }
    return count;
  };
  place.region = {.line = 28, .column = columns(begin), .end_line = 28, .end_column = columns(end)};
  place.line_text = line;
  return place;
}

std::string frame(const ReportPlace& place, const FrameStyle& style = {}) {
  std::string out;
  append_code_frame(out, place, style, Paint(false));
  return out;
}

struct Case {
  std::string name = {};
  std::string line = {};
  std::string expected = {};
};

TEST(CodeFrame, MarksTheWordsMeant) {
  const Case cases[] = {
      {"plain words", "date: <September 16>, 2015",
       "     28 | date: September 16, 2015\n"
       "        |       ^^^^^^^^^^^^\n"},
      {"Cyrillic before and under the mark", "Место: <Душанбе>, Таджикистан",
       "     28 | Место: Душанбе, Таджикистан\n"
       "        |        ^^^^^^^\n"},
      {"a gap without words", "Persons:<>",
       "     28 | Persons:\n"
       "        |         ^\n"},
      {"an empty line", "<>",
       "     28 |\n"
       "        | ^\n"},
      {"tabs stay tabs", "\ta\t<b>",
       "     28 | \ta\tb\n"
       "        | \t \t^\n"},
      {"an escape is as wide as it is shown", "a\x1b<b\x07>c",
       "     28 | a\\u{1b}b\\u{7}c\n"
       "        |        ^^^^^^\n"},
      {"a broken runner command keeps the mark in place", "##[x] <word>",
       "     28 | #\\u{23}[x] word\n"
       "        |            ^^^^\n"},
  };
  for (const Case& c : cases) EXPECT_EQ(frame(marked(c.line)), c.expected) << c.name;
}

TEST(CodeFrame, CutsALongLineRoundThePlace) {
  const Case cases[] = {
      {"in the middle", "aaaaaaaaaa bbbb <cccc> dddd eeeeeeeeee",
       "     28 | …a bbbb cccc dddd …\n"
       "        |         ^^^^\n"},
      {"at the start", "<cccc> dddd eeeeeeeeee ffff",
       "     28 | cccc dddd eeeeeee…\n"
       "        | ^^^^\n"},
      {"at the end", "aaaaaaaaaa bbbb dddd <cccc>",
       "     28 | …aa bbbb dddd cccc\n"
       "        |               ^^^^\n"},
      {"words longer than the window", "aa <ccccccccccccccccccccccc> dd",
       "     28 | …ccccccccccccccccc…\n"
       "        |  ^^^^^^^^^^^^^^^^^\n"},
  };
  for (const Case& c : cases) EXPECT_EQ(frame(marked(c.line), {.width = 17}), c.expected) << c.name;
}

TEST(CodeFrame, SaysThatTheQuotedLineStartsLater) {
  ReportPlace place = marked("the place is <here>");
  place.line_text_column = 1000;
  place.region.column += 999;
  place.region.end_column += 999;
  EXPECT_EQ(frame(place),
            "     28 | …the place is here\n"
            "        |               ^^^^\n");
}

TEST(CodeFrame, MarksToTheEndOfTheLineWhereThePlaceGoesOn) {
  ReportPlace place = marked("See also: <Visit to>");
  place.region.end_line = 30;
  place.region.end_column = 4;
  EXPECT_EQ(frame(place),
            "     28 | See also: Visit to\n"
            "        |           ^^^^^^^^\n");
}

TEST(CodeFrame, PutsTheLabelBehindTheMarks) {
  EXPECT_EQ(frame(marked("<14:40>"), {.mark = '-', .label = "event time is here"}),
            "     28 | 14:40\n"
            "        | ----- event time is here\n");
}

TEST(CodeFrame, SurvivesColumnsThatTheLineDoesNotHave) {
  ReportPlace place = marked("sho<rt>");
  place.region.column = 400;
  place.region.end_column = 300;
  EXPECT_EQ(frame(place),
            "     28 | short\n"
            "        |      ^\n");
}

TEST(CodeFrame, DrawsNothingForAWholeFile) {
  EXPECT_EQ(frame(ReportPlace{.path = "a.json"}), "");
}

}  // namespace
}  // namespace dateline
