#include "tests/unit/cel/cel_fixture.h"

namespace dateline::cel::test {
namespace {

using Display = CelTest;

TEST_F(Display, ShowsEveryKindAsAMessageDoes) {
  meeting_.at = parse_instant("2015-09-15T14:40:00+03:00")->instant;
  constexpr Example kRows[] = {
      {"'Встреча с \"Азией\"'", "Встреча с \"Азией\""},
      {"12", "12"},
      {"12u", "12"},
      {"1000000.0", "1000000"},
      {"0.1 + 0.2", "0.30000000000000004"},
      {"1e21", "1e+21"},
      {"true", "true"},
      {"null", "null"},
      {"[1, 'a', [true]]", "[1, a, [true]]"},
      {"{'a': 1, 'b': [2]}", "{a: 1, b: [2]}"},
      {"m.at", "2015-09-15T14:40:00+03:00"},
      {"m.at + duration('1h')", "2015-09-15T15:40:00+03:00"},
      {"timestamp('2015-09-15T11:40:00Z')", "2015-09-15T11:40:00Z"},
      {"duration('90m')", "1h30m"},
      {"duration('24h')", "24h"},
      {"-1 * int(duration('10m'))", "-600000000000"},
      {"duration('-10m')", "-10m"},
      {"b'\\xff\\x00'", "ff00"},
      {"optional.of(1)", "1"},
      {"optional.none()", "none"},
      {"type(1)", "int"},
      {"m", "Meeting"},
      {"1 / 0", "error: division by zero"},
  };
  for (const Example& row : kRows) EXPECT_EQ(show(row.formula), row.shown) << row.formula;
}

TEST_F(Display, StringOfATimestampIsUtcWhateverTheOffset) {
  meeting_.at = parse_instant("2015-09-15T14:40:00+03:00")->instant;
  EXPECT_EQ(show("string(m.at)"), "2015-09-15T11:40:00Z");
}

}  // namespace
}  // namespace dateline::cel::test
