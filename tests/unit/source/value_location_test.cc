#include "validator/source/value_location.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/marked_text.h"

namespace dateline {
namespace {

struct Case {
  const char* what = "";
  const char* source = "";  // the answer marked; the whole slice is the value's place
  const char* value = "";   // the question marked
};

void check(const Case& one) {
  const MarkedText source_marks = parse_marked(one.source);
  const MarkedText value_marks = parse_marked(one.value);
  const SourceText source(2, "a", "before " + source_marks.text + " behind");
  const SourceSpan whole = source.span(7, 7 + source_marks.text.size());
  const MarkedSpan asked = value_marks.spans[0];
  const SourceSpan found = locate_part(source, whole, value_marks.text, asked.begin, asked.end);
  EXPECT_EQ(draw_marks({source_marks.text, {{found.begin - 7, found.end() - 7}}}), one.source)
      << one.what;
  EXPECT_EQ(found.source, 2u) << one.what;
}

TEST(ValueLocation, FindsPartsOfAPage) {
  const Case cases[] = {
      {"the text itself", "Meeting with ⟦Rahmon⟧ today", "Meeting with ⟦Rahmon⟧ today"},
      {"a broken line became a space", "President of\nTajikistan ⟦Emomali\nRahmon⟧ said",
       "President of Tajikistan ⟦Emomali Rahmon⟧ said"},
      {"CRLF and indentation became a space", "one\r\n   ⟦two⟧", "one ⟦two⟧"},
      {"a broken line became nothing", "Duš\n⟦anbe⟧", "Duš⟦anbe⟧"},
      {"white space at the front was trimmed", " \n\t⟦one⟧ two", "⟦one⟧ two"},
      {"two spaces became one", "one  ⟦two⟧  three", "one ⟦two⟧ three"},
      {"the space itself", "one⟦ ⟧\n two", "one⟦ ⟧two"},
      {"the line end that became a space", "one⟦\n ⟧two", "one⟦ ⟧two"},
      {"a no-break space became a space", "15\u00a0⟦September⟧", "15 ⟦September⟧"},
      {"a no-break space was kept", "15\u00a0⟦September⟧", "15\u00a0⟦September⟧"},
      {"a no-break space was dropped", "\u00a0⟦September⟧", "⟦September⟧"},
      {"quotes of the page", "\"So ⟦be⟧ it\"", "\"So ⟦be⟧ it\""},
      {"a backslash of the page", "C:\\⟦n⟧ews", "C:\\⟦n⟧ews"},
      {"paragraphs kept apart", "one\n\n\n⟦two⟧", "one\n\n⟦two⟧"},
      {"an empty part", "one\n⟦⟧two", "one ⟦⟧two"},
      {"an empty part at the end", "one⟦⟧", "one⟦⟧"},
      {"the whole", "⟦one\ntwo⟧", "⟦one two⟧"},
  };
  for (const Case& one : cases) check(one);
}

TEST(ValueLocation, FindsPartsOfJsonStrings) {
  const Case cases[] = {
      {"plain", R"("Meeting with ⟦Rahmon⟧")", "Meeting with ⟦Rahmon⟧"},
      {"an apostrophe escaped", R"("Russia\u2019s ⟦own⟧")", "Russia’s ⟦own⟧"},
      {"the escape itself", R"("Russia⟦\u2019⟧s")", "Russia⟦’⟧s"},
      {"a surrogate pair", R"("a⟦\uD83C\uDFDB⟧b")", "a⟦🏛⟧b"},
      {"behind a surrogate pair", R"("\ud83c\udfdb⟦b⟧")", "🏛⟦b⟧"},
      {"short escapes", R"("\"\\\/\n\t⟦x⟧")", "\"\\/\n\t⟦x⟧"},
      {"a line end folded to a space", R"("one\n⟦two⟧")", "one ⟦two⟧"},
      {"an escaped no-break space folded", R"("one\u00a0⟦two⟧")", "one ⟦two⟧"},
      {"within an escape", R"("a⟦\u2019⟧b")", "a⟦\xe2\x80\x99⟧b"},
      {"given without its quotes", R"(Russia\u2019s ⟦own⟧)", "Russia’s ⟦own⟧"},
      {"quotes within", R"("\"⟦So⟧\" he said")", "\"⟦So⟧\" he said"},
  };
  for (const Case& one : cases) check(one);
}

TEST(ValueLocation, FindsPartsOfTomlStrings) {
  const Case cases[] = {
      {"basic", R"("\U0001F3DB ⟦x⟧")", "🏛 ⟦x⟧"},
      {"literal", R"('C:\⟦new⟧')", "C:\\⟦new⟧"},
      {"several lines", "\"\"\"\none \\\n   ⟦two⟧\"\"\"", "one ⟦two⟧"},
      {"several literal lines", "'''\n\\d+ ⟦x⟧'''", "\\d+ ⟦x⟧"},
  };
  for (const Case& one : cases) check(one);
}

TEST(ValueLocation, FallsBackToTheWholeWhereTheTwoDoNotLineUp) {
  const Case cases[] = {
      {"another text", "⟦September 15, 2015⟧", "2015-⟦09⟧-15"},
      {"the value is longer", "⟦one⟧", "one ⟦two⟧"},
      {"the value adds a space", "⟦onetwo⟧", "one ⟦two⟧"},
      {"a cut escape", "⟦\"\\u20\"⟧", "x⟦y⟧"},
      {"an empty slice", "⟦⟧", "⟦x⟧"},
  };
  for (const Case& one : cases) check(one);
}

TEST(ValueLocation, KeepsOddQuestionsWithinTheSource) {
  const SourceText source(0, "a", "one two");
  const SourceSpan whole = source.span(0, 7);
  EXPECT_EQ(locate_part(source, whole, "one two", 4, 400), source.span(4, 7));
  EXPECT_EQ(locate_part(source, whole, "one two", 5, 4), source.span(4, 4));
  EXPECT_EQ(locate_part(source, {0, 700, 0}, "one", 0, 3), (SourceSpan{0, 700, 0}));
  EXPECT_EQ(locate_part(source, {0, 7, 9}, "one", 0, 3), (SourceSpan{0, 7, 9}));
}

TEST(ValueLocation, FindsEveryWordOfAReflowedPage) {
  std::mt19937 random(11);
  for (int round = 0; round < 5000; ++round) {
    std::string page;
    std::string value;
    std::vector<std::pair<MarkedSpan, MarkedSpan>> words;  // in the page, in the value
    for (auto count = 1 + random() % 6; count > 0; --count) {
      if (!value.empty()) {
        value += ' ';
        static const char* const kSpaces[] = {" ", "\n", "\r\n", "  ", " \n\t", "\u00a0", "\n\n"};
        page += kSpaces[random() % 7];
      }
      static const char* const kWords[] = {"a", "Ёж", "Duš", "\"b\"", "it’s", "x\\n"};
      const std::string word = kWords[random() % 6];
      words.push_back(
          {{page.size(), page.size() + word.size()}, {value.size(), value.size() + word.size()}});
      page += word;
      value += word;
    }
    const SourceText source(0, "a", page);
    for (const auto& [there, here] : words) {
      const SourceSpan found =
          locate_part(source, source.span(0, page.size()), value, here.begin, here.end);
      ASSERT_EQ(found, source.span(there.begin, there.end)) << page << " / " << value;
    }
  }
}

}  // namespace
}  // namespace dateline
