// Where an error arose: the sub-expression, whatever passed it on.
#include "tests/support/marked_text.h"
#include "tests/unit/cel/cel_fixture.h"

namespace dateline::cel::test {
namespace {

class ErrorPlaces : public CelTest {
 protected:
  std::optional<ErrorPlace> find(std::string_view formula) {
    const auto ast = compiled(formula);
    if (!ast) return std::nullopt;
    std::vector<Value> slots(world_.env.slot_count());
    slots[world_.meeting_slot] = Value::object(&world_.meeting, &meeting_);
    slots[world_.any_slot] = any_;
    Activation activation{.slots = slots};
    Evaluation evaluation{.arena = &arena_,
                          .activation = &activation,
                          .steps = Allowance(1'000),
                          .string_bytes = Allowance(1'000)};
    return find_error(*ast, evaluation);
  }
  // The formula with the place drawn into it; as it is where it does not end in an error.
  std::string drawn(std::string_view formula) {
    MarkedText out{.text = std::string(formula)};
    if (const auto place = find(formula)) out.spans = {{place->begin, place->end}};
    return draw_marks(out);
  }
};

TEST_F(ErrorPlaces, AreTheSubExpressionsThatErred) {
  meeting_.tags = {"a", "b"};
  any_ = Value::unsigned_integer(2);
  constexpr std::string_view kRows[] = {
      "⟦1 / (size(m.tags) - 2)⟧ > 0",
      "m.title == '' && ⟦size(m.tags) % 0⟧ == 1",
      "(true || 1 / size(m.persons) > 0) ? ⟦m.tags[2]⟧ == '' : m.tags[3] == ''",
      "m.tags.all(t, ⟦int(t)⟧ > 0)",
      "m.tags.map(t, m.tags.filter(x, ⟦m.tags[7]⟧ == x).size() > 0).size() > 0",
      "⟦{'a': 1}['b']⟧ == 1",
      "⟦{'a': 1}.b⟧ == 1",
      "⟦any + 1⟧ == 3 || any + 1 == 4",
      "size(⟦lists.range(2000)⟧) > 0",
      "cel.bind(x, ⟦1 / size(m.persons)⟧, 'a' < 'b' && x > 0)",
      "cel.bind(x, 1 / size(m.persons), (x > 0 || true) && ⟦2 / size(m.persons)⟧ > 0)",
      "cel.bind(x, 1 / size(m.persons), cel.bind(y, ⟦2 / size(m.persons)⟧, y == 1))",
      "optional.none().orValue(⟦m.tags[5]⟧) == ''",
      "⟦optional.none().value()⟧ == 1",
      "[1, ⟦m.tags.size() / 0⟧].size() == 2",
      "{'a': ⟦m.tags[2]⟧}.size() == 2",
      "⟦{m.tags[0]: 1, m.tags[0]: 2}⟧.size() == 2",
      "!⟦any.x⟧",
      "1 / size(m.persons) > 0 || true",
      "m.title == 'x' && m.tags[9] == ''",
  };
  for (const std::string_view row : kRows) EXPECT_EQ(drawn(parse_marked(row).text), row);
}

TEST_F(ErrorPlaces, AreFoundInLaterRoundsOfALoop) {
  meeting_.tags = {"1", "x", "2"};
  constexpr std::string_view kRows[] = {
      "m.tags.map(t, cel.bind(n, ⟦int(t)⟧, n > 0)).size() == 3",
      "m.tags.exists(t, ⟦int(t)⟧ == 9)",
      "m.tags.exists(t, int(t) == 2)",
      "m.tags.exists_one(t, ⟦int(t)⟧ == 1)",
  };
  for (const std::string_view row : kRows) EXPECT_EQ(drawn(parse_marked(row).text), row);
}

TEST_F(ErrorPlaces, NameTheVariableThatHeldTheError) {
  any_ = Value::failure(arena_, ErrorCode::kDivideByZero, "division by zero");
  const auto place = find("m.title == '' && any > 1");
  ASSERT_TRUE(place);
  EXPECT_EQ(place->variable, world_.any_slot);
  EXPECT_EQ(place->begin, 17u);
}

}  // namespace
}  // namespace dateline::cel::test
