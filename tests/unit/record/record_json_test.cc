#include "validator/record/record_json.h"

#include <string>

#include <gtest/gtest.h>

namespace dateline {
namespace {

Text text(std::string_view value) {
  return sourced(value, SourceSpan{});
}

std::string json_of(const Record& record) {
  std::string out;
  append_record_json(out, record);
  return out;
}

constexpr std::string_view kEmptyTail =
    R"("body":[],"transcript":[],"captions":[],"persons":[],"geography":[],"topics":[],"see_also":[],)"
    R"("speakers":[],"claims":[],"present":[],"input":{"path":"","ordinal":1,"format":""}})";

TEST(RecordJson, AnEmptyRecordHasItsListsAndNothingElse) {
  EXPECT_EQ(json_of(Record{}), R"({"kind":"other","event":{},)" + std::string(kEmptyTail));
}

TEST(RecordJson, PrintsEveryMemberInItsOrder) {
  const Text body[] = {text("The leaders met.")};
  const Text spoken[] = {text("Mr President, …")};
  const Turn turns[] = {{.label = text("President of Russia Vladimir Putin"),
                         .name = text("Vladimir Putin"),
                         .role = text("President of Russia"),
                         .paragraphs = spoken}};
  const Text captions[] = {text("With Emomali Rahmon.")};
  const Person persons[] = {
      {.name = text("Rahmon Emomali"), .key = "emomali rahmon", .known = true}};
  const GeographyTag tags[] = {{.name = text("Tajikistan"), .country = "TJ"}};
  const Text topics[] = {text("Foreign policy")};
  const Text sections[] = {text("News"), text("Transcripts")};
  const SeeAlso links[] = {{.title = text("Visit to Tajikistan"),
                            .start = sourced(*valid_date(2015, 9, 14), SourceSpan{}),
                            .end = sourced(*valid_date(2015, 9, 15), SourceSpan{}),
                            .kind = SeeAlsoKind::kVisit,
                            .heading = text("See also")}};
  const Speaker speakers[] = {{.label = turns[0].label,
                               .name = turns[0].name,
                               .role = turns[0].role,
                               .key = "putin vladimir",
                               .country = "RU",
                               .house = true,
                               .known = true,
                               .turns = 1}};
  const Claim claims[] = {{.kind = ClaimKind::kAfter,
                           .what = "summit",
                           .where = "Dushanbe",
                           .text = text("After the …")}};
  const Presence present[] = {{.name = text("Vladimir Putin"), .key = "putin vladimir"}};
  const LocalTime local = *at_time(*valid_date(2015, 9, 15), 9, 15);
  const Instant instant{local.seconds - 3 * 3600, 0};

  Record record;
  record.id = text("50297");
  record.url = text("https://example.org/50297");
  record.kind = {RecordKind::kMeeting, {}, true};
  record.language = "en";
  record.title = text("Meeting with \"X\"");
  record.lead = text("A lead");
  record.event.date = sourced(date_of(local), SourceSpan{});
  record.event.local = sourced(local, SourceSpan{});
  record.event.zone = {"Europe/Moscow", ZoneOrigin::kProfile};
  record.event.at = sourced(instant, SourceSpan{});
  record.event.offset_minutes = 180;
  record.event.end = sourced(*at_time(*valid_date(2015, 9, 16), 0, 0), SourceSpan{});
  record.place = {.name = text("Dushanbe"),
                  .country = "TJ",
                  .zone = "Asia/Dushanbe",
                  .lat = 38.5,
                  .lon = 68.75,
                  .located = true,
                  .known = true};
  record.published = {.block = true,
                      .local = record.event.local,
                      .at = record.event.at,
                      .offset_minutes = 180,
                      .sections = sections,
                      .updated = sourced(*at_time(*valid_date(2015, 9, 17), 18, 2), SourceSpan{})};
  record.body = body;
  record.transcript = turns;
  const Text order[] = {spoken[0], body[0]};
  record.paragraphs = order;
  record.captions = captions;
  record.persons = persons;
  record.geography = tags;
  record.topics = topics;
  record.see_also = links;
  record.speakers = speakers;
  record.claims = claims;
  record.present = present;
  record.input = {.path = "a.txt", .ordinal = 2, .format = "page", .profile = "kremlin-en"};

  EXPECT_EQ(
      json_of(record),
      R"({"id":"50297","url":"https://example.org/50297","kind":"meeting","language":"en",)"
      R"("title":"Meeting with \"X\"","lead":"A lead",)"
      R"("event":{"date":"2015-09-15","time":"09:15","zone":"Europe/Moscow","zone_from":"profile",)"
      R"("at":"2015-09-15T09:15:00+03:00","end":"2015-09-16","place":"Dushanbe"},)"
      R"("published":{"date":"2015-09-15","time":"09:15","at":"2015-09-15T09:15:00+03:00",)"
      R"("sections":["News","Transcripts"],"updated":"2015-09-17T18:02:00"},)"
      R"("body":["The leaders met."],)"
      R"("transcript":[{"label":"President of Russia Vladimir Putin","speaker":"Vladimir Putin",)"
      R"("role":"President of Russia","text":["Mr President, …"]}],"reading_order":[0,1,1],)"
      R"("captions":["With Emomali Rahmon."],"persons":["Rahmon Emomali"],"geography":["Tajikistan"],)"
      R"("topics":["Foreign policy"],"see_also":[{"title":"Visit to Tajikistan","start":"2015-09-14",)"
      R"("end":"2015-09-15","kind":"visit","heading":"See also"}],)"
      R"("place":{"name":"Dushanbe","country":"TJ","zone":"Asia/Dushanbe","lat":38.5,"lon":68.75,)"
      R"("known":true},)"
      R"("speakers":[{"label":"President of Russia Vladimir Putin","name":"Vladimir Putin",)"
      R"("role":"President of Russia","country":"RU","house":true,"generic":false,"known":true,)"
      R"("turns":1}],)"
      R"("claims":[{"kind":"after","what":"summit","where":"Dushanbe","text":"After the …"}],)"
      R"("present":["Vladimir Putin"],)"
      R"("input":{"path":"a.txt","ordinal":2,"format":"page","profile":"kremlin-en"}})");
}

TEST(RecordJson, PrintsAnAnnouncementWithItsDays) {
  Record record;
  record.event.announced_from = sourced(*valid_date(2012, 12, 14), SourceSpan{});
  record.event.announced_to = sourced(*valid_date(2012, 12, 15), SourceSpan{});
  EXPECT_EQ(json_of(record),
            R"({"kind":"other","event":{"announced":{"start":"2012-12-14","end":"2012-12-15"}},)" +
                std::string(kEmptyTail));
}

TEST(RecordJson, APublicationBlockWithoutADateIsStillThere) {
  Record record;
  record.published.block = true;
  EXPECT_NE(json_of(record).find(R"("published":{"sections":[]})"), std::string::npos);
}

TEST(RecordJson, BadBytesBecomeReplacementCharacters) {
  Record record;
  record.title = text("de\xE3lared");
  EXPECT_NE(json_of(record).find("\"title\":\"de\xEF\xBF\xBDlared\""), std::string::npos);
}

}  // namespace
}  // namespace dateline
