#include "validator/ingest/json_syntax.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/marked_text.h"

namespace dateline {
namespace {

constexpr std::size_t kDepth = 256;

TEST(JsonSyntax, AcceptsWhatIsJson) {
  for (const std::string_view text :
       {"{}", "[]", " [ ] ", "null", "true", "-0", "1.5e-7", R"("")",
        R"({"a": [1, {"b": "\u2019\n"}]})", "\r\n\t[1 ,2]\n", R"(["\ud83d\ude00", "\ud83d"])"}) {
    EXPECT_FALSE(find_json_fault(text, kDepth)) << text;
  }
}

struct Case {
  std::string_view drawn = {};  // the place of the fault is marked
  std::string_view message = {};
};

TEST(JsonSyntax, NamesThePlaceAndTheCause) {
  const Case cases[] = {
      {"⟦⟧", "nothing here: expected a JSON value"},
      {"   ⟦⟧", "nothing here: expected a JSON value"},
      {R"({"a": 1⟦⟧)", "the text ends inside an object"},
      {R"([1, ⟦⟧)", "the text ends inside an array"},
      {R"({"a": 1} ⟦{"b": 2}⟧)", "more text behind the end of the JSON value"},
      {R"({⟦a⟧: 1})", "expected a key in double quotes, found 'a'"},
      {R"({"a" ⟦1⟧})", "expected ':' behind the key, found '1'"},
      {R"({"a": 1 ⟦"⟧b": 2})", "expected ',' or '}', found '\"'"},
      {R"([1 ⟦2⟧])", "expected ',' or ']', found '2'"},
      {R"([1,⟦]⟧)", "expected a JSON value, found ']'"},
      {R"({"a": 1,⟦}⟧)", "expected a key in double quotes, found '}'"},
      {R"([⟦tru⟧])", "expected a JSON value, found 'tru'"},
      {R"([⟦01⟧])", "expected a JSON value, found '01'"},
      {R"([⟦'a'⟧])", "expected a JSON value, found ''a''"},
      {R"(["a⟦\x⟧"])", "'\\x' is no JSON escape"},
      {R"(["⟦\u⟧00g0"])", "'\\u' is no JSON escape"},
      {"[\"a⟦\t⟧b\"]", "control character U+0009 inside a string"},
      {R"([⟦"⟧abc])", "this string has no end"},
      {R"([⟦abcdefghijklmnopqrst⟧uvwxyz])", "expected a JSON value, found 'abcdefghijklmnopqrst'"},
      {"[\"de⟦\xE3⟧lared\"]", "byte E3 at offset 4 is not UTF-8; the text looks like ISO-8859-1"},
  };
  for (const Case& c : cases) {
    const MarkedText marked = parse_marked(c.drawn);
    const auto fault = find_json_fault(marked.text, kDepth);
    ASSERT_TRUE(fault) << c.drawn;
    EXPECT_EQ(fault->message, c.message) << c.drawn;
    EXPECT_EQ(draw_marks({marked.text, {{fault->offset, fault->offset + fault->length}}}), c.drawn);
  }
}

TEST(JsonSyntax, CountsTheDepthOnBothSidesOfTheLimit) {
  const std::string open(kDepth, '[');
  const std::string close(kDepth, ']');
  EXPECT_FALSE(find_json_fault(open + close, kDepth));
  const auto fault = find_json_fault("[" + open + close + "]", kDepth);
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->kind, JsonFault::Kind::kTooDeep);
  EXPECT_EQ(fault->offset, kDepth);
}

TEST(JsonSyntax, AMillionBracketsAreNoStackOverflow) {
  const auto fault = find_json_fault(std::string(1'000'000, '['), 2'000'000);
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->message, "the text ends inside an array");
}

TEST(JsonSyntax, SaysThatATextIsUtf16) {
  const auto fault = find_json_fault(std::string_view("{\0\"\0a\0\"\0", 8), kDepth);
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->kind, JsonFault::Kind::kEncoding);
  EXPECT_EQ(fault->message, "the text is UTF-16 (little endian), not UTF-8");
}

TEST(JsonNumber, IsWhatJsonWritesAndNothingElse) {
  for (const std::string_view good : {"0", "-0", "10", "1.0", "1e5", "1E+5", "-1.25e-3",
                                      "123456789012345678901234567890", "1e999"}) {
    EXPECT_TRUE(is_json_number(good)) << good;
  }
  for (const std::string_view bad :
       {"", "-", "+1", "01", "1.", ".5", "1e", "1e+", "0x1", "1 ", "NaN", "-Infinity", "1_000"}) {
    EXPECT_FALSE(is_json_number(bad)) << bad;
  }
}

}  // namespace
}  // namespace dateline
