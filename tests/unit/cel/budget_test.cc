// Steps and string bytes: every limit on both sides, and that nothing absorbs its error.
#include "tests/unit/cel/cel_fixture.h"

namespace dateline::cel::test {
namespace {

using BudgetOf = CelTest;

TEST_F(BudgetOf, StepsEndsLongLoops) {
  EXPECT_EQ(run("lists.range(1000).all(i, i >= 0)", {.steps = 10'000}).shown, "true");
  EXPECT_EQ(run("lists.range(1000).all(i, i >= 0)", {.steps = 500}).shown,
            "error: step budget used up");
  EXPECT_EQ(
      run("lists.range(100).map(i, lists.range(100).map(j, i * j)).size()", {.steps = 5'000}).shown,
      "error: step budget used up");
}

TEST_F(BudgetOf, StepsGrowWithTheTextThatIsScanned) {
  meeting_.title = std::string(32'000, 'x');
  for (const std::string_view formula :
       {"m.title.contains('y')", "m.title.matches('y')", "m.title.indexOf('y') >= 0",
        "m.title.split('y').size() > 5"}) {
    EXPECT_EQ(run(formula, {.steps = 3'000}).shown, "false") << formula;
    EXPECT_EQ(run(formula, {.steps = 900}).shown, "error: step budget used up") << formula;
  }
}

TEST_F(BudgetOf, BytesEndsTextsThatGrow) {
  meeting_.title = std::string(1'000, 'x');
  for (const std::string_view formula :
       {"size(m.title + m.title)", "size([m.title, m.title].join())",
        "size(m.title.replace('x', 'yy'))", "size('%s%s'.format([m.title, m.title]))"}) {
    EXPECT_EQ(run(formula, {.bytes = 2'000}).shown, "2000") << formula;
    EXPECT_EQ(run(formula, {.bytes = 1'999}).shown, "error: string budget used up") << formula;
  }
}

TEST_F(BudgetOf, IsAbsorbedByNothing) {
  constexpr std::string_view kLong = "lists.range(1000).all(i, i >= 0)";
  const std::string loop(kLong);
  for (const std::string& formula :
       {loop + " || true", loop + " && false", "true && (" + loop + " || true)",
        "[1].exists(x, " + loop + " || x == 1)", "[1].all(x, " + loop + " && x == 2)",
        "cel.bind(x, " + loop + ", true)", "optional.none().orValue(" + loop + ")"}) {
    const Value value = run(formula, {.steps = 500}).value;
    ASSERT_TRUE(value.is_error()) << formula;
    EXPECT_EQ(value.error_code(), ErrorCode::kBudget) << formula;
  }
}

TEST_F(BudgetOf, LiteralsAreNotUnrolledAtLoadWithoutEnd) {
  EXPECT_EQ(run("lists.range(1000000000).size()", {.steps = 1'000}).shown,
            "error: step budget used up");
}

}  // namespace
}  // namespace dateline::cel::test
