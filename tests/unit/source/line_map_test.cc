#include "validator/source/line_map.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/marked_text.h"

namespace dateline {
namespace {

struct Case {
  const char* drawn = "";  // the place marked
  ColumnUnit unit = ColumnUnit::kCodePoints;
  Region expected = {};  // line, column, end line, end column; bytes are the mark's own
};

TEST(LineMap, CountsLinesAndColumns) {
  const Case cases[] = {
      {"⟦one⟧\ntwo", ColumnUnit::kCodePoints, {1, 1, 1, 4}},
      {"one\n⟦two⟧", ColumnUnit::kCodePoints, {2, 1, 2, 4}},
      {"one\nt⟦w⟧o\n", ColumnUnit::kCodePoints, {2, 2, 2, 3}},
      {"o⟦ne\r\ntw⟧o", ColumnUnit::kCodePoints, {1, 2, 2, 3}},
      {"one⟦\n⟧two", ColumnUnit::kCodePoints, {1, 4, 2, 1}},
      {"one\ntwo\n⟦⟧", ColumnUnit::kCodePoints, {3, 1, 3, 1}},
      {"⟦⟧", ColumnUnit::kCodePoints, {1, 1, 1, 1}},
      {"Ёж ⟦🏛é⟧.", ColumnUnit::kCodePoints, {1, 4, 1, 6}},
      {"Ёж ⟦🏛é⟧.", ColumnUnit::kBytes, {1, 6, 1, 12}},
      {"Ёж ⟦🏛é⟧.", ColumnUnit::kUtf16, {1, 4, 1, 7}},
      {"\xEF\xBB\xBF⟦one⟧", ColumnUnit::kCodePoints, {1, 1, 1, 4}},
      {"a\xff\xff⟦b⟧", ColumnUnit::kCodePoints, {1, 4, 1, 5}},
      {"a\rb⟦c⟧", ColumnUnit::kCodePoints, {1, 4, 1, 5}},  // a lone CR ends no line
  };
  for (const Case& one : cases) {
    const MarkedText marked = parse_marked(one.drawn);
    const SourceSpan span = {
        marked.spans[0].begin,
        static_cast<std::uint32_t>(marked.spans[0].end - marked.spans[0].begin), 0};
    const Region found = LineMap(marked.text).region(span, one.unit);
    EXPECT_EQ(found.line, one.expected.line) << one.drawn;
    EXPECT_EQ(found.column, one.expected.column) << one.drawn;
    EXPECT_EQ(found.end_line, one.expected.end_line) << one.drawn;
    EXPECT_EQ(found.end_column, one.expected.end_column) << one.drawn;
    EXPECT_EQ(found.byte_offset, span.begin) << one.drawn;
    EXPECT_EQ(found.byte_length, span.length) << one.drawn;
  }
}

TEST(LineMap, MovesAnOffsetWithinACharacterToItsEdge) {
  const LineMap map("a🏛b");
  const Region inside = map.region({2, 2, 0});  // the second and third byte of the second character
  EXPECT_EQ(inside.column, 2u);
  EXPECT_EQ(inside.end_column, 3u);
}

TEST(LineMap, KeepsPlacesPastTheEndAtTheEnd) {
  const Region past = LineMap("one\ntwo").region({100, 5, 0});
  EXPECT_EQ(past.line, 2u);
  EXPECT_EQ(past.column, 4u);
  EXPECT_EQ(past.byte_offset, 7u);
  EXPECT_EQ(past.byte_length, 0u);
}

TEST(LineMap, GivesLinesWithoutTheirEnds) {
  const LineMap map("one\r\ntwo\n\nfour");
  EXPECT_EQ(map.line_count(), 4u);
  EXPECT_EQ(map.line(1), "one");
  EXPECT_EQ(map.line(2), "two");
  EXPECT_EQ(map.line(3), "");
  EXPECT_EQ(map.line(4), "four");
  EXPECT_EQ(map.line(5), "");
  EXPECT_EQ(map.line(0), "");
  EXPECT_EQ(LineMap("").line(1), "");
  EXPECT_EQ(LineMap("\xEF\xBB\xBFtext").line(1), "text");
  EXPECT_EQ(LineMap("one\r").line(1), "one\r");
}

TEST(LineMap, AgreesWithACountFromTheStart) {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {"a", "é", "🏛", "\n", "\r\n", " "};
  for (int round = 0; round < 500; ++round) {
    std::string text;
    std::vector<std::size_t> starts;
    for (auto size = random() % 30; size > 0; --size) {
      starts.push_back(text.size());
      text += pieces[random() % pieces.size()];
    }
    const LineMap map(text);
    std::uint64_t line = 1;
    std::uint64_t column = 1;
    for (const std::size_t start : starts) {
      const Region found = map.region({start, 0, 0});
      ASSERT_EQ(found.line, line) << text;
      ASSERT_EQ(found.column, column) << text;
      column += text[start] == '\r' ? 2 : 1;
      if (text[start] == '\n' || text[start] == '\r') {
        ++line;
        column = 1;
      }
    }
  }
}

}  // namespace
}  // namespace dateline
