#include "validator/ingest/complete_record.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "validator/base/text.h"
#include "validator/domain/claims.h"
#include "validator/domain/date_claims.h"
#include "validator/ingest/complete_speakers.h"
#include "validator/ingest/fields_in_doubt.h"
#include "validator/source/value_location.h"

namespace dateline {
namespace {

// The day that decides who is principal and which name a place had.
std::optional<Date> day_of(const Record& record) {
  if (record.event.date) return *record.event.date;
  if (record.published.local) return date_of(*record.published.local);
  if (record.event.announced_from) return *record.event.announced_from;
  return std::nullopt;
}

void complete_kind(Record& record, const Profile& profile) {
  if (record.kind.present) return;
  if (record.event.announced_from) {
    record.kind = {RecordKind::kAnnouncement, record.event.announced_from.span, false};
    return;
  }
  record.kind = {profile.kind_of(record.title.value, record.lead.value), record.title.span, false};
}

TimeZone zone_of(EventTime& event, const Profile& profile) {
  if (event.zone.origin == ZoneOrigin::kNone) {
    event.zone = {profile.zone_name, ZoneOrigin::kProfile};
  }
  if (event.zone.name == profile.zone_name) return profile.zone;
  const Result<TimeZone> found = TimeZone::find(event.zone.name);
  return found ? *found : profile.zone;
}

// An instant that the source gives itself has a span of its own and agrees with its wall clock;
// anything else follows from the wall clock anew.
bool is_given(const Sourced<Instant>& at, std::int16_t offset_minutes,
              const Sourced<LocalTime>& local) {
  return at.present && at.span.known() && !(at.span == local.span) &&
         at.value.seconds + std::int64_t{60} * offset_minutes == local.value.seconds;
}

void complete_instant(const Sourced<LocalTime>& local, const TimeZone& zone, bool midnight_unknown,
                      Sourced<Instant>& at, std::int16_t& offset_minutes) {
  if (local.present && is_given(at, offset_minutes, local)) return;
  at = {};
  offset_minutes = 0;
  if (!local.present || (midnight_unknown && second_of_day(*local) == 0)) return;
  const TimeZone::Resolved resolved = zone.resolve(*local);
  at = sourced(resolved.instant, local.span);
  offset_minutes = static_cast<std::int16_t>(resolved.offset_minutes);
}

void complete_times(Record& record, const Profile& profile) {
  EventTime& event = record.event;
  if (!event.date && event.local) event.date = sourced(date_of(*event.local), event.local.span);
  const TimeZone zone = zone_of(event, profile);
  complete_instant(event.local, zone, profile.midnight_is_unknown, event.at, event.offset_minutes);
  Publication& published = record.published;
  complete_instant(published.local, zone, profile.midnight_is_unknown, published.at,
                   published.offset_minutes);
  complete_instant(published.embargo, zone, false, published.embargo_at,
                   published.embargo_offset_minutes);
}

void complete_place(Record& record, std::optional<Date> day, const Knowledge& knowledge) {
  Place place = {.name = record.place.name};
  const KnownPlace* found = place.name ? knowledge.places.find(*place.name, day) : nullptr;
  if (found != nullptr) {
    place.country = found->country;
    place.region = found->region;
    place.zone = found->zone;
    place.lat = found->lat;
    place.lon = found->lon;
    place.located = found->located;
    place.known = true;
  }
  record.place = place;
}

void complete_persons(Record& record, const Knowledge& knowledge, Arena& arena) {
  const std::span<Person> persons = arena.make_array<Person>(record.persons.size());
  for (std::size_t i = 0; i < persons.size(); ++i) {
    persons[i].name = record.persons[i].name;
    const KnownPerson* known = knowledge.people.find(*persons[i].name);
    persons[i].known = known != nullptr;
    persons[i].key = known != nullptr ? std::string_view(known->key)
                                      : key_of(*persons[i].name, knowledge, arena);
  }
  record.persons = persons;
}

void complete_geography(Record& record, const Knowledge& knowledge, Arena& arena) {
  const std::span<GeographyTag> tags = arena.make_array<GeographyTag>(record.geography.size());
  for (std::size_t i = 0; i < tags.size(); ++i) {
    tags[i].name = record.geography[i].name;
    if (const Country* country = knowledge.countries.by_name(*tags[i].name)) {
      tags[i].country = country->code;
    } else if (const HomeRegion* region = knowledge.countries.region_by_name(*tags[i].name)) {
      tags[i].region = region->code;
    }
  }
  record.geography = tags;
}

void complete_see_also(Record& record, const Profile& profile, Arena& arena) {
  const std::span<SeeAlso> links = arena.make_array<SeeAlso>(record.see_also.size());
  const Regex& visits = profile.layout.compiled.visits;
  for (std::size_t i = 0; i < links.size(); ++i) {
    SeeAlso& link = links[i];
    link = record.see_also[i];
    if (link.end || visits.search(link.title.value)) {
      link.kind = SeeAlsoKind::kVisit;
    } else {
      link.kind = link.start ? SeeAlsoKind::kEvent : SeeAlsoKind::kOther;
    }
  }
  record.see_also = links;
}

SourceSpan span_of(std::string_view part, const Text& text, const SourceText& source) {
  if (!text.span.known()) return text.span;
  const auto begin = static_cast<std::size_t>(part.data() - text.value.data());
  return locate_part(source, text.span, *text, begin, begin + part.size());
}

// What title and lead both claim is one claim, with the place that either names.
bool claimed_before(const FoundClaim& found, std::vector<Claim>& claims) {
  for (Claim& claim : claims) {
    if (claim.kind != found.kind || fold(claim.what) != fold(found.what)) continue;
    if (claim.where.empty()) claim.where = found.where;
    return true;
  }
  return false;
}

void add_dates(const Text& text, std::optional<Date> day, const SourceText& source,
               const Knowledge& knowledge, std::vector<Claim>& claims) {
  for (const DateClaim& found : knowledge.date_claims.find(*text, day)) {
    const bool known = std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) {
      return claim.kind == ClaimKind::kDate && *claim.start == found.start &&
             *claim.end == found.end && claim.weekday == found.weekday;
    });
    if (known) continue;
    const SourceSpan span = span_of(found.text, text, source);
    claims.push_back({.kind = ClaimKind::kDate,
                      .text = sourced(found.text, span),
                      .start = sourced(found.start, span),
                      .end = sourced(found.end, span),
                      .weekday = found.weekday});
  }
}

// Claims of order first, then dates.
void complete_claims(Record& record, std::optional<Date> day, const SourceText& source,
                     const Knowledge& knowledge, Arena& arena) {
  std::vector<Claim> claims;
  for (const Text* text : {&record.title, &record.lead}) {
    if (!*text) continue;
    for (const FoundClaim& found : knowledge.claims.find(**text)) {
      if (claimed_before(found, claims)) continue;
      claims.push_back({.kind = found.kind,
                        .what = found.what,
                        .where = found.where,
                        .text = sourced(found.text, span_of(found.text, *text, source))});
    }
  }
  for (const Text* text : {&record.title, &record.lead}) {
    if (*text) add_dates(*text, day, source, knowledge, claims);
  }
  record.claims = arena.copy(claims);
}

}  // namespace

void complete_record(Record& record, const SourceText& source, const Knowledge& knowledge,
                     const Profile& profile, Arena& arena) {
  if (record.language.empty()) record.language = profile.language;
  complete_kind(record, profile);
  complete_times(record, profile);
  const std::optional<Date> day = day_of(record);
  const Principal* principal = day ? profile.principal_on(*day) : nullptr;
  record.principal = principal ? std::string_view(principal->name) : std::string_view();
  complete_place(record, day, knowledge);
  complete_persons(record, knowledge, arena);
  complete_geography(record, knowledge, arena);
  complete_see_also(record, profile, arena);
  complete_claims(record, day, source, knowledge, arena);
  record.speakers = distinct_speakers(record.transcript, principal, profile, knowledge, arena);
  record.present = people_present(record, principal, source, knowledge, arena);
  record.in_doubt = with_what_follows(record);
  if (!record.id) {
    record.id = {arena.copy(make_record_id(record)), {}, true};
  }
}

std::string make_record_id(const Record& record) {
  const EventTime& event = record.event;
  std::string when = "undated";
  if (event.at && event.local) {
    when = format_date(date_of(*event.local)) + "T" + format_clock(*event.local);
  } else if (const std::optional<Date> day = day_of(record)) {
    when = format_date(*day);
  }
  const std::string title = slug(record.title.value);
  return fmt::format("{}/{}", when, title.empty() ? "untitled" : title);
}

}  // namespace dateline
