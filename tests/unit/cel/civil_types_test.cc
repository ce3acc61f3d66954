// date and local: their arithmetic, comparisons, parts and texts.
#include "tests/unit/cel/cel_fixture.h"

namespace dateline::cel::test {
namespace {

using CivilTypes = CelTest;

TEST_F(CivilTypes, AddSubtractAndCompare) {
  meeting_.local = parse_local("2015-09-15 14:40");
  meeting_.date = parse_date("2015-09-15");
  constexpr Example kRows[] = {
      {"m.local - local('2015-09-15 09:15')", "5h25m"},
      {"local('2015-09-14 14:40') - m.local", "-24h"},
      {"m.date - date('2015-09-13')", "48h"},
      {"m.local + duration('90m')", "2015-09-15 16:10"},
      {"duration('90m') + m.local", "2015-09-15 16:10"},
      {"m.local - duration('24h')", "2015-09-14 14:40"},
      {"m.local + duration('0.5s')", "2015-09-15 14:40"},
      {"m.local - duration('0.5s')", "2015-09-15 14:39:59"},
      {"m.local > local('2015-09-15 14:39')", "true"},
      {"m.local <= local('2015-09-15 14:40')", "true"},
      {"m.date == date('2015-09-15') && m.date != date('2015-09-16')", "true"},
      {"m.date < date('2015-09-16') && m.date >= date('2015-09-15')", "true"},
      {"date(m.local) == m.date", "true"},
      {"m.local in [local('2015-09-15 14:40')]", "true"},
      {"[date('2015-09-16'), m.date].sort()", "[2015-09-15, 2015-09-16]"},
      {"{m.date: 'x'}[date('2015-09-15')]", "x"},
      {"abs(local('2015-09-15 09:15') - m.local)", "5h25m"},
      {"abs(m.date - date('2015-09-16')) == duration('24h')", "true"},
      {"abs(-3)", "3"},
      {"abs(-2.5)", "2.5"},
      {"local('9999-12-31 23:59:59') + duration('1s')", "error: local time out of range"},
      {"local('0001-01-01 00:00') - local('9999-12-31 00:00')", "error: duration out of range"},
      {"abs(-9223372036854775808)", "error: integer overflow"},
  };
  for (const Example& row : kRows) EXPECT_EQ(show(row.formula), row.shown) << row.formula;
}

TEST_F(CivilTypes, HaveTextsAndParts) {
  meeting_.local = parse_local("2015-09-15T14:40:07");
  meeting_.date = parse_date("2015-03-01");
  constexpr Example kRows[] = {
      {"string(m.local)", "2015-09-15 14:40:07"},
      {"string(m.date)", "2015-03-01"},
      {"m.local.getFullYear()", "2015"},
      {"m.local.getMonth()", "8"},
      {"m.local.getDate()", "15"},
      {"m.local.getDayOfMonth()", "14"},
      {"m.local.getDayOfWeek()", "2"},
      {"m.local.getHours() * 10000 + m.local.getMinutes() * 100 + m.local.getSeconds()", "144007"},
      {"m.date.getDayOfYear()", "59"},
      {"m.date.getDayOfWeek()", "0"},
      {"date(m.title)", "error: no date: ''"},
      {"local(m.title + 'x')", "error: no local time: 'x'"},
      {"'%s %s'.format([m.local, m.date])", "2015-09-15 14:40:07 2015-03-01"},
  };
  for (const Example& row : kRows) EXPECT_EQ(show(row.formula), row.shown) << row.formula;
}

TEST_F(CivilTypes, DoNotMixWithEachOtherOrWithInstants) {
  for (const std::string_view formula :
       {"m.local - m.date", "m.date < m.local", "m.at == m.local", "m.date + duration('1h')",
        "m.local + m.local", "m.local == null"}) {
    EXPECT_TRUE(issues_of(formula).starts_with("E206@")) << formula << issues_of(formula);
  }
}

}  // namespace
}  // namespace dateline::cel::test
