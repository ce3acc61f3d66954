// The fixture itself (cel_fixture.h), and that it works.
#include "tests/unit/cel/cel_fixture.h"

#include <cmath>

#include <fmt/format.h>

#include "validator/cel/map_data.h"

namespace dateline::cel::test {
namespace {

enum MeetingField : std::uint32_t { kTitle, kPersons, kTags, kPlace, kLocal, kAt, kDate, kPhotos };

const ObjectType* person_type = nullptr;
const ObjectType* place_type = nullptr;

Value person_get(const void* self, std::uint32_t field, Arena&) {
  const auto& person = *static_cast<const Person*>(self);
  return field == 0 ? Value::string(person.name) : Value::boolean(person.known);
}

Value place_get(const void* self, std::uint32_t field, Arena&) {
  const auto& place = *static_cast<const Place*>(self);
  return Value::string(field == 0 ? place.name : place.country);
}

template <class Item, class Make>
Value list_of(Arena& arena, const std::vector<Item>& items, Make make) {
  const auto out = arena.make_array<Value>(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) out[i] = make(items[i]);
  return Value::list(out);
}

Value meeting_get(const void* self, std::uint32_t field, Arena& arena) {
  const auto& meeting = *static_cast<const Meeting*>(self);
  switch (field) {
    case kTitle:
      return Value::string(meeting.title);
    case kPersons:
      return list_of(arena, meeting.persons,
                     [](const Person& person) { return Value::object(person_type, &person); });
    case kTags:
      return list_of(arena, meeting.tags,
                     [](const std::string& tag) { return Value::string(tag); });
    case kPlace:
      return meeting.place ? Value::object(place_type, &*meeting.place) : Value();
    case kLocal:
      return meeting.local ? Value::local(*meeting.local) : Value();
    case kAt:
      return meeting.at ? Value::timestamp(*meeting.at, 180) : Value();
    case kDate:
      return meeting.date ? Value::date(*meeting.date) : Value();
    default:
      return meeting.photos ? Value::integer(*meeting.photos) : Value();
  }
}

Value shout(Evaluation& evaluation, std::span<const Value> arguments) {
  const std::string out = std::string(arguments[0].as_string()) + "!";
  return Value::string(evaluation.arena->copy(std::string_view(out)));
}

}  // namespace

World::World() {
  add_standard_library(env);
  add_civil_time(env);
  person = {.name = "Person",
            .fields = {{.name = "name", .type = string_type(), .get = person_get, .index = 0},
                       {.name = "known", .type = bool_type(), .get = person_get, .index = 1}}};
  place = {.name = "Place",
           .fields = {{.name = "name",
                       .type = string_type(),
                       .absence = Absence::kEmpty,
                       .get = place_get,
                       .index = 0},
                      {.name = "country",
                       .type = string_type(),
                       .absence = Absence::kEmpty,
                       .get = place_get,
                       .index = 1}}};
  register_object_type(person);
  register_object_type(place);
  const auto field = [](std::string name, const Type* type, Absence absence, std::uint32_t index) {
    return Field{.name = std::move(name),
                 .type = type,
                 .absence = absence,
                 .get = meeting_get,
                 .index = index};
  };
  meeting = {
      .name = "Meeting",
      .fields = {field("title", string_type(), Absence::kEmpty, kTitle),
                 field("persons", env.list_of(env.object(&person)), Absence::kEmpty, kPersons),
                 field("tags", env.list_of(string_type()), Absence::kEmpty, kTags),
                 field("place", env.object(&place), Absence::kEmpty, kPlace),
                 field("local", local_type(), Absence::kAbsent, kLocal),
                 field("at", timestamp_type(), Absence::kAbsent, kAt),
                 field("date", date_type(), Absence::kAbsent, kDate),
                 field("photos", int_type(), Absence::kAbsent, kPhotos)}};
  register_object_type(meeting);
  meeting_slot = env.add_variable("m", env.object(&meeting));
  missing_slot = env.add_variable("deadline", timestamp_type());
  any_slot = env.add_variable("any", dyn_type());
  env.add_function("shout", {.id = "shout_string",
                             .parameters = {string_type()},
                             .result = string_type(),
                             .function = shout});
  person_type = &person;
  place_type = &place;
}

World::~World() {
  unregister_object_type(person);
  unregister_object_type(place);
  unregister_object_type(meeting);
}

std::string describe(const Issues& issues) {
  std::string out;
  for (const Issue& issue : issues) {
    if (!out.empty()) out += "\n";
    out += fmt::format("{}@{}-{} {}", issue.code, issue.begin, issue.end, issue.message);
    if (!issue.hint.empty()) out += " | " + issue.hint;
  }
  return out;
}

std::string describe(const Value& value) {
  std::string shown;
  append_display(shown, value);
  if (value.is_absent()) return "absent: " + std::string(value.error_message());
  return (value.is_error() ? "error: " : "") + shown;
}

bool same(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return false;
  if (a.is_error()) {
    // The reference computes again what the program computed at load, so it may need more.
    if (a.error_code() == ErrorCode::kBudget) return b.error_code() == ErrorCode::kBudget;
    return a.error_code() == b.error_code() && a.error_message() == b.error_message();
  }
  return describe(a) == describe(b);
}

std::optional<CheckedAst> CelTest::compiled(std::string_view formula) {
  Issues issues;
  auto out = compile(world_.env, formula, Limits{}, issues);
  EXPECT_EQ(describe(issues), "") << formula;
  return out;
}

std::string CelTest::issues_of(std::string_view formula, const Limits& limits) {
  Issues issues;
  static_cast<void>(compile(world_.env, formula, limits, issues));
  return describe(issues);
}

Answer CelTest::run(std::string_view formula, Budget budget) {
  Issues issues;
  std::optional<CheckedAst> ast = compile(world_.env, formula, Limits{}, issues);
  if (!ast) return {.shown = describe(issues)};
  std::vector<Value> slots(world_.env.slot_count());
  slots[world_.meeting_slot] = Value::object(&world_.meeting, &meeting_);
  slots[world_.any_slot] = any_;
  Activation activation{.slots = slots};
  const auto evaluation = [&] {
    return Evaluation{.arena = &arena_,
                      .activation = &activation,
                      .steps = Allowance(budget.steps),
                      .string_bytes = Allowance(budget.bytes)};
  };
  Answer out{.type = print(ast->type())};
  Evaluation first = evaluation();
  const Value reference = evaluate_reference(*ast, first);
  const std::string expected = describe(reference);
  // The program owns the texts that its errors and literals borrow: describe before it goes.
  const Program program = plan(*std::move(ast));
  Evaluation second = evaluation();
  const Value planned = program.evaluate(second);
  out.shown = describe(planned);
  out.value = planned;
  EXPECT_EQ(planned.kind(), reference.kind()) << formula;
  EXPECT_TRUE(same(planned, reference))
      << formula << ": planned " << out.shown << ", reference " << expected;
  // A program never needs more of its budget than the reference.
  if (planned.is_error() && planned.error_code() == ErrorCode::kBudget) return out;
  EXPECT_GE(second.steps.left, first.steps.left) << formula;
  EXPECT_GE(second.string_bytes.left, first.string_bytes.left) << formula;
  return out;
}

using CelFixture = CelTest;

TEST_F(CelFixture, RunsAFormulaOverTheRecord) {
  meeting_.title = "Talks";
  EXPECT_EQ(show("shout(m.title)"), "Talks!");
}

}  // namespace dateline::cel::test
