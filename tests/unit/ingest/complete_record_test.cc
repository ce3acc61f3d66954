#include "validator/ingest/complete_record.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "validator/ingest/json_reader.h"
#include "validator/record/record_json.h"

#include "tests/unit/ingest/shipped.h"

namespace dateline {
namespace {

// A record from canonical JSON, completed with what ships; 00:00 is an unknown time in that
// profile.
class Completed {
 public:
  explicit Completed(std::string_view json) {
    batch_.source = SourceText(0, "test.json", json);
    FindingSink sink;
    read_json(batch_, JsonForm::kDocument, profile(), Limits{}, sink, &shipped().knowledge);
    for (const InputDoubt& doubt : sink.doubts()) ADD_FAILURE() << json << "\n" << doubt.message;
    EXPECT_EQ(batch_.records.size(), 1u) << json;
    complete();
  }

  void complete() {
    complete_record(record(), batch_.source, shipped().knowledge, profile(), batch_.arena);
  }

  static const Profile& profile() { return shipped().profiles.front(); }
  Record& record() { return batch_.records.front(); }
  const Record* operator->() const { return &batch_.records.front(); }
  [[nodiscard]] std::string words(SourceSpan span) const {
    return span.known() ? std::string(batch_.source.slice(span)) : "(nowhere)";
  }

 private:
  RecordBatch batch_;
};

TEST(CompleteRecord, TheKindIsTheTitlesThenTheLeads) {
  struct Case {
    std::string_view json = {};
    std::string_view kind = {};
  };
  for (const Case& c : {
           Case{R"({"title": "Meeting with President of Tajikistan Emomali Rahmon"})", "meeting"},
           Case{R"({"title": "CSTO summit"})", "summit"},
           Case{R"({"title": "Greetings to all", "lead": "He held talks with the leaders."})",
                "greeting"},
           Case{R"({"title": "Dushanbe", "lead": "Vladimir Putin had a telephone conversation."})",
                "telephone"},
           Case{R"({"title": "Something else"})", "other"},
           Case{R"({})", "other"},
           Case{R"({"title": "CSTO summit", "kind": "speech"})", "speech"},
           Case{R"({"title": "CSTO summit", "event": {"announced": {"start": "2015-09-14"}}})",
                "announcement"},
       }) {
    EXPECT_EQ(name_of(Completed(c.json)->kind.value), c.kind) << c.json;
  }
}

TEST(CompleteRecord, TheZoneIsTheRecordsElseTheProfiles) {
  struct Case {
    std::string_view event = {};
    std::string_view zone = {};
    std::string_view origin = {};
    std::string_view at = {};
  };
  for (
      const Case& c : {
          Case{R"("date": "2015-09-15", "time": "14:40")", "Europe/Moscow", "profile",
               "2015-09-15T14:40:00+03:00"},
          Case{R"("date": "2013-09-15", "time": "14:40")", "Europe/Moscow", "profile",
               "2013-09-15T14:40:00+04:00"},
          Case{R"("date": "2015-09-15", "time": "14:40", "zone": "Asia/Dushanbe")", "Asia/Dushanbe",
               "record", "2015-09-15T14:40:00+05:00"},
          Case{R"("at": "2015-09-15T14:40:00+06:00")", "+06:00", "offset",
               "2015-09-15T14:40:00+06:00"},
          Case{R"("date": "2015-09-15")", "Europe/Moscow", "profile", ""},
          Case{R"("date": "2015-09-15", "time": "00:00")", "Europe/Moscow", "profile", ""},
          Case{R"("at": "2015-09-15T00:00:00+03:00")", "+03:00", "offset",
               "2015-09-15T00:00:00+03:00"},
          // The clocks went back: the earlier of the two, unless the record says which.
          Case{R"("date": "2014-10-26", "time": "01:30")", "Europe/Moscow", "profile",
               "2014-10-26T01:30:00+04:00"},
          Case{
              R"("date": "2014-10-26", "time": "01:30", "zone": "Europe/Moscow", "at": "2014-10-26T01:30:00+03:00")",
              "Europe/Moscow", "record", "2014-10-26T01:30:00+03:00"},
      }) {
    const Completed record("{\"event\": {" + std::string(c.event) + "}}");
    const EventTime& event = record->event;
    EXPECT_EQ(event.zone.name, c.zone) << c.event;
    EXPECT_EQ(name_of(event.zone.origin), c.origin) << c.event;
    EXPECT_EQ(event.at ? format_instant(*event.at, event.offset_minutes) : "", c.at) << c.event;
  }
}

TEST(CompleteRecord, ThePublicationStandsInTheEventsZone) {
  const Completed record(
      R"({"event": {"date": "2015-09-15", "time": "14:40", "zone": "Asia/Dushanbe"},
          "published": {"date": "2015-09-15", "time": "15:00"}})");
  EXPECT_EQ(format_instant(*record->published.at, record->published.offset_minutes),
            "2015-09-15T15:00:00+05:00");
  EXPECT_EQ(record.words(record->published.at.span), "15:00");
  const Completed own(R"({"published": {"at": "2015-09-15T15:00:00+01:00"}})");
  EXPECT_EQ(format_instant(*own->published.at, own->published.offset_minutes),
            "2015-09-15T15:00:00+01:00");
}

TEST(CompleteRecord, ThePlaceComesFromTheGazetteerOrStaysUnknown) {
  const Completed known(R"({"event": {"date": "2015-09-15", "place": "Dushanbe"}})");
  EXPECT_TRUE(known->place.known);
  EXPECT_TRUE(known->place.located);
  EXPECT_EQ(known->place.country, "TJ");
  EXPECT_EQ(known->place.zone, "Asia/Dushanbe");
  EXPECT_NEAR(known->place.lat, 38.55, 0.2);
  EXPECT_NEAR(known->place.lon, 68.8, 0.2);
  const Completed unknown(R"({"event": {"date": "2015-09-15", "place": "Nowhereville"}})");
  EXPECT_FALSE(unknown->place.known);
  EXPECT_FALSE(unknown->place.located);
  EXPECT_EQ(unknown->place.country, "");
  EXPECT_FALSE(Completed("{}")->place.known);
}

// "label|name|role|country flags turns"
std::vector<std::string> speakers(const Completed& record) {
  std::vector<std::string> out;
  for (const Speaker& s : record->speakers) {
    out.push_back(std::string(s.label.value) + "|" + std::string(s.name.value) + "|" +
                  std::string(s.role.value) + "|" + std::string(s.country) +
                  (s.house ? " house" : "") + (s.generic ? " generic" : "") +
                  (s.known ? " known" : "") + " " + std::to_string(s.turns));
  }
  return out;
}

TEST(CompleteRecord, SpeakersAreDistinctInTheOrderOfTheirFirstTurn) {
  const Completed record(R"({"event": {"date": "2015-09-15"}, "transcript": [
      "President of Tajikistan Emomali Rahmon: Welcome.",
      "President of Russia Vladimir Putin: Thank you.",
      "Question: One?",
      "Vladimir Putin: Yes.",
      "Emomali Rahmon: Good.",
      "V.Putin: Indeed.",
      "Question: Two?",
      "Teacher Pyotr Neizvestny: Hello."]})");
  EXPECT_EQ(speakers(record),
            (std::vector<std::string>{
                "President of Tajikistan Emomali Rahmon|Emomali Rahmon|President of Tajikistan|TJ "
                "known 2",
                "President of Russia Vladimir Putin|Vladimir Putin|President of Russia|RU house "
                "known 3",
                "Question|Question|| generic 2",
                "Teacher Pyotr Neizvestny|Pyotr Neizvestny|Teacher| 1"}));
}

TEST(CompleteRecord, ALaterFullLabelGivesTheSpeakersRole) {
  const Completed record(R"({"event": {"date": "2015-09-15"}, "transcript": [
      "Pyotr Neizvestny: Hello.", "President of Tajikistan Pyotr Neizvestny: Again."]})");
  EXPECT_EQ(speakers(record),
            (std::vector<std::string>{
                "Pyotr Neizvestny|Pyotr Neizvestny|President of Tajikistan|TJ known 2"}));
}

TEST(CompleteRecord, ThePrincipalIsThatOfTheDay) {
  struct Case {
    std::string_view json = {};
    bool house = false;
  };
  for (
      const Case& c : {
          Case{R"({"event": {"date": "2010-04-20"}, "transcript": ["Dmitry Medvedev: Hello."]})",
               true},
          Case{R"({"event": {"date": "2015-09-15"}, "transcript": ["Dmitry Medvedev: Hello."]})",
               false},
          Case{
              R"({"published": {"date": "2010-04-20", "time": "15:00"}, "transcript": ["Dmitry Medvedev: Hello."]})",
              true},
          Case{R"({"transcript": ["Dmitry Medvedev: Hello."]})", false},
      }) {
    EXPECT_EQ(Completed(c.json)->speakers[0].house, c.house) << c.json;
  }
}

TEST(CompleteRecord, ThousandsOfSpeakersTakeLinearTime) {
  std::string json = R"({"event": {"date": "2015-09-15"}, "transcript": [)";
  for (int i = 0; i < 5'000; ++i) {
    json += R"({"label": "Speaker)" + std::to_string(i) + R"( Unknown", "text": []},)";
  }
  json += R"({"label": "Speaker7 Unknown", "text": []}]})";
  const Completed record(json);
  EXPECT_EQ(record->speakers.size(), 5'000u);
  EXPECT_EQ(record->speakers[7].turns, 2u);
}

TEST(CompleteRecord, PersonsTagsAndLinksAreLookedUp) {
  const Completed record(R"({"persons": ["Rahmon Emomali", "Neizvestny Pyotr"],
      "geography": ["Tajikistan", "Tver Region", "Atlantis"],
      "see_also": [{"title": "CSTO summit", "start": "2015-09-14", "end": "2015-09-15"},
                   {"title": "Visit to Tajikistan", "start": "2015-09-14"},
                   {"title": "CSTO summit", "start": "2015-09-15"}, {"title": "CSTO summit"}]})");
  EXPECT_TRUE(record->persons[0].known);
  EXPECT_EQ(record->persons[0].key, shipped().knowledge.people.person_key("Emomali Rahmon"));
  EXPECT_FALSE(record->persons[1].known);
  EXPECT_EQ(record->persons[1].key, shipped().knowledge.people.person_key("Pyotr Neizvestny"));
  EXPECT_EQ(record->geography[0].country, "TJ");
  EXPECT_EQ(record->geography[1].country, "");
  EXPECT_EQ(record->geography[1].region, "RU-TVE");
  EXPECT_EQ(record->geography[2].country, "");
  std::string kinds;
  for (const SeeAlso& link : record->see_also) kinds += std::string(name_of(link.kind)) + " ";
  EXPECT_EQ(kinds, "visit visit event other ");
}

TEST(CompleteRecord, ClaimsKeepTheirOwnWordsAndPlace) {
  const Completed record(
      R"({"lead": "Following the CSTO summit in Dushanbe, Russia\u2019s leader had a meeting."})");
  ASSERT_EQ(record->claims.size(), 1u);
  EXPECT_EQ(record->claims[0].kind, ClaimKind::kAfter);
  EXPECT_EQ(record->claims[0].what, "CSTO summit");
  EXPECT_EQ(record->claims[0].where, "Dushanbe");
  EXPECT_EQ(record.words(record->claims[0].text.span), record->claims[0].text.value);
}

TEST(CompleteRecord, PresentAreThePrincipalAndTheKnownSpeakersWhereThePeopleMeet) {
  struct Case {
    std::string_view what = {};
    std::string_view json = {};
    std::string_view present = {};
  };
  for (
      const Case& c : {
          Case{
              "speakers",
              R"("title": "Meeting with Emomali Rahmon", "transcript": ["Emomali Rahmon: A.", "Question: B?", "Vladimir Putin: C.", "Pyotr Neizvestny: D."])",
              "Emomali Rahmon, Vladimir Putin"},
          Case{"named in the lead",
               R"("title": "CSTO summit", "lead": "Vladimir Putin took part.")", "Vladimir Putin"},
          Case{"listed only", R"("title": "CSTO summit", "persons": ["Rahmon Emomali"])", ""},
          Case{
              "a call",
              R"("title": "Telephone conversation with Emomali Rahmon", "lead": "Vladimir Putin called.")",
              ""},
          Case{"a greeting",
               R"("title": "Greetings on a birthday", "lead": "Vladimir Putin sent greetings.")",
               ""},
          Case{"no kind", R"("title": "Something", "transcript": ["Emomali Rahmon: A."])", ""},
      }) {
    const Completed record("{\"event\": {\"date\": \"2015-09-15\"}, " + std::string(c.json) + "}");
    std::string present;
    for (const Presence& who : record->present) {
      present += (present.empty() ? "" : ", ") + std::string(who.name.value);
      EXPECT_EQ(who.key, shipped().knowledge.people.person_key(*who.name)) << c.what;
      EXPECT_EQ(record.words(who.name.span), who.name.value) << c.what;
    }
    EXPECT_EQ(present, c.present) << c.what;
  }
}

TEST(CompleteRecord, MakesAnIdOfDateTimeAndTitle) {
  struct Case {
    std::string_view json = {};
    std::string_view id = {};
  };
  const std::string_view title =
      R"("title": "Meeting with President of Kyrgyzstan Almazbek Atambayev")";
  const std::string_view slug = "meeting-with-president-of-kyrgyzstan-almazbek-atambayev";
  for (const Case& c : {
           Case{R"("event": {"date": "2015-09-15", "time": "14:40"})", "2015-09-15T14:40/"},
           Case{R"("event": {"date": "2015-09-15", "time": "00:00"})", "2015-09-15/"},
           Case{R"("event": {"date": "2015-09-15"})", "2015-09-15/"},
           Case{R"("event": {"announced": {"start": "2015-09-14", "end": "2015-09-15"}})",
                "2015-09-14/"},
           Case{R"("published": {"date": "2015-09-16", "time": "10:00"})", "2015-09-16/"},
           Case{R"("topics": [])", "undated/"},
       }) {
    const Completed record("{" + std::string(title) + ", " + std::string(c.json) + "}");
    EXPECT_EQ(record->id.value, std::string(c.id) + std::string(slug)) << c.json;
    EXPECT_FALSE(record->id.span.known()) << c.json;
  }
  EXPECT_EQ(Completed(R"({"id": "50297", "title": "x"})")->id.value, "50297");
  EXPECT_EQ(Completed("{}")->id.value, "undated/untitled");
}

TEST(CompleteRecord, DoingItTwiceChangesNothing) {
  for (
      const std::string_view json :
      {R"({})",
       R"({"title": "Meeting with Emomali Rahmon", "lead": "Following the CSTO summit in Dushanbe, they met.",
            "event": {"date": "2015-09-15", "time": "09:15", "place": "Dushanbe"},
            "published": {"date": "2015-09-15", "time": "09:15"},
            "transcript": ["Vladimir Putin: A.", "President of Tajikistan Emomali Rahmon: B."],
            "persons": ["Rahmon Emomali"], "geography": ["Tajikistan"],
            "see_also": [{"title": "Visit to Tajikistan", "start": "2015-09-14"}]})",
       R"({"event": {"at": "2014-10-26T01:30:00+03:00", "zone": "Europe/Moscow"}})"}) {
    Completed record(json);
    std::string once;
    append_record_json(once, record.record());
    record.complete();
    std::string twice;
    append_record_json(twice, record.record());
    EXPECT_EQ(once, twice);
  }
}

TEST(CompleteRecord, FollowsAChangedTitleAndTime) {
  Completed record(R"({"title": "CSTO summit", "event": {"date": "2015-09-15", "time": "12:30"}})");
  record.record().title.value = "Telephone conversation";
  record.record().event.local.value.seconds += 3600;
  record.complete();
  EXPECT_EQ(record->kind.value, RecordKind::kTelephone);
  EXPECT_EQ(format_instant(*record->event.at, 180), "2015-09-15T13:30:00+03:00");
}

}  // namespace
}  // namespace dateline
