// Steps and string bytes: every limit on both sides, and that nothing absorbs its error.
#include "tests/unit/cel/cel_fixture.h"

namespace dateline::cel::test {
namespace {

using BudgetOf = CelTest;

TEST_F(BudgetOf, StepsEndsLongLoopsAndSaysHowManyWereNeeded) {
  // Each of the thousand rounds costs a step, and so does its comparison; the list was made at
  // load.
  constexpr std::string_view kLoop = "lists.range(1000).all(i, i >= 0 || size(m.title) < 0)";
  EXPECT_EQ(run(kLoop, {.steps = 3'001}).shown, "true");
  EXPECT_EQ(run("m.tags.all(t, t != '')", {.steps = 0}).shown, "true");
  meeting_.tags = {"a", "b", "c"};
  EXPECT_EQ(run("m.tags.all(t, t != '')", {.steps = 6}).shown, "true");
  EXPECT_EQ(run("m.tags.all(t, t != '')", {.steps = 5}).shown,
            "error: out of steps: 6 needed, 5 allowed (limit cel_steps)");
  EXPECT_EQ(
      run("lists.range(100).map(i, lists.range(100).map(j, i * j)).size()", {.steps = 5'000}).shown,
      "error: out of steps: 5001 needed, 5000 allowed (limit cel_steps)");
}

TEST_F(BudgetOf, StepsGrowWithTheTextThatIsScanned) {
  meeting_.title = std::string(32'000, 'x');
  for (const std::string_view formula :
       {"m.title.contains('y')", "m.title.matches('y')", "m.title.indexOf('y') >= 0",
        "m.title.split('y').size() > 5"}) {
    EXPECT_EQ(run(formula, {.steps = 3'000}).shown, "false") << formula;
    const std::string shown = run(formula, {.steps = 900}).shown;
    EXPECT_TRUE(shown.starts_with("error: out of steps: 100")) << formula << ": " << shown;
    EXPECT_TRUE(shown.ends_with(" needed, 900 allowed (limit cel_steps)")) << shown;
  }
}

TEST_F(BudgetOf, BytesEndsTextsThatGrow) {
  meeting_.title = std::string(1'000, 'x');
  for (const std::string_view formula :
       {"size(m.title + m.title)", "size([m.title, m.title].join())",
        "size(m.title.replace('x', 'yy'))", "size('%s%s'.format([m.title, m.title]))"}) {
    EXPECT_EQ(run(formula, {.bytes = 2'000}).shown, "2000") << formula;
    EXPECT_EQ(run(formula, {.bytes = 1'999}).shown,
              "error: out of string bytes: 2000 needed, 1999 allowed (limit cel_string_bytes)")
        << formula;
  }
}

TEST_F(BudgetOf, BytesCountsWhatWasBuiltBefore) {
  meeting_.title = std::string(100, 'x');
  EXPECT_EQ(run("(m.title + 'a') + (m.title + 'b') != ''", {.bytes = 404}).shown, "true");
  EXPECT_EQ(run("(m.title + 'a') + (m.title + 'b') != ''", {.bytes = 403}).shown,
            "error: out of string bytes: 404 needed, 403 allowed (limit cel_string_bytes)");
}

TEST_F(BudgetOf, BytesChargesATextThatIsGivenUp) {
  EXPECT_EQ(run("'abc%s'.format([])", {.bytes = 3}).shown, "error: no argument for clause 1");
  EXPECT_EQ(run("'abc%s'.format([])", {.bytes = 2}).shown,
            "error: out of string bytes: 3 needed, 2 allowed (limit cel_string_bytes)");
}

TEST_F(BudgetOf, StepsGrowWithTheEntriesOfAMap) {
  meeting_.tags = {"a", "b"};
  constexpr std::string_view kEntries = "m.tags.transformMapEntry(i, t, {t: i, t + t: i}).size()";
  EXPECT_EQ(run(kEntries, {.steps = 9}).shown, "4");
  EXPECT_EQ(run(kEntries, {.steps = 8}).shown,
            "error: out of steps: 9 needed, 8 allowed (limit cel_steps)");
}

// Everything that absorbs another error, or gives something else in its place.
TEST_F(BudgetOf, IsAbsorbedByNothing) {
  const std::string loop = "m.tags.all(t, lists.range(1000).all(i, i >= 0 && t != ''))";
  const std::string text = "(m.title + m.title != '')";
  meeting_.tags = {"a"};
  meeting_.title = std::string(1'000, 'x');
  for (const std::string& over : {loop, text}) {
    const std::string formulas[] = {
        over + " || true",
        "true && " + over + " || true",
        over + " && false",
        "true && (" + over + " || true)",
        "!(" + over + ") || true",
        "[1, 2].exists(x, " + over + " || x == 1)",
        "[1, 2].all(x, " + over + " && x == 2)",
        "[1, 2].exists(x, x == 1 ? " + over + " : true)",
        "[1, 2].exists_one(x, x == 1 || " + over + ")",
        "[1, 2].filter(x, " + over + " || true).size() > 0",
        "[1, 2].map(x, " + over + ").size() > 0",
        "{'a': 1}.exists(k, v, " + over + " || true)",
        "{'a': 1}.transformMap(k, v, " + over + " || true, v).size() > 0",
        over + " ? true : true",
        "(true ? " + over + " : true) || true",
        "cel.bind(x, " + over + ", true)",
        "cel.bind(x, " + over + ", x || true)",
        "optional.of(" + over + ").orValue(true)",
        "optional.none().orValue(" + over + ")",
        "optional.none().or(optional.of(" + over + ")).hasValue() || true",
        "optional.of(1).optMap(x, " + over + ").orValue(true)",
        "optional.of(1).optFlatMap(x, optional.of(" + over + ")).hasValue() || true",
        "[?optional.of(" + over + ")].size() > 0 || true",
        "{'a': " + over + "}[?'b'].orValue(true) || true",
        "{'a': " + over + "}.?b.hasValue() || true",
        "has({'a': " + over + "}.b) || true",
        "type(" + over + ") == bool || true",
        "dyn(" + over + ") == 1 || true",
    };
    for (const std::string& formula : formulas) {
      const Value value = run(formula, {.steps = 500, .bytes = 500}).value;
      ASSERT_TRUE(value.is_error()) << formula;
      EXPECT_EQ(value.error_code(), ErrorCode::kBudget) << formula;
    }
  }
}

TEST_F(BudgetOf, LiteralsAreNotUnrolledAtLoadWithoutEnd) {
  EXPECT_EQ(run("lists.range(1000000000).size()", {.steps = 1'000}).shown,
            "error: out of steps: 1000000002 needed, 1000 allowed (limit cel_steps)");
}

}  // namespace
}  // namespace dateline::cel::test
