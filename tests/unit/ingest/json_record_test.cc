#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/ingest/json_reading.h"

namespace dateline {
namespace {

constexpr std::string_view kRahmon = R"({
  "id": "50297", "url": "https://example.org/50297", "kind": "meeting", "language": "en",
  "title": "Meeting with Emomali Rahmon", "lead": "Exchange of views.",
  "event": {"date": "2015-09-15", "time": "09:15", "zone": "Europe/Moscow", "place": "Dushanbe"},
  "published": {"date": "2015-09-15", "time": "09:15", "sections": ["News", "Transcripts"], "updated": "2015-09-16T10:00:00"},
  "body": ["They met."],
  "transcript": [{"label": "President of Russia Vladimir Putin", "speaker": "Vladimir Putin", "role": "President of Russia", "text": ["Thank you.", "Let us begin."]}],
  "captions": ["At the table."], "persons": ["Rahmon Emomali"], "geography": ["Tajikistan"], "topics": ["Foreign policy"],
  "see_also": [{"title": "Visit to Tajikistan", "start": "2015-09-14", "end": "2015-09-15", "heading": "See also"}]
})";

TEST(JsonRecord, ReadsEveryMemberOfTheCanonicalForm) {
  Reading r;
  read(kRahmon, r);
  EXPECT_EQ(told(r), std::vector<std::string>{});
  ASSERT_EQ(r.batch.records.size(), 1u);
  const Record& record = r.batch.records[0];
  EXPECT_EQ(record.id.value, "50297");
  EXPECT_EQ(record.url.value, "https://example.org/50297");
  EXPECT_TRUE(record.kind.present);
  EXPECT_EQ(record.kind.value, RecordKind::kMeeting);
  EXPECT_EQ(record.language, "en");
  EXPECT_EQ(record.title.value, "Meeting with Emomali Rahmon");
  EXPECT_EQ(record.lead.value, "Exchange of views.");
  EXPECT_EQ(format_date(*record.event.date), "2015-09-15");
  EXPECT_EQ(format_local(*record.event.local), "2015-09-15 09:15");
  EXPECT_EQ(record.event.zone.name, "Europe/Moscow");
  EXPECT_EQ(record.event.zone.origin, ZoneOrigin::kRecord);
  EXPECT_EQ(record.place.name.value, "Dushanbe");
  EXPECT_TRUE(record.published.block);
  EXPECT_EQ(format_local(*record.published.local), "2015-09-15 09:15");
  EXPECT_EQ(record.published.sections.size(), 2u);
  EXPECT_EQ(format_local(*record.published.updated), "2015-09-16 10:00");
  ASSERT_EQ(record.body.size(), 1u);
  ASSERT_EQ(record.transcript.size(), 1u);
  EXPECT_EQ(record.transcript[0].name.value, "Vladimir Putin");
  EXPECT_EQ(record.transcript[0].role.value, "President of Russia");
  EXPECT_EQ(record.transcript[0].paragraphs.size(), 2u);
  ASSERT_EQ(record.paragraphs.size(), 3u);
  EXPECT_EQ(record.paragraphs[0].value, "They met.");
  EXPECT_EQ(record.captions.size(), 1u);
  EXPECT_EQ(record.persons[0].name.value, "Rahmon Emomali");
  EXPECT_EQ(record.geography[0].name.value, "Tajikistan");
  EXPECT_EQ(record.topics[0].value, "Foreign policy");
  ASSERT_EQ(record.see_also.size(), 1u);
  EXPECT_EQ(format_date(*record.see_also[0].end), "2015-09-15");
  EXPECT_EQ(record.see_also[0].heading.value, "See also");
}

TEST(JsonRecord, EveryValueHasTheSpanOfItsOwnBytes) {
  Reading r;
  read(kRahmon, r);
  const Record& record = r.batch.records.at(0);
  EXPECT_EQ(words(r, record.title.span), "Meeting with Emomali Rahmon");
  EXPECT_EQ(words(r, record.kind.span), "meeting");
  EXPECT_EQ(words(r, record.event.date.span), "2015-09-15");
  EXPECT_EQ(words(r, record.event.local.span), "09:15");
  EXPECT_EQ(words(r, record.place.name.span), "Dushanbe");
  EXPECT_EQ(words(r, record.transcript[0].label.span), "President of Russia Vladimir Putin");
  EXPECT_EQ(words(r, record.transcript[0].paragraphs[1].span), "Let us begin.");
  EXPECT_EQ(words(r, record.persons[0].name.span), "Rahmon Emomali");
  EXPECT_EQ(words(r, record.persons_span), R"(["Rahmon Emomali"])");
  EXPECT_EQ(words(r, record.see_also[0].start.span), "2015-09-14");
  EXPECT_EQ(words(r, record.span), kRahmon);
}

struct DoubtCase {
  std::string_view drawn = {};  // the places of the doubts are marked
  std::vector<std::string> told = {};
};

// Every case is still one record.
void expect_doubts(const std::vector<DoubtCase>& cases) {
  for (const DoubtCase& c : cases) {
    Reading r;
    read(parse_marked(c.drawn).text, r);
    EXPECT_EQ(told(r), c.told) << c.drawn;
    EXPECT_EQ(drawn(r), c.drawn);
    EXPECT_EQ(r.batch.records.size(), 1u) << c.drawn;
  }
}

TEST(JsonRecord, AWrongTypeIsAFindingAtTheValueAndTheRecordIsRead) {
  expect_doubts({
      {R"({"title": ⟦7⟧})", {"input/wrong-type title: title is a number, expected a string"}},
      {R"({"event": ⟦["2015-09-15"]⟧})",
       {"input/wrong-type event: event is an array, expected an object"}},
      {R"({"event": {"date": ⟦20150915⟧}})",
       {"input/wrong-type event.date: event.date is a number, expected a string"}},
      {R"({"event": {"place": ⟦true⟧}})",
       {"input/wrong-type event.place: event.place is true or false, expected a string"}},
      {R"({"persons": "⟦Rahmon Emomali⟧"})",
       {"input/wrong-type persons: persons is a string, expected an array"}},
      {R"({"topics": ["a", ⟦{"name": "b"}⟧]})",
       {"input/wrong-type topics[1]: topics[1] is an object, expected a string"}},
      {R"({"transcript": [⟦7⟧, {"text": ["x", ⟦8⟧]}]})",
       {"input/wrong-type transcript[0]: transcript[0] is a number, expected an object or a string",
        "input/wrong-type transcript[1].text[1]: transcript[1].text[1] is a number, expected a "
        "string"}},
      {R"({"see_also": [⟦1⟧, {"title": ⟦2⟧}]})",
       {"input/wrong-type see_also[0]: see_also[0] is a number, expected an object or a string",
        "input/wrong-type see_also[1].title: see_also[1].title is a number, expected a string"}},
      {R"({"kind": "⟦meting⟧"})",
       {"input/wrong-type kind: kind is 'meting', expected one of other, meeting, talks, "
        "telephone, "
        "videoconference, news_conference, speech, summit, visit, ceremony, greeting, condolences, "
        "order, instruction, statement, interview, announcement"}},
      {R"({"reading_order": [1, ⟦-1⟧, "⟦x⟧"]})",
       {"input/wrong-type reading_order[1]: reading_order[1] is a number, expected a count of "
        "paragraphs",
        "input/wrong-type reading_order[2]: reading_order[2] is a string, expected a count of "
        "paragraphs"}},
  });
}

TEST(JsonRecord, ARepeatedKeyIsAFindingAtTheSecondAndTheFirstValueStands) {
  expect_doubts({
      {R"({"title": "a", "⟦title⟧": "b"})",
       {"input/duplicate-key title: the key 'title' stands here a second time; the first value is "
        "taken"}},
      {R"({"event": {"date": "2015-09-15", "⟦d\u0061te⟧": 7}})",
       {"input/duplicate-key event.date: the key 'date' stands here a second time; the first value "
        "is taken"}},
      {R"({"persons": [{"name": "a", "⟦name⟧": "b"}]})",
       {"input/duplicate-key persons[0].name: the key 'name' stands here a second time; the first "
        "value is taken"}},
  });
  Reading r;
  read(R"({"title": "a", "title": "b"})", r);
  EXPECT_EQ(r.batch.records.at(0).title.value, "a");
}

TEST(JsonRecord, WhatNoCalendarHasIsAFindingAndCountsAsAbsent) {
  const std::string_view day = ", expected a day of the calendar such as 2015-09-15";
  expect_doubts({
      {R"({"event": {"date": "⟦2015-02-30⟧"}})",
       {"input/bad-date event.date: event.date is '2015-02-30'" + std::string(day)}},
      {R"({"event": {"date": "⟦September 15, 2015⟧", "time": "14:40"}})",
       {"input/bad-date event.date: event.date is 'September 15, 2015'" + std::string(day)}},
      {R"({"event": {"date": "2015-09-15", "time": "⟦25:00⟧"}})",
       {"input/bad-date event.time: event.time is '25:00', expected a time such as 14:40"}},
      {R"({"event": {"date": "2015-09-15", "time": "⟦9:15⟧"}})",
       {"input/bad-date event.time: event.time is '9:15', expected a time such as 14:40"}},
      {R"({"event": {"time": "⟦14:40⟧"}})",
       {"input/bad-date event.date: event.time has no date beside it"}},
      {R"({"event": {"at": "⟦2015-09-15 at 14:40⟧"}})",
       {"input/bad-date event.at: event.at is '2015-09-15 at 14:40', expected a date-time such as "
        "2015-09-15T14:40:00+03:00"}},
      {R"({"event": {"end": "⟦soon⟧"}})",
       {"input/bad-date event.end: event.end is 'soon', expected a date or a date-time such as "
        "2015-09-15T14:40:00"}},
      {R"({"event": {"date": "2015-09-15", "time": "14:40", "zone": "⟦Mars/Phobos⟧"}})",
       {"input/bad-date event.zone: event.zone is 'Mars/Phobos', which is no time zone"}},
      {R"({"published": {"date": "⟦2015-13-01⟧"}})",
       {"input/bad-date published.date: published.date is '2015-13-01'" + std::string(day)}},
      {R"({"see_also": [{"title": "x", "start": "⟦2015-09-31⟧"}]})",
       {"input/bad-date see_also[0].start: see_also[0].start is '2015-09-31'" + std::string(day)}},
  });
}

TEST(JsonRecord, HalfASurrogatePairIsAFindingAtItsPlace) {
  expect_doubts({{R"({"title": "Meeting ⟦\ud83d⟧ here"})",
                  {"input/encoding title: \\ud83d is half of a surrogate pair: no character"}}});
}

TEST(JsonRecord, StringsWithoutEscapesAreBorrowedFromTheSource) {
  Reading r;
  read(R"({"title": "plain", "lead": "Kyrgyzstan\u2019s"})", r);
  const Record& record = r.batch.records.at(0);
  EXPECT_EQ(record.title.value.data(), r.batch.source.bytes().data() + record.title.span.begin);
  EXPECT_EQ(record.lead.value, "Kyrgyzstan’s");
  EXPECT_EQ(words(r, record.lead.span), R"(Kyrgyzstan\u2019s)");
}

TEST(JsonRecord, AnInstantMayStandForDateAndTime) {
  struct Case {
    std::string_view event = {};
    std::string_view local = {};
    std::string_view zone = {};
    std::string_view instant = {};  // empty: not given by the record
  };
  for (
      const Case& c : {
          Case{R"("at": "2015-09-15T14:40:00+06:00")", "2015-09-15 14:40", "+06:00",
               "2015-09-15T14:40:00+06:00"},
          Case{R"("at": "2015-09-15T21:40:00Z")", "2015-09-15 21:40", "+00:00",
               "2015-09-15T21:40:00Z"},
          Case{R"("at": "2015-09-15T21:40:00Z", "zone": "Asia/Dushanbe")", "2015-09-16 02:40",
               "Asia/Dushanbe", "2015-09-16T02:40:00+05:00"},
          Case{R"("at": "2015-09-15T14:40:00")", "2015-09-15 14:40", "", ""},
          // Beside date and time "at" is believed only where it says the same.
          Case{R"("date": "2015-09-15", "time": "14:40", "at": "2015-09-15T14:40:00+06:00")",
               "2015-09-15 14:40", "+06:00", "2015-09-15T14:40:00+06:00"},
          Case{
              R"("date": "2015-09-15", "time": "14:40", "zone": "Europe/Moscow", "at": "2015-09-15T14:40:00+06:00")",
              "2015-09-15 14:40", "Europe/Moscow", ""},
          Case{R"("date": "2015-09-15", "time": "15:40", "at": "2015-09-15T14:40:00+06:00")",
               "2015-09-15 15:40", "", ""},
          // The second 01:30 of that night.
          Case{
              R"("date": "2014-10-26", "time": "01:30", "zone": "Europe/Moscow", "at": "2014-10-26T01:30:00+03:00")",
              "2014-10-26 01:30", "Europe/Moscow", "2014-10-26T01:30:00+03:00"},
      }) {
    Reading r;
    read("{\"event\": {" + std::string(c.event) + "}}", r);
    EXPECT_EQ(told(r), std::vector<std::string>{}) << c.event;
    const EventTime& event = r.batch.records.at(0).event;
    EXPECT_EQ(format_local(*event.local), c.local) << c.event;
    EXPECT_EQ(*event.date, date_of(*event.local)) << c.event;
    EXPECT_EQ(event.zone.name, c.zone) << c.event;
    EXPECT_EQ(event.at ? format_instant(*event.at, event.offset_minutes) : "", c.instant)
        << c.event;
  }
}

TEST(JsonRecord, AnInstantsDateAndClockHaveTheirOwnSpans) {
  Reading r;
  read(
      R"({"published": {"at": "2015-09-15T14:40:00+03:00"}, "event": {"at": "2015-09-15T14:40:00+03:00"}})",
      r);
  const Record& record = r.batch.records.at(0);
  EXPECT_EQ(words(r, record.event.date.span), "2015-09-15");
  EXPECT_EQ(words(r, record.event.local.span), "2015-09-15T14:40:00");
  EXPECT_EQ(words(r, record.event.at.span), "2015-09-15T14:40:00+03:00");
  EXPECT_EQ(words(r, record.published.local.span), "2015-09-15T14:40:00");
}

TEST(JsonRecord, APlaceIsANameOrAnObjectWithOne) {
  struct Case {
    std::string_view text = {};
    std::string_view name = {};
  };
  for (const Case& c : {
           Case{R"({"event": {"place": "Sochi"}})", "Sochi"},
           Case{R"({"event": {"place": {"name": "Sochi", "country": "RU"}}})", "Sochi"},
           Case{R"({"place": {"name": "Sochi", "known": true}})", "Sochi"},
           Case{R"({"place": {"name": "Ufa"}, "event": {"place": "Sochi"}})", "Sochi"},
           Case{R"({"event": {"place": null}})", ""},
       }) {
    Reading r;
    read(c.text, r);
    EXPECT_EQ(told(r), std::vector<std::string>{}) << c.text;
    EXPECT_EQ(r.batch.records.at(0).place.name.value, c.name) << c.text;
  }
}

// Turns as "label|name|role: paragraph / paragraph".
std::vector<std::string> turns(const Record& record) {
  std::vector<std::string> out;
  for (const Turn& turn : record.transcript) {
    std::string line = std::string(turn.label.value) + "|" + std::string(turn.name.value) + "|" +
                       std::string(turn.role.value) + ":";
    for (const Text& paragraph : turn.paragraphs) line += " " + std::string(paragraph.value) + " /";
    out.push_back(line);
  }
  return out;
}

TEST(JsonRecord, ATurnIsAnObjectOrALabelledString) {
  struct Case {
    std::string_view transcript = {};
    std::vector<std::string> turns = {};
  };
  for (
      const Case& c : {
          Case{R"([{"label": "Question", "text": "One?"}])", {"Question|Question|: One? /"}},
          Case{R"([{"speaker": "Vladimir Putin", "role": "President", "text": ["One.", "Two."]}])",
               {"|Vladimir Putin|President: One. / Two. /"}},
          Case{R"([{"label": "Vladimir Putin"}])", {"Vladimir Putin|Vladimir Putin|:"}},
          Case{
              R"(["Vladimir Putin: One.", "Two.", "Question: Three?", {"label": "Vladimir Putin", "text": []}, "Four."])",
              {"Vladimir Putin|Vladimir Putin|: One. / Two. /", "Question|Question|: Three? /",
               "Vladimir Putin|Vladimir Putin|:", "||: Four. /"}},
          Case{R"(["Nobody says this.", "Nor this."])", {"||: Nobody says this. / Nor this. /"}},
      }) {
    Reading r;
    read("{\"transcript\": " + std::string(c.transcript) + "}", r);
    EXPECT_EQ(told(r), std::vector<std::string>{}) << c.transcript;
    EXPECT_EQ(turns(r.batch.records.at(0)), c.turns) << c.transcript;
  }
}

TEST(JsonRecord, ALabelledStringKeepsTheSpansOfItsParts) {
  Reading r;
  read(R"({"transcript": ["Vladimir Putin: Kyrgyzstan\u2019s accession", "Vladimir Putin: Yes."]})",
       r);
  const Record& record = r.batch.records.at(0);
  ASSERT_EQ(record.transcript.size(), 2u);
  EXPECT_EQ(words(r, record.transcript[0].label.span), "Vladimir Putin");
  EXPECT_EQ(words(r, record.transcript[0].paragraphs[0].span), R"(Kyrgyzstan\u2019s accession)");
  EXPECT_EQ(words(r, record.transcript[1].name.span), "Vladimir Putin");
  EXPECT_EQ(words(r, record.transcript[1].paragraphs[0].span), "Yes.");
}

TEST(JsonRecord, TheReadingOrderWeavesBodyAndTranscript) {
  Reading r;
  read(
      R"({"body": ["b1", "b2"], "transcript": [{"text": ["s1", "s2"]}], "reading_order": [0, 1, 1, 1, 1]})",
      r);
  std::string order;
  for (const Text& paragraph : r.batch.records.at(0).paragraphs) {
    order += std::string(paragraph.value) + " ";
  }
  EXPECT_EQ(order, "s1 b1 s2 b2 ");
}

TEST(JsonRecord, DerivedAndUnknownMembersArePassedOver) {
  Reading r;
  read(
      R"({"id": "a", "speakers": 7, "claims": {"x": 1}, "present": null, "input": {"ordinal": 9}, "x-desk": [1, {"y": 2}], "big": 123456789012345678901234567890})",
      r);
  EXPECT_EQ(told(r), std::vector<std::string>{});
  EXPECT_EQ(r.batch.records.at(0).input.ordinal, 1u);
}

TEST(JsonRecord, NullStandsForAnAbsentMember) {
  Reading r;
  read(R"({"id": null, "kind": null, "title": null, "event": null, "published": null, "body": null,
           "persons": null, "transcript": null, "see_also": null, "reading_order": null})",
       r);
  EXPECT_EQ(told(r), std::vector<std::string>{});
  const Record& record = r.batch.records.at(0);
  EXPECT_FALSE(record.title);
  EXPECT_FALSE(record.kind.present);
  EXPECT_FALSE(record.published.block);
}

TEST(JsonRecord, TheZonesOriginSurvivesTheRoundTrip) {
  for (const ZoneOrigin origin : {ZoneOrigin::kProfile, ZoneOrigin::kRecord, ZoneOrigin::kOffset}) {
    Reading r;
    read(R"({"event": {"zone": "Europe/Moscow", "zone_from": ")" + std::string(name_of(origin)) +
             R"("}})",
         r);
    EXPECT_EQ(r.batch.records.at(0).event.zone.origin, origin);
  }
}

}  // namespace
}  // namespace dateline
