// Record: one event, whatever format it came from. Plain data: every string is borrowed from the
// source or from the batch's arena, every list is an array in that arena, so a Record is trivially
// destructible and a batch costs no allocation per record. Valid as long as its RecordBatch.
//
// Two layers: what a reader reads (title, event.local, transcript, tags …, each with its span) and
// what follows from it (marked "derived": filled by ingest/complete_record.h, the same for every
// format).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "validator/base/civil_time.h"
#include "validator/record/field_set.h"
#include "validator/record/sourced.h"

namespace dateline {

enum class RecordKind : std::uint8_t {
  kOther,
  kMeeting,
  kTalks,
  kTelephone,
  kVideoconference,
  kNewsConference,
  kSpeech,
  kSummit,
  kVisit,
  kCeremony,
  kGreeting,
  kCondolences,
  kOrder,
  kInstruction,
  kStatement,
  kInterview,
  kAnnouncement,
};

enum class ZoneOrigin : std::uint8_t { kNone, kProfile, kRecord, kOffset };

struct Zone {
  std::string_view name = {};             // IANA, "+03:00", or empty
  ZoneOrigin origin = ZoneOrigin::kNone;  // how it was chosen
};

struct EventTime {
  Sourced<Date> date = {};
  // The wall clock as printed, 00:00 included; absent when the source gives a date alone. Its span
  // is the time's own ("14:40").
  Sourced<LocalTime> local = {};
  Zone zone = {};
  Sourced<Instant> at = {};         // derived; absent where the profile takes 00:00 as unknown
  std::int16_t offset_minutes = 0;  // derived: the zone's offset at `at`, for printing
  Sourced<LocalTime> end = {};
  Sourced<Date> announced_from = {};  // "Announcement, December 14, 2012": the dates it is for
  Sourced<Date> announced_to = {};
};

struct Place {
  Text name = {};
  std::string_view country = {};  // derived: ISO 3166-1 alpha-2, or empty
  std::string_view region = {};   // derived: ISO 3166-2 ("RU-TVE"), or empty
  std::string_view zone = {};     // derived: the place's own IANA zone, or empty
  double lat = 0;                 // derived, degrees; meaningful when `located`
  double lon = 0;
  bool located = false;
  bool known = false;  // derived: the gazetteer has it
};

struct Publication {
  bool block = false;             // the page has a publication block at all
  Sourced<LocalTime> local = {};  // span: the whole "September 15, 2015, 14:40"
  Sourced<Instant> at = {};       // derived, unless the source gives the instant
  std::int16_t offset_minutes = 0;
  std::span<const Text> sections = {};
  Sourced<LocalTime> updated = {};
  Sourced<LocalTime> embargo = {};   // not to be published before; its day's start for a day alone
  Sourced<Instant> embargo_at = {};  // derived, unless the source gives the instant
  std::int16_t embargo_offset_minutes = 0;
};

struct Turn {
  Text label = {};  // as printed, without the colon; absent before the first label
  Text name = {};   // "Vladimir Putin": a part of the label
  Text role = {};   // "President of Russia"; absent when the label has none
  std::span<const Text> paragraphs = {};
};

// Distinct speakers, in the order of their first turn. Derived from the transcript.
struct Speaker {
  Text label = {};
  Text name = {};
  Text role = {};
  std::string_view key = {};      // person_key(name)
  std::string_view country = {};  // of the role's office or of the person, or empty
  bool house = false;             // the principal of that date
  bool generic = false;           // Question, Remark, Moderator …
  bool known = false;             // the people table has the name, or the role resolves
  std::uint32_t turns = 0;
  std::uint32_t spoken = 0;  // bytes of all that is said in them
};

struct Person {
  Text name = {};             // as tagged, "Surname Given"
  std::string_view key = {};  // derived
  bool known = false;         // derived
};

struct GeographyTag {
  Text name = {};
  std::string_view country = {};  // derived: ISO 3166-1 alpha-2 when the tag is a country
  std::string_view region = {};   // derived: ISO 3166-2 when it is a region
};

enum class SeeAlsoKind : std::uint8_t { kOther, kEvent, kVisit };

struct SeeAlso {
  Text title = {};
  Sourced<Date> start = {};
  Sourced<Date> end = {};                  // absent unless a range was printed
  SeeAlsoKind kind = SeeAlsoKind::kOther;  // derived: a range or "Visit to …" is a visit
  Text heading = {};                       // "See also", "Additional"
};

enum class ClaimKind : std::uint8_t { kAfter, kBefore, kDuring, kDate };

struct Claim {  // derived, from title and lead
  ClaimKind kind = ClaimKind::kAfter;
  std::string_view what = {};   // "CSTO summit": no article, no place
  std::string_view where = {};  // "Dushanbe", or empty
  Text text = {};               // the claim's own words, with their span
  // Of a date: the day or the days, and the weekday that stands beside ("Tuesday"), or empty.
  Sourced<Date> start = {};
  Sourced<Date> end = {};
  std::string_view weekday = {};
};

struct Presence {  // derived
  Text name = {};
  std::string_view key = {};
};

struct InputRef {
  std::string_view path = {};
  std::uint32_t ordinal = 1;      // within the file, from 1
  std::string_view format = {};   // "page", "json", "jsonl", "ninjs", "markdown"
  std::string_view profile = {};  // "kremlin-en", or empty
};

struct Record {
  Text id = {};  // derived where the source has none
  Text url = {};
  Sourced<RecordKind> kind = {};   // derived unless the source says it
  std::string_view language = {};  // BCP 47
  Text title = {};
  Text lead = {};
  EventTime event = {};
  Place place = {};
  Publication published = {};
  std::span<const Text> body = {};  // paragraphs that nobody speaks
  std::span<const Turn> transcript = {};
  std::span<const Text> captions = {};
  std::span<const Person> persons = {};
  std::span<const GeographyTag> geography = {};
  std::span<const Text> topics = {};
  std::span<const SeeAlso> see_also = {};
  // Body and transcript in reading order: filled by the reader, which alone knows the order.
  std::span<const Text> paragraphs = {};
  // How many tags the page keeps back: a list may end with "5 more".
  std::uint32_t persons_more = 0;
  std::uint32_t geography_more = 0;
  // How many photo captions the page keeps back: of "3 of 5" one is shown.
  std::uint32_t captions_more = 0;
  // How often the page says that it leaves text out: "<…>".
  std::uint32_t cuts = 0;
  // Where each list stands as a whole (label and items), for findings about a list.
  SourceSpan persons_span = {};
  SourceSpan geography_span = {};
  SourceSpan topics_span = {};
  SourceSpan published_span = {};
  // What the source has and nobody could read: a finding already, so no rule that reads it applies.
  FieldSet in_doubt = {};

  std::string_view principal = {};         // derived: the house's principal of that date, or empty
  std::span<const Speaker> speakers = {};  // derived
  std::span<const Claim> claims = {};      // derived
  std::span<const Presence> present = {};  // derived

  InputRef input = {};
  SourceSpan span = {};  // the whole record in its source
};

std::string_view name_of(RecordKind kind);  // "news_conference"
bool kind_named(std::string_view name, RecordKind& kind);
std::vector<std::string_view> kind_names();   // all, for "did you mean"
std::string_view name_of(ClaimKind kind);     // "after"
std::string_view name_of(SeeAlsoKind kind);   // "visit"
std::string_view name_of(ZoneOrigin origin);  // "profile"

// Whether people are bodily together at such an event: not at a greeting, an order, a telephone
// call.
bool has_bodily_presence(RecordKind kind);

}  // namespace dateline
