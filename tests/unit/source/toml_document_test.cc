#include "validator/source/toml_document.h"

#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/marked_text.h"

namespace dateline {
namespace {

struct Parsed {
  SourceText source = {};
  TomlValue root = {};
  RuleIssues issues = {};
  bool good = false;
};

Parsed parsed(std::string_view text, const Limits& limits = Limits()) {
  Parsed out;
  out.source = SourceText(0, "rules/x.toml", text);
  out.good = parse_toml(out.source, limits, out.root, out.issues);
  return out;
}

// "3:5: error[E101]: …" of the only issue.
std::string complaint(const Parsed& result) {
  const std::string all = render_rule_issues(result.issues, {&result.source}, 10);
  const std::string head = all.substr(0, all.find('\n'));
  return head.starts_with("rules/x.toml:") ? head.substr(13) : head;
}

// "a.b[1]" to the value there.
const TomlValue* at_path(const TomlValue& root, std::string_view path) {
  const TomlValue* value = &root;
  std::string name;
  for (std::size_t i = 0; i <= path.size() && value != nullptr; ++i) {
    if (i < path.size() && path[i] != '.' && path[i] != '[' && path[i] != ']') {
      name += path[i];
      continue;
    }
    if (i < path.size() && path[i] == ']') {
      const auto index = static_cast<std::size_t>(std::stoi(name));
      value = index < value->items.size() ? &value->items[index] : nullptr;
    } else if (!name.empty()) {
      value = value->find(name);
    }
    name.clear();
  }
  return value;
}

TEST(TomlDocument, ReadsEveryKindOfValue) {
  const Parsed result = parsed(R"(title = "Publication"
count = 1_000
hex = 0xff
low = -9223372036854775808
ratio = 2.5
endless = -inf
on = true
day = 2015-09-15
clock = 14:40:07
wall = 2015-09-15T14:40:00
spaced = 2015-09-15 14:40:00
instant = 2015-09-15T14:40:00.5+03:00
list = [1, "two", [3]]
inline = { a = 1, "b c" = 2 }
[table]
x = 1
[[rule]]
id = "one"
[[rule]]
id = "two"
)");
  ASSERT_TRUE(result.good) << complaint(result);
  const auto get = [&](std::string_view path) -> const TomlValue& {
    const TomlValue* value = at_path(result.root, path);
    static const TomlValue kNone;
    EXPECT_NE(value, nullptr) << path;
    return value == nullptr ? kNone : *value;
  };
  using Kind = TomlValue::Kind;
  EXPECT_EQ(get("title").string, "Publication");
  EXPECT_EQ(get("count").integer, 1000);
  EXPECT_EQ(get("hex").integer, 255);
  EXPECT_EQ(get("low").integer, std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(get("ratio").number, 2.5);
  EXPECT_EQ(get("endless").number, -std::numeric_limits<double>::infinity());
  EXPECT_TRUE(get("on").boolean);
  EXPECT_EQ(format_date(get("day").date), "2015-09-15");
  EXPECT_TRUE(get("clock").is(Kind::kTime));
  EXPECT_EQ(get("clock").integer, 14 * 3600 + 40 * 60 + 7);
  EXPECT_EQ(format_local(get("wall").local), "2015-09-15 14:40");
  EXPECT_TRUE(get("spaced").is(Kind::kLocal));
  EXPECT_EQ(format_instant(get("instant").instant), "2015-09-15T11:40:00.500Z");
  EXPECT_EQ(get("list").items.size(), 3u);
  EXPECT_EQ(get("list[2][0]").integer, 3);
  EXPECT_EQ(get("inline.b c").integer, 2);
  EXPECT_TRUE(get("table").is(Kind::kTable));
  EXPECT_EQ(get("rule[1].id").string, "two");
  EXPECT_EQ(result.root.find("no such key"), nullptr);
  EXPECT_EQ(get("title").find("x"), nullptr);
}

TEST(TomlDocument, KeepsTheOrderOfTheFile) {
  const Parsed result = parsed("z = 1\nb.y = 1\na = 2\nb.x = 3\n[zz]\n[c]\n");
  ASSERT_TRUE(result.good);
  std::string keys;
  for (const TomlMember& member : result.root.members) keys += member.key + " ";
  for (const TomlMember& member : result.root.find("b")->members) keys += member.key + " ";
  EXPECT_EQ(keys, "z b a zz c y x ");
}

struct SpanCase {
  const char* drawn = "";
  const char* path = "";
};

TEST(TomlDocument, KnowsTheBytesOfEveryValue) {
  const SpanCase cases[] = {
      {"a = ⟦\"x\"⟧", "a"},
      {"a = ⟦'x'⟧ # comment", "a"},
      {"# Комментарий «ё» 🏛\na = ⟦\"Душанбе\"⟧ # é\n", "a"},
      {"é = 1\n", ""},  // see below: refused
      {"\"ключ\" = ⟦'''один\nдва'''⟧\nb = 2", "ключ"},
      {"a = \"🏛🏛\"\r\nb = ⟦\"\"\"\r\nx\"\"\"⟧\r\n", "b"},
      {"\xEF\xBB\xBF"
       "a = ⟦12⟧\n",
       "a"},
      {"a = [ \"é\", ⟦'è'⟧ ]", "a[1]"},
      {"a = ⟦[ 'é', 2 ]⟧ # x", "a"},
      {"a = ⟦{ b = 1 }⟧", "a"},
      {"a = { é = 1 }", ""},
      {"a = { 'é' = ⟦1.5⟧ }", "a.é"},
      {"day = ⟦2015-09-15⟧ # the day", "day"},
      {"day = ⟦2015-09-15⟧", "day"},
      {"a = ⟦2015-09-15 14:40:00⟧   ", "a"},
      {"a = ⟦2015-09-15T14:40:00Z⟧\n", "a"},
      {"a = ⟦14:40:00⟧\n", "a"},
      {"a = ⟦true⟧\n", "a"},
      {"a = ⟦-0⟧", "a"},
      {"a = ⟦7⟧", "a"},
      {"⟦[table]⟧ # x\ny = 1\n", "table"},
      {"⟦[a.b]⟧\ny = 1\n", "a"},
      {"⟦[a.b]⟧\ny = 1\n", "a.b"},
      {"⟦[[rule]]⟧\nx = 1\n[[rule]]\nx = 2\n", "rule"},
      {"[[rule]]\nx = 1\n⟦[[rule]]⟧\nx = 2\n", "rule[1]"},
      {"[[rule]]\nx = 1\n[[rule]]\nx = ⟦2⟧\n", "rule[1].x"},
      {"⟦a⟧.b = 1", "a"},
      {"⟦⟧a = 1", "[root]"},
  };
  for (const SpanCase& one : cases) {
    const MarkedText marked = parse_marked(one.drawn);
    const Parsed result = parsed(marked.text);
    if (marked.spans.empty()) {
      EXPECT_FALSE(result.good) << one.drawn;
      continue;
    }
    ASSERT_TRUE(result.good) << one.drawn << complaint(result);
    const TomlValue* value =
        one.path == std::string_view("[root]") ? &result.root : at_path(result.root, one.path);
    ASSERT_NE(value, nullptr) << one.drawn;
    EXPECT_EQ(draw_marks({marked.text, {{value->span.begin, value->span.end()}}}), one.drawn);
    EXPECT_EQ(value->span.source, 0u);
  }
}

TEST(TomlDocument, KnowsTheBytesOfEveryKey) {
  const SpanCase cases[] = {
      {"⟦a⟧ = 1", "a"},
      {"# é\n  ⟦\"ключ\"⟧ = 1", "ключ"},
      {"a = { x = 'é', ⟦'b'⟧ = 1 }", "a.b"},
      {"[⟦table⟧]", "table"},
      {"[[ ⟦rule⟧ ]]\n[[rule]]", "rule"},
      {"[a.⟦b⟧]", "a.b"},
      {"a . ⟦b⟧ = 1", "a.b"},
  };
  for (const SpanCase& one : cases) {
    const MarkedText marked = parse_marked(one.drawn);
    const Parsed result = parsed(marked.text);
    ASSERT_TRUE(result.good) << one.drawn << complaint(result);
    const std::string_view path = one.path;
    const std::size_t dot = path.rfind('.');
    const TomlValue* parent =
        dot == path.npos ? &result.root : at_path(result.root, path.substr(0, dot));
    ASSERT_NE(parent, nullptr);
    const TomlMember* member = parent->find_member(dot == path.npos ? path : path.substr(dot + 1));
    ASSERT_NE(member, nullptr) << one.drawn;
    EXPECT_EQ(draw_marks({marked.text, {{member->key_span.begin, member->key_span.end()}}}),
              one.drawn);
  }
}

TEST(TomlDocument, FindsPlacesInOneVeryLongLine) {
  std::string text = "a = [";
  for (int i = 0; i < 100'000; ++i) text += "'é',";
  text += "7]";
  const Parsed result = parsed(text);
  ASSERT_TRUE(result.good);
  EXPECT_EQ(result.source.slice(result.root.find("a")->items.back().span), "7");
  EXPECT_EQ(result.source.slice(result.root.find("a")->items[99'999].span), "'é'");
}

TEST(TomlDocument, RefusesWhatTomlPlusPlusCannotBeGiven) {
  struct {
    std::string_view text;
    const char* expected;
  } const cases[] = {
      {"Путин = 1", "1:1: error[E106]: 'П' outside a string or comment"},
      {"a = ы", "1:5: error[E106]: 'ы' outside a string or comment"},
      {"a.ё = 1", "1:3: error[E106]: 'ё' outside a string or comment"},
      {"a = [1, «2»]", "1:9: error[E106]: '«' outside a string or comment"},
      {"a = 1 \u00a0", "1:7: error[E106]: '\u00a0' outside a string or comment"},
      {"x = 1\n[.]", "2:2: error[E101]: '.' where a key is expected"},
      {"[..]", "1:2: error[E101]: '.' where a key is expected"},
      {"[!]", "1:2: error[E101]: '!' where a key is expected"},
      {"[=]", "1:2: error[E101]: '=' where a key is expected"},
      {"[]", "1:2: error[E101]: ']' where a key is expected"},
      {"[[]]", "1:3: error[E101]: ']' where a key is expected"},
      {"[a.]", "1:4: error[E101]: ']' where a key is expected"},
      {"[a]]", "1:4: error[E101]: ']' where the end of the line is expected"},
      {"[[a]", "1:5: error[E101]: the file ends where ']' is expected"},
      {"[ [a]]", "1:3: error[E101]: '[' where a key is expected"},
      {"[", "1:2: error[E101]: the file ends where a key is expected"},
      {"[[", "1:3: error[E101]: the file ends where a key is expected"},
      {"[\n", "1:2: error[E101]: the line ends where a key is expected"},
      {"a = [", "1:6: error[E101]: the file ends where a value is expected"},
      {"a = [}", "1:6: error[E101]: '}' where a value is expected"},
      {"a = [1 2]", "1:8: error[E101]: '2' where ',' or ']' is expected"},
      {"a = [,]", "1:6: error[E101]: ',' where a value is expected"},
      {"a = {b = 1,}", "1:12: error[E101]: '}' where a key is expected"},
      {"a = {b = 1\n}", "1:11: error[E101]: the line ends where ',' or '}' is expected"},
      {"a", "1:2: error[E101]: the file ends where '=' is expected"},
      {"a = ", "1:5: error[E101]: the file ends where a value is expected"},
      {"a = \n", "1:5: error[E101]: the line ends where a value is expected"},
      {"a = b", "1:5: error[E101]: 'b' is no value"},
      {"a = _1", "1:5: error[E101]: '_1' is no value"},
      {"a = 1 b = 2", "1:7: error[E101]: 'b' where the end of the line is expected"},
      {"= 1", "1:1: error[E101]: '=' where a key is expected"},
      {"a = \"x", "1:5: error[E101]: a string that does not end"},
      {"a = 'x\n'", "1:5: error[E101]: a string that does not end"},
      {"a = \"x\\", "1:5: error[E101]: a string that does not end"},
      {"a = '''x''", "1:5: error[E101]: a string that does not end"},
      {"'''a''' = 1", "1:1: error[E101]: ''' where a key on one line is expected"},
      {"# \x07", "1:3: error[E107]: control character U+0007"},
      {"a = '\x1b'", "1:6: error[E107]: control character U+001B"},
      {std::string_view("a = 1\n\0", 7), "2:1: error[E107]: control character U+0000"},
      {"a = 1\rb = 2", "1:6: error[E107]: control character U+000D"},
      {"a = \"\xff\"", "1:6: error[E102]: byte 0xff is not valid UTF-8"},
      {"# \xcf\xf3", "1:3: error[E102]: byte 0xcf is not valid UTF-8"},
  };
  for (const auto& one : cases) {
    const Parsed result = parsed(one.text);
    EXPECT_FALSE(result.good) << one.text;
    EXPECT_EQ(result.issues.size(), 1u) << one.text;
    EXPECT_EQ(complaint(result), one.expected);
    EXPECT_TRUE(result.root.members.empty());
  }
}

TEST(TomlDocument, PassesOnWhatTomlPlusPlusFinds) {
  struct {
    const char* text;
    const char* expected;
  } const cases[] = {
      {"a = 1\na = 2", "2:5: error[E101]: cannot redefine existing integer 'a'"},
      {"[t]\nx = 1\n[t]", "3:1: error[E101]: cannot redefine existing table 't'"},
      {"é = '\n", "1:1: error[E106]: 'é' outside a string or comment"},
      {"a = \"ё\\q\"", "1:8: error[E101]: unknown escape sequence '\\q'"},
      {"a = 2015-02-30", "1:15: error[E101]: expected day between 1 and 28 (inclusive), saw 30"},
  };
  for (const auto& one : cases) {
    const Parsed result = parsed(one.text);
    EXPECT_FALSE(result.good) << one.text;
    EXPECT_EQ(complaint(result), one.expected);
  }
}

TEST(TomlDocument, ShowsTheFrameOfAnError) {
  const Parsed result = parsed("# rules\nзаголовок = 'x'\n");
  EXPECT_EQ(render_rule_issues(result.issues, {&result.source}, 10),
            "rules/x.toml:2:1: error[E106]: 'з' outside a string or comment\n"
            "    2 | заголовок = 'x'\n"
            "      | ^ put keys and values with such characters in quotes\n");
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

TEST(TomlDocument, KeepsNestingWithinItsLimit) {
  Limits limits;
  limits.toml_depth = 3;
  EXPECT_TRUE(parsed("a = [[[1]]]", limits).good);
  EXPECT_TRUE(parsed("a = {b = [{c = 1}]}", limits).good);
  EXPECT_EQ(complaint(parsed("a = [[[[1]]]]", limits)),
            "1:8: error[E104]: nested deeper than 3 tables and arrays");
  EXPECT_EQ(complaint(parsed("a = {b = [{c = {}}]}", limits)),
            "1:16: error[E104]: nested deeper than 3 tables and arrays");
  const Limits usual;
  const auto brackets = [](std::size_t depth) {
    return "a = " + repeated("[", depth) + repeated("]", depth);
  };
  EXPECT_TRUE(parsed(brackets(usual.toml_depth), usual).good);
  EXPECT_FALSE(parsed(brackets(usual.toml_depth + 1), usual).good);
  EXPECT_FALSE(parsed("a = " + repeated("[", 1'000'000), usual).good);
  EXPECT_FALSE(parsed("a = " + repeated("{a=", 1'000'000), usual).good);
}

TEST(TomlDocument, KeepsThePartsOfAKeyWithinTheirLimit) {
  const Limits usual;
  const auto key = [](std::size_t parts) { return "k" + repeated(".k", parts - 1); };
  EXPECT_TRUE(parsed(key(usual.toml_key_parts) + " = 1").good);
  EXPECT_TRUE(parsed("[" + key(usual.toml_key_parts) + "]").good);
  EXPECT_EQ(complaint(parsed(key(usual.toml_key_parts + 1) + " = 1")),
            "1:1: error[E105]: a key of more than 64 parts");
  EXPECT_EQ(complaint(parsed("[" + key(usual.toml_key_parts + 1) + "]")),
            "1:2: error[E105]: a key of more than 64 parts");
  EXPECT_FALSE(parsed(key(200'000) + " = 1").good);
}

TEST(TomlDocument, KeepsTheDotsOfAFileWithinTheirLimit) {
  Limits limits;
  limits.toml_dots = 3;
  EXPECT_TRUE(parsed("[a.b]\nc.d = {e.f = 1.5}", limits).good);
  EXPECT_EQ(complaint(parsed("[a.b]\nc.d = {e.f = 1.5}\ng.h = 1", limits)),
            "3:2: error[E105]: more than 3 dots in the keys of this file");
}

TEST(TomlDocument, CountsDottedKeysAsTheTablesTheyOpen) {
  Limits limits;
  limits.toml_depth = 4;
  EXPECT_TRUE(parsed("[a.b]\nc.d = []", limits).good);
  EXPECT_TRUE(parsed("[a.b]\nx = {y.z = 1}", limits).good);
  EXPECT_EQ(complaint(parsed("[a.b]\nc.d = [[]]", limits)),
            "2:8: error[E104]: nested deeper than 4 tables and arrays");
  EXPECT_EQ(complaint(parsed("[a.b]\nx = {y.z.w = 1}", limits)),
            "2:6: error[E104]: nested deeper than 4 tables and arrays");
  EXPECT_EQ(complaint(parsed("[a.b.c.d.e]", limits)),
            "1:2: error[E104]: nested deeper than 4 tables and arrays");
}

TEST(TomlDocument, KeepsTheSizeWithinItsLimit) {
  Limits limits;
  limits.toml_bytes = 6;
  EXPECT_TRUE(parsed("a = 12", limits).good);
  EXPECT_EQ(complaint(parsed("a = 123", limits)), "1:1: error[E103]: 7 bytes, at most 6 are read");
}

TEST(TomlDocument, BearsEveryDamageToAFile) {
  const std::string sample =
      "# é\n[[rule]]\nid = \"a/b\" # x\nlet = { gap = \"a - b\", 'ё' = [1, 2.5, true] }\n"
      "at.x = '''\nline\n'''\n\"k\".y = 2015-09-15 14:40:00Z\nz = \"\"\"a\\\n  "
      "\\u00e9\"\"\"\n[t.u]\n";
  ASSERT_TRUE(parsed(sample).good);
  std::mt19937 random(3);
  int good = 0;
  for (std::size_t cut = 0; cut <= sample.size(); ++cut) good += parsed(sample.substr(0, cut)).good;
  constexpr std::string_view kBytes = "[]{}=.,\"'\\#\n\r \t_-+:0eTZ\xC3\xA9\xFF\x01";
  for (int round = 0; round < 30'000; ++round) {
    std::string text = sample;
    for (auto edits = 1 + random() % 4; edits > 0; --edits) {
      const std::size_t at = random() % text.size();
      switch (random() % 3) {
        case 0:
          text[at] = kBytes[random() % kBytes.size()];
          break;
        case 1:
          text.erase(at, 1 + random() % 5);
          break;
        default:
          text.insert(at, 1, kBytes[random() % kBytes.size()]);
          break;
      }
      if (text.empty()) text = "x";
    }
    const Parsed result = parsed(text);
    ASSERT_EQ(result.good, result.issues.empty());
    good += result.good;
    for (const RuleIssue& issue : result.issues) {
      ASSERT_LE(issue.where.end(), text.size());
      ASSERT_TRUE(issue.code.starts_with("E10")) << issue.code;
    }
  }
  EXPECT_GT(good, 1000) << "some damage leaves TOML";
}

TEST(TomlDocument, NamesKinds) {
  EXPECT_EQ(name_of(TomlValue::Kind::kArray), "an array");
  EXPECT_EQ(name_of(TomlValue::Kind::kInstant), "a date and time with an offset");
}

// The official suite: 709 files, those below valid/ are TOML 1.0, those below invalid/ are not.
TEST(TomlDocument, AgreesWithTheOfficialSuite) {
  const std::string folder = DATELINE_ROOT "/../shared/data/hostile-input/toml-test/tests/";
  std::ifstream list(folder + "files-toml-1.0.0");
  if (!list) GTEST_SKIP() << "no toml-test beside the project";
  int files = 0;
  for (std::string name; std::getline(list, name);) {
    if (!name.ends_with(".toml")) continue;
    std::ifstream file(folder + name, std::ios::binary);
    ASSERT_TRUE(file) << name;
    std::ostringstream text;
    text << file.rdbuf();
    const Parsed result = parsed(text.str());
    EXPECT_EQ(result.good, name.starts_with("valid/")) << name << ": " << complaint(result);
    ++files;
  }
  EXPECT_EQ(files, 709);
}

}  // namespace
}  // namespace dateline
