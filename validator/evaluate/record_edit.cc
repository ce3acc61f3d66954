#include "validator/evaluate/record_edit.h"

#include <vector>

#include <fmt/format.h>

#include "validator/base/civil_time.h"
#include "validator/base/text.h"

namespace dateline {
namespace {

using Kind = TomlValue::Kind;

// What a setter is given, and where it says what is wrong.
struct Edit {
  std::string_view path = {};
  const TomlValue& value;
  Arena& arena;
  std::string problem = {};

  void wrong(std::string_view wanted) {
    problem = fmt::format("'{}' takes {}, not {}", path, wanted, name_of(value.kind));
  }
};

Text text_of(std::string_view text, Edit& edit) {
  return {.value = edit.arena.copy(text), .present = true};
}

void set_text(Text& field, Edit& edit) {
  if (!edit.value.is(Kind::kString)) return edit.wrong("a string");
  field = text_of(edit.value.string, edit);
  if (field.value.empty()) field.present = false;
}

// Dates and wall clocks: TOML's own, or a string of the same form; "" takes the field away.
void set_date(Sourced<Date>& field, Edit& edit) {
  const auto parsed = edit.value.is(Kind::kString) ? parse_date(edit.value.string) : std::nullopt;
  if (edit.value.is(Kind::kDate)) {
    field = {.value = edit.value.date, .present = true};
  } else if (parsed) {
    field = {.value = *parsed, .present = true};
  } else if (edit.value.is(Kind::kString) && edit.value.string.empty()) {
    field = {};
  } else {
    edit.wrong("a date");
  }
}

void set_local(Sourced<LocalTime>& field, Edit& edit) {
  const auto parsed = edit.value.is(Kind::kString) ? parse_local(edit.value.string) : std::nullopt;
  if (edit.value.is(Kind::kLocal)) {
    field = {.value = edit.value.local, .present = true};
  } else if (parsed) {
    field = {.value = *parsed, .present = true};
  } else if (edit.value.is(Kind::kString) && edit.value.string.empty()) {
    field = {};
  } else {
    edit.wrong("a local date-time such as \"2015-09-15T14:40:00\"");
  }
}

// One wall clock sets its day too, as on a page.
void set_event_local(Record& record, Edit& edit) {
  set_local(record.event.local, edit);
  if (record.event.local) record.event.date.value = date_of(*record.event.local);
  record.event.at = {};
}

void set_event_date(Record& record, Edit& edit) {
  set_date(record.event.date, edit);
  record.event.at = {};
  if (!record.event.date) record.event.local = {};
  if (record.event.local) {
    const int seconds = second_of_day(*record.event.local);
    record.event.local.value = {std::int64_t{record.event.date->days} * 86'400 + seconds};
  }
}

void set_texts(std::span<const Text>& field, Edit& edit) {
  std::vector<Text> texts;
  if (!edit.value.is(Kind::kArray)) return edit.wrong("a list of strings");
  for (const TomlValue& item : edit.value.items) {
    if (!item.is(Kind::kString)) return edit.wrong("a list of strings");
    texts.push_back(text_of(item.string, edit));
  }
  field = edit.arena.copy(texts);
}

// Tags are lists of names.
template <class Tag>
void set_tags(std::span<const Tag>& field, Edit& edit) {
  std::span<const Text> names;
  set_texts(names, edit);
  std::vector<Tag> tags;
  for (const Text& name : names) tags.push_back({.name = name});
  field = edit.arena.copy(tags);
}

void set_body(Record& record, Edit& edit) {
  set_texts(record.body, edit);
  std::vector<Text> all(record.body.begin(), record.body.end());
  for (const Turn& turn : record.transcript)
    all.insert(all.end(), turn.paragraphs.begin(), turn.paragraphs.end());
  record.paragraphs = edit.arena.copy(all);
}

void set_see_also(Record& record, Edit& edit) {
  if (!edit.value.is(Kind::kArray)) return edit.wrong("a list of tables");
  std::vector<SeeAlso> items;
  for (const TomlValue& item : edit.value.items) {
    SeeAlso link;
    const TomlValue* title = item.find("title");
    if (!title || !title->is(Kind::kString)) return edit.wrong("a list of tables with a title");
    link.title = text_of(title->string, edit);
    for (const auto& [key, field] :
         {std::pair("start", &link.start), std::pair("end", &link.end)}) {
      const TomlValue* day = item.find(key);
      if (!day) continue;
      Edit one{.path = edit.path, .value = *day, .arena = edit.arena};
      set_date(*field, one);
      if (!one.problem.empty()) edit.problem = one.problem;
    }
    items.push_back(link);
  }
  record.see_also = edit.arena.copy(items);
}

void set_kind(Record& record, Edit& edit) {
  if (!edit.value.is(Kind::kString) || !kind_named(edit.value.string, record.kind.value)) {
    return edit.wrong("the name of a kind, such as \"meeting\"");
  }
  record.kind.present = true;
}

void set_view(std::string_view& field, Edit& edit) {
  Text text;
  set_text(text, edit);
  field = text.value;
}

void set_place(Record& record, Edit& edit) {
  const Text old = record.place.name;
  record.place = {};
  record.place.name = old;
  set_text(record.place.name, edit);
}

void set_block(Record& record, Edit& edit) {
  if (!edit.value.is(Kind::kBoolean)) return edit.wrong("true or false");
  record.published.block = edit.value.boolean;
}

void set_embargo(Record& record, Edit& edit) {
  set_local(record.published.embargo, edit);
  record.published.embargo_at = {};
}

void set_count(std::uint32_t& field, Edit& edit) {
  if (!edit.value.is(Kind::kInteger) || edit.value.integer < 0) return edit.wrong("a count");
  field = static_cast<std::uint32_t>(edit.value.integer);
}

void set_published(Record& record, Edit& edit) {
  set_local(record.published.local, edit);
  record.published.at = {};
}

// The paths that an example may set. Anything else is derived from these.
struct Setter {
  std::string_view path = {};
  void (*set)(Record&, Edit&) = nullptr;
};

constexpr Setter kSetters[] = {
    {"id", [](Record& record, Edit& edit) { set_text(record.id, edit); }},
    {"url", [](Record& record, Edit& edit) { set_text(record.url, edit); }},
    {"kind", &set_kind},
    {"language", [](Record& record, Edit& edit) { set_view(record.language, edit); }},
    {"title", [](Record& record, Edit& edit) { set_text(record.title, edit); }},
    {"lead", [](Record& record, Edit& edit) { set_text(record.lead, edit); }},
    {"event.date", &set_event_date},
    {"event.local", &set_event_local},
    {"event.end", [](Record& record, Edit& edit) { set_local(record.event.end, edit); }},
    {"event.announced_from",
     [](Record& record, Edit& edit) { set_date(record.event.announced_from, edit); }},
    {"event.announced_to",
     [](Record& record, Edit& edit) { set_date(record.event.announced_to, edit); }},
    {"place.name", &set_place},
    {"published.block", &set_block},
    {"published.local", &set_published},
    {"published.sections",
     [](Record& record, Edit& edit) { set_texts(record.published.sections, edit); }},
    {"published.updated",
     [](Record& record, Edit& edit) { set_local(record.published.updated, edit); }},
    {"published.embargo", &set_embargo},
    {"body", &set_body},
    {"captions", [](Record& record, Edit& edit) { set_texts(record.captions, edit); }},
    {"cuts", [](Record& record, Edit& edit) { set_count(record.cuts, edit); }},
    {"captions_more", [](Record& record, Edit& edit) { set_count(record.captions_more, edit); }},
    {"persons_more", [](Record& record, Edit& edit) { set_count(record.persons_more, edit); }},
    {"geography_more", [](Record& record, Edit& edit) { set_count(record.geography_more, edit); }},
    {"persons", [](Record& record, Edit& edit) { set_tags(record.persons, edit); }},
    {"geography", [](Record& record, Edit& edit) { set_tags(record.geography, edit); }},
    {"topics", [](Record& record, Edit& edit) { set_texts(record.topics, edit); }},
    {"see_also", &set_see_also},
};

}  // namespace

std::string set_field(Record& record, std::string_view path, const TomlValue& value, Arena& arena) {
  std::vector<std::string_view> known;
  for (const Setter& setter : kSetters) {
    if (setter.path == path) {
      Edit edit{.path = path, .value = value, .arena = arena};
      setter.set(record, edit);
      return edit.problem;
    }
    known.push_back(setter.path);
  }
  const auto near = nearest(path, known);
  return fmt::format("no field '{}' to set{}", path,
                     near ? fmt::format(", did you mean '{}'?", *near) : "");
}

}  // namespace dateline
