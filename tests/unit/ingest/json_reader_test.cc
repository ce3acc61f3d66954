#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/ingest/json_reading.h"

namespace dateline {
namespace {

TEST(JsonReader, TakesAnObjectAnArrayAndLines) {
  struct Case {
    std::string_view text = {};
    JsonForm form = JsonForm::kDocument;
    std::string_view ids = {};
  };
  for (const Case& c : {
           Case{R"({"id":"a"})", JsonForm::kDocument, "a#1 "},
           Case{R"([])", JsonForm::kDocument, ""},
           Case{R"([{"id":"a"},{"id":"b"}])", JsonForm::kDocument, "a#1 b#2 "},
           Case{"\xEF\xBB\xBF[{\"id\":\"a\"}]", JsonForm::kDocument, "a#1 "},
           Case{"{\"id\":\"a\"}\n\n{\"id\":\"b\"}", JsonForm::kLines, "a#1 b#2 "},
           Case{"\xEF\xBB\xBF{\"id\":\"a\"}\r\n \t\r\n{\"id\":\"b\"}\r\n", JsonForm::kLines,
                "a#1 b#2 "},
           Case{"{\"id\":\"a\"}\r{\"id\":\"b\"}\r", JsonForm::kLines, "a#1 b#2 "},
           Case{"", JsonForm::kLines, ""},
       }) {
    Reading r;
    read(c.text, r, c.form);
    EXPECT_EQ(ids(r), c.ids) << c.text;
    EXPECT_EQ(told(r), std::vector<std::string>{}) << c.text;
  }
}

TEST(JsonReader, AMalformedLineIsOneFindingAndItsNeighboursAreRead) {
  Reading r;
  read("{\"id\":\"a\"}\n{\"id\":\"b\", \"title\": Meeting}\n{\"id\":\"c\"}\n", r, JsonForm::kLines);
  EXPECT_EQ(ids(r), "a#1 c#3 ");
  EXPECT_EQ(told(r),
            std::vector<std::string>{"input/syntax : expected a JSON value, found 'Meeting'"});
  EXPECT_EQ(drawn(r), "{\"id\":\"a\"}\n{\"id\":\"b\", \"title\": ⟦Meeting⟧}\n{\"id\":\"c\"}\n");
}

TEST(JsonReader, ABadByteIsAFindingAndTheRecordIsReadAllTheSame) {
  for (const JsonForm form : {JsonForm::kLines, JsonForm::kDocument}) {
    Reading r;
    const MarkedText marked =
        form == JsonForm::kLines
            ? parse_marked(
                  "{\"id\":\"a\"}\n{\"id\":\"b\",\"title\":\"de⟦\xE3⟧lared\"}\n"
                  "{\"id\":\"c\"}\n")
            : parse_marked(
                  "[{\"id\":\"a\"},{\"id\":\"b\",\"title\":\"de⟦\xE3⟧lared\"},"
                  "{\"id\":\"c\"}]");
    read(marked.text, r, form);
    EXPECT_EQ(ids(r), "a#1 b#2 c#3 ");
    EXPECT_EQ(drawn(r), draw_marks(marked));
    EXPECT_EQ(told(r), std::vector<std::string>{"input/encoding : byte E3 at offset " +
                                                std::to_string(marked.spans[0].begin) +
                                                " is not UTF-8; the text looks like ISO-8859-1"});
    EXPECT_EQ(*r.batch.records.at(1).title, "de\xE3lared");
    EXPECT_TRUE(r.batch.records[1].in_doubt.empty());
  }
}

TEST(JsonReader, EveryRunOfBadBytesIsAFindingAndEscapesBesideThemHold) {
  Reading r;
  const std::string_view text =
      "{\"title\":\"\\u2014⟦\xE3⟧\\n\",\"topics\":[\"⟦\xCF\xF3⟧\", "
      "\"\xE2\x80\x99\"],\"le⟦\xE3⟧d\":1}";
  read(parse_marked(text).text, r);
  EXPECT_EQ(drawn(r), text);
  ASSERT_EQ(r.batch.records.size(), 1u);
  EXPECT_EQ(*r.batch.records[0].title, "\xE2\x80\x94\xE3\n");
  EXPECT_EQ(r.batch.records[0].topics.size(), 2u);
}

// Outside of a string no byte can stand in its place.
TEST(JsonReader, ABadByteBetweenValuesGivesNoRecordAndOneFinding) {
  Reading r;
  read("{\"id\":\"a\"}\n{\"id\":\xE3\"b\"}\n{\"id\":\"c\"}\n", r, JsonForm::kLines);
  EXPECT_EQ(ids(r), "a#1 c#3 ");
  EXPECT_EQ(drawn(r), "{\"id\":\"a\"}\n{\"id\":⟦\xE3⟧\"b\"}\n{\"id\":\"c\"}\n");
}

TEST(JsonReader, ABadByteDoesNotHideAnotherFault) {
  Reading r;
  read("{\"id\":\"\xE3\",}\n", r, JsonForm::kLines);
  EXPECT_EQ(ids(r), "");
  EXPECT_EQ(drawn(r), "{\"id\":\"⟦\xE3⟧\",⟦}⟧\n");
}

TEST(JsonReader, ABrokenDocumentGivesNoRecord) {
  Reading r;
  read(R"([{"id":"a"}, {"id":"b"}, {"id":}])", r);
  EXPECT_EQ(ids(r), "");
  EXPECT_EQ(told(r), std::vector<std::string>{"input/syntax : expected a JSON value, found '}'"});
  EXPECT_EQ(drawn(r), R"([{"id":"a"}, {"id":"b"}, {"id":⟦}⟧])");
}

TEST(JsonReader, WhatIsNoObjectIsNoRecord) {
  struct Case {
    std::string_view drawn = {};
    JsonForm form = JsonForm::kDocument;
    std::string_view ids = {};
    std::vector<std::string> told = {};
  };
  for (const Case& c : {
           Case{"⟦7⟧",
                JsonForm::kDocument,
                "",
                {"input/wrong-type : a record is an object, this is a number"}},
           Case{R"(⟦"text"⟧)",
                JsonForm::kDocument,
                "",
                {"input/wrong-type : a record is an object, this is a string"}},
           Case{R"([{"id":"a"}, ⟦null⟧, {"id":"c"}])",
                JsonForm::kDocument,
                "a#1 c#3 ",
                {"input/wrong-type : a record is an object, this is null"}},
           Case{"{\"id\":\"a\"}\n⟦[{}]⟧\n{\"id\":\"c\"}",
                JsonForm::kLines,
                "a#1 c#3 ",
                {"input/wrong-type : a record is an object, this is an array"}},
       }) {
    Reading r;
    read(parse_marked(c.drawn).text, r, c.form);
    EXPECT_EQ(ids(r), c.ids) << c.drawn;
    EXPECT_EQ(told(r), c.told) << c.drawn;
    EXPECT_EQ(drawn(r), c.drawn);
  }
}

TEST(JsonReader, TheSizeOfADocumentAndOfALineHasALimit) {
  const std::string_view text = "{\"id\":\"abc\"}\n{\"id\":\"d\"}\n";
  Limits limits;
  limits.jsonl_line_bytes = 12;
  Reading both;
  read(text, both, JsonForm::kLines, limits);
  EXPECT_EQ(ids(both), "abc#1 d#2 ");
  limits.jsonl_line_bytes = 11;
  Reading one;
  read(text, one, JsonForm::kLines, limits);
  EXPECT_EQ(ids(one), "d#2 ");
  EXPECT_EQ(told(one),
            std::vector<std::string>{
                "input/too-large : this line has 12 bytes, more than the limit of 11: not read"});
  limits.document_bytes = 11;
  Reading none;
  read("{\"id\":\"abc\"}", none, JsonForm::kDocument, limits);
  EXPECT_EQ(
      told(none),
      std::vector<std::string>{
          "input/too-large : this document has 12 bytes, more than the limit of 11: not read"});
}

TEST(JsonReader, NestingHasALimitAlsoInMembersNobodyReads) {
  Limits limits;
  limits.json_depth = 3;
  Reading good;
  read(R"({"id":"a","x":[[1]]})", good, JsonForm::kDocument, limits);
  EXPECT_EQ(ids(good), "a#1 ");
  Reading deep;
  read("{\"id\":\"a\",\"x\":[[[1]]]}\n{\"id\":\"b\"}", deep, JsonForm::kLines, limits);
  EXPECT_EQ(ids(deep), "b#2 ");
  EXPECT_EQ(told(deep),
            std::vector<std::string>{"input/too-deep : nested more than 3 levels deep"});
  EXPECT_EQ(drawn(deep), "{\"id\":\"a\",\"x\":[[⟦[⟧1]]]}\n{\"id\":\"b\"}");
}

TEST(JsonReader, ManyProblemsOfOneDocumentAreCounted) {
  Limits limits;
  limits.input_findings = 2;
  Reading r;
  read(R"({"id":"a","persons":[1,2,3,4]})", r, JsonForm::kDocument, limits);
  EXPECT_EQ(told(r), (std::vector<std::string>{
                         "input/wrong-type persons[0]: persons[0] is a number, expected a string",
                         "input/wrong-type persons[1]: persons[1] is a number, expected a string "
                         "(2 more problems of this document not shown)"}));
  EXPECT_EQ(ids(r), "a#1 ");
}

TEST(JsonReader, ADoubtCarriesTheIdOfItsRecord) {
  Reading r;
  read(R"([{"title": 1, "id": "a"}, {"id": "b", "lead": 2}])", r);
  ASSERT_EQ(r.sink.doubts().size(), 2u);
  EXPECT_EQ(r.sink.doubts()[0].record, "a");
  EXPECT_EQ(r.sink.doubts()[1].record, "b");
}

TEST(JsonReader, AZeroByteHasAPlace) {
  Reading r;
  read(std::string_view("{\"id\":\"a\"}\n{\"id\":\"b\0\"}\n{\"id\":\"c\"}", 33), r,
       JsonForm::kLines);
  EXPECT_EQ(ids(r), "a#1 c#3 ");
  ASSERT_EQ(r.sink.doubts().size(), 1u);
  EXPECT_EQ(r.sink.doubts()[0].message, "control character U+0000 inside a string");
  EXPECT_EQ(r.sink.doubts()[0].where.begin, 19u);
}

}  // namespace
}  // namespace dateline
