#include "tests/support/marked_text.h"
#include "tests/unit/cel/cel_fixture.h"

namespace dateline::cel::test {
namespace {

using Checker = CelTest;

TEST_F(Checker, DeducesTypesAsCelGoPrintsThem) {
  constexpr Example kRows[] = {
      {"1", "int"},
      {"[1, 2]", "list(int)"},
      {"[1, 'a']", "list(dyn)"},
      {"[]", "list(dyn)"},
      {"{'a': 1u}", "map(string, uint)"},
      {"[[], [1]]", "list(list(int))"},
      {"m.title", "string"},
      {"m.persons", "list(Person)"},
      {"m.persons.map(p, p.name)", "list(string)"},
      {"m.persons.filter(p, p.known)[0]", "Person"},
      {"m.local - m.local", "duration"},
      {"m.at - m.at", "duration"},
      {"m.local + duration('1h')", "local"},
      {"m.?at", "optional_type(timestamp)"},
      {"m.?at.orValue(timestamp(0))", "timestamp"},
      {"m.?place.name", "optional_type(string)"},
      {"m.tags[?0]", "optional_type(string)"},
      {"any", "dyn"},
      {"any.x.y", "dyn"},
      {"any + 1", "int"},
      {"any + any", "dyn"},
      {"true ? 1 : any", "dyn"},
      {"has(m.title)", "bool"},
      {"type(1)", "type(int)"},
      {"m.tags.exists(t, t == 'a')", "bool"},
      {"{'a': 1}.transformMap(k, v, k)", "map(string, string)"},
      {"m.persons.sortBy(p, p.name)", "list(Person)"},
      {"optional.none()", "optional_type(dyn)"},
      {"cel.bind(x, m.title, size(x))", "int"},
      {"shout(m.title)", "string"},
  };
  for (const Example& row : kRows) {
    const auto ast = compiled(row.formula);
    ASSERT_TRUE(ast) << row.formula;
    EXPECT_EQ(print(ast->type()), row.shown) << row.formula;
  }
}

// The place drawn, then "code message", then the hint.
struct Mistake {
  std::string_view drawn;
  std::string_view message;
  std::string_view hint;
};

TEST_F(Checker, PointsAtTheMistakeAndHints) {
  constexpr Mistake kRows[] = {
      {"⟦abss⟧(m.local - m.local) <= duration('1h')", "E204 no function 'abss' for (duration)",
       "did you mean 'abs'?"},
      {"m.title.⟦startWith⟧('a')", "E204 no function 'startWith' for string.(string)",
       "did you mean 'startsWith'?"},
      {"math.⟦grtest⟧(1)", "E204 no function 'math.grtest' for (int)",
       "did you mean 'math.greatest'?"},
      {"m.⟦titel⟧ == ''", "E203 Meeting has no field 'titel'", "did you mean 'title'?"},
      {"m.persons.all(p, p.⟦nam⟧ != '')", "E203 Person has no field 'nam'", "did you mean 'name'?"},
      {"⟦deadlin⟧ > m.at", "E202 undeclared name 'deadlin'", "did you mean 'deadline'?"},
      {"m.local ⟦-⟧ m.at",
       "E206 no overload '_-_' for (local, timestamp): wall-clock and instants do not mix; use "
       "event.local or in_zone(...)",
       ""},
      {"m.at ⟦<⟧ m.local",
       "E206 no overload '_<_' for (timestamp, local): wall-clock and instants do not mix; use "
       "event.local or in_zone(...)",
       ""},
      {"m.title ⟦+⟧ 1", "E206 no overload '_+_' for (string, int)", ""},
      {"1 ⟦<⟧ 1u", "E206 no overload '_<_' for (int, uint)", ""},
      {"1 ⟦==⟧ 'a'", "E206 no overload '_==_' for (int, string)", ""},
      {"⟦abs⟧('a')", "E206 no overload 'abs' for (string)",
       "abs takes (int), (double) or (duration)"},
      {"⟦startsWith⟧(m.title, 'a')", "E206 no overload 'startsWith' for (string, string)",
       "startsWith takes string.(string)"},
      {"⟦m.title⟧ && true", "E207 '&&' needs bool, found string", ""},
      {"true || ⟦1⟧", "E207 '||' needs bool, found int", ""},
      {"⟦1⟧ ? 2 : 3", "E207 the condition of '?:' needs bool, found int", ""},
      {"true ⟦?⟧ 1 : 'a'", "E207 the two results of '?:' have the types int and string", ""},
      {"m.tags.all(t, ⟦size(t)⟧)", "E207 all() needs bool, found int", ""},
      {"⟦m.title⟧.all(t, true)", "E207 no list or map to go through: string", ""},
      {"m.title.⟦length⟧", "E207 string has no fields, so no 'length'", ""},
      {"m.persons.sortBy(p, ⟦p⟧)", "E207 Person has no order to sort by", ""},
      {"⟦Person⟧{name: 'a'}", "E202 no type 'Person' that a formula could build", ""},
      {"m.title.matches(⟦r'^(Meeting'⟧)", "E230 invalid RE2 pattern: missing ): r'^(Meeting'", ""},
      {"regex.extract(m.title, ⟦'a(?=b)'⟧)",
       "E230 invalid RE2 pattern: invalid perl operator: 'a(?=b)'", ""},
      {"duration(⟦'24x'⟧) > duration('1h')", "E231 no duration: '24x' (like '24h', '1h30m', '45s')",
       ""},
      {"m.at > timestamp(⟦'yesterday'⟧)",
       "E231 no timestamp: 'yesterday' (like '2015-09-15T14:40:00+03:00')", ""},
      {"m.at.getHours(⟦'Europe/Mosco'⟧) > 1",
       "E231 no time zone: 'Europe/Mosco' (like 'Europe/Moscow', '+03:00')", ""},
      {"m.date == date(⟦'2015-02-29'⟧)", "E231 no date: '2015-02-29' (like '2015-09-15')", ""},
      {"m.local == local(⟦'noon'⟧)", "E231 no local time: 'noon' (like '2015-09-15 14:40')", ""},
  };
  for (const Mistake& row : kRows) {
    const MarkedText marked = parse_marked(row.drawn);
    Issues issues;
    EXPECT_FALSE(compile(world_.env, marked.text, Limits{}, issues)) << row.drawn;
    ASSERT_EQ(issues.size(), 1u) << row.drawn << "\n" << describe(issues);
    EXPECT_EQ(draw_marks({.text = marked.text, .spans = {{issues[0].begin, issues[0].end}}}),
              row.drawn);
    EXPECT_EQ(issues[0].code + " " + issues[0].message, row.message) << row.drawn;
    EXPECT_EQ(issues[0].hint, row.hint) << row.drawn;
  }
}

TEST_F(Checker, FindsAllMistakesOfAFormula) {
  EXPECT_EQ(issues_of("titel == '' && m.titel == '' || abss(1) > 0 && 'a'.matches('(')"),
            "E202@0-5 undeclared name 'titel'\n"
            "E203@17-22 Meeting has no field 'titel' | did you mean 'title'?\n"
            "E204@32-36 no function 'abss' for (int) | did you mean 'abs'?\n"
            "E230@59-62 invalid RE2 pattern: missing ): '('");
}

TEST_F(Checker, AMistakeIsReportedOnce) {
  EXPECT_EQ(issues_of("titel.startsWith('a') && titel2 + 1 > 2"),
            "E202@0-5 undeclared name 'titel'\nE202@25-31 undeclared name 'titel2'");
}

TEST_F(Checker, LocalsHideVariablesAndEnd) {
  EXPECT_EQ(issues_of("m.tags.all(m, m.startsWith('a')) && m.title == ''"), "");
  EXPECT_EQ(issues_of("m.tags.all(t, t == '') && t == ''"), "E202@26-27 undeclared name 't'");
}

TEST_F(Checker, ListsTheVariablesAndFieldsAFormulaReads) {
  const auto ast = compiled("m.place.name == '' && has(m.title) && m.place.name != 'x'");
  ASSERT_TRUE(ast);
  ASSERT_EQ(ast->variables().size(), 1u);
  EXPECT_EQ(ast->variables()[0], world_.meeting_slot);
  std::vector<std::string> names;
  for (const auto& [type, index] : ast->fields()) {
    names.push_back(type->name + "." + type->fields[index].name);
  }
  std::sort(names.begin(), names.end());
  EXPECT_EQ(names, (std::vector<std::string>{"Meeting.place", "Meeting.title", "Place.name"}));
}

TEST_F(Checker, FindsUnguardedReadsOfWhatMayBeAbsent) {
  struct Row {
    std::string_view formula;
    std::vector<std::string> paths;
  };
  const Row rows[] = {
      {"m.at > timestamp(0)", {"m.at"}},
      {"has(m.at) && m.at > timestamp(0)", {}},
      {"!has(m.at) || m.at > timestamp(0)", {}},
      {"has(m.at) ? m.at > timestamp(0) : true", {}},
      {"has(m.local) && m.at > timestamp(0)", {"m.at"}},
      {"m.?at.orValue(timestamp(0)) > timestamp(0)", {}},
      {"m.title == ''", {}},
      {"m.photos > 1 && m.local - m.local > duration('1h')", {"m.photos", "m.local", "m.local"}},
  };
  for (const Row& row : rows) {
    const auto ast = compiled(row.formula);
    ASSERT_TRUE(ast) << row.formula;
    std::vector<std::string> paths;
    for (const CheckedAst::BareRead& read : ast->bare_reads()) paths.push_back(read.path);
    EXPECT_EQ(paths, row.paths) << row.formula;
  }
}

TEST_F(Checker, AChildSharesWhatTheParentDeclares) {
  Env child = world_.env.child();
  const std::uint32_t slot = child.add_variable("gap", duration_type());
  EXPECT_EQ(slot, world_.env.slot_count());
  EXPECT_EQ(child.slot("m"), world_.meeting_slot);
  EXPECT_EQ(world_.env.slot("gap"), std::nullopt);
  EXPECT_EQ(child.list_of(string_type()), world_.env.list_of(string_type()));
  Issues issues;
  EXPECT_TRUE(compile(child, "abs(gap) < duration('1h') && m.title != ''", Limits{}, issues));
}

}  // namespace
}  // namespace dateline::cel::test
