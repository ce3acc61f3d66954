// Wall clock and instant, in every format: which zone a time was read in, how that zone was chosen,
// and the instant that follows. What was assumed stands in the record.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "validator/ingest/source_reader.h"

#include "tests/unit/ingest/shipped.h"

namespace dateline {
namespace {

struct ZoneCase {
  std::string_view name = {};  // of the file
  std::string text = {};
  std::string_view local = {};
  std::string_view zone = {};
  std::string_view from = {};  // how the zone was chosen
  std::string_view at = {};
  std::string_view published_at = {};
};

std::string page(std::string_view day, std::string_view clock) {
  return "Events\nMeeting with foresters\n" + std::string(day) + "\n" + std::string(clock) +
         "\nTokyo\nPublication status\nPublication date: " + std::string(day) + ", " +
         std::string(clock) + "\nText version\n";
}

void expect_zones(const ZoneCase& c) {
  SCOPED_TRACE(c.text);
  FindingSink sink;
  const RecordBatch batch =
      read_source(SourceText(0, std::string(c.name), c.text),
                  {.knowledge = &shipped().knowledge, .profiles = &shipped().profiles}, sink);
  EXPECT_TRUE(sink.doubts().empty());
  ASSERT_EQ(batch.records.size(), 1u);
  const EventTime& event = batch.records[0].event;
  const Publication& published = batch.records[0].published;
  EXPECT_EQ(event.local ? format_local(*event.local) : "", c.local);
  EXPECT_EQ(event.zone.name, c.zone);
  EXPECT_EQ(name_of(event.zone.origin), c.from);
  EXPECT_EQ(event.at ? format_instant(*event.at, event.offset_minutes) : "", c.at);
  EXPECT_EQ(published.at ? format_instant(*published.at, published.offset_minutes) : "",
            c.published_at);
}

TEST(Zones, AreThoseOfTheSourceNotOfThePlace) {
  for (const ZoneCase& c : {
           // In Tokyo, and all the same in the time of the site.
           ZoneCase{"a.txt", page("September 2, 2016", "10:30"), "2016-09-02 10:30",
                    "Europe/Moscow", "profile", "2016-09-02T10:30:00+03:00",
                    "2016-09-02T10:30:00+03:00"},
           // Moscow was four hours ahead of UTC for three winters.
           ZoneCase{"a.txt", page("January 15, 2013", "10:30"), "2013-01-15 10:30", "Europe/Moscow",
                    "profile", "2013-01-15T10:30:00+04:00", "2013-01-15T10:30:00+04:00"},
           ZoneCase{"a.json", R"({"event": {"date": "2016-09-02", "time": "10:30"}})",
                    "2016-09-02 10:30", "Europe/Moscow", "profile", "2016-09-02T10:30:00+03:00"},
           ZoneCase{"a.json",
                    R"({"event": {"date": "2016-09-02", "time": "10:30", "zone": "Asia/Tokyo"}})",
                    "2016-09-02 10:30", "Asia/Tokyo", "record", "2016-09-02T10:30:00+09:00"},
           ZoneCase{"a.json", R"({"event": {"at": "2016-09-02T10:30:00+09:00"}})",
                    "2016-09-02 10:30", "+09:00", "offset", "2016-09-02T10:30:00+09:00"},
           ZoneCase{"a.json", R"({"event": {"at": "2016-09-02T10:30:00Z"}})", "2016-09-02 10:30",
                    "+00:00", "offset", "2016-09-02T10:30:00Z"},
           ZoneCase{"a.json", R"({"event": {"at": "2016-09-02T01:30:00Z", "zone": "Asia/Tokyo"}})",
                    "2016-09-02 10:30", "Asia/Tokyo", "record", "2016-09-02T10:30:00+09:00"},
           ZoneCase{"a.md", "+++\nevent = {date = 2016-09-02, time = \"10:30\"}\n+++\n",
                    "2016-09-02 10:30", "Europe/Moscow", "profile", "2016-09-02T10:30:00+03:00"},
           ZoneCase{"a.md",
                    "+++\nevent = {date = 2016-09-02, time = 10:30:00, zone = \"Asia/Tokyo\"}\n"
                    "+++\n",
                    "2016-09-02 10:30", "Asia/Tokyo", "record", "2016-09-02T10:30:00+09:00"},
           ZoneCase{"a.json",
                    R"({"uri": "u", "eventDetails": {"dates":
                       {"startDate": "2016-09-02T10:30:00+09:00"}}})",
                    "2016-09-02 10:30", "+09:00", "offset", "2016-09-02T10:30:00+09:00"},
           // Without an offset it is the profile's.
           ZoneCase{"a.json",
                    R"({"uri": "u", "eventDetails": {"dates":
                       {"startDate": "2016-09-02T10:30:00"}}})",
                    "2016-09-02 10:30", "Europe/Moscow", "profile", "2016-09-02T10:30:00+03:00"},
           // The publication's own offset is not the event's.
           ZoneCase{"a.json",
                    R"({"uri": "u", "contentcreated": "2016-09-02",
                        "firstcreated": "2016-09-02T10:30:00+09:00"})",
                    "", "Europe/Moscow", "profile", "", "2016-09-02T10:30:00+09:00"},
           ZoneCase{"a.json", R"({"uri": "u", "versionCreated": "2016-09-02T10:30:00-04:00"})", "",
                    "Europe/Moscow", "profile", "", "2016-09-02T10:30:00-04:00"},
       }) {
    expect_zones(c);
  }
}

// Nobody can say which of two hours was meant: the earlier is taken. An hour that the clocks
// skipped is the moment at which they did. Both show in the instant, beside the wall clock as
// printed.
TEST(Zones, AnHourThatIsThereTwiceOrNeverIsTakenAsOneMoment) {
  for (const ZoneCase& c : {
           ZoneCase{"a.txt", page("October 26, 2014", "01:30"), "2014-10-26 01:30", "Europe/Moscow",
                    "profile", "2014-10-26T01:30:00+04:00", "2014-10-26T01:30:00+04:00"},
           ZoneCase{"a.txt", page("March 27, 2011", "02:30"), "2011-03-27 02:30", "Europe/Moscow",
                    "profile", "2011-03-27T03:00:00+04:00", "2011-03-27T03:00:00+04:00"},
           // The source says which.
           ZoneCase{"a.json",
                    R"({"event": {"date": "2014-10-26", "time": "01:30",
                        "zone": "Europe/Moscow", "at": "2014-10-26T01:30:00+03:00"}})",
                    "2014-10-26 01:30", "Europe/Moscow", "record", "2014-10-26T01:30:00+03:00"},
           ZoneCase{"a.md",
                    "+++\nevent = {date = 2015-03-29, time = \"02:30\", zone = "
                    "\"Europe/Berlin\"}\n+++\n",
                    "2015-03-29 02:30", "Europe/Berlin", "record", "2015-03-29T03:00:00+02:00"},
           ZoneCase{"a.json",
                    R"({"uri": "u", "eventDetails": {"dates":
                       {"startDate": "2014-10-26T01:30:00+03:00"}}})",
                    "2014-10-26 01:30", "+03:00", "offset", "2014-10-26T01:30:00+03:00"},
       }) {
    expect_zones(c);
  }
}

TEST(Zones, AnEmbargoHasItsOwnOffsetOrTheZoneOfTheRecord) {
  struct Case {
    std::string_view name = {};
    std::string_view text = {};
    std::string_view embargo_at = {};
  };
  for (const Case& c : {
           Case{"a.json", R"({"published": {"embargo": "2016-09-02T10:30:00-04:00"}})",
                "2016-09-02T10:30:00-04:00"},
           Case{"a.json", R"({"published": {"embargo": "2016-09-02"}})",
                "2016-09-02T00:00:00+03:00"},
           Case{"a.json", R"({"uri": "u", "embargoed": "2016-09-02T10:30:00Z"})",
                "2016-09-02T10:30:00Z"},
           Case{"a.json", R"({"uri": "u", "embargoedUntil": "2016-09-02T10:30:00"})",
                "2016-09-02T10:30:00+03:00"},
           Case{"a.md", "+++\npublished = {embargo = 2016-09-02T10:30:00-04:00}\n+++\n",
                "2016-09-02T10:30:00-04:00"},
           Case{"a.md",
                "+++\nevent = {zone = \"Asia/Tokyo\"}\npublished = {embargo = 2016-09-02 "
                "10:30:00}\n+++\n",
                "2016-09-02T10:30:00+09:00"},
       }) {
    SCOPED_TRACE(std::string(c.text));
    FindingSink sink;
    const RecordBatch batch =
        read_source(SourceText(0, std::string(c.name), c.text),
                    {.knowledge = &shipped().knowledge, .profiles = &shipped().profiles}, sink);
    EXPECT_TRUE(sink.doubts().empty());
    ASSERT_EQ(batch.records.size(), 1u);
    const Publication& published = batch.records[0].published;
    EXPECT_FALSE(published.block);
    ASSERT_TRUE(published.embargo_at.present);
    EXPECT_EQ(format_instant(*published.embargo_at, published.embargo_offset_minutes),
              c.embargo_at);
  }
}

}  // namespace
}  // namespace dateline
