#include "validator/ingest/ninjs_record.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "validator/base/text.h"
#include "validator/ingest/json_string.h"
#include "validator/ingest/text_blocks.h"

namespace dateline {
namespace {

using Kind = JsonNode::Kind;

template <std::size_t Size>
bool has(const std::string_view (&names)[Size], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

constexpr std::string_view kOnlyCanonical[] = {"id",      "published", "transcript",
                                               "persons", "geography", "see_also"};
constexpr std::string_view kOnlyNinjs[] = {
    "headline",        "headlines",        "body_text",      "body_html",      "bodies",
    "firstcreated",    "firstCreated",     "versioncreated", "versionCreated", "pubstatus",
    "pubStatus",       "located",          "contentcreated", "contentCreated", "eventDetails",
    "plannedCoverage", "description_text", "descriptions",   "usageterms",     "usageTerms"};

// "standard" (2.x, 3.x) or "$standard" (1.3 on), an object with a name; a bare string is a mistake
// that such items make.
bool names_ninjs(const JsonText& json, std::size_t at) {
  if (json.is(at, Kind::kString)) return json.raw(at).find("ninjs") != std::string_view::npos;
  bool named = false;
  json.peek_members(at, [&](std::string_view name, std::size_t value) {
    if (name == "name" && json.is(value, Kind::kString)) named = json.raw(value) == "ninjs";
  });
  return named;
}

// "2023-08", "2024": a day not yet known, as the 3.x schema allows where a date is only expected.
bool is_truncated_date(std::string_view text) {
  if (text.size() == 4) return parse_date(std::string(text) + "-01-01").has_value();
  return text.size() == 7 && parse_date(std::string(text) + "-01").has_value();
}

bool is_html_type(std::string_view content_type) {
  return content_type.find("html") != std::string_view::npos ||
         content_type.find("xml") != std::string_view::npos;
}

}  // namespace

bool is_ninjs(const JsonText& json, std::size_t object) {
  bool named = false;
  bool canonical = false;
  bool uri = false;
  int own = 0;
  json.peek_members(object, [&](std::string_view name, std::size_t at) {
    if (name == "standard" || name == "$standard") named = named || names_ninjs(json, at);
    if (name == "uri") uri = true;
    if (has(kOnlyCanonical, name)) canonical = true;
    if (has(kOnlyNinjs, name)) ++own;
  });
  return named || (!canonical && (uri || own >= 2));
}

bool has_ninjs_member(const JsonText& json, std::size_t object) {
  bool found = false;
  json.peek_members(object, [&](std::string_view name, std::size_t) {
    found = found || name == "uri" || name == "standard" || name == "$standard" ||
            has(kOnlyNinjs, name);
  });
  return found;
}

// The versions a name belongs to stand behind it.
const NinjsRecordReader::Member NinjsRecordReader::kMembers[] = {
    {"uri", &NinjsRecordReader::read_id},                          // 1 2 3
    {"type", &NinjsRecordReader::read_kind},                       // 1 2 3
    {"language", &NinjsRecordReader::read_language},               // 1 2 3
    {"title", &NinjsRecordReader::read_title},                     // 1 2 3
    {"headline", &NinjsRecordReader::read_headline},               // 1
    {"headlines", &NinjsRecordReader::read_headlines},             //   2 3
    {"description_text", &NinjsRecordReader::read_description},    // 1
    {"descriptions", &NinjsRecordReader::read_descriptions},       //   2 3
    {"body_text", &NinjsRecordReader::read_body},                  // 1
    {"bodies", &NinjsRecordReader::read_bodies},                   //   2 3
    {"firstcreated", &NinjsRecordReader::read_first_created},      // 1 2
    {"firstCreated", &NinjsRecordReader::read_first_created},      //     3
    {"versioncreated", &NinjsRecordReader::read_version_created},  // 1 2
    {"versionCreated", &NinjsRecordReader::read_version_created},  //     3
    {"contentcreated", &NinjsRecordReader::read_content_created},  // 1 2
    {"contentCreated", &NinjsRecordReader::read_content_created},  //     3
    {"eventDetails", &NinjsRecordReader::read_event_details},      //     3
    {"located", &NinjsRecordReader::read_located},                 // 1 2 3
    {"place", &NinjsRecordReader::read_places},                    // 1
    {"places", &NinjsRecordReader::read_places},                   //   2 3
    {"person", &NinjsRecordReader::read_persons},                  // 1
    {"people", &NinjsRecordReader::read_persons},                  //   2 3
    {"subject", &NinjsRecordReader::read_subjects},                // 1
    {"subjects", &NinjsRecordReader::read_subjects},               //   2 3
    {"embargoed", &NinjsRecordReader::read_embargo},               // 1 2
    {"embargoedUntil", &NinjsRecordReader::read_embargo},          //     3
    // Not taken over, but of a known type.
    {"standard", &NinjsRecordReader::check_object},
    {"$standard", &NinjsRecordReader::check_object},
    {"expires", &NinjsRecordReader::check_moment},
    {"version", &NinjsRecordReader::check_string},
    {"profile", &NinjsRecordReader::check_string},
    {"slugline", &NinjsRecordReader::check_string},
    {"byline", &NinjsRecordReader::check_string},
    {"by", &NinjsRecordReader::check_string},
    {"ednote", &NinjsRecordReader::check_string},
    {"edNote", &NinjsRecordReader::check_string},
    {"mimetype", &NinjsRecordReader::check_string},
    {"pubstatus", &NinjsRecordReader::check_string},
    {"pubStatus", &NinjsRecordReader::check_string},
    {"usageterms", &NinjsRecordReader::check_string},
    {"usageTerms", &NinjsRecordReader::check_string},
    {"copyrightholder", &NinjsRecordReader::check_string},
    {"copyrightHolder", &NinjsRecordReader::check_string},
    {"copyrightnotice", &NinjsRecordReader::check_string},
    {"copyrightNotice", &NinjsRecordReader::check_string},
    {"representationtype", &NinjsRecordReader::check_string},
    {"representationType", &NinjsRecordReader::check_string},
    {"urgency", &NinjsRecordReader::check_urgency},
    {"infosource", &NinjsRecordReader::check_concepts},
    {"infosources", &NinjsRecordReader::check_concepts},
    {"infoSources", &NinjsRecordReader::check_concepts},
    {"genre", &NinjsRecordReader::check_concepts},
    {"genres", &NinjsRecordReader::check_concepts},
    {"organisation", &NinjsRecordReader::check_concepts},
    {"organisations", &NinjsRecordReader::check_concepts},
    {"object", &NinjsRecordReader::check_concepts},
    {"objects", &NinjsRecordReader::check_concepts},
    {"advice", &NinjsRecordReader::check_array},
    {"plannedCoverage", &NinjsRecordReader::check_array},
    {"digitalsourcetype", &NinjsRecordReader::check_object},
    {"digitalSourceType", &NinjsRecordReader::check_object},
    {"rightsinfo", &NinjsRecordReader::check_object},
    {"rightsInfo", &NinjsRecordReader::check_object},
    {"altids", &NinjsRecordReader::check_container},
    {"altIds", &NinjsRecordReader::check_container},
    {"associations", &NinjsRecordReader::check_container},
    {"renditions", &NinjsRecordReader::check_container},
};

Record NinjsRecordReader::read(const JsonText& json, std::size_t object, Arena& arena) {
  *this = NinjsRecordReader{};
  json_ = &json;
  arena_ = &arena;
  record_.span = json.span(object);
  const FieldPath root;
  json.each_member(object, root, [&](std::string_view name, std::size_t at) {
    const FieldPath field{.name = name};
    for (const Member& member : kMembers) {
      if (member.name == name) return (this->*member.read)(at, field);
    }
    read_extension(name, at, field);
  });
  finish();
  return record_;
}

void NinjsRecordReader::read_id(std::size_t at, const FieldPath& field) {
  record_.id = json_->optional_string(at, field);
}

void NinjsRecordReader::read_kind(std::size_t at, const FieldPath& field) {
  const Text type = json_->optional_string(at, field);
  if (type && *type == "planning") {
    record_.kind = sourced(RecordKind::kAnnouncement, type.span);
  }
}

void NinjsRecordReader::read_language(std::size_t at, const FieldPath& field) {
  record_.language = json_->optional_string(at, field).value;
}

void NinjsRecordReader::read_title(std::size_t at, const FieldPath& field) {
  title_ = json_->optional_string(at, field);
}

void NinjsRecordReader::read_headline(std::size_t at, const FieldPath& field) {
  offer(headline_, at, field, false, 3);
}

void NinjsRecordReader::read_headlines(std::size_t at, const FieldPath& field) {
  read_values(at, field, headline_);
}

void NinjsRecordReader::read_description(std::size_t at, const FieldPath& field) {
  offer(description_, at, field, false, 3);
}

void NinjsRecordReader::read_descriptions(std::size_t at, const FieldPath& field) {
  read_values(at, field, description_);
}

void NinjsRecordReader::read_body(std::size_t at, const FieldPath& field) {
  offer(body_, at, field, false, 5);
}

void NinjsRecordReader::read_bodies(std::size_t at, const FieldPath& field) {
  read_values(at, field, body_);
}

void NinjsRecordReader::read_first_created(std::size_t at, const FieldPath& field) {
  first_created_ = read_json_moment(*json_, at, field);
}

void NinjsRecordReader::read_version_created(std::size_t at, const FieldPath& field) {
  version_created_ = read_json_moment(*json_, at, field);
}

void NinjsRecordReader::read_content_created(std::size_t at, const FieldPath& field) {
  content_created_ = read_json_moment(*json_, at, field);
}

void NinjsRecordReader::read_embargo(std::size_t at, const FieldPath& field) {
  const ReadClock until = read_json_moment(*json_, at, field);
  Publication& published = record_.published;
  published.embargo = until.local ? until.local : start_of(until.date);
  published.embargo_at = until.at;
  published.embargo_offset_minutes = until.offset_minutes;
}

void NinjsRecordReader::read_event_details(std::size_t at, const FieldPath& field) {
  has_event_details_ = true;
  if (!json_->expect(at, Kind::kObject, field)) return;
  json_->each_member(at, field, [&](std::string_view name, std::size_t value) {
    const FieldPath member{.parent = &field, .name = name};
    if (name == "dates") read_dates(value, member);
  });
}

void NinjsRecordReader::read_dates(std::size_t at, const FieldPath& field) {
  if (!json_->expect(at, Kind::kObject, field)) return;
  const auto wall_clock = [](const ReadClock& clock) {
    return clock.local ? clock.local : start_of(clock.date);
  };
  Sourced<LocalTime> likely_end;
  json_->each_member(at, field, [&](std::string_view name, std::size_t value) {
    const FieldPath member{.parent = &field, .name = name};
    if (name == "startDate") start_ = read_event_moment(value, member);
    if (name == "endDate") record_.event.end = wall_clock(read_event_moment(value, member));
    if (name == "expectedStartDate" || name == "estimatedStartDate") {
      likely_start_ = read_event_moment(value, member);
    }
    if (name == "expectedEndDate" || name == "estimatedEndDate") {
      likely_end = wall_clock(read_event_moment(value, member));
    }
  });
  if (!record_.event.end) record_.event.end = likely_end;
}

// A date whose day is open is none, but no mistake either: nobody can say yet which day it will be.
ReadClock NinjsRecordReader::read_event_moment(std::size_t at, const FieldPath& field) {
  const bool truncated = json_->is(at, Kind::kString) && is_truncated_date(json_->raw(at));
  if (truncated) record_.in_doubt.add(fields_named(field.spell(), FieldNames::kNinjs));
  return truncated ? ReadClock{} : read_json_moment(*json_, at, field);
}

void NinjsRecordReader::read_located(std::size_t at, const FieldPath& field) {
  record_.place.name = json_->optional_string(at, field);
}

void NinjsRecordReader::read_places(std::size_t at, const FieldPath& field) {
  const std::span<const Text> found = names(at, field);
  const std::span<GeographyTag> tags = arena_->make_array<GeographyTag>(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) tags[i].name = found[i];
  record_.geography = tags;
  record_.geography_span = json_->span(at);
}

void NinjsRecordReader::read_persons(std::size_t at, const FieldPath& field) {
  const std::span<const Text> found = names(at, field);
  const std::span<Person> persons = arena_->make_array<Person>(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) persons[i].name = found[i];
  record_.persons = persons;
  record_.persons_span = json_->span(at);
}

void NinjsRecordReader::read_subjects(std::size_t at, const FieldPath& field) {
  record_.topics = names(at, field);
  record_.topics_span = json_->span(at);
}

void NinjsRecordReader::check_string(std::size_t at, const FieldPath& field) {
  (void)json_->expect(at, Kind::kString, field);
}

void NinjsRecordReader::check_moment(std::size_t at, const FieldPath& field) {
  (void)read_json_moment(*json_, at, field);
}

void NinjsRecordReader::check_array(std::size_t at, const FieldPath& field) {
  (void)json_->expect(at, Kind::kArray, field);
}

void NinjsRecordReader::check_object(std::size_t at, const FieldPath& field) {
  (void)json_->expect(at, Kind::kObject, field);
}

// An object in 1.x, an array from 2.x on.
void NinjsRecordReader::check_container(std::size_t at, const FieldPath& field) {
  if (!json_->is(at, Kind::kArray)) (void)json_->expect(at, Kind::kObject, field);
}

void NinjsRecordReader::check_concepts(std::size_t at, const FieldPath& field) {
  (void)names(at, field);
}

void NinjsRecordReader::check_urgency(std::size_t at, const FieldPath& field) {
  if (!json_->expect(at, Kind::kNumber, field)) return;
  if (json_->raw(at).find_first_of(".eE") != std::string_view::npos) {
    json_->doubt("input/wrong-type", json_->span(at),
                 fmt::format("{} is {}, expected a whole number", field.spell(), json_->raw(at)),
                 field);
  }
}

// 1.x lets a newsroom make its own members: "body_html", "body_nitf", "headline_short".
void NinjsRecordReader::read_extension(std::string_view name, std::size_t at,
                                       const FieldPath& field) {
  if (name == "body_html" || name == "body_xhtml") {
    offer(body_, at, field, true, 4);
  } else if (name.starts_with("body_")) {
    const bool html = json_->is(at, Kind::kString) && json_->raw(at).starts_with('<');
    offer(body_, at, field, html, 2);
  } else if (name.starts_with("headline_")) {
    offer(headline_, at, field, false, 1);
  } else if (name == "description_html" || name == "description_xhtml") {
    offer(description_, at, field, true, 2);
  } else if (name.starts_with("description_")) {
    check_string(at, field);
  }
}

// [{"role": "main", "contentType": "text/html", "value": "…"}]: plain text before HTML, the main
// one before the others, the first of equals.
void NinjsRecordReader::read_values(std::size_t at, const FieldPath& field, Choice& choice) {
  if (!json_->expect(at, Kind::kArray, field)) return;
  json_->each_element(at, [&](std::size_t element, std::size_t index) {
    const FieldPath item{.parent = &field, .index = index};
    if (!json_->expect(element, Kind::kObject, item)) return;
    std::size_t value_at = 0;
    Text role;
    Text type;
    json_->each_member(element, item, [&](std::string_view name, std::size_t value) {
      const FieldPath member{.parent = &item, .name = name};
      if (name == "value") value_at = value;
      if (name == "role") role = json_->optional_string(value, member);
      if (name == "contenttype" || name == "contentType") {
        type = json_->optional_string(value, member);
      }
    });
    if (value_at == 0) return;
    const bool html = is_html_type(type.value);
    const bool main = !role || *role == "main";
    const FieldPath value_field{.parent = &item, .name = "value"};
    offer(choice, value_at, value_field, html, (main ? 3 : 1) + (html ? 0 : 1));
  });
}

void NinjsRecordReader::offer(Choice& choice, std::size_t at, const FieldPath& field, bool html,
                              int rank) {
  const Text text = json_->optional_string(at, field);
  if (text && rank > choice.rank) choice = {text, at, html, rank};
}

// The names of concepts, [{"name": "Turkey", "scheme": "…", "code": "…"}]; a concept without a name
// gives none.
std::span<const Text> NinjsRecordReader::names(std::size_t at, const FieldPath& field) {
  static constexpr std::string_view kStrings[] = {"rel", "scheme", "code",
                                                  "uri", "role",   "literal"};
  if (!json_->expect(at, Kind::kArray, field)) return {};
  const std::span<Text> names = arena_->make_array<Text>(json_->count_elements(at));
  std::size_t count = 0;
  json_->each_element(at, [&](std::size_t element, std::size_t index) {
    const FieldPath item{.parent = &field, .index = index};
    if (!json_->expect(element, Kind::kObject, item)) return;
    json_->each_member(element, item, [&](std::string_view name, std::size_t value) {
      const FieldPath member{.parent = &item, .name = name};
      if (has(kStrings, name)) check_string(value, member);
      if (name != "name") return;
      if (const Text text = json_->optional_string(value, member)) names[count++] = text;
    });
  });
  return names.first(count);
}

std::span<const Text> NinjsRecordReader::paragraphs(const Choice& choice) {
  if (choice.rank == 0) return {};
  const std::string_view whole = choice.text.value;
  const std::string_view raw = json_->raw(choice.node);
  const std::vector<TextBlock> blocks = choice.html ? html_blocks(whole) : plain_blocks(whole);
  const std::span<Text> texts = arena_->make_array<Text>(blocks.size());
  JsonOffsets offsets(raw);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const TextBlock& block = blocks[i];
    const std::string_view same = whole.substr(block.begin, block.end - block.begin);
    const std::size_t begin = offsets.raw_of(block.begin);
    const std::size_t end = offsets.raw_of(block.end);
    texts[i] = sourced(same == block.text ? same : arena_->copy(block.text),
                       json_->source().span_of(raw.substr(begin, end - begin)));
  }
  return texts;
}

void NinjsRecordReader::finish() {
  record_.title = headline_.rank > 0 ? headline_.text : title_;
  const std::span<const Text> lead = paragraphs(description_);
  if (!lead.empty()) record_.lead = lead.size() == 1 ? lead[0] : description_.text;
  if (lead.size() > 1 && description_.html) record_.lead = lead[0];
  record_.body = paragraphs(body_);
  record_.paragraphs = record_.body;
  EventTime& event = record_.event;
  if (has_event_details_) {
    const ReadClock& start = start_.date ? start_ : likely_start_;
    event.date = start.date;
    event.local = start.local;
    event.at = start.at;
    event.offset_minutes = start.offset_minutes;
    if (start.at) {
      event.zone = {arena_->copy(offset_name(start.offset_minutes)), ZoneOrigin::kOffset};
    }
    if (!record_.place.name && !record_.geography.empty()) {
      record_.place.name = record_.geography[0].name;
    }
    return;
  }
  event.date = content_created_.date;
  const ReadClock& first = first_created_.local ? first_created_ : version_created_;
  record_.published.local = first.local;
  record_.published.at = first.at;
  record_.published.offset_minutes = first.offset_minutes;
  record_.published_span = first.local.span;
  if (first_created_.local) record_.published.updated = version_created_.local;
}

}  // namespace dateline
