#include "tests/property/formula_world.h"

#include <bit>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "validator/cel/map_data.h"
#include "validator/cel/program.h"
#include "validator/cel/runtime.h"

namespace dateline::cel::test {
namespace {

enum GuestField : std::uint32_t { kName, kKnown, kTurns };
enum EventField : std::uint32_t {
  kTitle,
  kGuests,
  kTags,
  kVenue,
  kLocal,
  kAt,
  kDate,
  kPhotos,
  kShare
};

Value guest_get(const void* self, std::uint32_t field, Arena&) {
  const auto& guest = *static_cast<const Guest*>(self);
  if (field == kName) return Value::string(guest.name);
  if (field == kKnown) return Value::boolean(guest.known);
  return guest.turns ? Value::integer(*guest.turns) : Value();
}

Value venue_get(const void* self, std::uint32_t field, Arena&) {
  const auto& venue = *static_cast<const Venue*>(self);
  return Value::string(field == 0 ? venue.name : venue.country);
}

Value list_of_guests(const Event& event, Arena& arena) {
  const auto out = arena.make_array<Value>(event.guests.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = Value::object(&event.world->guest, &event.guests[i]);
  }
  return Value::list(out);
}

Value list_of_tags(const Event& event, Arena& arena) {
  const auto out = arena.make_array<Value>(event.tags.size());
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = Value::string(event.tags[i]);
  return Value::list(out);
}

Value event_get(const void* self, std::uint32_t field, Arena& arena) {
  const auto& event = *static_cast<const Event*>(self);
  switch (field) {
    case kTitle:
      return Value::string(event.title);
    case kGuests:
      return list_of_guests(event, arena);
    case kTags:
      return list_of_tags(event, arena);
    case kVenue:
      return event.venue ? Value::object(&event.world->venue, &*event.venue) : Value();
    case kLocal:
      return event.local ? Value::local(*event.local) : Value();
    case kAt:
      return event.at ? Value::timestamp(*event.at, 180) : Value();
    case kDate:
      return event.date ? Value::date(*event.date) : Value();
    case kPhotos:
      return event.photos ? Value::integer(*event.photos) : Value();
    default:
      return event.share ? Value::number(*event.share) : Value();
  }
}

std::int64_t some_int(Random& random) {
  constexpr std::int64_t kEnds[] = {std::numeric_limits<std::int64_t>::max(),
                                    std::numeric_limits<std::int64_t>::min(), -1, 1LL << 53};
  if (random.below(20) == 0) return kEnds[random.below(std::size(kEnds))];
  return random.between(-3, 12);
}

double some_double(Random& random) {
  constexpr double kEnds[] = {std::numeric_limits<double>::infinity(),
                              std::numeric_limits<double>::quiet_NaN(), -0.0, 0x1p63, 1e300};
  if (random.below(12) == 0) return kEnds[random.below(std::size(kEnds))];
  return random.between(-20, 20) / 4.0;
}

constexpr std::int64_t kFirstSecond = -62'135'596'800;  // 0001-01-01T00:00:00Z
constexpr std::int64_t kLastSecond = 253'402'300'799;   // 9999-12-31T23:59:59Z

std::int64_t some_second(Random& random) {
  if (random.below(20) == 0) return random.below(2) == 0 ? kFirstSecond : kLastSecond;
  return 1'442'275'200 + random.between(-100'000, 100'000) * 60;
}

Instant some_instant(Random& random) {
  return {some_second(random), random.below(4) == 0 ? 500'000'000 : 0};
}

Duration some_duration(Random& random) {
  if (random.below(20) == 0) return {std::numeric_limits<std::int64_t>::max()};
  return {random.between(-100, 100) * std::int64_t{900'000'000'000}};
}

Date some_date(Random& random) {
  return date_of({some_second(random)});
}

const std::string& some_text(Random& random) {
  return random.pick(sample_texts());
}

std::string some_bytes(Random& random) {
  std::string out;
  for (std::size_t size = random.below(5); size > 0; --size) {
    out += static_cast<char>(random.below(256));
  }
  return out;
}

Value some_value(const Type* type, Random& random, Arena& arena);

Value some_map(const Type* type, Random& random, Arena& arena) {
  std::vector<MapEntry> entries;
  for (std::size_t size = random.below(5); size > 0; --size) {
    const MapEntry entry{some_value(type->parameters[0], random, arena),
                         some_value(type->parameters[1], random, arena)};
    bool known = false;
    for (const MapEntry& other : entries) known = known || equal(other.key, entry.key);
    if (!known) entries.push_back(entry);
  }
  return Value::map(make_map(arena, arena.copy(entries)));
}

// Any value of no type in particular, for the variables that are dyn.
Value some_dyn(Random& random, Arena& arena) {
  const Type* const kinds[] = {null_type(),     bool_type(),   int_type(),       uint_type(),
                               double_type(),   string_type(), bytes_type(),     date_type(),
                               duration_type(), local_type(),  timestamp_type(), int_type(),
                               string_type()};
  if (random.below(6) > 0) return some_value(kinds[random.below(std::size(kinds))], random, arena);
  const auto items = arena.make_array<Value>(random.below(4));
  for (Value& item : items) {
    item = some_value(kinds[random.below(std::size(kinds))], random, arena);
  }
  return Value::list(items);
}

Value some_value(const Type* type, Random& random, Arena& arena) {
  switch (type->kind) {
    case TypeKind::kNull:
      return Value::null();
    case TypeKind::kBool:
      return Value::boolean(random.below(2) == 0);
    case TypeKind::kInt:
      return Value::integer(some_int(random));
    case TypeKind::kUint:
      return Value::unsigned_integer(random.below(20) == 0 ? ~std::uint64_t{0} : random.below(9));
    case TypeKind::kDouble:
      return Value::number(some_double(random));
    case TypeKind::kString:
      return Value::string(some_text(random));
    case TypeKind::kBytes:
      return Value::bytes(arena.copy(std::string_view(some_bytes(random))));
    case TypeKind::kTimestamp:
      return Value::timestamp(some_instant(random),
                              static_cast<std::int16_t>(60 * random.below(4)));
    case TypeKind::kDuration:
      return Value::duration(some_duration(random));
    case TypeKind::kDate:
      return Value::date(some_date(random));
    case TypeKind::kLocal:
      return Value::local({some_second(random)});
    case TypeKind::kList: {
      const auto items = arena.make_array<Value>(random.below(5));
      for (Value& item : items) item = some_value(type->parameters[0], random, arena);
      return Value::list(items);
    }
    case TypeKind::kMap:
      return some_map(type, random, arena);
    case TypeKind::kOptional:
      if (random.below(3) == 0) return Value::optional_none();
      return Value::optional_of(arena.make<Value>(some_value(type->parameters[0], random, arena)));
    default:
      return some_dyn(random, arena);
  }
}

template <class Make>
auto maybe(Random& random, Make make) -> std::optional<decltype(make())> {
  if (random.below(4) == 0) return std::nullopt;
  return make();
}

Event some_event(const FormulaWorld& world, Random& random) {
  Event out{.world = &world};
  if (random.below(6) > 0) out.title = some_text(random);
  for (std::size_t size = random.below(4); size > 0; --size) {
    out.guests.push_back({.world = &world,
                          .name = some_text(random),
                          .known = random.below(2) == 0,
                          .turns = maybe(random, [&] { return some_int(random); })});
  }
  for (std::size_t size = random.below(5); size > 0; --size) out.tags.push_back(some_text(random));
  out.venue = maybe(random, [&] {
    return Venue{.world = &world, .name = some_text(random), .country = some_text(random)};
  });
  out.local = maybe(random, [&] { return LocalTime{some_second(random)}; });
  out.at = maybe(random, [&] { return some_instant(random); });
  out.date = maybe(random, [&] { return some_date(random); });
  out.photos = maybe(random, [&] { return some_int(random); });
  out.share = maybe(random, [&] { return some_double(random); });
  return out;
}

// A function of the host: no part of the standard library, never computed at load.
Value shout(Evaluation& evaluation, std::span<const Value> arguments) {
  const std::string out = std::string(arguments[0].as_string()) + "!";
  return Value::string(evaluation.arena->copy(std::string_view(out)));
}

}  // namespace

const std::vector<std::string>& sample_texts() {
  static const std::vector<std::string> texts = {"",
                                                 "a",
                                                 "Кремль",
                                                 "Встреча с Президентом",
                                                 "Talks, in Sochi",
                                                 "42",
                                                 "-7",
                                                 "ой",
                                                 "Ё",
                                                 "don't",
                                                 "1.5",
                                                 "true",
                                                 "1h30m",
                                                 "2015-09-15",
                                                 "2015-09-15T14:40:00Z",
                                                 "é\u0301",
                                                 "🎌 flag",
                                                 "a,b,,c",
                                                 "Europe/Moscow",
                                                 "2015-09-15 14:40",
                                                 "\u00a0x",
                                                 "line\nnext",
                                                 "КРЕМЛЬ",
                                                 "aaa",
                                                 "\"quoted\"\\"};
  return texts;
}

FormulaWorld::FormulaWorld() {
  add_standard_library(env);
  add_civil_time(env);
  const auto field = [](std::string name, const Type* type, Absence absence,
                        Value (*get)(const void*, std::uint32_t, Arena&), std::uint32_t index) {
    return Field{
        .name = std::move(name), .type = type, .absence = absence, .get = get, .index = index};
  };
  guest = {.name = "Guest",
           .fields = {field("name", string_type(), Absence::kNever, guest_get, kName),
                      field("known", bool_type(), Absence::kNever, guest_get, kKnown),
                      field("turns", int_type(), Absence::kAbsent, guest_get, kTurns)}};
  venue = {.name = "Venue",
           .fields = {field("name", string_type(), Absence::kEmpty, venue_get, 0),
                      field("country", string_type(), Absence::kEmpty, venue_get, 1)}};
  register_object_type(guest);
  register_object_type(venue);
  const auto of_event = [&](std::string name, const Type* type, Absence absence,
                            std::uint32_t index) {
    return field(std::move(name), type, absence, event_get, index);
  };
  event = {.name = "Event",
           .fields = {of_event("title", string_type(), Absence::kEmpty, kTitle),
                      of_event("guests", env.list_of(env.object(&guest)), Absence::kEmpty, kGuests),
                      of_event("tags", env.list_of(string_type()), Absence::kEmpty, kTags),
                      of_event("venue", env.object(&venue), Absence::kEmpty, kVenue),
                      of_event("local", local_type(), Absence::kAbsent, kLocal),
                      of_event("at", timestamp_type(), Absence::kAbsent, kAt),
                      of_event("date", date_type(), Absence::kAbsent, kDate),
                      of_event("photos", int_type(), Absence::kAbsent, kPhotos),
                      of_event("share", double_type(), Absence::kAbsent, kShare)}};
  register_object_type(event);
  variables = {{"event", env.object(&event)},
               {"yes", bool_type()},
               {"n", int_type()},
               {"k", int_type()},
               {"u", uint_type()},
               {"x", double_type()},
               {"s", string_type()},
               {"part", string_type()},
               {"raw", bytes_type()},
               {"t", timestamp_type()},
               {"due", timestamp_type()},
               {"gap", duration_type()},
               {"day", date_type()},
               {"wall", local_type()},
               {"words", env.list_of(string_type())},
               {"numbers", env.list_of(int_type())},
               {"days", env.list_of(date_type())},
               {"rows", env.list_of(env.list_of(int_type()))},
               {"mixed", env.list_of(dyn_type())},
               {"counts", env.map_of(string_type(), int_type())},
               {"names", env.map_of(int_type(), string_type())},
               {"perhaps", env.optional_of(int_type())},
               {"word", env.optional_of(string_type())},
               {"any", dyn_type()},
               {"other", dyn_type()}};
  for (const NamedType& variable : variables) env.add_variable(variable.name, variable.type);
  env.add_function("shout", {.id = "shout_string",
                             .parameters = {string_type()},
                             .result = string_type(),
                             .function = shout});
}

FormulaWorld::~FormulaWorld() {
  unregister_object_type(guest);
  unregister_object_type(venue);
  unregister_object_type(event);
}

Binding bind(const FormulaWorld& world, Random& random) {
  Binding out;
  out.event = some_event(world, random);
  out.slots.resize(world.variables.size());
  for (std::size_t i = 1; i < out.slots.size(); ++i) {
    const bool absent = world.variables[i].name == "due" && random.below(2) == 0;
    if (!absent) out.slots[i] = some_value(world.variables[i].type, random, out.arena);
  }
  return out;
}

namespace {

bool identical_lists(std::span<const Value> a, std::span<const Value> b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!identical(a[i], b[i])) return false;
  }
  return true;
}

bool identical_maps(std::span<const MapEntry> a, std::span<const MapEntry> b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!identical(a[i].key, b[i].key) || !identical(a[i].value, b[i].value)) return false;
  }
  return true;
}

}  // namespace

bool identical(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case Kind::kUnset:
    case Kind::kNull:
      return true;
    case Kind::kError:
      return a.error_code() == b.error_code() && a.error_message() == b.error_message();
    case Kind::kBool:
      return a.as_bool() == b.as_bool();
    case Kind::kDouble:
      return std::bit_cast<std::uint64_t>(a.as_double()) ==
                 std::bit_cast<std::uint64_t>(b.as_double()) ||
             (std::isnan(a.as_double()) && std::isnan(b.as_double()));
    case Kind::kString:
    case Kind::kBytes:
      return a.as_string() == b.as_string();
    case Kind::kTimestamp:
      return a.as_timestamp() == b.as_timestamp() && a.offset_minutes() == b.offset_minutes();
    case Kind::kList:
      return identical_lists(a.as_list(), b.as_list());
    case Kind::kMap:
      return identical_maps(a.as_map()->entries, b.as_map()->entries);
    case Kind::kOptional:
      if (a.as_optional() == nullptr || b.as_optional() == nullptr) {
        return a.as_optional() == b.as_optional();
      }
      return identical(*a.as_optional(), *b.as_optional());
    case Kind::kType:
      return print(a.as_type()) == print(b.as_type());
    case Kind::kObject:
      return a.as_object() == b.as_object() && a.object_type() == b.object_type();
    default:
      return a.as_int() == b.as_int();
  }
}

std::string described(const Value& value) {
  std::string shown;
  append_display(shown, value);
  if (value.is_absent()) return fmt::format("absent {}", value.error_message());
  return fmt::format("{} {}", value.is_error() ? "error" : print(type_of(value)), shown);
}

}  // namespace dateline::cel::test
