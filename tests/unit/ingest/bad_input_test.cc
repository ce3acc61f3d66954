// What can be wrong with an input, in every format that can have it: each is a finding at its
// place, drawn into the text, and what can still be read is read. Damage to a field is one finding;
// under the rules that holds too, see tests/end_to_end/one_wrong_field_test.cc.
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "validator/ingest/source_reader.h"

#include "tests/support/marked_text.h"
#include "tests/unit/ingest/shipped.h"

namespace dateline {
namespace {

struct BadInput {
  std::string_view name = {};  // of the file
  std::string drawn = {};      // the places of the findings are marked
  std::vector<std::string> told = {};
  std::size_t records = 1;
};

void expect_findings(const std::vector<BadInput>& cases) {
  for (const BadInput& c : cases) {
    SCOPED_TRACE(c.drawn);
    const MarkedText marked = parse_marked(c.drawn);
    FindingSink sink;
    const RecordBatch batch =
        read_source(SourceText(0, std::string(c.name), marked.text),
                    {.knowledge = &shipped().knowledge, .profiles = &shipped().profiles}, sink);
    std::vector<std::string> told;
    MarkedText found{marked.text, {}};
    for (const InputDoubt& doubt : sink.doubts()) {
      told.push_back(doubt.rule + ": " + doubt.message);
      found.spans.push_back({doubt.where.begin, doubt.where.end()});
    }
    EXPECT_EQ(told, c.told);
    EXPECT_EQ(draw_marks(found), c.drawn);
    EXPECT_EQ(batch.records.size(), c.records);
  }
}

// A page with one word changed.
std::string page(std::string_view from, std::string_view to) {
  std::string text =
      "Events\nMeeting with foresters\nThey spoke about pines.\nSeptember 15, 2015\n14:40\nSochi\n"
      "See also\nA visit\nSeptember 14, 2015\nPublication status\n"
      "Publication date: September 15, 2015, 14:40\nText version\n";
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
  return text;
}

TEST(BadInput, ABadByteIsFoundAtItsOffsetWithAGuess) {
  const auto latin = [](std::size_t offset) {
    return "input/encoding: byte E3 at offset " + std::to_string(offset) +
           " is not UTF-8; the text looks like ISO-8859-1";
  };
  expect_findings({
      {"a.txt", page("pines", "p⟦\xE3⟧nes"), {latin(48)}},
      {"a.json", "{\"title\": \"p⟦\xE3⟧nes\"}", {latin(12)}},
      {"a.jsonl",
       "{\"title\": \"A\"}\n{\"title\": \"p⟦\xE3⟧nes\"}\n{\"title\": \"B\"}\n",
       {latin(27)},
       3},
      {"a.json", "{\"uri\": \"u\", \"headline\": \"p⟦\xE3⟧nes\"}", {latin(27)}},
      {"a.md", "+++\ntitle = \"A\"\n+++\np⟦\xE3⟧nes\n", {latin(21)}},
      {"a.md", "+++\ntitle = \"p⟦\xE3⟧nes\"\n+++\n", {latin(14)}},
      {"a.jsonl",
       "{\"title\": \"⟦\xCB\xE8\xF6\xE0\xF5\xE5\xED⟧\"}\n",
       {"input/encoding: bytes CB E8 F6 E0 … at offset 11 are not UTF-8; the text looks like "
        "windows-1251"}},
  });
}

// Its labels are Cyrillic, so only by another reading of its bytes is it known for a page at all.
TEST(BadInput, ARussianPageInWindows1251IsOneFindingForTheWholeText) {
  // "Статус материала", "Дата публикации: 15 сентября 2015 года, 14:40" in that encoding.
  const std::string text =
      "\xD1\xEE\xE1\xFB\xF2\xE8\xFF\n\xD1\xF2\xE0\xF2\xF3\xF1 "
      "\xEC\xE0\xF2\xE5\xF0\xE8\xE0\xEB\xE0\n\xC4\xE0\xF2\xE0 "
      "\xEF\xF3\xE1\xEB\xE8\xEA\xE0\xF6\xE8\xE8: 15 "
      "\xF1\xE5\xED\xF2\xFF\xE1\xF0\xFF 2015 \xE3\xEE\xE4\xE0, 14:40\n";
  expect_findings({{"a.txt",
                    "⟦" + text.substr(0, 1) + "⟧" + text.substr(1),
                    {"input/encoding: the text is windows-1251, not UTF-8: nothing was read"},
                    0}});
}

TEST(BadInput, ARepeatedKeyIsFoundWhereItStandsAgain) {
  const std::vector<std::string> title = {
      "input/duplicate-key: the key 'title' stands here a second time; the first value is taken"};
  const std::vector<std::string> headline = {
      "input/duplicate-key: the key 'headline' stands here a second time; the first value is "
      "taken"};
  expect_findings({
      {"a.json", R"({"title": "A", "⟦title⟧": "B"})", title},
      {"a.jsonl", "{\"title\": \"A\", \"⟦title⟧\": \"B\"}\n{\"title\": \"C\"}\n", title, 2},
      {"a.json", R"({"uri": "u", "headline": "A", "⟦headline⟧": "B"})", headline},
      {"a.json",
       R"({"event": {"date": "2015-09-15", "⟦date⟧": "2015-09-16"}})",
       {"input/duplicate-key: the key 'date' stands here a second time; the first value is "
        "taken"}},
      {"a.md",
       "+++\ntitle = \"A\"\n⟦title⟧ = \"B\"\n+++\n",
       {"input/duplicate-key: the key 'title' stands here a second time: nothing was read"},
       0},
      {"a.md",
       "+++\n[event]\nplace = \"A\"\n[⟦event⟧]\nplace = \"B\"\n+++\n",
       {"input/duplicate-key: the key 'event' stands here a second time: nothing was read"},
       0},
      {"a.md",
       "+++\nevent = {place = \"A\", ⟦place⟧= \"B\"}\n+++\n",
       {"input/duplicate-key: the key 'place' stands here a second time: nothing was read"},
       0},
  });
}

TEST(BadInput, AWrongTypeIsFoundAtItsValue) {
  expect_findings({
      {"a.json", R"({"title": ⟦7⟧})", {"input/wrong-type: title is a number, expected a string"}},
      {"a.jsonl",
       "{\"persons\": \"⟦A⟧\"}\n",
       {"input/wrong-type: persons is a string, expected an array"}},
      {"a.json",
       R"({"uri": "u", "headline": ⟦["A"]⟧})",
       {"input/wrong-type: headline is an array, expected a string"}},
      {"a.json",
       R"([{"uri": "u", "places": [{"name": ⟦true⟧}]}, {"uri": "v"}])",
       {"input/wrong-type: places[0].name is true or false, expected a string"},
       2},
      {"a.md",
       "+++\ntitle = ⟦7⟧\n+++\n",
       {"input/wrong-type: title is an integer, expected a string"}},
      {"a.md",
       "+++\n[event]\ndate = ⟦7⟧\n+++\n",
       {"input/wrong-type: event.date is an integer, expected a date"}},
  });
}

TEST(BadInput, AnImpossibleDateIsFoundAtItsPlace) {
  const auto no_day = [](std::string_view field, std::string_view value) {
    return std::vector<std::string>{"input/bad-date: " + std::string(field) + " is '" +
                                    std::string(value) +
                                    "', expected a day of the calendar such as 2015-09-15"};
  };
  expect_findings({
      {"a.txt",
       page("\nSeptember 15, 2015\n", "\n⟦September 31, 2015⟧\n"),
       {"input/bad-date: no such day: September 31, 2015"}},
      {"a.txt", page("\n14:40\n", "\n⟦24:40⟧\n"), {"input/bad-date: no such time: 24:40"}},
      {"a.txt",
       page("\nSeptember 14, 2015\n", "\n⟦September 31, 2015⟧\n"),
       {"input/bad-date: no such day: September 31, 2015"}},
      {"a.txt",
       page("date: September 15, 2015, 14:40", "date: ⟦September 31, 2015, 14:40⟧"),
       {"input/bad-date: no such day: September 31, 2015, 14:40"}},
      {"a.json", R"({"event": {"date": "⟦2015-02-29⟧"}})", no_day("event.date", "2015-02-29")},
      {"a.json",
       R"({"event": {"date": "2015-02-28", "time": "⟦24:40⟧"}})",
       {"input/bad-date: event.time is '24:40', expected a time such as 14:40"}},
      {"a.jsonl", "{\"see_also\": [{\"title\": \"A\", \"start\": \"⟦2015-09-31⟧\"}]}\n",
       no_day("see_also[0].start", "2015-09-31")},
      {"a.json",
       R"({"uri": "u", "firstcreated": "⟦2015-02-30T10:00:00Z⟧"})",
       {"input/bad-date: firstcreated is '2015-02-30T10:00:00Z', expected a date-time such as "
        "2015-09-15T14:40:00+03:00"}},
      {"a.md", "+++\nevent = {date = \"⟦2015-09-31⟧\"}\n+++\n", no_day("event.date", "2015-09-31")},
      {"a.md",
       "+++\npublished = {embargo = \"⟦soon⟧\"}\n+++\n",
       {"input/bad-date: published.embargo is 'soon', expected a date or a date-time such as "
        "2015-09-15T14:40:00"}},
  });
}

// TOML's own dates are checked by TOML: then there is no record, and one finding.
TEST(BadInput, AnImpossibleDateOfTomlIsOneFindingAtTheDate) {
  for (const char* date :
       {"2015-09-31", "2015-13-01", "2015-09-01T25:00:00", "2015-09-01T10:60:00Z", "14:60:00"}) {
    expect_findings({{"a.md",
                      "+++\nevent = {date = ⟦" + std::string(date) + "⟧, place = \"A\"}\n+++\n",
                      {"input/bad-date: '" + std::string(date) +
                       "' is in no calendar or on no clock: nothing was read"},
                      0}});
  }
}

TEST(BadInput, AMarkAndCarriageReturnsAreNoFault) {
  const auto with_returns = [](std::string_view text) {
    std::string out = "\xEF\xBB\xBF";
    for (const char c : text) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return out;
  };
  expect_findings({
      {"a.txt", with_returns(page("pines", "firs"))},
      {"a.json", with_returns("{\n\"title\": \"A\"\n}\n")},
      {"a.jsonl", with_returns("{\"title\": \"A\"}\n{\"title\": \"B\"}\n"), {}, 2},
      {"a.json", with_returns("[{\"uri\": \"u\",\n\"headline\": \"A\"}]\n")},
      {"a.md", with_returns("+++\ntitle = \"A\"\n+++\nText.\n")},
  });
}

// The same midnight: a time where the profile says so, no time where it does not.
TEST(BadInput, MidnightIsATimeOrNoneByProfile) {
  for (const bool unknown : {true, false}) {
    std::vector<Profile> profiles = read_shipped().profiles;
    profiles.front().midnight_is_unknown = unknown;
    for (const auto& [name, text] : std::vector<std::pair<std::string, std::string>>{
             {"a.txt", page("\n14:40\n", "\n00:00\n")},
             {"a.json", R"({"event": {"date": "2015-09-15", "time": "00:00"}})"},
             {"a.md", "+++\nevent = {date = 2015-09-15, time = \"00:00\"}\n+++\n"}}) {
      FindingSink sink;
      const RecordBatch batch =
          read_source(SourceText(0, name, text),
                      {.knowledge = &shipped().knowledge, .profiles = &profiles}, sink);
      EXPECT_TRUE(sink.doubts().empty()) << name;
      ASSERT_EQ(batch.records.size(), 1u) << name;
      EXPECT_TRUE(batch.records[0].event.local.present) << name;
      EXPECT_EQ(batch.records[0].event.at.present, !unknown) << name;
    }
  }
}

}  // namespace
}  // namespace dateline
