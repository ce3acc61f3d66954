// The table of the record's types: see record_schema.h. The templates turn a member pointer into a
// reader and a place; the builders below are the table itself, one line a field with the words the
// reference prints.

#include "validator/ruleset/record_schema.h"

#include <array>
#include <utility>

#include "validator/record/record.h"
#include "validator/ruleset/functions.h"

namespace dateline {
namespace {

using cel::Absence;
using cel::Value;

// Reading: one overload per C++ type of a member.
Value to_value(const Text& text, Arena&) {
  return Value::string(text.value);
}
Value to_value(std::string_view text, Arena&) {
  return Value::string(text);
}
Value to_value(bool flag, Arena&) {
  return Value::boolean(flag);
}
Value to_value(std::uint32_t count, Arena&) {
  return Value::integer(count);
}
Value to_value(const Sourced<Date>& date, Arena&) {
  return date ? Value::date(*date) : Value();
}
Value to_value(const Sourced<LocalTime>& local, Arena&) {
  return local ? Value::local(*local) : Value();
}
Value to_value(const Sourced<RecordKind>& kind, Arena&) {
  return Value::string(name_of(kind.value));
}
Value to_value(SeeAlsoKind kind, Arena&) {
  return Value::string(name_of(kind));
}
Value to_value(ClaimKind kind, Arena&) {
  return Value::string(name_of(kind));
}
Value to_value(const Zone& zone, Arena&) {
  return Value::string(zone.name);
}
Value to_value(std::span<const Text> texts, Arena& arena) {
  auto items = arena.make_array<Value>(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) items[i] = Value::string(texts[i].value);
  return Value::list(items);
}

// Places: what was read has one, what was derived has none.
SourceSpan to_span(const auto&) {
  return {};
}
template <class T>
SourceSpan to_span(const Sourced<T>& sourced) {
  return sourced.present ? sourced.span : SourceSpan{};
}
SourceSpan to_span(std::span<const Text> texts) {
  return texts.empty() ? SourceSpan{} : texts.front().span;
}

template <class T>
struct MemberOf;
template <class Object, class Member>
struct MemberOf<Member Object::*> {
  using ObjectType = Object;
};

template <auto M>
const auto& member(const void* self) {
  return static_cast<const typename MemberOf<decltype(M)>::ObjectType*>(self)->*M;
}

template <auto M>
Value get(const void* self, std::uint32_t, Arena& arena) {
  return to_value(member<M>(self), arena);
}

template <auto M>
SourceSpan span_of(const void* self) {
  return to_span(member<M>(self));
}

// Adds one row to both halves of the table.
void add(SchemaType& type, SchemaField field, const cel::Type* cel_type, Absence absence,
         Value (*getter)(const void*, std::uint32_t, Arena&), std::string doc) {
  const auto index = static_cast<std::uint32_t>(type.fields.size());
  type.type.fields.push_back({.name = std::string(field.name),
                              .type = cel_type,
                              .absence = absence,
                              .get = getter,
                              .index = index,
                              .doc = std::move(doc)});
  type.fields.push_back(field);
}

template <auto M>
void scalar(SchemaType& type, std::string_view name, const cel::Type* cel_type, Absence absence,
            std::string doc) {
  add(type, {.name = name, .span = &span_of<M>}, cel_type, absence, &get<M>, std::move(doc));
}

template <auto M>
void text(SchemaType& type, std::string_view name, std::string doc) {
  scalar<M>(type, name, cel::string_type(), Absence::kEmpty, std::move(doc));
}

template <auto M>
void flag(SchemaType& type, std::string_view name, std::string doc) {
  scalar<M>(type, name, cel::bool_type(), Absence::kNever, std::move(doc));
}

template <auto M>
void texts(cel::Env& env, SchemaType& type, std::string_view name, std::string doc) {
  SchemaField field{.name = name, .shape = Shape::kTexts, .span = &span_of<M>};
  field.count = [](const void* self) { return member<M>(self).size(); };
  field.text = [](const void* self, std::size_t index) -> const Text& {
    return member<M>(self)[index];
  };
  add(type, field, env.list_of(cel::string_type()), Absence::kEmpty, &get<M>, std::move(doc));
}

// The schema is made once and lives for the process, so that a getter can find the type of an item.
RecordSchema& mutable_schema() {
  static RecordSchema schema;
  return schema;
}

template <auto M, SchemaType RecordSchema::*Item>
Value get_object(const void* self, std::uint32_t, Arena&) {
  return Value::object(&(mutable_schema().*Item).type, &member<M>(self));
}

template <auto M, SchemaType RecordSchema::*Item>
Value get_objects(const void* self, std::uint32_t, Arena& arena) {
  const auto& source = member<M>(self);
  auto items = arena.make_array<Value>(source.size());
  for (std::size_t i = 0; i < source.size(); ++i) {
    items[i] = Value::object(&(mutable_schema().*Item).type, &source[i]);
  }
  return Value::list(items);
}

template <auto M, SchemaType RecordSchema::*Item>
void object(cel::Env& env, SchemaType& type, std::string_view name, std::string doc) {
  SchemaType& item = mutable_schema().*Item;
  SchemaField field{.name = name, .shape = Shape::kObject, .item = &item};
  field.span = [](const void* self) { return (mutable_schema().*Item).span(&member<M>(self)); };
  field.child = [](const void* self) -> const void* { return &member<M>(self); };
  add(type, field, env.object(&item.type), Absence::kEmpty, &get_object<M, Item>, std::move(doc));
}

template <auto M, SchemaType RecordSchema::*Item>
void objects(cel::Env& env, SchemaType& type, std::string_view name,
             SourceSpan (*span)(const void*), std::string doc) {
  SchemaType& item = mutable_schema().*Item;
  SchemaField field{.name = name, .shape = Shape::kObjects, .item = &item, .span = span};
  field.count = [](const void* self) { return member<M>(self).size(); };
  field.at = [](const void* self, std::size_t index) -> const void* {
    return &member<M>(self)[index];
  };
  add(type, field, env.list_of(env.object(&item.type)), Absence::kEmpty, &get_objects<M, Item>,
      std::move(doc));
}

SourceSpan no_span(const void*) {
  return {};
}

template <class T>
SourceSpan first_known(std::initializer_list<T> spans) {
  for (const SourceSpan& span : spans) {
    if (span.known()) return span;
  }
  return {};
}

void declare_event(SchemaType& type) {
  type.span = [](const void* self) {
    const auto& event = *static_cast<const EventTime*>(self);
    return first_known({to_span(event.local), to_span(event.date), to_span(event.announced_from)});
  };
  scalar<&EventTime::date>(type, "date", cel::date_type(), Absence::kAbsent,
                           "day of the event, as printed");
  scalar<&EventTime::local>(type, "local", cel::local_type(), Absence::kAbsent,
                            "wall clock of the event, as printed, 00:00 included");
  text<&EventTime::zone>(type, "zone", "IANA zone or offset the wall clock is read in");
  add(
      type, {.name = "at", .span = &span_of<&EventTime::local>}, cel::timestamp_type(),
      Absence::kAbsent,
      [](const void* self, std::uint32_t, Arena&) {
        const auto& event = *static_cast<const EventTime*>(self);
        return event.at ? Value::timestamp(*event.at, event.offset_minutes) : Value();
      },
      "the instant: event.local in event.zone; absent where 00:00 means that the time is unknown");
  scalar<&EventTime::end>(type, "end", cel::local_type(), Absence::kAbsent,
                          "end, where the source has one");
  scalar<&EventTime::announced_from>(type, "announced_from", cel::date_type(), Absence::kAbsent,
                                     "first day an announcement is for");
  scalar<&EventTime::announced_to>(type, "announced_to", cel::date_type(), Absence::kAbsent,
                                   "last day an announcement is for");
}

void declare_place(SchemaType& type) {
  type.span = [](const void* self) { return to_span(static_cast<const Place*>(self)->name); };
  text<&Place::name>(type, "name", "the place line, as printed");
  text<&Place::country>(type, "country", "ISO 3166-1 code of a known place");
  text<&Place::region>(type, "region", "ISO 3166-2 code of a known place in the home country");
  text<&Place::zone>(type, "zone", "the place's own IANA zone");
  flag<&Place::known>(type, "known", "whether the gazetteer has the place");
  const auto degrees = [&type](std::string_view name, auto getter, std::string doc) {
    add(type, {.name = name, .span = &no_span}, cel::double_type(), Absence::kAbsent, getter,
        std::move(doc));
  };
  degrees(
      "lat",
      [](const void* self, std::uint32_t, Arena&) {
        const auto& place = *static_cast<const Place*>(self);
        return place.located ? Value::number(place.lat) : Value();
      },
      "degrees north");
  degrees(
      "lon",
      [](const void* self, std::uint32_t, Arena&) {
        const auto& place = *static_cast<const Place*>(self);
        return place.located ? Value::number(place.lon) : Value();
      },
      "degrees east");
}

void declare_publication(cel::Env& env, SchemaType& type) {
  type.span = [](const void* self) {
    const auto& published = *static_cast<const Publication*>(self);
    return first_known({to_span(published.local), to_span(published.sections)});
  };
  flag<&Publication::block>(type, "block",
                            "whether the record has a publication block at all: a draft has none");
  scalar<&Publication::local>(type, "local", cel::local_type(), Absence::kAbsent,
                              "publication time, as printed");
  add(
      type, {.name = "at", .span = &span_of<&Publication::local>}, cel::timestamp_type(),
      Absence::kAbsent,
      [](const void* self, std::uint32_t, Arena&) {
        const auto& published = *static_cast<const Publication*>(self);
        return published.at ? Value::timestamp(*published.at, published.offset_minutes) : Value();
      },
      "the instant of publication");
  texts<&Publication::sections>(env, type, "sections", "sections it was published in");
  scalar<&Publication::updated>(type, "updated", cel::local_type(), Absence::kAbsent,
                                "last update");
  scalar<&Publication::embargo>(type, "embargo", cel::local_type(), Absence::kAbsent,
                                "when its embargo ends, as written");
  add(
      type, {.name = "embargo_at", .span = &span_of<&Publication::embargo>}, cel::timestamp_type(),
      Absence::kAbsent,
      [](const void* self, std::uint32_t, Arena&) {
        const auto& published = *static_cast<const Publication*>(self);
        return published.embargo_at
                   ? Value::timestamp(*published.embargo_at, published.embargo_offset_minutes)
                   : Value();
      },
      "the instant at which its embargo ends");
}

void declare_people(cel::Env& env, RecordSchema& schema) {
  schema.speaker.span = [](const void* self) {
    return static_cast<const Speaker*>(self)->label.span;
  };
  text<&Speaker::label>(schema.speaker, "label", "as printed, without the colon");
  text<&Speaker::name>(schema.speaker, "name", "the name within the label");
  text<&Speaker::role>(schema.speaker, "role", "the office within the label");
  text<&Speaker::key>(schema.speaker, "key", "the same for every spelling of a known person");
  text<&Speaker::country>(schema.speaker, "country",
                          "ISO code of the office's or the person's country");
  flag<&Speaker::house>(schema.speaker, "house", "the principal of that day");
  flag<&Speaker::generic>(schema.speaker, "generic", "Question, Remark, Moderator …");
  flag<&Speaker::known>(schema.speaker, "known",
                        "the people table has the name, or the role is a country's office");
  scalar<&Speaker::turns>(schema.speaker, "turns", cel::int_type(), Absence::kNever,
                          "how often he takes the floor");
  scalar<&Speaker::spoken>(schema.speaker, "spoken", cel::int_type(), Absence::kNever,
                           "how much is said in them, in bytes");

  schema.turn.span = [](const void* self) {
    const auto& turn = *static_cast<const Turn*>(self);
    return first_known({to_span(turn.label), to_span(turn.paragraphs)});
  };
  text<&Turn::label>(schema.turn, "label", "as printed, without the colon");
  text<&Turn::name>(schema.turn, "name", "the name within the label");
  text<&Turn::role>(schema.turn, "role", "the office within the label");
  texts<&Turn::paragraphs>(env, schema.turn, "paragraphs", "what was said");

  schema.person.span = [](const void* self) { return static_cast<const Person*>(self)->name.span; };
  text<&Person::name>(schema.person, "name", "as tagged, \"Surname Given\"");
  text<&Person::key>(schema.person, "key", "the same for every spelling of a known person");
  flag<&Person::known>(schema.person, "known", "the people table has the name");

  schema.presence.span = [](const void* self) {
    return static_cast<const Presence*>(self)->name.span;
  };
  text<&Presence::name>(schema.presence, "name", "who was bodily there");
  text<&Presence::key>(schema.presence, "key", "the same for every spelling of a known person");
}

void declare_links(SchemaType& see_also, SchemaType& claim, SchemaType& geography) {
  geography.span = [](const void* self) {
    return static_cast<const GeographyTag*>(self)->name.span;
  };
  text<&GeographyTag::name>(geography, "name", "as tagged");
  text<&GeographyTag::country>(geography, "country", "ISO 3166-1 code when the tag is a country");
  text<&GeographyTag::region>(geography, "region", "ISO 3166-2 code when it is a home region");

  see_also.span = [](const void* self) { return static_cast<const SeeAlso*>(self)->title.span; };
  text<&SeeAlso::title>(see_also, "title", "title of what it links to");
  scalar<&SeeAlso::start>(see_also, "start", cel::date_type(), Absence::kAbsent,
                          "its date, or the first of a range");
  scalar<&SeeAlso::end>(see_also, "end", cel::date_type(), Absence::kAbsent,
                        "last day, where a range was printed");
  scalar<&SeeAlso::kind>(see_also, "kind", cel::string_type(), Absence::kNever,
                         "visit, event or other");
  text<&SeeAlso::heading>(see_also, "heading", "the heading it stands under");

  claim.span = [](const void* self) { return static_cast<const Claim*>(self)->text.span; };
  scalar<&Claim::kind>(claim, "kind", cel::string_type(), Absence::kNever,
                       "after, before, during or date");
  text<&Claim::what>(claim, "what", "the event it names, without article and place");
  text<&Claim::where>(claim, "where", "the place it names");
  text<&Claim::text>(claim, "text", "the claim's own words");
  scalar<&Claim::start>(claim, "start", cel::date_type(), Absence::kAbsent,
                        "of a date: the day, or the first of a range");
  scalar<&Claim::end>(claim, "end", cel::date_type(), Absence::kAbsent,
                      "of a date: the same day, or the last of a range");
  text<&Claim::weekday>(claim, "weekday", "of a date: the weekday beside it, in English");
}

void declare_input(SchemaType& type) {
  type.span = &no_span;
  text<&InputRef::path>(type, "path", "file the record was read from");
  scalar<&InputRef::ordinal>(type, "ordinal", cel::int_type(), Absence::kNever,
                             "its number in the file, from 1");
  text<&InputRef::format>(type, "format", "page, json, jsonl, ninjs or markdown");
  text<&InputRef::profile>(type, "profile", "profile the page was read by");
}

// A list's own place: its block where the page has one, else nothing (the path then falls back).
template <SourceSpan Record::*Span>
SourceSpan block(const void* self) {
  return static_cast<const Record*>(self)->*Span;
}

void declare_record(cel::Env& env, SchemaType& type) {
  type.span = [](const void* self) {
    const auto& record = *static_cast<const Record*>(self);
    return first_known({to_span(record.title), record.span});
  };
  text<&Record::id>(type, "id", "the source's id, or made of date, time and title");
  text<&Record::url>(type, "url", "where it is published");
  scalar<&Record::kind>(type, "kind", cel::string_type(), Absence::kNever,
                        "meeting, talks, telephone, summit …");
  text<&Record::language>(type, "language", "BCP 47");
  text<&Record::title>(type, "title", "title");
  text<&Record::lead>(type, "lead", "lead");
  object<&Record::event, &RecordSchema::event>(env, type, "event", "when it happened");
  object<&Record::place, &RecordSchema::place>(env, type, "place", "where it happened");
  object<&Record::published, &RecordSchema::publication>(env, type, "published",
                                                         "when and where it was published");
  texts<&Record::body>(env, type, "body", "paragraphs that nobody speaks");
  objects<&Record::transcript, &RecordSchema::turn>(env, type, "transcript", &no_span,
                                                    "turns in order");
  scalar<&Record::cuts>(type, "cuts", cel::int_type(), Absence::kNever,
                        "how often the page says that it leaves text out (\"<…>\")");
  texts<&Record::captions>(env, type, "captions", "photo captions");
  scalar<&Record::captions_more>(type, "captions_more", cel::int_type(), Absence::kNever,
                                 "how many photo captions the page keeps back (\"3 of 5\")");
  objects<&Record::persons, &RecordSchema::person>(env, type, "persons",
                                                   &block<&Record::persons_span>, "person tags");
  objects<&Record::geography, &RecordSchema::geography>(
      env, type, "geography", &block<&Record::geography_span>, "country and region tags");
  scalar<&Record::persons_more>(type, "persons_more", cel::int_type(), Absence::kNever,
                                "how many person tags the page keeps back (\"5 more\")");
  scalar<&Record::geography_more>(type, "geography_more", cel::int_type(), Absence::kNever,
                                  "how many geography tags the page keeps back");
  texts<&Record::topics>(env, type, "topics", "topic tags");
  objects<&Record::see_also, &RecordSchema::see_also>(env, type, "see_also", &no_span,
                                                      "links to related events");
  texts<&Record::paragraphs>(env, type, "paragraphs", "body and transcript in reading order");
  text<&Record::principal>(type, "principal", "the house's principal of that day");
  objects<&Record::speakers, &RecordSchema::speaker>(env, type, "speakers", &no_span,
                                                     "who speaks, in the order of the first turn");
  objects<&Record::claims, &RecordSchema::claim>(env, type, "claims", &no_span,
                                                 "claims of order, and dates, in title and lead");
  objects<&Record::present, &RecordSchema::presence>(env, type, "present", &no_span,
                                                     "who was bodily there");
  object<&Record::input, &RecordSchema::input>(env, type, "input", "where the record was read");
}

void declare_run(SchemaType& type) {
  type.span = &no_span;
  add(
      type, {.name = "as_of", .span = &no_span}, cel::timestamp_type(), Absence::kNever,
      [](const void* self, std::uint32_t, Arena&) {
        return Value::timestamp(static_cast<const RunInfo*>(self)->as_of);
      },
      "the moment the archive is judged at (--as-of)");
  add(
      type, {.name = "stage", .span = &no_span}, cel::string_type(), Absence::kNever,
      [](const void* self, std::uint32_t, Arena&) {
        return Value::string(static_cast<const RunInfo*>(self)->stage);
      },
      "draft, or published where the archive holds only what is out (--stage)");
}

SchemaField* row_of(SchemaType& type, std::string_view name) {
  for (SchemaField& row : type.fields) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

// Which rows read which fields, by name: "event.date" is the row "date" of the event.
void name_fields(RecordSchema& schema) {
  for (int i = 0; i < kRecordFields; ++i) {
    const auto field = static_cast<RecordField>(i);
    const std::string_view name = name_of(field);
    const std::size_t dot = name.find('.');
    SchemaType& owner = dot == std::string_view::npos    ? schema.record
                        : name.substr(0, dot) == "event" ? schema.event
                                                         : schema.publication;
    const std::size_t begin = dot == std::string_view::npos ? 0 : dot + 1;
    row_of(owner, name.substr(begin))->reads.add(field);
  }
  row_of(schema.event, "announced_to")->reads.add(RecordField::kAnnounced);
  row_of(schema.record, "cuts")->reads.add(RecordField::kTranscript);
  row_of(schema.record, "captions_more")->reads.add(RecordField::kCaptions);
  row_of(schema.record, "persons_more")->reads.add(RecordField::kPersons);
  row_of(schema.record, "geography_more")->reads.add(RecordField::kGeography);
}

const RecordSchema& build_schema() {
  RecordSchema& schema = mutable_schema();
  cel::Env& types = schema.env;
  cel::add_standard_library(types);
  cel::add_civil_time(types);
  const std::array<std::pair<SchemaType*, const char*>, 13> named = {{
      {&schema.record, "Record"},
      {&schema.event, "Event"},
      {&schema.place, "Place"},
      {&schema.publication, "Publication"},
      {&schema.speaker, "Speaker"},
      {&schema.turn, "Turn"},
      {&schema.person, "Person"},
      {&schema.geography, "GeographyTag"},
      {&schema.see_also, "SeeAlso"},
      {&schema.claim, "Claim"},
      {&schema.presence, "Presence"},
      {&schema.input, "Input"},
      {&schema.run, "Run"},
  }};
  for (const auto& [type, name] : named) {
    type->type.name = name;
    cel::register_object_type(type->type);
    schema.types.push_back(type);
  }
  declare_event(schema.event);
  declare_place(schema.place);
  declare_publication(types, schema.publication);
  declare_people(types, schema);
  declare_links(schema.see_also, schema.claim, schema.geography);
  declare_input(schema.input);
  declare_run(schema.run);
  declare_record(types, schema.record);
  name_fields(schema);
  add_newsroom_functions(types, schema);
  schema.record_env = types.child();
  for (const cel::Field& field : schema.record.type.fields)
    schema.record_env.add_variable(field.name, field.type);
  return schema;
}

}  // namespace

const SchemaField* SchemaType::find(std::string_view name) const {
  for (const SchemaField& field : fields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

const SchemaType* RecordSchema::of(const cel::ObjectType* type) const {
  for (const SchemaType* candidate : types) {
    if (&candidate->type == type) return candidate;
  }
  return nullptr;
}

const RecordSchema& record_schema() {
  static const RecordSchema& schema = build_schema();
  return schema;
}

}  // namespace dateline
