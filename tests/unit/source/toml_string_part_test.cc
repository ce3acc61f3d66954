// toml_string_part() and the values of strings, compared with toml++ on random literals.
#include <gtest/gtest.h>

// As the room that owns toml++ is built: the packaged library, not the header-only form.
#define TOML_HEADER_ONLY 0
#define TOML_SHARED_LIB 1
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <toml++/toml.h>

#include "validator/base/text.h"
#include "validator/source/toml_document.h"

#include "tests/support/marked_text.h"

namespace dateline {
namespace {

struct Case {
  const char* drawn = "";  // the file
  const char* value = "";  // the string, the asked part marked
};

TEST(TomlStringPart, FindsTheBytesThatSpellAPart) {
  const Case cases[] = {
      {"a = \"abs(⟦gap⟧)\"", "abs(⟦gap⟧)"},
      {"a = 'C:\\⟦new⟧'", "C:\\⟦new⟧"},
      {"# é\na = \"🏛 \\t⟦x⟧\"", "🏛 \t⟦x⟧"},
      {"a = \"⟦\\u00e9⟧t\\u00e9\"", "⟦é⟧té"},
      {"a = \"x⟦\\U0001F3DB⟧y\"", "x⟦🏛⟧y"},
      {"a = \"\\\"⟦q⟧\\\"\"", "\"⟦q⟧\""},
      {"a = '''\nfirst\n⟦second⟧'''", "first\n⟦second⟧"},
      {"a = '''\r\nfirst⟦\r\n⟧second'''", "first⟦\n⟧second"},
      {"a = \"\"\"\none \\\n     ⟦two⟧\"\"\"", "one ⟦two⟧"},
      {"a = \"\"\"\none⟦ \\\n     two⟧\"\"\"", "one⟦ two⟧"},
      {"a = \"\"\"⟦one ⟧\\\n     two\"\"\"", "⟦one ⟧two"},
      {"a = \"\"\"x\\  \r\n\r\n\t ⟦y⟧\"\"\"", "x⟦y⟧"},
      {"a = \"\"\"⟦say \"\"⟧x\"\"\"\"\"", "⟦say \"\"⟧x\"\""},
      {"a = \"\"\"x⟦\"\"⟧\"\"\"", "x⟦\"\"⟧"},
      {"a = '''⟦'⟧x''''", "⟦'⟧x'"},
      {"a = \"ab⟦⟧c\"", "ab⟦⟧c"},
      {"a = \"abc⟦⟧\"", "abc⟦⟧"},
      {"a = \"⟦⟧\"", "⟦⟧"},
      {"a = '⟦whole⟧'", "⟦whole⟧"},
  };
  for (const Case& one : cases) {
    const MarkedText drawn = parse_marked(one.drawn);
    const MarkedText value = parse_marked(one.value);
    const SourceText source(0, "x.toml", drawn.text);
    TomlValue root;
    RuleIssues issues;
    ASSERT_TRUE(parse_toml(source, Limits(), root, issues)) << one.drawn;
    const TomlValue& string = *root.find("a");
    ASSERT_EQ(string.string, value.text) << one.drawn;
    const SourceSpan found =
        toml_string_part(source, string, value.spans[0].begin, value.spans[0].end);
    EXPECT_EQ(draw_marks({drawn.text, {{found.begin, found.end()}}}), one.drawn);
  }
}

TEST(TomlStringPart, KeepsOddQuestionsWithinTheLiteral) {
  const SourceText source(0, "x.toml", "a = 'abc'");
  TomlValue root;
  RuleIssues issues;
  ASSERT_TRUE(parse_toml(source, Limits(), root, issues));
  const TomlValue& string = *root.find("a");
  EXPECT_EQ(toml_string_part(source, string, 1, 400), source.span(6, 8));
  EXPECT_EQ(toml_string_part(source, string, 400, 500), source.span(8, 8));
  EXPECT_EQ(toml_string_part(source, string, 2, 1), source.span(6, 6));
}

// TOML trims blanks behind a line-ending backslash; a no-break space is none (toml++ drops it).
TEST(TomlStringPart, KeepsANoBreakSpaceBehindALineEndingBackslash) {
  const SourceText source(0, "x.toml", "a = \"\"\"x\\\n \u00a0y\"\"\"");
  TomlValue root;
  RuleIssues issues;
  ASSERT_TRUE(parse_toml(source, Limits(), root, issues));
  EXPECT_EQ(root.find("a")->string, "x\u00a0y");
}

std::optional<std::string> toml_says(const std::string& document) {
  try {
    return toml::parse(std::string_view(document))["a"].value<std::string>();
  } catch (const toml::parse_error&) {
    return std::nullopt;
  }
}

std::string random_literal(std::mt19937& random) {
  static const std::vector<std::string> kPieces = {
      "a",    "bc",          " ",        "\t",  "é",       "Ж",       "🏛",
      "\n",   "\r\n",        "\"",       "'",   "\"\"",    "''",      "\\n",
      "\\t",  "\\\"",        "\\\\",     "\\b", "\\u00e9", "\\u0041", "\\U0001F3DB",
      "\\\n", "\\ \t\n \n ", "\\\r\n  ", "\\q", "\\",      "#"};
  static const std::vector<std::string> kQuotes = {"\"", "'", "\"\"\"", "'''"};
  const std::string& quotes = kQuotes[random() % kQuotes.size()];
  std::string out = quotes;
  for (auto count = random() % 9; count > 0; --count) out += kPieces[random() % kPieces.size()];
  return out + quotes;
}

// Whether `part` of the file is a way to write `character`.
bool spells(std::string_view part, std::string_view character) {
  if (part == character || (character == "\n" && part == "\r\n")) return true;
  return part.starts_with('\\') && toml_says("a = \"" + std::string(part) + "\"") == character;
}

// Whether `gap`, between two characters of the value, is nothing but what TOML drops.
bool is_dropped(std::string_view gap) {
  return gap.empty() ||
         (gap.front() == '\\' && gap.find_first_not_of("\\ \t\r\n") == std::string_view::npos);
}

void check_every_character(const SourceText& source, const TomlValue& value) {
  std::size_t behind = 0;
  for (std::size_t pos = 0; pos < value.string.size();) {
    const std::size_t begin = pos;
    next_code_point(value.string, pos);
    const SourceSpan part = toml_string_part(source, value, begin, pos);
    ASSERT_TRUE(spells(source.slice(part), value.string.substr(begin, pos - begin)))
        << source.bytes() << " at " << begin;
    if (behind != 0) {
      ASSERT_GE(part.begin, behind);
      ASSERT_TRUE(is_dropped(source.bytes().substr(behind, part.begin - behind)))
          << source.bytes() << " at " << begin;
    }
    behind = part.end();
  }
}

TEST(TomlStringPart, AgreesWithTomlPlusPlusOnRandomLiterals) {
  std::mt19937 random(131'554);
  int accepted = 0;
  for (int round = 0; round < 250'000; ++round) {
    const std::string document = "a = " + random_literal(random) + "\n";
    const auto expected = toml_says(document);
    const SourceText source(0, "x.toml", document);
    TomlValue root;
    RuleIssues issues;
    const bool good = parse_toml(source, Limits(), root, issues);
    ASSERT_EQ(good, expected.has_value()) << document;
    if (!good) continue;
    ++accepted;
    ASSERT_EQ(root.find("a")->string, *expected) << document;
    ASSERT_NO_FATAL_FAILURE(check_every_character(source, *root.find("a")));
  }
  EXPECT_GE(accepted, 100'000);
}

}  // namespace
}  // namespace dateline
