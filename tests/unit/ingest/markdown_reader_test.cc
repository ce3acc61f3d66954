#include "validator/ingest/markdown_reader.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "validator/ingest/source_reader.h"

#include "tests/support/marked_text.h"
#include "tests/unit/ingest/shipped.h"

namespace dateline {
namespace {

struct MarkdownReading {
  RecordBatch batch = {};
  FindingSink sink = {};
};

void read_md(std::string_view text, MarkdownReading& out) {
  out.batch =
      read_source(SourceText(3, "a.md", text),
                  {.knowledge = &shipped().knowledge, .profiles = &shipped().profiles}, out.sink);
}

constexpr std::string_view kText =
    "\xEF\xBB\xBF+++\n"
    "title = \"Talks \\u2013 day one\"\n"
    "kind = \"talks\"\n"
    "event = {date = 2015-09-15, time = \"14:40\", place = \"Dushanbe\", zone = "
    "\"Asia/Dushanbe\"}\n"
    "persons = [\"Rahmon Emomali\"]\n"
    "geography = [\"Tajikistan\"]\n"
    "see_also = [\"A page\", {title = \"A visit\", start = 2015-09-14, end = \"2015-09-15\"}]\n"
    "[published]\n"
    "date = \"2015-09-15\"\n"
    "time = 14:50:00\n"
    "sections = [\"News\"]\n"
    "+++\n"
    "They\nmet.\n\n"
    "President of Russia\nVladimir Putin: Good day.\n\n"
    "So be it.\n";

TEST(MarkdownReader, FrontMatterAndTextAreOneRecord) {
  MarkdownReading r;
  read_md(kText, r);
  EXPECT_TRUE(r.sink.doubts().empty());
  ASSERT_EQ(r.batch.records.size(), 1u);
  const Record& record = r.batch.records[0];
  const auto words = [&](SourceSpan span) { return std::string(r.batch.source.slice(span)); };
  EXPECT_EQ(record.input.format, "markdown");
  EXPECT_EQ(*record.title, "Talks – day one");
  EXPECT_EQ(words(record.title.span), "Talks \\u2013 day one");
  EXPECT_EQ(record.kind.value, RecordKind::kTalks);
  EXPECT_EQ(words(record.event.date.span), "2015-09-15");
  EXPECT_EQ(format_local(*record.event.local), "2015-09-15 14:40");
  EXPECT_EQ(words(record.event.local.span), "14:40");
  EXPECT_EQ(record.event.zone.name, "Asia/Dushanbe");
  EXPECT_EQ(record.event.zone.origin, ZoneOrigin::kRecord);
  EXPECT_EQ(*record.place.name, "Dushanbe");
  EXPECT_TRUE(record.published.block);
  EXPECT_EQ(format_local(*record.published.local), "2015-09-15 14:50");
  ASSERT_EQ(record.published.sections.size(), 1u);
  ASSERT_EQ(record.persons.size(), 1u);
  EXPECT_EQ(words(record.persons[0].name.span), "Rahmon Emomali");
  ASSERT_EQ(record.geography.size(), 1u);
  ASSERT_EQ(record.see_also.size(), 2u);
  EXPECT_EQ(format_date(*record.see_also[1].end), "2015-09-15");
  ASSERT_EQ(record.body.size(), 1u);
  EXPECT_EQ(*record.body[0], "They met.");
  EXPECT_EQ(words(record.body[0].span), "They\nmet.");
  ASSERT_EQ(record.transcript.size(), 1u);
  const Turn& turn = record.transcript[0];
  EXPECT_EQ(*turn.label, "President of Russia Vladimir Putin");
  EXPECT_EQ(words(turn.label.span), "President of Russia\nVladimir Putin");
  EXPECT_EQ(*turn.name, "Vladimir Putin");
  ASSERT_EQ(turn.paragraphs.size(), 2u);
  EXPECT_EQ(*turn.paragraphs[0], "Good day.");
  EXPECT_EQ(words(turn.paragraphs[1].span), "So be it.");
  EXPECT_EQ(record.paragraphs.size(), 3u);
}

TEST(MarkdownReader, WhatIsWrongIsFoundAtItsPlace) {
  struct Case {
    std::string_view drawn = {};
    std::string_view rule = {};
    std::size_t records = 1;
  };
  for (const Case& c : {
           Case{"⟦+++⟧\ntitle = \"A\"\n", "input/syntax", 0},
           Case{"+++\ntitle = ⟦7⟧\n+++\n", "input/wrong-type", 1},
           Case{"+++\ntopics = [\"a\", ⟦true⟧]\n+++\n", "input/wrong-type", 1},
           Case{"+++\nkind = \"⟦tea⟧\"\n+++\n", "input/wrong-type", 1},
           Case{"+++\nevent = {date = \"⟦2015-02-30⟧\"}\n+++\n", "input/bad-date", 1},
           Case{"+++\nevent = {date = 2015-02-03, time = \"⟦25:00⟧\"}\n+++\n", "input/bad-date", 1},
           Case{"+++\nevent = {zone = \"⟦Mars/Olympus⟧\"}\n+++\n", "input/bad-date", 1},
       }) {
    const MarkedText marked = parse_marked(c.drawn);
    MarkdownReading r;
    read_md(marked.text, r);
    EXPECT_EQ(r.batch.records.size(), c.records) << c.drawn;
    ASSERT_EQ(r.sink.doubts().size(), 1u) << c.drawn;
    EXPECT_EQ(r.sink.doubts()[0].rule, c.rule) << c.drawn;
    const SourceSpan where = r.sink.doubts()[0].where;
    EXPECT_EQ(draw_marks({marked.text, {{where.begin, where.end()}}}), c.drawn);
  }
}

TEST(MarkdownReader, BrokenFrontMatterIsASyntaxErrorInItsLine) {
  MarkdownReading r;
  read_md("+++\ntitle = \"A\"\nlead = \n+++\nText.\n", r);
  EXPECT_TRUE(r.batch.records.empty());
  ASSERT_EQ(r.sink.doubts().size(), 1u);
  EXPECT_EQ(r.sink.doubts()[0].rule, "input/syntax");
  EXPECT_GE(r.sink.doubts()[0].where.begin, 16u);
  EXPECT_LE(r.sink.doubts()[0].where.begin, 24u);
}

TEST(MarkdownReader, OnlyAFenceOpensIt) {
  EXPECT_TRUE(opens_markdown("+++\n"));
  EXPECT_TRUE(opens_markdown("\n +++ \r\nx"));
  EXPECT_FALSE(opens_markdown("++++\n"));
  EXPECT_FALSE(opens_markdown("text\n+++\n"));
  EXPECT_FALSE(opens_markdown(""));
}

}  // namespace
}  // namespace dateline
