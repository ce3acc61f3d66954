// A field that is there and cannot be read is one finding, at its value: no rule says on top of it
// that the field is missing or does not fit the others. For every format, a clean fixture with one
// value changed, under all shipped rules.
#include <cstddef>
#include <filesystem>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/end_to_end/validate_run.h"
#include "tests/support/marked_text.h"
#include "tests/support/temp_folder.h"

namespace dateline::end_to_end {
namespace {

struct Change {
  std::string_view from = {};
  std::string_view to = {};  // the place of the finding is marked
  std::string_view rule = {};
};

struct Place {
  std::uint64_t line = 1;
  std::uint64_t column = 1;
};

// In code points, as reports count.
Place place_of(std::string_view text, std::size_t offset) {
  Place place;
  for (const char c : text.substr(0, offset)) {
    if (c == '\n') {
      ++place.line;
      place.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++place.column;
    }
  }
  return place;
}

void expect_one_finding(const std::string& fixture, const std::vector<Change>& changes) {
  const std::string clean = read_file(fixtures() + "/" + fixture);
  const std::string name = std::filesystem::path(fixture).filename();
  for (const Change& change : changes) {
    SCOPED_TRACE(std::string(change.to));
    const std::size_t at = clean.find(change.from);
    ASSERT_NE(at, std::string::npos) << change.from;
    std::string drawn = clean;
    drawn.replace(at, change.from.size(), change.to);
    const MarkedText marked = parse_marked(drawn);
    ASSERT_EQ(marked.spans.size(), 1U);
    const TempFolder temp;
    write_file(temp.path() + "/" + name, marked.text);
    const JsonReport report = check({temp.path()});
    const Place place = place_of(marked.text, marked.spans[0].begin);
    EXPECT_EQ(with_short_paths(report.findings),
              (std::vector<Seen>{{std::string(change.rule), name, place.line, place.column}}));
    EXPECT_EQ(report.exit_code, 1);
    EXPECT_GE(report.records, 1U);

    // What inspect prints says what was in doubt, so that it stays one finding's worth.
    const CommandResult inspected = run_validate({"inspect", temp.path(), "--quiet"});
    const TempFolder again;
    write_file(again.path() + "/records.jsonl", inspected.out);
    EXPECT_EQ(check({again.path()}).findings, std::vector<Seen>{});
  }
}

TEST(OneWrongField, IsOneFindingInCanonicalJson) {
  constexpr std::string_view kSections = "\"sections\": [\n   \"News\",\n   \"Transcripts\"\n  ]";
  expect_one_finding(
      "archive_json/50297.json",
      {
          {"\"2015-09-15\",\n  \"time\"", "\"⟦2015-02-30⟧\",\n  \"time\"", "input/bad-date"},
          {"\"09:15\"", "\"⟦25:15⟧\"", "input/bad-date"},
          {"\"09:15\"", "⟦915⟧", "input/wrong-type"},
          {"Europe/Moscow", "⟦Europe/Moskau⟧", "input/bad-date"},
          {"\"date\": \"2015-09-15\",\n  \"time\": \"09:15\",\n  \"zone\"",
           "\"time\": \"⟦09:15⟧\",\n  \"zone\"", "input/bad-date"},
          {"\"Dushanbe\"", "⟦7⟧", "input/wrong-type"},
          {"\"meeting\"", "\"⟦meting⟧\"", "input/wrong-type"},
          {"\"title\": \"Meeting with President of Tajikistan Emomali Rahmon\"",
           "\"title\": ⟦[\"Meeting\"]⟧", "input/wrong-type"},
          {"\"title\": \"Meeting", "\"title\": \"One\", \"⟦title⟧\": \"Meeting",
           "input/duplicate-key"},
          {"\"The two leaders looked at the main lines of cooperation between Russia and "
           "Tajikistan.\"",
           "⟦true⟧", "input/wrong-type"},
          {"\"published\": {\n  \"date\": \"2015-09-15\"",
           "\"published\": {\n  \"date\": \"⟦2015-13-15⟧\"", "input/bad-date"},
          {"\"published\": {\n  \"date\": \"2015-09-15\",\n  \"time\": \"09:15\"",
           "\"published\": {\n  \"date\": \"2015-09-15\",\n  \"time\": \"⟦9 a.m.⟧\"",
           "input/bad-date"},
          {kSections, "\"sections\": \"⟦News⟧\"", "input/wrong-type"},
          {"[\n  \"Rahmon Emomali\"\n ]", "\"⟦Rahmon Emomali⟧\"", "input/wrong-type"},
          {"[\n  \"Rahmon Emomali\"\n ]", "[⟦7⟧]", "input/wrong-type"},
          {"[\n  \"Tajikistan\"\n ]", "⟦{}⟧", "input/wrong-type"},
          {"[\n  \"Foreign policy\"\n ]", "\"⟦Foreign policy⟧\"", "input/wrong-type"},
          {"\"start\": \"2015-09-14\"", "\"start\": \"⟦2015-09-31⟧\"", "input/bad-date"},
          {"\"end\": \"2015-09-15\"", "\"end\": ⟦20150915⟧", "input/wrong-type"},
      });
}

TEST(OneWrongField, IsOneFindingInNinjs) {
  expect_one_finding(
      "ninjs/first.json",
      {
          {"2015-09-15T09:00:00Z", "⟦2015-09-31T09:00:00Z⟧", "input/bad-date"},
          {"2015-09-15T11:40:00+03:00", "⟦15 September⟧", "input/bad-date"},
          {"2015-09-15T12:05:00+03:00", "⟦2015-09-15T25:05:00+03:00⟧", "input/bad-date"},
          {"\"Leaders gather in Dushanbe\"", "⟦7⟧", "input/wrong-type"},
          {"\"Dushanbe\"", "⟦[\"Dushanbe\"]⟧", "input/wrong-type"},
          {"[{\"name\": \"Emomali Rahmon\"}]", "⟦{\"name\": \"Emomali Rahmon\"}⟧",
           "input/wrong-type"},
          {"[{\"name\": \"Tajikistan\"}]", "[{\"name\": ⟦1⟧}]", "input/wrong-type"},
          {"[{\"name\": \"Foreign policy\"}]", "\"⟦Foreign policy⟧\"", "input/wrong-type"},
      });
  expect_one_finding("ninjs/third.json",
                     {
                         {"2023-07-11T09:00:00+03:00", "⟦2023-07-32⟧", "input/bad-date"},
                         {"2023-07-12T17:00:00+03:00", "⟦soon⟧", "input/bad-date"},
                         {"{\"startDate\"", "⟦[]⟧, \"x\": {\"startDate\"", "input/wrong-type"},
                         {"\"Forum of river towns\"", "⟦false⟧", "input/wrong-type"},
                         {"2023-07-13T08:00:00+03:00", "⟦2023-02-29⟧", "input/bad-date"},
                     });
}

TEST(OneWrongField, IsOneFindingInFrontMatter) {
  expect_one_finding(
      "markdown/2015-09-15-dushanbe.md",
      {
          {"event = {date = 2015-09-15", "event = {date = \"⟦2015-09-31⟧\"", "input/bad-date"},
          {"time = \"09:15\", place", "time = \"⟦09:75⟧\", place", "input/bad-date"},
          {"time = \"09:15\", place", "time = ⟦915⟧, place", "input/wrong-type"},
          {"\"Europe/Moscow\"", "\"⟦Moscow time⟧\"", "input/bad-date"},
          {"\"Dushanbe\"", "⟦[\"Dushanbe\"]⟧", "input/wrong-type"},
          {"title = \"Meeting with President of Tajikistan Emomali Rahmon\"", "title = ⟦true⟧",
           "input/wrong-type"},
          {"kind = \"meeting\"", "kind = \"⟦tea⟧\"", "input/wrong-type"},
          {"published = {date = 2015-09-15", "published = {date = \"⟦yesterday⟧\"",
           "input/bad-date"},
          {"sections = [\"News\", \"Transcripts\"]", "sections = \"⟦News⟧\"", "input/wrong-type"},
          {"persons = [\"Rahmon Emomali\"]", "persons = \"⟦Rahmon Emomali⟧\"", "input/wrong-type"},
          {"geography = [\"Tajikistan\"]", "geography = [⟦7⟧]", "input/wrong-type"},
          {"start = 2015-09-14", "start = \"⟦2015-09-31⟧\"", "input/bad-date"},
      });
}

TEST(OneWrongField, IsOneFindingOnAPage) {
  expect_one_finding(
      "archive/2015-09-15-dushanbe.txt",
      {
          {"\nSeptember 15, 2015\n14:40", "\n⟦September 31, 2015⟧\n14:40", "input/bad-date"},
          {"\nSeptember 15, 2015\n14:40", "\n⟦Septembr 15, 2015⟧\n14:40", "input/bad-date"},
          {"\n14:40\n", "\n⟦25:40⟧\n", "input/bad-date"},
          {"Publication date: September 15, 2015, 14:40",
           "Publication date: ⟦September 31, 2015, 14:40⟧", "input/bad-date"},
          {"Publication date: September 15, 2015, 14:40",
           "Publication date: ⟦September 15, 2015, 14:60⟧", "input/bad-date"},
          {"\nSeptember 14 − 15, 2015\n", "\n⟦September 31, 2015⟧\n", "input/bad-date"},
      });
}

}  // namespace
}  // namespace dateline::end_to_end
