#include "validator/ruleset/record_json_schema.h"

#include <cstdint>
#include <vector>

#include "validator/base/json_writer.h"
#include "validator/record/record.h"
#include "validator/ruleset/record_schema.h"

namespace dateline {
namespace {

// How a value is written. kByType: as its type in a formula says.
enum class Form : std::uint8_t {
  kByType,
  kDay,           // "2015-09-15"
  kTime,          // "14:40" beside a date
  kMoment,        // a date, or a date-time with or without an offset
  kNames,         // ["…"], each a string or an object with a name
  kName,          // a string, or an object with a name
  kPlace,         // the same, and what is known of the place
  kTextOrTexts,   // "…" or ["…"]
  kCounts,        // [3, 5, 1]
  kObject,        // the rows that begin with its name
  kObjects,       // an array of such
  kTextOrObject,  // an array of strings and such
  kSeeAlsoKind,
  kClaimKind,
  kZoneOrigin,
  kTexts,
  kReadFields,  // names of fields
};

struct Row {
  std::string_view member = {};
  std::string_view field = {};  // the row of the table; empty: only the JSON has it
  Form form = Form::kByType;
  std::string_view doc = {};  // where the table has none
  bool derived = false;       // printed, and not read: it follows again
};

// In the order in which they are printed.
constexpr Row kRows[] = {
    {"id", "id"},
    {"url", "url"},
    {"kind", "kind"},
    {"language", "language"},
    {"title", "title"},
    {"lead", "lead"},
    {"event", "event", Form::kObject},
    {"event.date", "event.date"},
    {"event.time", "event.local", Form::kTime},
    {"event.zone", "event.zone"},
    {"event.zone_from", "", Form::kZoneOrigin, "how the zone was chosen; read back as it was"},
    {"event.at", "event.at"},
    {"event.end", "event.end", Form::kMoment},
    {"event.place", "place.name", Form::kName},
    {"event.announced", "", Form::kObject, "the days an announcement is for"},
    {"event.announced.start", "event.announced_from"},
    {"event.announced.end", "event.announced_to"},
    {"published", "published", Form::kObject},
    {"published.block", "published.block"},
    {"published.date", "", Form::kDay, "day of publication, as printed"},
    {"published.time", "published.local", Form::kTime},
    {"published.at", "published.at"},
    {"published.sections", "published.sections"},
    {"published.updated", "published.updated", Form::kMoment},
    {"published.embargo", "published.embargo", Form::kMoment},
    {"body", "body", Form::kTextOrTexts},
    {"transcript", "transcript", Form::kTextOrObject},
    {"transcript.label", "transcript.label"},
    {"transcript.speaker", "transcript.name"},
    {"transcript.role", "transcript.role"},
    {"transcript.text", "transcript.paragraphs", Form::kTextOrTexts},
    {"reading_order", "paragraphs", Form::kCounts,
     "where the body does not simply come before the transcript: run lengths, the body's first"},
    {"cuts", "cuts"},
    {"captions", "captions"},
    {"captions_more", "captions_more"},
    {"persons", "persons", Form::kNames},
    {"persons_more", "persons_more"},
    {"geography", "geography", Form::kNames},
    {"geography_more", "geography_more"},
    {"topics", "topics"},
    {"see_also", "see_also", Form::kTextOrObject},
    {"see_also.title", "see_also.title"},
    {"see_also.start", "see_also.start"},
    {"see_also.end", "see_also.end"},
    {"see_also.kind", "see_also.kind", Form::kSeeAlsoKind, "", true},
    {"see_also.heading", "see_also.heading"},
    {"place", "place", Form::kPlace},
    {"place.name", "place.name"},
    {"place.country", "place.country", Form::kByType, "", true},
    {"place.region", "place.region", Form::kByType, "", true},
    {"place.zone", "place.zone", Form::kByType, "", true},
    {"place.lat", "place.lat", Form::kByType, "", true},
    {"place.lon", "place.lon", Form::kByType, "", true},
    {"place.known", "place.known", Form::kByType, "", true},
    {"speakers", "speakers", Form::kObjects, "", true},
    {"speakers.label", "speakers.label"},
    {"speakers.name", "speakers.name"},
    {"speakers.role", "speakers.role"},
    {"speakers.country", "speakers.country"},
    {"speakers.house", "speakers.house"},
    {"speakers.generic", "speakers.generic"},
    {"speakers.known", "speakers.known"},
    {"speakers.turns", "speakers.turns"},
    {"claims", "claims", Form::kObjects, "", true},
    {"claims.kind", "claims.kind", Form::kClaimKind},
    {"claims.what", "claims.what"},
    {"claims.where", "claims.where"},
    {"claims.text", "claims.text"},
    {"claims.start", "claims.start"},
    {"claims.end", "claims.end"},
    {"claims.weekday", "claims.weekday"},
    {"present", "present", Form::kTexts, "", true},
    {"in_doubt", "", Form::kReadFields,
     "fields that the source has and that could not be read; each has a finding"},
    {"input", "input", Form::kObject, "", true},
    {"input.path", "input.path"},
    {"input.ordinal", "input.ordinal"},
    {"input.format", "input.format"},
    {"input.profile", "input.profile"},
};

constexpr std::string_view kWithout[] = {
    "principal",         "published.embargo_at", "speakers.key",  "speakers.spoken",
    "persons.name",      "persons.key",          "persons.known", "geography.name",
    "geography.country", "geography.region",     "present.name",  "present.key",
};

constexpr std::string_view kDay = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
constexpr std::string_view kClock = "[0-9]{2}:[0-9]{2}";
constexpr std::string_view kFraction = "(:[0-9]{2}([.][0-9]+)?)?";
constexpr std::string_view kOffset = "([zZ]|[+-][0-9]{2}:[0-9]{2})";

std::string whole(std::string_view pattern) {
  return "^" + std::string(pattern) + "$";
}

std::string date_time(std::string_view offset) {
  std::string pattern(kDay);
  return pattern.append("[tT ]").append(kClock).append(kFraction).append(offset);
}

const cel::Field* field_at(std::string_view path) {
  const SchemaType* type = &record_schema().record;
  while (true) {
    const std::size_t dot = path.find('.');
    const SchemaField* row = type->find(path.substr(0, dot));
    if (row == nullptr) return nullptr;
    if (dot == std::string_view::npos) {
      return &type->type.fields[static_cast<std::size_t>(row - type->fields.data())];
    }
    type = row->item;
    path.remove_prefix(dot + 1);
  }
}

class Writer {
 public:
  std::string write() {
    json_.begin_object();
    json_.member("$schema", "http://json-schema.org/draft-07/schema#");
    json_.member("title", "A record of an event, in Dateline's canonical form");
    json_.member("description",
                 "What validate inspect prints, and what is read. Members that are not named here "
                 "are passed over; null stands for an absent member.");
    json_.member("type", "object");
    properties("");
    json_.end_object();
    return std::move(out_) + '\n';
  }

 private:
  void properties(std::string_view owner) {
    json_.key("properties").begin_object();
    for (const Row& row : kRows) {
      if (!owner.empty() && (!row.member.starts_with(owner) || row.member.size() <= owner.size() ||
                             row.member[owner.size()] != '.'))
        continue;
      const std::string_view name =
          owner.empty() ? row.member : row.member.substr(owner.size() + 1);
      if (name.find('.') != std::string_view::npos) continue;
      json_.key(name).begin_object();
      describe(row);
      value(row);
      json_.end_object();
    }
    json_.end_object();
  }

  void describe(const Row& row) {
    std::string doc(row.doc);
    if (doc.empty() && !row.field.empty()) doc = field_at(row.field)->doc;
    if (row.derived) doc += doc.empty() ? "not read" : "; not read: it follows from the others";
    if (!doc.empty()) json_.member("description", doc);
  }

  void value(const Row& row) {
    switch (row.form) {
      case Form::kByType:
        return by_type(row);
      case Form::kDay:
        return text(kDay);
      case Form::kTime:
        return text(std::string(kClock) + std::string(kFraction));
      case Form::kMoment:
        return text("(" + std::string(kDay) + "|" + date_time(std::string(kOffset) + "?") + ")");
      case Form::kNames:
        return list([this] { name_or_object({}); });
      case Form::kName:
        return name_or_object({});
      case Form::kPlace:
        return name_or_object(row.member);
      case Form::kTextOrTexts:
        types({"string", "array", "null"});
        return string_items();
      case Form::kTexts:
        types({"array", "null"});
        return string_items();
      case Form::kReadFields:
        return list([this] { read_fields(); });
      case Form::kCounts:
        return list([this] { json_.member("type", "integer").member("minimum", 0); });
      case Form::kObject:
        types({"object", "null"});
        return properties(row.member);
      case Form::kObjects:
        return list([&] {
          json_.member("type", "object");
          properties(row.member);
        });
      case Form::kTextOrObject:
        return list([&] {
          types({"string", "object"});
          properties(row.member);
        });
      case Form::kSeeAlsoKind:
        return words({name_of(SeeAlsoKind::kVisit), name_of(SeeAlsoKind::kEvent),
                      name_of(SeeAlsoKind::kOther)});
      case Form::kClaimKind:
        return words({name_of(ClaimKind::kAfter), name_of(ClaimKind::kBefore),
                      name_of(ClaimKind::kDuring), name_of(ClaimKind::kDate)});
      case Form::kZoneOrigin:
        return words({name_of(ZoneOrigin::kProfile), name_of(ZoneOrigin::kRecord),
                      name_of(ZoneOrigin::kOffset)});
    }
  }

  void by_type(const Row& row) {
    if (row.member == "kind") return kinds();
    const cel::Type* type = field_at(row.field)->type;
    switch (type->kind) {
      case cel::TypeKind::kBool:
        return types({"boolean", "null"});
      case cel::TypeKind::kInt:
        json_.member("type", "integer").member("minimum", 0);
        return;
      case cel::TypeKind::kDouble:
        return types({"number", "null"});
      case cel::TypeKind::kDate:
        return text(kDay);
      case cel::TypeKind::kTimestamp:
        return text(date_time(std::string(kOffset) + "?"));
      case cel::TypeKind::kList:
        types({"array", "null"});
        return string_items();
      default:
        return types({"string", "null"});
    }
  }

  void kinds() { words(kind_names()); }

  void read_fields() {
    json_.key("enum").begin_array();
    for (int i = 0; i < kReadFields; ++i) json_.string(name_of(static_cast<RecordField>(i)));
    json_.end_array();
  }

  void words(const std::vector<std::string_view>& names) {
    json_.key("enum").begin_array();
    for (const std::string_view name : names) json_.string(name);
    json_.null().end_array();
  }

  void types(const std::vector<std::string_view>& names) {
    json_.key("type").begin_array();
    for (const std::string_view name : names) json_.string(name);
    json_.end_array();
  }

  void text(std::string_view pattern) {
    types({"string", "null"});
    json_.member("pattern", whole(pattern));
  }

  void string_items() { json_.key("items").begin_object().member("type", "string").end_object(); }

  template <class Items>
  void list(const Items& items) {
    types({"array", "null"});
    json_.key("items").begin_object();
    items();
    json_.end_object();
  }

  // `owner`: whose rows say what else such an object has; empty: a name is all.
  void name_or_object(std::string_view owner) {
    types({"string", "object", "null"});
    if (!owner.empty()) return properties(owner);
    json_.key("properties").begin_object();
    json_.key("name").begin_object();
    types({"string", "null"});
    json_.end_object().end_object();
  }

  std::string out_;
  JsonWriter json_{out_, 2};
};

}  // namespace

std::string record_json_schema() {
  return Writer().write();
}

std::span<const std::string_view> fields_without_json() {
  return kWithout;
}

std::span<const std::string_view> fields_with_json() {
  static const std::vector<std::string_view> fields = [] {
    std::vector<std::string_view> found;
    for (const Row& row : kRows) {
      if (!row.field.empty()) found.push_back(row.field);
    }
    return found;
  }();
  return fields;
}

}  // namespace dateline
