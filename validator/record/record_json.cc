// Writes the members in a fixed order: what a reader reads first, then what follows from it, then
// "input". One function per object.
#include "validator/record/record_json.h"

#include "validator/base/json_writer.h"
#include "validator/record/reading_order.h"

namespace dateline {
namespace {

void optional_member(JsonWriter& json, std::string_view name, const Text& text) {
  if (text.present) json.member(name, text.value);
}

void optional_member(JsonWriter& json, std::string_view name, std::string_view text) {
  if (!text.empty()) json.member(name, text);
}

void optional_member(JsonWriter& json, std::string_view name, const Sourced<Date>& date) {
  if (date.present) json.member(name, format_date(date.value));
}

// A date alone where the clock says midnight: event.end may be a day without an hour.
std::string date_or_local(LocalTime local) {
  return second_of_day(local) == 0 ? format_date(date_of(local)) : format_local_iso(local);
}

void write_texts(JsonWriter& json, std::string_view name, std::span<const Text> texts) {
  json.key(name).begin_array();
  for (const Text& text : texts) json.string(text.value);
  json.end_array();
}

template <class Item>
void write_names(JsonWriter& json, std::string_view name, std::span<const Item> items) {
  json.key(name).begin_array();
  for (const Item& item : items) json.string(item.name.value);
  json.end_array();
}

void write_event(JsonWriter& json, const Record& record) {
  const EventTime& event = record.event;
  json.key("event").begin_object();
  if (event.date) {
    optional_member(json, "date", event.date);
  } else if (event.local) {
    json.member("date", format_date(date_of(*event.local)));
  }
  if (event.local) json.member("time", format_clock(*event.local));
  optional_member(json, "zone", event.zone.name);
  if (event.zone.origin != ZoneOrigin::kNone) json.member("zone_from", name_of(event.zone.origin));
  if (event.at) json.member("at", format_instant(*event.at, event.offset_minutes));
  if (event.end) json.member("end", date_or_local(*event.end));
  optional_member(json, "place", record.place.name);
  if (event.announced_from) {
    json.key("announced").begin_object();
    optional_member(json, "start", event.announced_from);
    optional_member(json, "end", event.announced_to);
    json.end_object();
  }
  json.end_object();
}

// Where the instant is known with its offset, which alone tells it from any other zone's.
void write_embargo(JsonWriter& json, const Publication& published) {
  if (!published.embargo) return;
  json.member("embargo", published.embargo_at ? format_instant(*published.embargo_at,
                                                               published.embargo_offset_minutes)
                                              : format_local_iso(*published.embargo));
}

void write_published(JsonWriter& json, const Publication& published) {
  if (!published.block && !published.local && !published.embargo) return;
  json.key("published").begin_object();
  if (!published.block) json.member("block", false);
  if (published.local) {
    json.member("date", format_date(date_of(*published.local)));
    json.member("time", format_clock(*published.local));
  }
  if (published.at) json.member("at", format_instant(*published.at, published.offset_minutes));
  write_texts(json, "sections", published.sections);
  if (published.updated) json.member("updated", format_local_iso(*published.updated));
  write_embargo(json, published);
  json.end_object();
}

void write_transcript(JsonWriter& json, std::span<const Turn> transcript) {
  json.key("transcript").begin_array();
  for (const Turn& turn : transcript) {
    json.begin_object();
    optional_member(json, "label", turn.label);
    optional_member(json, "speaker", turn.name);
    optional_member(json, "role", turn.role);
    write_texts(json, "text", turn.paragraphs);
    json.end_object();
  }
  json.end_array();
}

void write_reading_order(JsonWriter& json, const Record& record) {
  const std::vector<std::uint64_t> runs = reading_order_of(record);
  if (runs.empty()) return;
  json.key("reading_order").begin_array();
  for (const std::uint64_t run : runs) json.unsigned_integer(run);
  json.end_array();
}

void write_see_also(JsonWriter& json, std::span<const SeeAlso> links) {
  json.key("see_also").begin_array();
  for (const SeeAlso& link : links) {
    json.begin_object();
    optional_member(json, "title", link.title);
    optional_member(json, "start", link.start);
    optional_member(json, "end", link.end);
    json.member("kind", name_of(link.kind));
    optional_member(json, "heading", link.heading);
    json.end_object();
  }
  json.end_array();
}

void write_place(JsonWriter& json, const Place& place) {
  if (!place.name) return;
  json.key("place").begin_object();
  optional_member(json, "name", place.name);
  optional_member(json, "country", place.country);
  optional_member(json, "region", place.region);
  optional_member(json, "zone", place.zone);
  if (place.located) json.key("lat").number(place.lat).key("lon").number(place.lon);
  json.key("known").boolean(place.known);
  json.end_object();
}

void write_speakers(JsonWriter& json, std::span<const Speaker> speakers) {
  json.key("speakers").begin_array();
  for (const Speaker& speaker : speakers) {
    json.begin_object();
    optional_member(json, "label", speaker.label);
    optional_member(json, "name", speaker.name);
    optional_member(json, "role", speaker.role);
    optional_member(json, "country", speaker.country);
    json.key("house").boolean(speaker.house);
    json.key("generic").boolean(speaker.generic);
    json.key("known").boolean(speaker.known);
    json.member("turns", std::uint64_t{speaker.turns});
    json.end_object();
  }
  json.end_array();
}

void write_claims(JsonWriter& json, std::span<const Claim> claims) {
  json.key("claims").begin_array();
  for (const Claim& claim : claims) {
    json.begin_object();
    json.member("kind", name_of(claim.kind)).member("what", claim.what);
    optional_member(json, "where", claim.where);
    optional_member(json, "text", claim.text);
    optional_member(json, "start", claim.start);
    optional_member(json, "end", claim.end);
    optional_member(json, "weekday", claim.weekday);
    json.end_object();
  }
  json.end_array();
}

// What has a finding of its own; what follows from it follows again.
void write_in_doubt(JsonWriter& json, FieldSet fields) {
  if (fields.empty()) return;
  json.key("in_doubt").begin_array();
  for (int i = 0; i < kReadFields; ++i) {
    const auto field = static_cast<RecordField>(i);
    if (fields.has(field)) json.string(name_of(field));
  }
  json.end_array();
}

void write_input(JsonWriter& json, const InputRef& input) {
  json.key("input").begin_object();
  json.member("path", input.path);
  json.member("ordinal", std::uint64_t{input.ordinal});
  json.member("format", input.format);
  optional_member(json, "profile", input.profile);
  json.end_object();
}

}  // namespace

void append_record_json(std::string& out, const Record& record) {
  JsonWriter json(out);
  json.begin_object();
  optional_member(json, "id", record.id);
  optional_member(json, "url", record.url);
  json.member("kind", name_of(record.kind.value));
  optional_member(json, "language", record.language);
  optional_member(json, "title", record.title);
  optional_member(json, "lead", record.lead);
  write_event(json, record);
  write_published(json, record.published);
  write_texts(json, "body", record.body);
  write_transcript(json, record.transcript);
  write_reading_order(json, record);
  if (record.cuts > 0) json.member("cuts", record.cuts);
  write_texts(json, "captions", record.captions);
  if (record.captions_more > 0) json.member("captions_more", record.captions_more);
  write_names(json, "persons", record.persons);
  if (record.persons_more > 0) json.member("persons_more", record.persons_more);
  write_names(json, "geography", record.geography);
  if (record.geography_more > 0) json.member("geography_more", record.geography_more);
  write_texts(json, "topics", record.topics);
  write_see_also(json, record.see_also);
  write_place(json, record.place);
  write_speakers(json, record.speakers);
  write_claims(json, record.claims);
  write_names(json, "present", record.present);
  write_in_doubt(json, record.in_doubt);
  write_input(json, record.input);
  json.end_object();
}

}  // namespace dateline
