#include <string>

#include <gtest/gtest.h>

#include "validator/ingest/encoding.h"

#include "tests/support/marked_text.h"

namespace dateline {
namespace {

std::string wide(std::string_view text, bool little) {
  std::string out;
  for (const char c : text) {
    if (little) out += {c, '\0'};
    if (!little) out += {'\0', c};
  }
  return out;
}

TEST(Encoding, TellsUtf16ByItsMarkOrItsZeros) {
  EXPECT_EQ(utf16_form(wide("Events\nMeeting", true)), "UTF-16 (little endian)");
  EXPECT_EQ(utf16_form(wide("Events\nMeeting", false)), "UTF-16 (big endian)");
  EXPECT_EQ(utf16_form("\xFF\xFE" + wide("a", true)), "UTF-16 (little endian)");
  EXPECT_EQ(utf16_form("\xFE\xFF" + wide("a", false)), "UTF-16 (big endian)");
  // "Лица и" in UTF-16: letters are 04 xx, the blank 00 20.
  EXPECT_EQ(utf16_form(std::string_view("\x1b\x04\x38\x04\x46\x04\x30\x04\x20\x00\x38\x04", 12)),
            "UTF-16 (little endian)");
}

TEST(Encoding, AStrayZeroIsNotUtf16) {
  EXPECT_EQ(utf16_form("Events"), "");
  EXPECT_EQ(utf16_form(""), "");
  EXPECT_EQ(utf16_form(std::string_view("{\"a\0\": 1}", 9)), "");
  EXPECT_EQ(utf16_form(std::string_view("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", 20)), "");
}

TEST(Encoding, NarrowsUtf16ToItsAscii) {
  EXPECT_EQ(narrow_utf16(wide("Events", true), 100), "Events");
  EXPECT_EQ(narrow_utf16(wide("Events", false), 3), "Eve");
}

TEST(Encoding, GuessesWhatTheBytesWereMeantToBe) {
  EXPECT_EQ(guess_encoding("de\xE3lared by", 2), "ISO-8859-1");
  EXPECT_EQ(guess_encoding("\xCF\xF3\xF2\xE8\xED: \xE4\xEE\xE1\xF0\xFB\xE9 \xE4\xE5\xED\xFC", 0),
            "windows-1251");
}

TEST(Encoding, ReadsWindows1251WhereItIsNoUtf8) {
  EXPECT_EQ(as_windows_1251("\xCF\xF3\xF2\xE8\xED, \xB8\xA8 \xAB"
                            "1\xBB"),
            "Путин, ёЁ ?1?");
  EXPECT_EQ(as_windows_1251("Путин"), "");
}

TEST(Encoding, EachRunOfBadBytesIsOneFindingAtItsPlace) {
  const MarkedText marked = parse_marked("a⟦\xE3⟧b ⟦\xCF\xF3\xF2⟧ \xE2\x80\x99 ⟦\xE2\x80⟧");
  const SourceText source(0, "page.txt", marked.text);
  FindingSink sink;
  EXPECT_FALSE(check_encoding(source, Limits{}, sink));
  MarkedText found{marked.text, {}};
  for (const InputDoubt& doubt : sink.doubts()) {
    EXPECT_EQ(doubt.rule, "input/encoding");
    found.spans.push_back({doubt.where.begin, doubt.where.end()});
  }
  EXPECT_EQ(draw_marks(found), draw_marks(marked));
  EXPECT_EQ(sink.doubts()[0].message,
            "byte E3 at offset 1 is not UTF-8; the text looks like windows-1251");
  EXPECT_EQ(sink.doubts()[1].message,
            "bytes CF F3 F2 at offset 4 are not UTF-8; the text looks like windows-1251");
}

TEST(Encoding, GoodTextGivesNothing) {
  const SourceText source(0, "page.txt", "Kyrgyzstan’s accession − 14 сентября 😀");
  FindingSink sink;
  EXPECT_TRUE(check_encoding(source, Limits{}, sink));
  EXPECT_TRUE(sink.doubts().empty());
}

TEST(Encoding, SaysHowManyPlacesItDoesNotShow) {
  std::string text;
  for (int i = 0; i < 10; ++i) text += "a\xE3";
  Limits limits;
  limits.input_findings = 3;
  FindingSink sink;
  check_encoding(SourceText(0, "page.txt", text), limits, sink);
  ASSERT_EQ(sink.doubts().size(), 3u);
  EXPECT_NE(sink.doubts()[2].message.find("(7 more such places not shown)"), std::string::npos);
  limits.input_findings = 10;
  FindingSink all;
  check_encoding(SourceText(0, "page.txt", text), limits, all);
  ASSERT_EQ(all.doubts().size(), 10u);
  EXPECT_EQ(all.doubts()[9].message.find("more"), std::string::npos);
}

TEST(Encoding, Utf16IsOneFindingForTheWholeText) {
  const SourceText source(0, "page.txt", "\xFF\xFE" + wide("Events\n", true));
  FindingSink sink;
  EXPECT_FALSE(check_encoding(source, Limits{}, sink));
  ASSERT_EQ(sink.doubts().size(), 1u);
  EXPECT_EQ(sink.doubts()[0].message,
            "the text is UTF-16 (little endian), not UTF-8: nothing was read");
}

}  // namespace
}  // namespace dateline
