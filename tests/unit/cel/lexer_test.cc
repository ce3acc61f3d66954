#include "validator/cel/lexer.h"

#include <string>

#include <gtest/gtest.h>

#include "validator/cel/literal.h"
#include "validator/cel/program.h"

namespace dateline::cel {
namespace {

std::string kinds_of(std::string_view text) {
  Lexer lexer(text);
  std::string out;
  for (Token token = lexer.next(); token.kind != TokenKind::kEnd; token = lexer.next()) {
    constexpr std::string_view kLetters = "$!nqiudsb.";
    out += kLetters[static_cast<std::size_t>(token.kind)];
  }
  return out;
}

TEST(Lexer, TellsTheKindsOfTokensApart) {
  struct Row {
    std::string_view text;
    std::string_view kinds;
  };
  constexpr Row kRows[] = {
      {"a _b1 true in", "nnnn"},
      {"1 0x1F 12u 0xfU", "iiuu"},
      {"1.5 .5 1e3 2E-7 1.0e+10", "ddddd"},
      {"1.a", "i.n"},
      {"'a' \"b\" r'\\d' '''x''' R\"\"\"y\"\"\"", "sssss"},
      {"b'a' B\"b\" rb'c' bR'd'", "bbbb"},
      {"bb'a'", "ns"},
      {"a.`b-c`", "n.q"},
      {"a && b || !c", "n.n..n"},
      {"a//b\n+c // d", "n.n"},
      {"<= >= == != < > ? : , ( ) [ ] { } %", "................"},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(kinds_of(row.text), row.kinds) << row.text;
  }
}

TEST(Lexer, SaysWhatIsNoToken) {
  struct Row {
    std::string_view text;
    std::string_view reason;
    std::uint32_t begin;
    std::uint32_t end;
  };
  constexpr Row kRows[] = {
      {"'abc", "unterminated string", 0, 4},
      {"'a\nb'", "unterminated string", 0, 2},
      {"'''a'", "unterminated string", 0, 5},
      {"r'a\\", "unterminated string", 0, 4},
      {"$", "this character belongs in a string", 0, 1},
      {"ё", "this character belongs in a string", 0, 2},
      {"=", "'=' is no operator; equality is '=='", 0, 1},
      {"& a", "'&' is no operator; both is '&&'", 0, 1},
      {"`a", "unterminated name in backticks", 0, 2},
      {"``", "unterminated name in backticks", 0, 1},
  };
  for (const Row& row : kRows) {
    const Token token = Lexer(row.text).next();
    EXPECT_EQ(token.kind, TokenKind::kBad) << row.text;
    EXPECT_EQ(token.text, row.reason) << row.text;
    EXPECT_EQ(token.place.begin, row.begin) << row.text;
    EXPECT_EQ(token.place.end, row.end) << row.text;
  }
}

TEST(Literal, DecodesEscapesToCodePointsInStringsAndToBytesInBytes) {
  struct Row {
    std::string_view text;
    std::string_view decoded;
  };
  const Row rows[] = {
      {R"('\a\b\f\n\r\t\v\\\?\"\'\`')", "\a\b\f\n\r\t\v\\?\"'`"},
      {R"('\x41\u0416\U0001F600\101')",
       "A\xD0\x96\xF0\x9F\x98\x80"
       "A"},
      {R"('\xFF')", "\xC3\xBF"},
      {R"('\377')", "\xC3\xBF"},
      {R"(b'\xFF\377')", "\xFF\xFF"},
      {R"(b'ÿ')", "\xC3\xBF"},
      {R"(r'\d+\')", "\\d+\\"},
      {"'''it's\ntwo lines'''", "it's\ntwo lines"},
      {"'Кремль'", "Кремль"},
  };
  for (const Row& row : rows) {
    std::string out;
    LiteralError error;
    EXPECT_TRUE(read_string(Lexer(row.text).next(), out, error)) << row.text;
    EXPECT_EQ(out, row.decoded) << row.text;
  }
}

TEST(Literal, RefusesEscapesThatMeanNothingAtTheirPlace) {
  struct Row {
    std::string_view text;
    std::size_t begin;
  };
  constexpr Row kRows[] = {
      {R"('ab\q')", 3}, {R"('\x4')", 1},        {R"('\uD800')", 1},
      {R"('\400')", 1}, {R"('\U00110000')", 1}, {R"(b'\u0041')", 2},
  };
  for (const Row& row : kRows) {
    std::string out;
    LiteralError error;
    EXPECT_FALSE(read_string(Lexer(row.text).next(), out, error)) << row.text;
    EXPECT_EQ(error.begin, row.begin) << row.text;
  }
}

TEST(FormulaLength, EndsAtTheBraceThatIsNotThePartOfTheFormula) {
  struct Row {
    std::string_view text;
    std::optional<std::size_t> length;
  };
  const Row rows[] = {
      {"title}", 5},
      {"{'a': 1}['a']} rest", 13},
      {"'}' + \"}\"} x", 9},
      {"r'\\}'}", 5},
      {"a // }\n}", 7},
      {"}", 0},
      {"title", std::nullopt},
      {"'title}", std::nullopt},
      {"{'a': 1}", std::nullopt},
  };
  for (const Row& row : rows) EXPECT_EQ(formula_length(row.text), row.length) << row.text;
}

}  // namespace
}  // namespace dateline::cel
