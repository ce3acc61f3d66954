#include "validator/ingest/json_record.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "validator/base/text.h"
#include "validator/ingest/speaker_label.h"
#include "validator/record/reading_order.h"

namespace dateline {
namespace {

using Kind = JsonNode::Kind;

constexpr ZoneOrigin kZoneOrigins[] = {ZoneOrigin::kProfile, ZoneOrigin::kRecord,
                                       ZoneOrigin::kOffset};

std::optional<ZoneOrigin> zone_origin_named(std::string_view name) {
  for (const ZoneOrigin origin : kZoneOrigins) {
    if (name_of(origin) == name) return origin;
  }
  return std::nullopt;
}

}  // namespace

const JsonRecordReader::Member JsonRecordReader::kMembers[] = {
    {"id", &JsonRecordReader::read_id},
    {"url", &JsonRecordReader::read_url},
    {"kind", &JsonRecordReader::read_kind},
    {"language", &JsonRecordReader::read_language},
    {"title", &JsonRecordReader::read_title},
    {"lead", &JsonRecordReader::read_lead},
    {"event", &JsonRecordReader::read_event},
    {"published", &JsonRecordReader::read_published},
    {"body", &JsonRecordReader::read_body},
    {"transcript", &JsonRecordReader::read_transcript},
    {"reading_order", &JsonRecordReader::read_reading_order},
    {"captions", &JsonRecordReader::read_captions},
    {"persons", &JsonRecordReader::read_persons},
    {"captions_more", &JsonRecordReader::read_captions_more},
    {"cuts", &JsonRecordReader::read_cuts},
    {"persons_more", &JsonRecordReader::read_persons_more},
    {"geography", &JsonRecordReader::read_geography},
    {"geography_more", &JsonRecordReader::read_geography_more},
    {"topics", &JsonRecordReader::read_topics},
    {"see_also", &JsonRecordReader::read_see_also},
    {"place", &JsonRecordReader::read_place},
    {"in_doubt", &JsonRecordReader::read_in_doubt},
};

Record JsonRecordReader::read(const JsonText& json, std::size_t object, Arena& arena) {
  json_ = &json;
  arena_ = &arena;
  record_ = Record{};
  place_of_event_ = {};
  place_of_record_ = {};
  reading_order_.clear();
  record_.span = json.span(object);
  std::string_view language;
  json.peek_members(object, [&](std::string_view name, std::size_t at) {
    if (name == "language" && json.is(at, Kind::kString)) language = json.raw(at);
  });
  profile_ = &profile_for(language, profiles_, default_profile_);
  const FieldPath root;
  json.each_member(object, root, [&](std::string_view name, std::size_t at) {
    for (const Member& member : kMembers) {
      if (member.name != name) continue;
      const FieldPath field{.name = member.name};
      (this->*member.read)(at, field);
      return;
    }
  });
  record_.place.name = place_of_event_ ? place_of_event_ : place_of_record_;
  record_.paragraphs = in_reading_order(record_.body, record_.transcript, reading_order_, arena);
  return record_;
}

void JsonRecordReader::read_id(std::size_t at, const FieldPath& field) {
  record_.id = json_->optional_string(at, field);
}

void JsonRecordReader::read_url(std::size_t at, const FieldPath& field) {
  record_.url = json_->optional_string(at, field);
}

void JsonRecordReader::read_kind(std::size_t at, const FieldPath& field) {
  const Text text = json_->optional_string(at, field);
  RecordKind kind = RecordKind::kOther;
  if (!text) return;
  if (kind_named(*text, kind)) {
    record_.kind = sourced(kind, text.span);
    return;
  }
  const std::vector<std::string_view> names = kind_names();
  const auto near = nearest(*text, names);
  json_->doubt(
      "input/wrong-type", text.span,
      fmt::format("kind is '{}', expected one of {}", printable(*text), fmt::join(names, ", ")),
      field, std::string(near.value_or("")));
}

void JsonRecordReader::read_language(std::size_t at, const FieldPath& field) {
  record_.language = json_->optional_string(at, field).value;
}

void JsonRecordReader::read_title(std::size_t at, const FieldPath& field) {
  record_.title = json_->optional_string(at, field);
}

void JsonRecordReader::read_lead(std::size_t at, const FieldPath& field) {
  record_.lead = json_->optional_string(at, field);
}

void JsonRecordReader::read_event(std::size_t at, const FieldPath& field) {
  if (!json_->expect(at, Kind::kObject, field)) return;
  ClockMembers clock_members;
  Text zone_name;
  Text zone_origin;
  json_->each_member(at, field, [&](std::string_view name, std::size_t value) {
    const FieldPath member{.parent = &field, .name = name};
    if (name == "date") clock_members.date = value;
    if (name == "time") clock_members.time = value;
    if (name == "at") clock_members.at = value;
    if (name == "zone") zone_name = json_->optional_string(value, member);
    if (name == "zone_from") zone_origin = read_zone_origin(value, member);
    if (name == "end") record_.event.end = read_json_local(*json_, value, member);
    if (name == "place") place_of_event_ = name_or_object(value, member);
    if (name == "announced") read_announced(value, member);
  });
  const FieldPath zone_field{.parent = &field, .name = "zone"};
  const std::optional<TimeZone> zone = find_zone(zone_name, zone_field);
  const ReadClock clock = read_clock(*json_, clock_members, field, zone);
  record_.event.date = clock.date;
  record_.event.local = clock.local;
  record_.event.at = clock.at;
  record_.event.offset_minutes = clock.offset_minutes;
  take_zone(clock, zone ? zone_name : Text{}, zone_origin);
}

void JsonRecordReader::take_zone(const ReadClock& clock, const Text& name, const Text& origin) {
  if (name) {
    record_.event.zone = {*name, zone_origin_named(origin.value).value_or(ZoneOrigin::kRecord)};
  } else if (clock.at) {
    record_.event.zone = {arena_->copy(offset_name(clock.offset_minutes)), ZoneOrigin::kOffset};
  }
}

Text JsonRecordReader::read_zone_origin(std::size_t at, const FieldPath& field) {
  const Text origin = json_->optional_string(at, field);
  if (!origin || zone_origin_named(*origin)) return origin;
  json_->doubt("input/wrong-type", origin.span,
               fmt::format("{} is '{}', expected profile, record or offset", field.spell(),
                           printable(*origin)),
               field);
  return {};
}

std::optional<TimeZone> JsonRecordReader::find_zone(const Text& name, const FieldPath& field) {
  if (!name) return std::nullopt;
  if (!zone_ || zone_name_ != *name) {
    zone_name_ = *name;
    zone_.reset();
    const Result<TimeZone> found = TimeZone::find(*name);
    if (found) zone_ = *found;
  }
  if (!zone_) {
    json_->doubt("input/bad-date", name.span,
                 fmt::format("{} is '{}', which is no time zone", field.spell(), printable(*name)),
                 field, "a name such as Europe/Moscow, or an offset such as +03:00");
  }
  return zone_;
}

void JsonRecordReader::read_announced(std::size_t at, const FieldPath& field) {
  if (!json_->expect(at, Kind::kObject, field)) return;
  json_->each_member(at, field, [&](std::string_view name, std::size_t value) {
    const FieldPath member{.parent = &field, .name = name};
    if (name == "start") record_.event.announced_from = read_json_date(*json_, value, member);
    if (name == "end") record_.event.announced_to = read_json_date(*json_, value, member);
  });
}

void JsonRecordReader::read_published(std::size_t at, const FieldPath& field) {
  if (!json_->expect(at, Kind::kObject, field)) return;
  Publication& published = record_.published;
  published.block = true;
  record_.published_span = json_->span(at);
  ClockMembers clock_members;
  bool has_embargo = false;
  bool has_others = false;
  json_->each_member(at, field, [&](std::string_view name, std::size_t value) {
    const FieldPath member{.parent = &field, .name = name};
    if (name == "date") clock_members.date = value;
    if (name == "time") clock_members.time = value;
    if (name == "at") clock_members.at = value;
    if (name == "block" && json_->expect(value, Kind::kBoolean, member)) {
      published.block = json_->raw(value) == "true";
    }
    if (name == "sections") published.sections = texts(value, member);
    if (name == "updated") published.updated = read_json_local(*json_, value, member);
    if (name == "embargo") read_embargo(value, member);
    (name == "embargo" ? has_embargo : has_others) = true;
  });
  // An embargo alone tells of a publication to come: still a draft.
  if (has_embargo && !has_others) published.block = false;
  const ReadClock clock = read_clock(*json_, clock_members, field, std::nullopt);
  published.local = clock.local;
  published.at = clock.at;
  published.offset_minutes = clock.offset_minutes;
}

// A day alone is its first moment.
void JsonRecordReader::read_embargo(std::size_t at, const FieldPath& field) {
  const ReadClock clock = read_json_moment(*json_, at, field);
  Publication& published = record_.published;
  published.embargo = clock.local ? clock.local : start_of(clock.date);
  published.embargo_at = clock.at;
  published.embargo_offset_minutes = clock.offset_minutes;
}

// What an earlier reading could not read: inspect prints it, since such a field is not absent.
void JsonRecordReader::read_in_doubt(std::size_t at, const FieldPath& field) {
  std::size_t index = 0;
  for (const Text& name : texts(at, field)) {
    int i = 0;
    while (i < kReadFields && name_of(static_cast<RecordField>(i)) != *name) ++i;
    if (i < kReadFields) {
      record_.in_doubt.add(static_cast<RecordField>(i));
    } else {
      json_->doubt("input/wrong-type", name.span,
                   fmt::format("'{}' is no field of a record", printable(*name)),
                   {.parent = &field, .index = index});
    }
    ++index;
  }
}

void JsonRecordReader::read_body(std::size_t at, const FieldPath& field) {
  record_.body = text_or_texts(at, field);
}

void JsonRecordReader::read_captions(std::size_t at, const FieldPath& field) {
  record_.captions = texts(at, field);
}

void JsonRecordReader::read_topics(std::size_t at, const FieldPath& field) {
  record_.topics = texts(at, field);
  if (json_->is(at, Kind::kArray)) record_.topics_span = json_->span(at);
}

void JsonRecordReader::read_persons(std::size_t at, const FieldPath& field) {
  if (!json_->expect(at, Kind::kArray, field)) return;
  record_.persons_span = json_->span(at);
  const std::span<Person> persons = arena_->make_array<Person>(json_->count_elements(at));
  std::size_t count = 0;
  json_->each_element(at, [&](std::size_t element, std::size_t index) {
    const FieldPath item{.parent = &field, .index = index};
    const Text name = name_or_object(element, item);
    if (name) persons[count++].name = name;
  });
  record_.persons = persons.first(count);
}

void JsonRecordReader::read_geography(std::size_t at, const FieldPath& field) {
  if (!json_->expect(at, Kind::kArray, field)) return;
  record_.geography_span = json_->span(at);
  const std::span<GeographyTag> tags = arena_->make_array<GeographyTag>(json_->count_elements(at));
  std::size_t count = 0;
  json_->each_element(at, [&](std::size_t element, std::size_t index) {
    const FieldPath item{.parent = &field, .index = index};
    const Text name = name_or_object(element, item);
    if (name) tags[count++].name = name;
  });
  record_.geography = tags.first(count);
}

void JsonRecordReader::read_place(std::size_t at, const FieldPath& field) {
  place_of_record_ = name_or_object(at, field);
}

std::optional<std::uint64_t> JsonRecordReader::whole_number(std::size_t at,
                                                            std::string_view expected,
                                                            const FieldPath& field) {
  const std::string_view raw = json_->raw(at);
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), number);
  if (json_->is(at, Kind::kNumber) && error == std::errc() && end == raw.data() + raw.size()) {
    return number;
  }
  json_->wrong_type(at, expected, field);
  return std::nullopt;
}

void JsonRecordReader::read_captions_more(std::size_t at, const FieldPath& field) {
  if (const auto count = whole_number(at, "a count of captions", field)) {
    record_.captions_more = static_cast<std::uint32_t>(*count);
  }
}

void JsonRecordReader::read_cuts(std::size_t at, const FieldPath& field) {
  if (const auto count = whole_number(at, "a count of cuts", field)) {
    record_.cuts = static_cast<std::uint32_t>(*count);
  }
}

void JsonRecordReader::read_persons_more(std::size_t at, const FieldPath& field) {
  if (const auto count = whole_number(at, "a count of tags", field)) {
    record_.persons_more = static_cast<std::uint32_t>(*count);
  }
}

void JsonRecordReader::read_geography_more(std::size_t at, const FieldPath& field) {
  if (const auto count = whole_number(at, "a count of tags", field)) {
    record_.geography_more = static_cast<std::uint32_t>(*count);
  }
}

void JsonRecordReader::read_reading_order(std::size_t at, const FieldPath& field) {
  if (!json_->expect(at, Kind::kArray, field)) return;
  json_->each_element(at, [&](std::size_t element, std::size_t index) {
    const FieldPath item{.parent = &field, .index = index};
    if (const auto run = whole_number(element, "a count of paragraphs", item)) {
      reading_order_.push_back(*run);
    }
  });
}

Text JsonRecordReader::name_or_object(std::size_t at, const FieldPath& field) {
  if (!json_->is(at, Kind::kObject)) return json_->optional_string(at, field);
  Text name;
  json_->each_member(at, field, [&](std::string_view key, std::size_t value) {
    const FieldPath member{.parent = &field, .name = "name"};
    if (key == "name") name = json_->optional_string(value, member);
  });
  return name;
}

std::span<const Text> JsonRecordReader::texts(std::size_t at, const FieldPath& field) {
  if (!json_->expect(at, Kind::kArray, field)) return {};
  const std::span<Text> texts = arena_->make_array<Text>(json_->count_elements(at));
  std::size_t count = 0;
  json_->each_element(at, [&](std::size_t element, std::size_t index) {
    const FieldPath item{.parent = &field, .index = index};
    if (json_->is(element, Kind::kString)) {
      texts[count++] = json_->string(element, item);
    } else {
      json_->wrong_type(element, name_of(Kind::kString), item);
    }
  });
  return texts.first(count);
}

std::span<const Text> JsonRecordReader::text_or_texts(std::size_t at, const FieldPath& field) {
  if (!json_->is(at, Kind::kString)) return texts(at, field);
  const std::span<Text> one = arena_->make_array<Text>(1);
  one[0] = json_->string(at, field);
  return one;
}

// A plain string without a label goes on speaking: it belongs to the turn before it, as on a page.
void JsonRecordReader::read_transcript(std::size_t at, const FieldPath& field) {
  if (!json_->expect(at, Kind::kArray, field)) return;
  const std::size_t elements = json_->count_elements(at);
  const std::span<Turn> turns = arena_->make_array<Turn>(elements);
  const std::span<Text> plain = arena_->make_array<Text>(elements);
  std::size_t count = 0;
  std::size_t plain_count = 0;
  bool last_is_plain = false;
  json_->each_element(at, [&](std::size_t element, std::size_t index) {
    const FieldPath item{.parent = &field, .index = index};
    if (json_->is(element, Kind::kObject)) {
      turns[count++] = turn_of_object(element, item);
      last_is_plain = false;
      return;
    }
    Turn turn;
    Text paragraph;
    if (!read_spoken(element, item, turn, paragraph)) return;
    // All plain paragraphs lie in one array, so a turn that goes on only grows its span.
    if (!paragraph.value.empty()) plain[plain_count++] = paragraph;
    const std::size_t spoken = paragraph.value.empty() ? 0 : 1;
    if (!turn.label && last_is_plain) {
      Turn& last = turns[count - 1];
      const std::size_t begin = plain_count - spoken - last.paragraphs.size();
      last.paragraphs = plain.subspan(begin, last.paragraphs.size() + spoken);
      return;
    }
    turn.paragraphs = plain.subspan(plain_count - spoken, spoken);
    turns[count++] = turn;
    last_is_plain = true;
  });
  record_.transcript = turns.first(count);
}

// "President of Russia Vladimir Putin: Mr President, …"
bool JsonRecordReader::read_spoken(std::size_t at, const FieldPath& field, Turn& turn,
                                   Text& paragraph) {
  if (!json_->is(at, Kind::kString)) {
    json_->wrong_type(at, "an object or a string", field);
    return false;
  }
  paragraph = json_->string(at, field);
  const Text whole = paragraph;
  const std::size_t length = label_length(*whole, *profile_, knowledge_);
  if (length == 0) return true;
  turn.label = json_->part(whole, 0, length);
  split(turn);
  const std::size_t colon = std::min(whole.value.find(':', length), whole.value.size() - 1);
  const std::size_t begin =
      std::min(whole.value.find_first_not_of(' ', colon + 1), whole.value.size());
  paragraph = json_->part(whole, begin, whole.value.size());
  return true;
}

Turn JsonRecordReader::turn_of_object(std::size_t at, const FieldPath& field) {
  Turn turn;
  json_->each_member(at, field, [&](std::string_view name, std::size_t value) {
    const FieldPath member{.parent = &field, .name = name};
    if (name == "label") turn.label = json_->optional_string(value, member);
    if (name == "speaker") turn.name = json_->optional_string(value, member);
    if (name == "role") turn.role = json_->optional_string(value, member);
    if (name == "text") turn.paragraphs = text_or_texts(value, member);
  });
  if (turn.label && !turn.name && !turn.role) split(turn);
  return turn;
}

// Name and role out of the label, with their own spans.
void JsonRecordReader::split(Turn& turn) {
  const SplitLabel parts = split_label(*turn.label, *profile_, knowledge_);
  const auto part = [&](std::string_view piece) {
    if (piece.empty()) return Text{};
    const auto begin = static_cast<std::size_t>(piece.data() - turn.label.value.data());
    return json_->part(turn.label, begin, begin + piece.size());
  };
  turn.name = part(parts.name);
  turn.role = part(parts.role);
}

void JsonRecordReader::read_see_also(std::size_t at, const FieldPath& field) {
  if (!json_->expect(at, Kind::kArray, field)) return;
  const std::span<SeeAlso> links = arena_->make_array<SeeAlso>(json_->count_elements(at));
  std::size_t count = 0;
  json_->each_element(at, [&](std::size_t element, std::size_t index) {
    const FieldPath item{.parent = &field, .index = index};
    if (json_->is(element, Kind::kObject) || json_->is(element, Kind::kString)) {
      links[count++] = link(element, item);
    } else {
      json_->wrong_type(element, "an object or a string", item);
    }
  });
  record_.see_also = links.first(count);
}

SeeAlso JsonRecordReader::link(std::size_t at, const FieldPath& field) {
  SeeAlso link;
  if (json_->is(at, Kind::kString)) {
    link.title = json_->string(at, field);
    return link;
  }
  bool unread = false;
  const auto read_date = [&](std::size_t value, const FieldPath& member) {
    const Sourced<Date> date = read_json_date(*json_, value, member);
    unread = unread || (!date && !json_->is(value, Kind::kNull));
    return date;
  };
  json_->each_member(at, field, [&](std::string_view name, std::size_t value) {
    const FieldPath member{.parent = &field, .name = name};
    if (name == "title") link.title = json_->optional_string(value, member);
    if (name == "start") link.start = read_date(value, member);
    if (name == "end") link.end = read_date(value, member);
    if (name == "heading") link.heading = json_->optional_string(value, member);
  });
  // Half a range would pass for the date of an event.
  if (unread) link.start = link.end = {};
  return link;
}

}  // namespace dateline
