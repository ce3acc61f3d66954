#include "validator/ingest/page_lines.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/ingest/page_testing.h"

namespace dateline {
namespace {

TEST(PageLines, TellsTheKindsOfLinesApart) {
  struct KindCase {
    std::string_view line = {};
    LineKind kind = LineKind::kText;
  };
  const KindCase cases[] = {
      {"Events", LineKind::kPageStart},
      {"Events of the day", LineKind::kText},
      {"Text version", LineKind::kPageEnd},
      {"Additional", LineKind::kSeeAlso},
      {"Persons", LineKind::kPersons},
      {"Persons of note", LineKind::kText},
      {"Publication status", LineKind::kPublication},
      {"Published in section: News", LineKind::kSections},
      {"Publication date: today", LineKind::kPublicationDate},
      {"Announcement, March 1, 2016", LineKind::kAnnouncement},
      {"September 15, 2015", LineKind::kDate},
      {"February 30, 2015", LineKind::kDate},
      {"September 14 − 15, 2015", LineKind::kDate},
      {"September 15, 2015 was a Tuesday", LineKind::kText},
      {"14:40", LineKind::kTime},
      {"25:61", LineKind::kTime},
      {"5 of 11", LineKind::kCounter},
      {"5 more", LineKind::kMore},
      {"doc, 38.9 kB", LineKind::kAttachment},
      {"pdf, 1.2 MB", LineKind::kAttachment},
      {"* * *", LineKind::kSeparator},
      {"***", LineKind::kSeparator},
      {"<…>", LineKind::kCut},
      {"<...>", LineKind::kCut},
      {"Article 5", LineKind::kText},
  };
  for (const KindCase& one : cases) {
    const auto lines = read_lines(one.line, english());
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0].kind, one.kind) << one.line;
  }
}

TEST(PageLines, CutsTheGlueBetweenTwoPages) {
  const auto lines = read_lines("Text versionEvents\nText version Events\n", english());
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0].kind, LineKind::kPageEnd);
  EXPECT_EQ(lines[1].kind, LineKind::kPageStart);
  EXPECT_EQ(lines[2].kind, LineKind::kText);
}

TEST(PageLines, RemembersBlankLines) {
  const auto lines = read_lines("one\n \t\r\n\ntwo\nthree", english());
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_FALSE(lines[0].after_blank);
  EXPECT_TRUE(lines[1].after_blank);
  EXPECT_FALSE(lines[2].after_blank);
}

TEST(PageLines, ReadsClocks) {
  const auto shown = [](std::string_view text) {
    const auto clock = read_clock(text);
    if (!clock) return std::string("none");
    return std::to_string(clock->hour) + ":" + std::to_string(clock->minute) + ":" +
           std::to_string(clock->second) + (clock->possible ? "" : " impossible");
  };
  EXPECT_EQ(shown("14:40"), "14:40:0");
  EXPECT_EQ(shown("9:05"), "9:5:0");
  EXPECT_EQ(shown("23:59:58"), "23:59:58");
  EXPECT_EQ(shown("24:00"), "24:0:0 impossible");
  EXPECT_EQ(shown("12:60"), "12:60:0 impossible");
  for (const std::string_view text : {"", ":", "14", "14:", "14:4", "14:400", "114:40",
                                      "14:40:", "14:40:5", "14:40:50:", "14.40", " 14:40"}) {
    EXPECT_EQ(shown(text), "none") << text;
  }
}

}  // namespace
}  // namespace dateline
