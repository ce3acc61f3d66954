#include "validator/ingest/markdown_reader.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "validator/base/text.h"
#include "validator/base/time_zone.h"
#include "validator/ingest/encoding.h"
#include "validator/ingest/fields_in_doubt.h"
#include "validator/ingest/front_matter_issue.h"
#include "validator/ingest/speaker_label.h"
#include "validator/ingest/text_blocks.h"
#include "validator/record/reading_order.h"
#include "validator/source/toml_document.h"
#include "validator/source/value_location.h"

namespace dateline {
namespace {

constexpr std::string_view kFence = "+++";

// Where the line that begins at `begin` ends, its line end included.
std::size_t behind_line(std::string_view text, std::size_t begin) {
  const std::size_t end = text.find('\n', begin);
  return end == std::string_view::npos ? text.size() : end + 1;
}

struct Parts {
  std::size_t front_begin = 0;
  std::size_t front_end = 0;
  std::size_t body_begin = 0;
};

std::optional<Parts> split_parts(std::string_view text) {
  const std::size_t fence = text.find(kFence);
  Parts parts{.front_begin = behind_line(text, fence)};
  for (std::size_t line = parts.front_begin; line < text.size(); line = behind_line(text, line)) {
    const std::size_t end = behind_line(text, line);
    if (trim(text.substr(line, end - line)) != kFence) continue;
    parts.front_end = line;
    parts.body_begin = end;
    return parts;
  }
  return std::nullopt;
}

class MarkdownReader {
 public:
  MarkdownReader(RecordBatch& batch, const Profile& profile, const Knowledge& knowledge,
                 FindingSink& sink)
      : batch_(batch), profile_(profile), knowledge_(knowledge), sink_(sink) {}

  void read(const Limits& limits) {
    const std::string_view text = batch_.source.bytes();
    const bool marked = text.starts_with(kByteOrderMark);
    if (!opens_markdown(text.substr(marked ? kByteOrderMark.size() : 0))) {
      doubt("input/syntax", batch_.source.span(0, 0), "",
            "the text does not open with a line '+++' and front matter below it");
      return;
    }
    const std::optional<Parts> parts = split_parts(text);
    if (!parts) {
      const std::size_t fence = text.find(kFence);
      doubt("input/syntax", batch_.source.span(fence, fence + kFence.size()), "",
            "the front matter has no line '+++' at its end");
      return;
    }
    shift_ = parts->front_begin;
    front_ = SourceText(batch_.source.id(), batch_.source.name(),
                        mended(text.substr(shift_, parts->front_end - shift_)));
    TomlValue root;
    RuleIssues issues;
    if (!parse_toml(front_, limits, root, issues)) {
      for (const RuleIssue& issue : issues) {
        if (is_bad_byte(moved(issue.where))) continue;  // told already, as bytes
        InputDoubt found = doubt_of_issue(issue, front_);
        found.where = moved(found.where);
        sink_.add(std::move(found));
      }
      return;
    }
    const std::size_t first_doubt = sink_.doubts().size();
    record_.span = batch_.source.span(0, text.size());
    record_.input.ordinal = 1;
    read_members(root);
    read_body(parts->body_begin);
    record_.in_doubt.add(
        fields_in_doubt(std::span(sink_.doubts()).subspan(first_doubt), FieldNames::kCanonical));
    batch_.records.push_back(record_);
  }

 private:
  using Kind = TomlValue::Kind;

  [[nodiscard]] SourceSpan moved(SourceSpan span) const {
    span.begin += shift_;
    span.source = batch_.source.id();
    return span;
  }

  // TOML is read with others in the place of bad bytes, which have a finding already.
  static std::string mended(std::string_view front) {
    std::string text(front);
    std::size_t at = 0;
    while (const auto bad = first_invalid_utf8(std::string_view(text).substr(at))) {
      at += *bad;
      text[at] = '?';
    }
    return text;
  }
  [[nodiscard]] bool is_bad_byte(SourceSpan where) const {
    return first_invalid_utf8(batch_.source.bytes().substr(where.begin)) == std::size_t{0};
  }

  void doubt(std::string_view rule, SourceSpan where, std::string_view field, std::string message,
             std::string hint = {}) {
    sink_.add(InputDoubt{.rule = std::string(rule),
                         .message = std::move(message),
                         .hint = std::move(hint),
                         .field = std::string(field),
                         .where = where});
  }

  bool expect(const TomlValue& value, Kind kind, std::string_view field) {
    if (!value.is(kind)) wrong_type(value, name_of(kind), field);
    return value.is(kind);
  }

  void wrong_type(const TomlValue& value, std::string_view expected, std::string_view field) {
    const SourceSpan where = value.is(Kind::kString)
                                 ? toml_string_part(front_, value, 0, value.string.size())
                                 : value.span;
    doubt("input/wrong-type", moved(where), field,
          fmt::format("{} is {}, expected {}", field, name_of(value.kind), expected));
  }

  Text text(const TomlValue& value, std::string_view field) {
    if (!expect(value, Kind::kString, field)) return {};
    const SourceSpan span = moved(toml_string_part(front_, value, 0, value.string.size()));
    // Without an escape the text is the file's own, bad bytes and all.
    const std::string_view same = batch_.source.slice(span);
    const bool own = same.size() == value.string.size();
    return sourced(own ? same : batch_.arena.copy(value.string), span);
  }

  std::span<const Text> texts(const TomlValue& value, std::string_view field) {
    std::vector<Text> found;
    if (!expect(value, Kind::kArray, field)) return {};
    for (const TomlValue& item : value.items) {
      if (const Text one = text(item, field)) found.push_back(one);
    }
    return batch_.arena.copy(found);
  }

  Sourced<Date> date(const TomlValue& value, std::string_view field) {
    if (value.is(Kind::kDate)) return sourced(value.date, moved(value.span));
    if (!value.is(Kind::kString)) {
      wrong_type(value, "a date", field);
      return {};
    }
    const Text written = text(value, field);
    if (const auto day = parse_date(*written)) return sourced(*day, written.span);
    doubt("input/bad-date", written.span, field,
          fmt::format("{} is '{}', expected a day of the calendar such as 2015-09-15", field,
                      printable(*written)));
    return {};
  }

  // "14:40" as a string, or 14:40:00, the form that TOML has for it.
  Sourced<LocalTime> time(const TomlValue& value, Date day, std::string_view field) {
    if (value.is(Kind::kTime)) {
      return sourced(LocalTime{std::int64_t{day.days} * 86'400 + value.integer}, moved(value.span));
    }
    if (!value.is(Kind::kString)) {
      wrong_type(value, "a time", field);
      return {};
    }
    const Text written = text(value, field);
    const auto local = parse_local(format_date(day) + "T" + std::string(*written));
    if (local) return sourced(*local, written.span);
    doubt("input/bad-date", written.span, field,
          fmt::format("{} is '{}', expected a time such as 14:40", field, printable(*written)));
    return {};
  }

  // A day, a wall clock or an instant with its offset, as TOML has them or in a string.
  struct Moment {
    Sourced<LocalTime> local = {};  // of a day its start
    Sourced<Instant> at = {};
    std::int16_t offset_minutes = 0;
  };
  Moment moment(const TomlValue& value, std::string_view field) {
    const bool toml_date =
        value.is(Kind::kDate) || value.is(Kind::kLocal) || value.is(Kind::kInstant);
    const Text given =
        toml_date ? sourced(front_.slice(value.span), moved(value.span)) : text(value, field);
    if (!given) return {};
    std::string written(*given);
    if (toml_date && written.size() > 10) written[10] = 'T';  // TOML takes a blank as well
    if (const auto at = parse_instant(written)) {
      const LocalTime local = {at->instant.seconds + std::int64_t{60} * at->offset_minutes};
      // The wall clock's place is without the offset, as in JSON.
      SourceSpan clock = given.span;
      clock.length -= written.ends_with('Z') || written.ends_with('z') ? 1U : 6U;
      return {sourced(local, clock), sourced(at->instant, given.span),
              static_cast<std::int16_t>(at->offset_minutes)};
    }
    if (const auto local = parse_local(written)) return {.local = sourced(*local, given.span)};
    if (const auto day = parse_date(written)) {
      return {.local = sourced(*at_time(*day, 0, 0), given.span)};
    }
    doubt("input/bad-date", given.span, field,
          fmt::format("{} is '{}', expected a date or a date-time such as 2015-09-15T14:40:00",
                      field, printable(*given)));
    return {};
  }

  void read_members(const TomlValue& root) {
    for (const TomlMember& member : root.members) {
      const TomlValue& value = member.value;
      const std::string_view key = member.key;
      if (key == "id") record_.id = text(value, key);
      if (key == "url") record_.url = text(value, key);
      if (key == "kind") read_kind(value);
      if (key == "language") record_.language = text(value, key).value;
      if (key == "title") record_.title = text(value, key);
      if (key == "lead") record_.lead = text(value, key);
      if (key == "event") read_event(value);
      if (key == "published") read_published(value);
      if (key == "captions") record_.captions = texts(value, key);
      if (key == "see_also") read_see_also(value);
      if (key == "topics") {
        record_.topics = texts(value, key);
        record_.topics_span = moved(value.span);
      }
      if (key == "persons") {
        record_.persons = named<Person>(value, key);
        record_.persons_span = moved(value.span);
      }
      if (key == "geography") {
        record_.geography = named<GeographyTag>(value, key);
        record_.geography_span = moved(value.span);
      }
    }
  }

  template <class Tag>
  std::span<const Tag> named(const TomlValue& value, std::string_view field) {
    const std::span<const Text> names = texts(value, field);
    const std::span<Tag> tags = batch_.arena.make_array<Tag>(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) tags[i].name = names[i];
    return tags;
  }

  void read_kind(const TomlValue& value) {
    const Text name = text(value, "kind");
    RecordKind kind = RecordKind::kOther;
    if (name && kind_named(*name, kind)) {
      record_.kind = sourced(kind, name.span);
    } else if (name) {
      const auto near = nearest(*name, kind_names());
      doubt("input/wrong-type", name.span, "kind",
            fmt::format("kind is '{}', which is no kind of event", printable(*name)),
            std::string(near.value_or("")));
    }
  }

  void read_event(const TomlValue& value) {
    if (!expect(value, Kind::kTable, "event")) return;
    EventTime& event = record_.event;
    if (const TomlValue* day = value.find("date")) event.date = date(*day, "event.date");
    if (const TomlValue* clock = value.find("time"); clock != nullptr && event.date) {
      event.local = time(*clock, *event.date, "event.time");
    }
    if (const TomlValue* end = value.find("end")) event.end = moment(*end, "event.end").local;
    if (const TomlValue* place = value.find("place")) {
      record_.place.name = text(*place, "event.place");
    }
    const TomlValue* zone = value.find("zone");
    const Text name = zone == nullptr ? Text{} : text(*zone, "event.zone");
    if (!name) return;
    if (TimeZone::find(*name)) {
      event.zone = {*name, ZoneOrigin::kRecord};
    } else {
      doubt("input/bad-date", name.span, "event.zone",
            fmt::format("event.zone is '{}', which is no time zone", printable(*name)));
    }
  }

  void read_published(const TomlValue& value) {
    if (!expect(value, Kind::kTable, "published")) return;
    Publication& published = record_.published;
    published.block = true;
    record_.published_span = moved(value.span);
    const TomlValue* day = value.find("date");
    const Sourced<Date> on = day == nullptr ? Sourced<Date>{} : date(*day, "published.date");
    if (const TomlValue* clock = value.find("time"); clock != nullptr && on) {
      published.local = time(*clock, *on, "published.time");
    }
    if (const TomlValue* sections = value.find("sections")) {
      published.sections = texts(*sections, "published.sections");
    }
    if (const TomlValue* updated = value.find("updated")) {
      published.updated = moment(*updated, "published.updated").local;
    }
    const TomlValue* embargo = value.find("embargo");
    if (embargo == nullptr) return;
    const Moment until = moment(*embargo, "published.embargo");
    published.embargo = until.local;
    published.embargo_at = until.at;
    published.embargo_offset_minutes = until.offset_minutes;
    // An embargo alone tells of a publication to come: still a draft.
    published.block = value.members.size() > 1;
  }

  void read_see_also(const TomlValue& value) {
    std::vector<SeeAlso> links;
    if (!expect(value, Kind::kArray, "see_also")) return;
    for (const TomlValue& item : value.items) {
      SeeAlso link;
      if (item.is(Kind::kTable)) {
        if (const TomlValue* title = item.find("title")) {
          link.title = text(*title, "see_also.title");
        }
        const TomlValue* start = item.find("start");
        const TomlValue* end = item.find("end");
        if (start != nullptr) link.start = date(*start, "see_also.start");
        if (end != nullptr) link.end = date(*end, "see_also.end");
        // Half a range would pass for the date of an event.
        if ((start != nullptr && !link.start) || (end != nullptr && !link.end)) {
          link.start = link.end = {};
        }
      } else {
        link.title = text(item, "see_also");
      }
      if (link.title) links.push_back(link);
    }
    record_.see_also = batch_.arena.copy(links);
  }

  void read_body(std::size_t begin) {
    const std::string_view whole = batch_.source.bytes().substr(begin);
    std::vector<Text> body;
    std::vector<Turn> turns;
    std::vector<std::vector<Text>> spoken;
    for (const TextBlock& block : blank_line_blocks(whole)) {
      const std::string_view same = whole.substr(block.begin, block.end - block.begin);
      const Text paragraph = sourced(same == block.text ? same : batch_.arena.copy(block.text),
                                     batch_.source.span_of(same));
      const FoundLabel label = find_label(*paragraph, profile_, knowledge_);
      if (label.length > 0) {
        turns.push_back(turn_of(paragraph, label));
        spoken.emplace_back();
        const std::size_t said =
            paragraph.value.find_first_not_of(' ', paragraph.value.find(':', label.length) + 1);
        if (said == std::string_view::npos) continue;
        spoken.back().push_back(part(paragraph, paragraph.value.substr(said)));
      } else if (turns.empty()) {
        body.push_back(paragraph);
      } else {
        spoken.back().push_back(paragraph);
      }
    }
    for (std::size_t i = 0; i < turns.size(); ++i) {
      turns[i].paragraphs = batch_.arena.copy(spoken[i]);
    }
    record_.body = batch_.arena.copy(body);
    record_.transcript = batch_.arena.copy(turns);
    record_.paragraphs = in_reading_order(record_.body, record_.transcript, {}, batch_.arena);
  }

  Turn turn_of(const Text& paragraph, const FoundLabel& label) {
    return {.label = part(paragraph, paragraph.value.substr(0, label.length)),
            .name = part(paragraph, label.split.name),
            .role = part(paragraph, label.split.role)};
  }

  // `piece` points into the paragraph's value; an empty one is none.
  Text part(const Text& paragraph, std::string_view piece) {
    if (piece.empty()) return {};
    const auto begin = static_cast<std::size_t>(piece.data() - paragraph.value.data());
    return sourced(piece, locate_part(batch_.source, paragraph.span, paragraph.value, begin,
                                      begin + piece.size()));
  }

  RecordBatch& batch_;
  const Profile& profile_;
  const Knowledge& knowledge_;
  FindingSink& sink_;
  SourceText front_;
  std::size_t shift_ = 0;  // where the front matter begins in the source
  Record record_;
};

}  // namespace

bool opens_markdown(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || !text.substr(first).starts_with(kFence)) return false;
  return trim(text.substr(first, behind_line(text, first) - first)) == kFence;
}

void read_markdown(RecordBatch& batch, const Profile& profile, const Knowledge& knowledge,
                   const Limits& limits, FindingSink& sink) {
  MarkdownReader(batch, profile, knowledge, sink).read(limits);
}

}  // namespace dateline
