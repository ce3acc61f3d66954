#include "validator/ingest/source_reader.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "validator/record/record_json.h"

#include "tests/unit/ingest/shipped.h"

namespace dateline {
namespace {

constexpr std::string_view kPage =
    "Events\n"
    "Meeting with President of Tajikistan Emomali Rahmon\n"
    "The presidents compared notes on what their countries do together.\n"
    "September 15, 2015\n"
    "09:15\n"
    "Dushanbe\n"
    "* * *\n"
    "President of Tajikistan Emomali Rahmon\n"
    ": Welcome to Dushanbe, Mr President.\n"
    "President of Russia Vladimir Putin: Thank you.\n"
    "* * *\n"
    "The talks went on over dinner.\n"
    "See also\n"
    "Visit to Tajikistan. CSTO Summit\n"
    "September 14 \xE2\x88\x92 15, 2015\n"
    "The two sides will meet again in spring.\n"
    "Geography\n"
    "Tajikistan\n"
    "Topics\n"
    "Foreign policy\n"
    "Persons\n"
    "Rahmon Emomali\n"
    "Publication status\n"
    "Published in sections: News, Transcripts\n"
    "Publication date: September 15, 2015, 09:15\n"
    "Text version";

struct Reading {
  RecordBatch batch = {};
  FindingSink sink = {};
};

void read(std::string name, std::string_view text, Reading& out, const Limits& limits = {}) {
  const ReadOptions options{
      .knowledge = &shipped().knowledge, .profiles = &shipped().profiles, .limits = limits};
  out.batch = read_source(SourceText(3, std::move(name), text), options, out.sink);
}

std::string wide(std::string_view text) {
  std::string out;
  for (const char c : text) out += {c, '\0'};
  return out;
}

TEST(DetectFormat, LooksAtTheContent) {
  struct Case {
    std::string_view what = {};
    std::string text = {};
    std::string_view format = {};
  };
  const std::string page(kPage);
  for (const Case& c : {
           Case{"a page", page, "page"},
           Case{"a page with a mark and CRLF", "\xEF\xBB\xBF\r\n\r\nEvents\r\nTitle\r\n", "page"},
           Case{"a page without its first line", page.substr(page.find("Meeting")), "page"},
           Case{"one label is not enough", "Notes\nPublication date: soon\n", ""},
           Case{"an object", R"({"id": "a"})", "json"},
           Case{"an object over several lines", "{\n\"id\": \"a\",\n\"event\":\n{\"date\": 1}\n}\n",
                "json"},
           Case{"an array", "\n [ {} ]", "json"},
           Case{"lines", "{\"id\": \"a\"}\n{\"id\": \"b\"}\n", "jsonl"},
           Case{"lines, the first broken off", "{\"id\": \"a\n{\"id\": \"b\"}\n", "jsonl"},
           Case{"lines, the second broken", "{\"id\": \"{a\"}\n\nnonsense\n", "jsonl"},
           Case{"a page in UTF-16", "\xFF\xFE" + wide(page), "page"},
           Case{"JSON in UTF-16", wide(R"({"id": "a"})"), "json"},
           Case{"Markdown that quotes a page", "# Archive\n" + page, ""},
           Case{"HTML", "<html>Events</html>", ""},
           Case{"an image", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), ""},
           Case{"prose", "Events in September\nNothing much.\n", ""},
           Case{"nothing", "", ""},
           Case{"blank lines", "\n \r\n", ""},
       }) {
    EXPECT_EQ(detect_format(c.text, shipped().profiles), c.format) << c.what;
  }
}

TEST(SourceReader, ReadsAPageAndWhatFollowsFromIt) {
  Reading r;
  read("archive/a.txt", kPage, r);
  EXPECT_TRUE(r.sink.doubts().empty());
  ASSERT_EQ(r.batch.records.size(), 1u);
  const Record& record = r.batch.records[0];
  EXPECT_EQ(record.id.value,
            "2015-09-15T09:15/meeting-with-president-of-tajikistan-emomali-rahmon");
  EXPECT_EQ(record.kind.value, RecordKind::kMeeting);
  EXPECT_EQ(record.place.country, "TJ");
  EXPECT_EQ(record.speakers.size(), 2u);
  EXPECT_EQ(record.present.size(), 2u);
  EXPECT_EQ(record.see_also[0].kind, SeeAlsoKind::kVisit);
  EXPECT_EQ(record.input.path, "archive/a.txt");
  EXPECT_EQ(record.input.ordinal, 1u);
  EXPECT_EQ(record.input.format, "page");
  EXPECT_EQ(record.input.profile, "kremlin-en");
}

TEST(SourceReader, TheInputStaysReadableWhenTheBatchMoves) {
  Reading r;
  read("a", kPage, r);  // a name short enough to live inside its string
  const RecordBatch moved = std::move(r.batch);
  EXPECT_EQ(moved.records.at(0).input.path, "a");
  EXPECT_EQ(moved.records.at(0).place.name.value, "Dushanbe");
}

TEST(SourceReader, TheNameDecidesThatATextIsLines) {
  Reading lines;
  read("a.jsonl", "nonsense\n{\"id\": \"b\"}\n", lines);
  ASSERT_EQ(lines.batch.records.size(), 1u);
  EXPECT_EQ(lines.batch.records[0].input.format, "jsonl");
  EXPECT_EQ(lines.batch.records[0].input.ordinal, 2u);
  ASSERT_EQ(lines.sink.doubts().size(), 1u);
  EXPECT_EQ(lines.sink.doubts()[0].rule, "input/syntax");
  Reading foreign;
  read("a.txt", "nonsense\n{\"id\": \"b\"}\n", foreign);
  EXPECT_TRUE(foreign.batch.records.empty());
  EXPECT_TRUE(foreign.sink.doubts().empty());
}

TEST(SourceReader, BadBytesInAPageAreAFindingOfItsRecordAndThePageIsRead) {
  std::string text(kPage);
  const std::size_t place = text.find("compared") + 4;
  text.insert(place, "\xE3");
  Reading r;
  read("a.txt", text, r);
  ASSERT_EQ(r.sink.doubts().size(), 1u);
  EXPECT_EQ(r.sink.doubts()[0].rule, "input/encoding");
  EXPECT_EQ(r.sink.doubts()[0].where, (SourceSpan{place, 1, 3}));
  ASSERT_EQ(r.batch.records.size(), 1u);
  EXPECT_EQ(r.sink.doubts()[0].record, r.batch.records[0].id.value);
}

TEST(SourceReader, Utf16IsOneFindingWhateverTheFormat) {
  for (const auto& [name, text] : {std::pair<std::string, std::string>{"a.txt", wide(kPage)},
                                   {"a.json", "\xFF\xFE" + wide("{\"id\": \"a\"}")},
                                   {"a.jsonl", wide("{\"id\": \"a\"}\n{\"id\": \"b\"}\n")}}) {
    Reading r;
    read(name, text, r);
    EXPECT_TRUE(r.batch.records.empty()) << name;
    ASSERT_EQ(r.sink.doubts().size(), 1u) << name;
    EXPECT_EQ(r.sink.doubts()[0].rule, "input/encoding") << name;
  }
}

TEST(SourceReader, TheSizeOfAPageHasALimit) {
  Limits limits;
  limits.document_bytes = kPage.size();
  Reading good;
  read("a.txt", kPage, good, limits);
  EXPECT_EQ(good.batch.records.size(), 1u);
  limits.document_bytes = kPage.size() - 1;
  Reading large;
  read("a.txt", kPage, large, limits);
  EXPECT_TRUE(large.batch.records.empty());
  ASSERT_EQ(large.sink.doubts().size(), 1u);
  EXPECT_EQ(large.sink.doubts()[0].rule, "input/too-large");
}

TEST(SourceReader, ADoubtIsNamedAfterTheRecordItLiesIn) {
  Reading r;
  read("a.json", R"([{"title": "One"}, {"title": "Two", "lead": 7}])", r);
  ASSERT_EQ(r.sink.doubts().size(), 1u);
  EXPECT_EQ(r.sink.doubts()[0].record, "undated/two");
}

// The canonical JSON without the members that say where it was read.
std::string canonical(Record record) {
  record.input = {};
  std::string out;
  append_record_json(out, record);
  return out;
}

// What inspect prints, read back and printed again, is the same: so every rule sees the same.
void expect_round_trip(const RecordBatch& batch) {
  std::string lines;
  for (const Record& record : batch.records) {
    append_record_json(lines, record);
    lines += '\n';
  }
  Reading again;
  read("again.jsonl", lines, again);
  for (const InputDoubt& doubt : again.sink.doubts()) ADD_FAILURE() << doubt.message;
  ASSERT_EQ(again.batch.records.size(), batch.records.size());
  for (std::size_t i = 0; i < batch.records.size(); ++i) {
    EXPECT_EQ(canonical(again.batch.records[i]), canonical(batch.records[i]));
  }
}

TEST(SourceReaderProperty, WhatIsPrintedReadsBackTheSame) {
  Reading page;
  read("a.txt", std::string(kPage) + std::string(kPage), page);
  ASSERT_EQ(page.batch.records.size(), 2u);
  EXPECT_NE(canonical(page.batch.records[0]).find("\"reading_order\":[0,2,2]"), std::string::npos)
      << canonical(page.batch.records[0]);
  expect_round_trip(page.batch);
  for (
      const std::string_view json :
      {R"({"event": {"at": "2014-10-26T01:30:00+03:00", "zone": "Europe/Moscow"}})",
       R"({"event": {"at": "2015-09-15T14:40:00+06:00", "end": "2015-09-16"}, "published": {"at": "2015-09-15T14:40:00Z"}})",
       R"({"event": {"date": "2011-03-27", "time": "02:30"}})",
       R"({"event": {"date": "2005-03-27", "time": "00:00", "announced": {"start": "2005-03-28"}}})",
       R"({"title": "\ud83d\ude00 \"quoted\" \\ \u0001", "transcript": ["No label.", "Vladimir Putin: A.", {"speaker": "B C", "role": "D", "text": "E"}]})",
       R"({"see_also": ["plain", {"heading": "Additional", "title": "x", "start": "2015-09-14"}], "published": {}})"}) {
    Reading r;
    read("a.json", json, r);
    expect_round_trip(r.batch);
  }
}

// Damaged in any one byte, a record is a doubt or a slightly different record; whatever is read of
// it prints as JSON that reads back without a doubt and the same.
TEST(SourceReaderProperty, WhatIsReadOfADamagedRecordReadsBackTheSame) {
  Reading whole;
  read("a.txt", kPage, whole);
  std::string json;
  append_record_json(json, whole.batch.records.at(0));
  std::size_t records = 0;
  for (std::size_t i = 0; i < json.size(); i += 3) {
    for (const char byte : {'"', '\\', '0', ' ', '}', '\xE3'}) {
      std::string damaged = json;
      damaged[i] = byte;
      Reading r;
      read("a.json", damaged, r);
      records += r.batch.records.size();
      expect_round_trip(r.batch);
    }
  }
  EXPECT_GT(records, json.size() / 2);
}

std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

TEST(SourceReader, TheSeedPagesComeInTheOrderOfTheirFile) {
  const std::filesystem::path seed = DATELINE_ROOT "/../shared/seeds/kremlin-events-2015-09-15.txt";
  if (!std::filesystem::exists(seed)) GTEST_SKIP() << "no seed pages here";
  Reading r;
  read("seed.txt", file_text(seed), r);
  EXPECT_TRUE(r.sink.doubts().empty());
  std::string order;
  for (const Record& record : r.batch.records) {
    order +=
        format_clock(*record.event.local) + " " + std::string(name_of(record.kind.value)) + "; ";
  }
  EXPECT_EQ(order, "14:40 meeting; 09:15 meeting; 12:30 summit; ");
  ASSERT_EQ(r.batch.records[0].claims.size(), 1u);
  EXPECT_EQ(r.batch.source.slice(r.batch.records[0].claims[0].text.span),
            r.batch.records[0].claims[0].text.value);
  expect_round_trip(r.batch);
}

}  // namespace
}  // namespace dateline
