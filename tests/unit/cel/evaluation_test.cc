// The language itself, beside what the conformance suites cover: texts that are not ASCII, bytes,
// zones, limits of the number and time types, dyn at run time.
#include "tests/unit/cel/cel_fixture.h"

namespace dateline::cel::test {
namespace {

using Evaluating = CelTest;

TEST_F(Evaluating, CountsCodePointsInTexts) {
  meeting_.title = "Кремль, Москва";
  constexpr Example kRows[] = {
      {"size(m.title)", "14"},
      {"m.title.size() > 13", "true"},
      {"size(m.title) > 0", "true"},
      {"m.title.size() == 0", "false"},
      {"size(m.title) != 0 && !(size(m.title) < 1)", "true"},
      {"m.title.charAt(1)", "р"},
      {"m.title.indexOf('М')", "8"},
      {"m.title.indexOf('м')", "3"},
      {"m.title.lastIndexOf('в')", "12"},
      {"m.title.substring(8)", "Москва"},
      {"m.title.substring(0, 6)", "Кремль"},
      {"m.title.substring(15)", "error: index out of range: 15"},
      {"m.title.split(', ')", "[Кремль, Москва]"},
      {"m.title.reverse()", "авксоМ ,ьлмерК"},
      {"m.title.lowerAscii() == m.title", "true"},
      {"m.title.replace('Кремль', 'Сочи')", "Сочи, Москва"},
      {"'[' + ['', 'a', ''].join('-') + [].join('-') + ['b'].join('-') + ']'", "[-a-b]"},
      {"['а', 'б'].join() + 'aЖ'.upperAscii()", "абAЖ"},
      {"'aaa'.replace('a', 'b', 2)", "bba"},
      {"'ab'.replace('', '-')", "-a-b-"},
      {"'абв'.split('')", "[а, б, в]"},
      {"'\\u00a0 а \\u2003'.trim()", "а"},
      {"m.title.matches('^Кремль.*ва$')", "true"},
      {"m.title.matches(r'\\bКремль\\b')", "false"},
      {"regex.extract(m.title, 'Крем(..)').orValue('')", "ль"},
      {"regex.extract(m.title, 'Пекин').hasValue()", "false"},
      {"regex.extract('ab', '(a)(b)')",
       "error: regex.extract: the pattern has 2 groups, at most one is allowed"},
      {"m.title.contains('Мос') && m.title.startsWith('Кр') && m.title.endsWith('ва')", "true"},
  };
  for (const Example& row : kRows) EXPECT_EQ(show(row.formula), row.shown) << row.formula;
}

TEST_F(Evaluating, KeepsBytesAboveAscii) {
  constexpr Example kRows[] = {
      {"size(b'\\xff\\xfe')", "2"},
      {"size('\\xff')", "1"},
      {"bytes('\\xff') == b'\\xc3\\xbf'", "true"},
      {"b'\\xff' == b'\\377'", "true"},
      {"b'\\x80' > b'\\x7f'", "true"},
      {"'\\u0416' > 'Z'", "true"},
      {"string(b'\\xff')", "error: bytes are not valid UTF-8"},
      {"string(b'\\xc3\\xbf') == '\\xff'", "true"},
      {"base64.encode(b'\\xff\\xfe')", "//4="},
      {"base64.decode('//4=') == b'\\xff\\xfe'", "true"},
      {"base64.decode('/')", "error: not base64"},
      {"b'\\xff' + b'\\x00'", "ff00"},
  };
  for (const Example& row : kRows) EXPECT_EQ(show(row.formula), row.shown) << row.formula;
}

TEST_F(Evaluating, ReadsTimesInZones) {
  meeting_.at = parse_instant("2015-09-15T14:40:00+03:00")->instant;
  any_ = Value::string("Asia/Dushanbe");
  constexpr Example kRows[] = {
      {"m.at.getHours()", "11"},
      {"m.at.getHours('Europe/Moscow')", "14"},
      {"m.at.getHours(any)", "16"},
      {"m.at.getHours('+05:30')", "17"},
      {"m.at.getMinutes('+05:30')", "10"},
      {"m.at.getDate('Pacific/Auckland')", "15"},
      {"m.at.getDayOfWeek('America/New_York')", "2"},
      {"timestamp('2014-10-25T21:30:00Z').getHours('Europe/Moscow')", "1"},
      {"timestamp('2014-10-25T22:30:00Z').getHours('Europe/Moscow')", "1"},
      {"timestamp('1969-12-31T23:59:59.5Z').getMilliseconds()", "500"},
      {"timestamp('1969-12-31T23:59:59.5Z').getSeconds('Europe/Paris')", "59"},
      {"m.at.getHours(m.title)", "error: no time zone: ''"},
  };
  for (const Example& row : kRows) EXPECT_EQ(show(row.formula), row.shown) << row.formula;
}

TEST_F(Evaluating, OverflowIsAnError) {
  constexpr Example kRows[] = {
      {"9223372036854775807 + size(m.tags) + 1", "error: integer overflow"},
      {"-9223372036854775808 - 1", "error: integer overflow"},
      {"9223372036854775807 * 2", "error: integer overflow"},
      {"-(-9223372036854775808)", "error: integer overflow"},
      {"-9223372036854775808 / -1", "error: integer overflow"},
      {"0u - 1u", "error: integer overflow"},
      {"5 % 0", "error: modulus by zero"},
      {"timestamp('9999-12-31T00:00:00Z') - timestamp('0001-01-01T00:00:00Z')",
       "error: duration out of range"},
      {"timestamp('2262-04-11T23:47:16.854775807Z') - timestamp(0)", "2562047h47m16.854775807s"},
      {"timestamp('2262-04-11T23:47:16.854775808Z') - timestamp(0)",
       "error: duration out of range"},
      {"timestamp(0) - timestamp('1677-09-21T00:12:43.145224191Z')",
       "error: duration out of range"},
      {"timestamp('9999-12-31T23:59:59Z') + duration('1s')", "error: timestamp out of range"},
      {"timestamp('0001-01-01T00:00:00Z') - duration('1ns')", "error: timestamp out of range"},
      {"duration('2562047h') + duration('1h')", "error: duration out of range"},
      {"timestamp(253402300800)", "error: timestamp out of range"},
      {"int(1e19)", "error: value out of range of the type"},
      {"uint(-1)", "error: value out of range of the type"},
      {"int('x')", "error: no int: 'x'"},
  };
  for (const Example& row : kRows) EXPECT_EQ(show(row.formula), row.shown) << row.formula;
}

TEST_F(Evaluating, ChoosesOverloadsOfDynAtRunTime) {
  any_ = Value::unsigned_integer(3);
  constexpr Example kRows[] = {
      {"any < 4", "true"},
      {"any == 3", "true"},
      {"any == 3.0", "true"},
      {"any + 1u", "4"},
      {"any + 1", "error: no such overload"},
      {"any.size()", "error: no such overload"},
      {"any.x", "error: no such overload"},
      {"any && true", "error: no such overload"},
      {"any && false", "false"},
      {"any ? 1 : 2", "error: no such overload"},
      {"any.all(x, true)", "error: no such overload"},
      {"[1, 2, 3, 4][any]", "4"},
      {"{3: 'x'}[any]", "x"},
      {"any in [1, 2, 3]", "true"},
      {"any in [1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12]", "false"},
      {"any in [3.0, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12]", "true"},
      {"type(any) == uint", "true"},
      {"dyn(m).title == ''", "true"},
      {"dyn(m).titel", "error: no such field: titel"},
      {"dyn(m).at", "absent: dyn(m).at"},
      {"has(dyn(m).at)", "false"},
      {"type(m) == type(dyn(m))", "true"},
      {"!dyn(1)", "error: no such overload"},
  };
  for (const Example& row : kRows) EXPECT_EQ(show(row.formula), row.shown) << row.formula;
}

TEST_F(Evaluating, GoesThroughListsAndMaps) {
  meeting_.persons = {{.name = "Lee"}, {.name = "Ahn", .known = false}, {.name = "Bo"}};
  constexpr Example kRows[] = {
      {"m.persons.map(p, p.name).join(', ')", "Lee, Ahn, Bo"},
      {"m.persons.filter(p, p.known).map(p, p.name)", "[Lee, Bo]"},
      {"m.persons.map(p, p.known, p.name)", "[Lee, Bo]"},
      {"m.persons.exists_one(p, !p.known)", "true"},
      {"m.persons.sortBy(p, p.name).map(p, p.name)", "[Ahn, Bo, Lee]"},
      {"m.persons.map(p, p.name).sort()", "[Ahn, Bo, Lee]"},
      {"m.persons.map(p, size(p.name)).distinct()", "[3, 2]"},
      {"m.persons.all(i, p, i < 3 && p.name != '')", "true"},
      {"m.persons.transformList(i, p, string(i) + p.name)", "[0Lee, 1Ahn, 2Bo]"},
      {"m.persons.transformMap(i, p, p.known, p.name)", "{0: Lee, 2: Bo}"},
      {"m.persons.transformMapEntry(i, p, {p.name: i})", "{Lee: 0, Ahn: 1, Bo: 2}"},
      {"m.persons.transformMapEntry(i, p, {'x': i})", "error: a map key occurs twice"},
      {"m.persons.map(p, m.persons.filter(q, q.name < p.name).size())", "[2, 0, 1]"},
      {"m.persons[1].name", "Ahn"},
      {"m.persons[3].name", "error: index out of range: 3 of 3"},
      {"m.persons[?3].name.orValue('nobody')", "nobody"},
      {"m.persons.first().name.orValue('')", "Lee"},
      {"m.persons.last().optMap(p, shout(p.name)).value()", "Bo!"},
      {"m.persons.slice(1, 3).map(p, p.name)", "[Ahn, Bo]"},
      {"m.persons.reverse().map(p, p.name)", "[Bo, Ahn, Lee]"},
      {"m.persons[0] in m.persons", "true"},
      {"[[1], [2, 3], []].flatten()", "[1, 2, 3]"},
      {"[1, [2, [3]]].flatten(2)", "[1, 2, 3]"},
      {"[3, 1, 2].sort() == [1, 2, 3]", "true"},
      {"sets.contains([1, 2, 3], [2]) && sets.intersects([1], [1, 2])", "true"},
      {"sets.equivalent([1, 2, 1], [2, 1])", "true"},
      {"{'a': 1, 'b': 2}.map(k, k)", "[a, b]"},
      {"{'a': 1, 'b': 2}.exists(k, v, k == 'b' && v == 2)", "true"},
      {"{1: 'a', 2: 'b', 3: 'c', 4: 'd', 5: 'e', 6: 'f', 7: 'g', 8: 'h', 9: 'i'}[dyn(9u)]", "i"},
      {"{'a': 1}['b']", "error: no such key: b"},
      {"{'a': 1, 'a': 2}", "error: a map key occurs twice"},
      {"{1.5: 'a'}", "error: a value of this type cannot be a map key"},
      {"math.greatest(1, 2.5, 2u)", "2.5"},
      {"math.least([4, 2, 8])", "2"},
      {"[1, 2, 3].exists(x, 1 / (x - 2) > 5 || x == 3)", "true"},
      {"[].all(x, x)", "true"},
      {"optional.none().or(optional.of(1)).value()", "1"},
      {"optional.of(1).orValue(1 / 0)", "1"},
      {"optional.none().orValue(1 / 0)", "error: division by zero"},
      {"optional.none().value()", "error: optional.none() has no value"},
      {"[?optional.none(), ?optional.of(2), 3]", "[2, 3]"},
      {"{?'a': optional.none(), ?'b': optional.of(1)}", "{b: 1}"},
      {"cel.bind(a, 1 / 0, true)", "true"},
      {"cel.bind(a, 1 / 0, a > 0 || true)", "true"},
      {"cel.bind(n, size(m.persons), n * n)", "9"},
  };
  for (const Example& row : kRows) EXPECT_EQ(show(row.formula), row.shown) << row.formula;
}

TEST_F(Evaluating, ComparesNaNWithNothing) {
  constexpr Example kRows[] = {
      {"double('NaN') == double('NaN')", "false"},
      {"double('NaN') != double('NaN')", "true"},
      {"double('NaN') < 1.0 || double('NaN') >= 1.0", "false"},
      {"0.0 == -0.0", "true"},
      {"1.0 / 0.0", "Infinity"},
      {"dyn(9223372036854775807) < 9223372036854775808.0", "false"},
  };
  for (const Example& row : kRows) EXPECT_EQ(show(row.formula), row.shown) << row.formula;
}

TEST_F(Evaluating, ProgramsOutliveTheirTreeAndServeManyRecords) {
  Program program;
  {
    auto ast = compiled("m.title.startsWith('Встреча') && m.tags.all(t, t in ['a', 'b'])");
    program = plan(*std::move(ast));
  }
  EXPECT_EQ(program.type(), bool_type());
  for (const bool fits : {true, false, true}) {
    meeting_.title = fits ? "Встреча" : "Talks";
    meeting_.tags = {"a", "b", "a"};
    std::vector<Value> slots(world_.env.slot_count());
    slots[world_.meeting_slot] = Value::object(&world_.meeting, &meeting_);
    Activation activation{.slots = slots};
    Evaluation evaluation{.arena = &arena_,
                          .activation = &activation,
                          .steps = Allowance(1'000),
                          .string_bytes = Allowance(1'000)};
    EXPECT_EQ(program.evaluate(evaluation).is_true(), fits);
    arena_.reset();
  }
}

}  // namespace
}  // namespace dateline::cel::test
