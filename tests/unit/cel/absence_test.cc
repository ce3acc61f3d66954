// What is not there: absent dates and numbers, empty strings, lists and objects.
#include "tests/unit/cel/cel_fixture.h"

namespace dateline::cel::test {
namespace {

using Absent = CelTest;

TEST_F(Absent, ADateOrNumberIsAnErrorWithThePathAsWritten) {
  constexpr Example kRows[] = {
      {"m.at", "absent: m.at"},
      {"m.at > timestamp(0)", "absent: m.at"},
      {"m.local - local('2015-09-15 09:15')", "absent: m.local"},
      {"string(m.date)", "absent: m.date"},
      {"[m].map(x, x.photos)", "absent: x.photos"},
      {"cel.bind(when, m.at, when)", "absent: m.at"},
      {"deadline", "absent: deadline"},
      {"deadline > timestamp(0)", "absent: deadline"},
      {"(m).photos + 1", "absent: (m).photos"},
  };
  for (const Example& row : kRows) EXPECT_EQ(show(row.formula), row.shown) << row.formula;
}

TEST_F(Absent, AStringListOrObjectReadsAsEmpty) {
  constexpr Example kRows[] = {
      {"m.title == ''", "true"},         {"size(m.persons)", "0"},  {"m.place.name", ""},
      {"m.place.country == ''", "true"}, {"m.tags + ['a']", "[a]"},
  };
  for (const Example& row : kRows) EXPECT_EQ(show(row.formula), row.shown) << row.formula;
}

TEST_F(Absent, HasSaysWhatIsThere) {
  constexpr std::string_view kFields[] = {"title", "persons", "tags", "place",
                                          "local", "at",      "date", "photos"};
  for (const std::string_view field : kFields) {
    EXPECT_EQ(show("has(m." + std::string(field) + ")"), "false") << field;
    EXPECT_EQ(show("m.?" + std::string(field) + ".hasValue()"), "false") << field;
  }
  meeting_ = {.title = "Talks",
              .persons = {{.name = "Lee"}},
              .tags = {"a"},
              .place = Place{.name = "Sochi"},
              .local = LocalTime{0},
              .at = Instant{},
              .date = Date{0},
              .photos = 0};
  for (const std::string_view field : kFields) {
    EXPECT_EQ(show("has(m." + std::string(field) + ")"), "true") << field;
    EXPECT_EQ(show("m.?" + std::string(field) + ".hasValue()"), "true") << field;
  }
}

TEST_F(Absent, AnObjectIsThereWhenOneOfItsFieldsIs) {
  meeting_.place = Place{};
  EXPECT_EQ(show("has(m.place)"), "false");
  EXPECT_EQ(show("has(m.place.country)"), "false");
  meeting_.place->country = "KZ";
  EXPECT_EQ(show("has(m.place)"), "true");
  EXPECT_EQ(show("has(m.place.name)"), "false");
}

TEST_F(Absent, IsAbsorbedWhereTheOtherSideDecides) {
  meeting_.tags = {"a", "b"};
  constexpr Example kRows[] = {
      {"m.at > timestamp(0) && false", "false"},
      {"false && m.at > timestamp(0)", "false"},
      {"m.at > timestamp(0) || true", "true"},
      {"m.at > timestamp(0) && true", "absent: m.at"},
      {"m.at > timestamp(0) || false", "absent: m.at"},
      {"m.tags.exists(t, t == 'b' || m.photos > 0)", "true"},
      {"m.tags.all(t, t == 'x' && m.photos > 0)", "false"},
      {"m.tags.all(t, t == 'a' && m.photos > 0)", "false"},
      {"m.tags.exists(t, m.photos > 0)", "absent: m.photos"},
      {"m.tags.exists_one(t, m.photos > 0)", "absent: m.photos"},
      {"m.tags.map(t, m.photos)", "absent: m.photos"},
      {"m.at > timestamp(0) ? 1 : 2", "absent: m.at"},
      {"m.?photos.orValue(7)", "7"},
      {"m.?photos.optMap(p, p + 1).orValue(0)", "0"},
  };
  for (const Example& row : kRows) EXPECT_EQ(show(row.formula), row.shown) << row.formula;
}

TEST_F(Absent, ARealErrorIsNotHiddenBehindAnAbsentValue) {
  meeting_.tags = {"a", "b"};
  constexpr Example kRows[] = {
      {"m.photos > 0 && 1 / size(m.title) > 0", "error: division by zero"},
      {"1 / size(m.title) > 0 && m.photos > 0", "error: division by zero"},
      {"m.photos > 0 || 1 / size(m.title) > 0", "error: division by zero"},
      {"m.tags.all(t, t == 'a' ? m.photos > 0 : 1 / size(m.title) > 0)", "error: division by zero"},
      {"m.tags.exists(t, t == 'b' ? m.photos > 0 : 1 / size(m.title) > 0)",
       "error: division by zero"},
  };
  for (const Example& row : kRows) EXPECT_EQ(show(row.formula), row.shown) << row.formula;
}

TEST_F(Absent, DisplaysAsADash) {
  std::string out;
  append_display(out, Value::absent(arena_, "m.at"));
  EXPECT_EQ(out, "–");
}

TEST_F(Absent, ASlotIsFilledOnFirstUseAndRemembered) {
  struct Host {
    int calls = 0;
  } host;
  std::vector<Value> slots(world_.env.slot_count());
  Activation activation{
      .slots = slots, .host = &host, .fill = [](Evaluation&, void* self, std::uint32_t) {
        ++static_cast<Host*>(self)->calls;
        return Value::timestamp({.seconds = 10});
      }};
  Evaluation evaluation{.arena = &arena_,
                        .activation = &activation,
                        .steps = Allowance(100),
                        .string_bytes = Allowance(100)};
  const Program program = plan(*compiled("deadline == deadline && int(deadline) == 10"));
  EXPECT_TRUE(program.evaluate(evaluation).is_true());
  EXPECT_EQ(host.calls, 1);
}

}  // namespace
}  // namespace dateline::cel::test
