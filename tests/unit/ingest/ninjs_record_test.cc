#include "validator/ingest/ninjs_record.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/ingest/json_reading.h"

namespace dateline {
namespace {

const Record& only(const Reading& reading) {
  static const Record kNone;
  EXPECT_EQ(reading.batch.records.size(), 1u);
  return reading.batch.records.empty() ? kNone : reading.batch.records[0];
}

template <class List>
std::vector<std::string> names(const List& list) {
  std::vector<std::string> out;
  for (const auto& item : list) out.emplace_back(*item.name);
  return out;
}

std::vector<std::string> texts(std::span<const Text> list) {
  std::vector<std::string> out;
  for (const Text& text : list) out.emplace_back(*text);
  return out;
}

using Lines = std::vector<std::string>;

TEST(NinjsRecord, ItsMembersTellAnItemFromTheCanonicalForm) {
  struct Case {
    std::string_view text = {};
    std::string_view format = {};
  };
  for (const Case& c : {
           Case{R"({})", ""},
           Case{R"({"id": "a", "title": "A meeting"})", ""},
           Case{R"({"uri": "urn:a"})", "ninjs"},
           Case{R"({"uri": "urn:a", "id": "a"})", ""},
           Case{R"({"headline": "A meeting"})", ""},
           Case{R"({"headline": "A meeting", "body_text": "They met."})", "ninjs"},
           Case{R"({"headlines": [], "versionCreated": "2015-09-15T14:40:00Z"})", "ninjs"},
           Case{R"({"standard": {"name": "ninjs"}, "id": "a"})", "ninjs"},
           Case{R"({"standard": {"name": "other"}})", ""},
       }) {
    Reading r;
    read(c.text, r);
    EXPECT_EQ(only(r).input.format, c.format) << c.text;
  }
}

TEST(NinjsRecord, TheFirstVersion) {
  Reading r;
  read(R"({"uri": "urn:n:1", "type": "text", "language": "en", "headline": "Talks in Dushanbe",
           "title": "slug", "description_text": "A short account.", "located": "Dushanbe",
           "firstcreated": "2015-09-15T14:40:00+05:00", "versioncreated": "2015-09-15T15:00:00+05:00",
           "contentcreated": "2015-09-15T09:15:00+05:00",
           "place": [{"name": "Tajikistan", "rel": "about"}], "person": [{"name": "Emomali Rahmon"}],
           "subject": [{"name": "diplomacy"}, {"code": "x"}],
           "body_html": "<p>no</p>", "body_text": "They met.\n\nThen they \"ate\"."})",
       r);
  EXPECT_EQ(told(r), Lines{});
  const Record& record = only(r);
  EXPECT_EQ(*record.id, "urn:n:1");
  EXPECT_EQ(record.language, "en");
  EXPECT_EQ(*record.title, "Talks in Dushanbe");
  EXPECT_EQ(*record.lead, "A short account.");
  EXPECT_EQ(*record.place.name, "Dushanbe");
  EXPECT_EQ(format_date(*record.event.date), "2015-09-15");
  EXPECT_FALSE(record.event.local);
  EXPECT_FALSE(record.published.block);
  EXPECT_EQ(format_local(*record.published.local), "2015-09-15 14:40");
  EXPECT_EQ(format_instant(*record.published.at, record.published.offset_minutes),
            "2015-09-15T14:40:00+05:00");
  EXPECT_EQ(format_local(*record.published.updated), "2015-09-15 15:00");
  EXPECT_EQ(names(record.geography), Lines{"Tajikistan"});
  EXPECT_EQ(names(record.persons), Lines{"Emomali Rahmon"});
  EXPECT_EQ(texts(record.topics), Lines{"diplomacy"});
  EXPECT_EQ(texts(record.body), (Lines{"They met.", "Then they \"ate\"."}));
  EXPECT_EQ(words(r, record.body[1].span), R"(Then they \"ate\".)");
  EXPECT_EQ(record.paragraphs.size(), 2u);
}

TEST(NinjsRecord, TheSecondVersionTakesTheMainPlainText) {
  Reading r;
  read(R"({"uri": "urn:n:2",
           "headlines": [{"role": "short", "value": "Talks"}, {"role": "main", "value": "Talks in Astana"}],
           "descriptions": [{"role": "summary", "value": "In short."}],
           "bodies": [{"role": "main", "contenttype": "text/html", "value": "<p>One &amp; all</p>\n<p>caf\u00e9 <i>two<\/i></p>"}],
           "people": [{"name": "Nursultan Nazarbayev"}], "places": [{"name": "Kazakhstan"}],
           "subjects": [{"name": "trade"}], "versioncreated": "2016-02-05T10:00:00Z"})",
       r);
  EXPECT_EQ(told(r), Lines{});
  const Record& record = only(r);
  EXPECT_EQ(*record.title, "Talks in Astana");
  EXPECT_EQ(*record.lead, "In short.");
  EXPECT_EQ(texts(record.body), (Lines{"One & all", "café two"}));
  EXPECT_EQ(words(r, record.body[0].span), "One &amp; all");
  EXPECT_EQ(words(r, record.body[1].span), R"(caf\u00e9 <i>two)");
  EXPECT_EQ(names(record.persons), Lines{"Nursultan Nazarbayev"});
  EXPECT_EQ(names(record.geography), Lines{"Kazakhstan"});
  EXPECT_EQ(texts(record.topics), Lines{"trade"});
  EXPECT_EQ(format_local(*record.published.local), "2016-02-05 10:00");
  EXPECT_FALSE(record.published.updated);
}

TEST(NinjsRecord, AnEventOfTheThirdVersionHasItsTimes) {
  struct Case {
    std::string_view dates = {};
    std::string_view date = {};
    std::string_view local = {};
    std::string_view zone = {};
    std::string_view end = {};
  };
  for (
      const Case& c : {
          Case{
              R"("startDate": "2023-07-11T09:00:00+03:00", "endDate": "2023-07-12T17:00:00+03:00")",
              "2023-07-11", "2023-07-11 09:00", "+03:00", "2023-07-12 17:00"},
          Case{R"("startDate": "2023-07-11T09:00:00Z")", "2023-07-11", "2023-07-11 09:00", "+00:00",
               ""},
          Case{R"("startDate": "2023-07-11", "endDate": "2023-07-12")", "2023-07-11", "", "",
               "2023-07-12 00:00"},
          Case{R"("expectedStartDate": "2023-07-11", "expectedEndDate": "2023-08")", "2023-07-11",
               "", "", ""},
          Case{R"("expectedStartDate": "2023")", "", "", "", ""},
      }) {
    Reading r;
    read(R"({"uri": "urn:n:3", "type": "event", "title": "Summit in Vilnius",
             "places": [{"name": "Vilnius"}], "versionCreated": "2023-07-01T10:00:00Z",
             "eventDetails": {"dates": {)" +
             std::string(c.dates) + "}}}",
         r);
    EXPECT_EQ(told(r), Lines{}) << c.dates;
    const Record& record = only(r);
    const EventTime& event = record.event;
    EXPECT_EQ(event.date ? format_date(*event.date) : "", c.date) << c.dates;
    EXPECT_EQ(event.local ? format_local(*event.local) : "", c.local) << c.dates;
    EXPECT_EQ(event.end ? format_local(*event.end) : "", c.end) << c.dates;
    EXPECT_EQ(event.zone.name, c.zone) << c.dates;
    EXPECT_EQ(event.zone.origin, c.zone.empty() ? ZoneOrigin::kNone : ZoneOrigin::kOffset);
    EXPECT_EQ(*record.place.name, "Vilnius");
    EXPECT_FALSE(record.published.local) << "when the item was made, not when it came out";
  }
}

TEST(NinjsRecord, PlanningIsAnAnnouncement) {
  Reading r;
  read(R"({"uri": "urn:n:4", "type": "planning", "plannedCoverage": []})", r);
  EXPECT_EQ(told(r), Lines{});
  EXPECT_TRUE(only(r).kind.present);
  EXPECT_EQ(only(r).kind.value, RecordKind::kAnnouncement);
}

TEST(NinjsRecord, WhatIsWrongIsFoundAtItsPlace) {
  struct Case {
    std::string_view drawn = {};
    std::string_view told = {};
  };
  for (const Case& c : {
           Case{R"({"uri": "u", "title": ⟦42⟧})",
                "input/wrong-type title: title is a number, expected a string"},
           Case{R"({"uri": "u", "firstcreated": "⟦Next Monday⟧"})",
                "input/bad-date firstcreated: firstcreated is 'Next Monday', expected a date-time "
                "such as 2015-09-15T14:40:00+03:00"},
           Case{R"({"uri": "u", "bodies": [{"value": ⟦7⟧}]})",
                "input/wrong-type bodies[0].value: bodies[0].value is a number, expected a string"},
           Case{R"({"uri": "u", "person": "⟦A. Author⟧"})",
                "input/wrong-type person: person is a string, expected an array"},
           Case{R"({"uri": "u", "urgency": ⟦0.1⟧})",
                "input/wrong-type urgency: urgency is 0.1, expected a whole number"},
           Case{R"({"uri": "u", "standard": "⟦ninjs⟧"})",
                "input/wrong-type standard: standard is a string, expected an object"},
           Case{R"({"uri": "u", "eventDetails": {"dates": {"startDate": "⟦2023-02-30⟧"}}})",
                "input/bad-date eventDetails.dates.startDate: eventDetails.dates.startDate is "
                "'2023-02-30', expected a date-time such as 2015-09-15T14:40:00+03:00"},
       }) {
    const MarkedText marked = parse_marked(c.drawn);
    Reading r;
    read(marked.text, r);
    EXPECT_EQ(told(r), Lines{std::string(c.told)});
    EXPECT_EQ(drawn(r), c.drawn);
    EXPECT_EQ(r.batch.records.size(), 1u);
  }
}

TEST(NinjsRecord, ManyParagraphsWithEscapesKeepTheirPlaces) {
  std::string body;
  for (int i = 0; i < 20'000; ++i) body += R"(It\u2019s \"so\" \ud83d\ude00.\n\n)";
  Reading r;
  read(R"({"uri": "u", "body_text": ")" + body + "\"}", r);
  ASSERT_EQ(only(r).body.size(), 20'000u);
  EXPECT_EQ(words(r, only(r).body[19'999].span), R"(It\u2019s \"so\" \ud83d\ude00.)");
}

}  // namespace
}  // namespace dateline
