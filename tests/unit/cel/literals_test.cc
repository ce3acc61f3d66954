// What is done once at load: literal patterns, zones, times and durations are compiled into the
// tree, and what depends on literals alone is computed. Seen from outside: mistakes show at load,
// and a program needs no steps for it.
#include "validator/cel/checker.h"

#include "tests/unit/cel/cel_fixture.h"

namespace dateline::cel::test {
namespace {

class Literals : public CelTest {
 protected:
  // The first call of the name, in the order of the text.
  static const Call* call_of(const Expr& expr, std::string_view name) {
    if (const auto* call = std::get_if<Call>(&expr.node); call != nullptr) {
      if (call->function == name) return call;
    }
    const Call* found = nullptr;
    for_each_child(expr, [&](const Expr& child) {
      if (found == nullptr) found = call_of(child, name);
    });
    return found;
  }

  // The steps that the planned program needs, or the reference.
  std::uint64_t steps(std::string_view formula, bool planned) {
    auto ast = compiled(formula);
    if (!ast) return 0;
    std::vector<Value> slots(world_.env.slot_count());
    slots[world_.meeting_slot] = Value::object(&world_.meeting, &meeting_);
    Activation activation{.slots = slots};
    Evaluation evaluation{.arena = &arena_,
                          .activation = &activation,
                          .steps = Allowance(10'000),
                          .string_bytes = Allowance(10'000)};
    const Program program = plan(*std::move(ast));
    const Value value =
        planned ? program.evaluate(evaluation) : evaluate_reference(program.tree(), evaluation);
    EXPECT_FALSE(value.is_error()) << formula << ": " << describe(value);
    return evaluation.steps.allowed - evaluation.steps.left;
  }
};

TEST_F(Literals, PatternsAndZonesAreCompiledIntoTheTree) {
  struct Row {
    std::string_view formula;
    std::string_view function;
    bool regex;
    bool zone;
  };
  constexpr Row kRows[] = {
      {"m.title.matches('^[А-Я]+')", "matches", true, false},
      {"matches(m.title, r'\\d')", "matches", true, false},
      {"regex.extract(m.title, '(a)').hasValue()", "extract", true, false},
      {"m.title.matches(m.tags[0])", "matches", false, false},
      {"m.at.getHours('Europe/Moscow') == 1", "getHours", false, true},
      {"m.at.getDate('+03:00') == 1", "getDate", false, true},
      {"m.at.getHours(m.title) == 1", "getHours", false, false},
  };
  for (const Row& row : kRows) {
    const auto ast = compiled(row.formula);
    ASSERT_TRUE(ast) << row.formula;
    const Call* call = call_of(*ast->impl().ast.root, row.function);
    ASSERT_NE(call, nullptr) << row.formula;
    EXPECT_EQ(call->regex != nullptr, row.regex) << row.formula;
    EXPECT_EQ(call->zone.has_value(), row.zone) << row.formula;
  }
}

TEST_F(Literals, MistakesInThemShowAtLoad) {
  constexpr std::string_view kRows[] = {
      "m.title.matches('(')",
      "m.tags.exists(t, t.matches('a{2,1}'))",
      "false && m.title.matches('[')",
      "regex.extract(m.title, '(?P<a').hasValue()",
      "m.at > timestamp('2015-13-01T00:00:00Z')",
      "m.at - m.at > duration('1 hour')",
      "m.at.getHours('Europe/Petersburg') == 1",
      "m.date == date('2015-02-30')",
      "m.local == local('2015-09-15 24:01')",
  };
  for (const std::string_view formula : kRows) {
    const std::string issues = issues_of(formula);
    EXPECT_TRUE(issues.starts_with("E230@") || issues.starts_with("E231@"))
        << formula << ": " << issues;
  }
}

TEST_F(Literals, WhatDependsOnThemAloneCostsNoSteps) {
  meeting_.tags = {"a"};
  meeting_.at = Instant{.seconds = 1'442'327'400};
  struct Row {
    std::string_view formula;
    std::uint64_t planned;
    std::uint64_t reference;
  };
  constexpr Row kRows[] = {
      {"duration('24h') + duration('1h')", 0, 3},
      {"timestamp('2015-09-15T14:40:00Z') - duration('1h') < timestamp(0)", 0, 5},
      {"[1, 2, 3].size() + {'a': 1}.size()", 0, 3},
      {"'a' + 'b' == 'ab' ? 1 : 1 / 0", 0, 2},
      {"[1 + 1, 2 * 3]", 0, 2},
      {"m.at > timestamp('2015-09-15T14:40:00Z')", 1, 2},
      {"m.at + (duration('1h') + duration('2h')) > m.at", 2, 5},
      {"m.tags[0] in ['a', 'b', 'c', 'd']", 2, 6},
      {"shout('a')", 1, 1},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(steps(row.formula, true), row.planned) << row.formula;
    EXPECT_EQ(steps(row.formula, false), row.reference) << row.formula;
  }
}

TEST_F(Literals, AnErrorOfThemWaitsUntilItIsAskedFor) {
  constexpr Example kRows[] = {
      {"m.title == '' || 1 / 0 > 1", "true"},
      {"m.title == 'x' || 1 / 0 > 1", "error: division by zero"},
      {"true ? 1 : 1 / 0", "1"},
      {"[1, 2][5] == 1 || true", "true"},
      {"int('x') > 0 && false", "false"},
      {"cel.bind(x, 1 / 0, m.title == '' || x > 0)", "true"},
  };
  for (const Example& row : kRows) EXPECT_EQ(show(row.formula), row.shown) << row.formula;
}

// Cyrillic and bytes above ASCII, where a literal is compiled ahead and where it is not.
TEST_F(Literals, OfOtherScriptsAreTheSameAheadAndLate) {
  meeting_.title = "Встреча в Кремле";
  meeting_.tags = {"Кремл(.)", "в", "ВСТРЕЧА"};
  constexpr std::string_view kRows[] = {
      "m.title.matches('Кремл(.)') == m.title.matches(m.tags[0])",
      "regex.extract(m.title, 'Кремл(.)') == regex.extract(m.title, m.tags[0])",
      "regex.extract(m.title, 'Кремл(.)').orValue('') == 'е'",
      "m.title.contains('в') && m.title.contains(m.tags[1])",
      "m.title.matches('(?i)^ВСТРЕЧА') && m.title.matches('(?i)^' + m.tags[2])",
      "!m.title.matches('ВСТРЕЧА') && !m.title.matches(m.tags[2])",
      "m.title.indexOf('К') == 10 && size(m.title) == 16 && m.title < m.tags[0]",
      "bytes(m.title).size() == 30 && string(bytes(m.title)) == m.title",
      "m.title.matches('^[А-я ]{16}$')",
  };
  for (const std::string_view formula : kRows) EXPECT_EQ(show(formula), "true") << formula;
}

}  // namespace
}  // namespace dateline::cel::test
