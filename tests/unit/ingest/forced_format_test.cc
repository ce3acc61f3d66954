// --input-format: what is said, not what a text looks like. A text that is something else is one
// finding at its place.
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "validator/ingest/source_reader.h"

#include "tests/support/marked_text.h"
#include "tests/unit/ingest/shipped.h"

namespace dateline {
namespace {

constexpr std::string_view kPage =
    "Events\nMeeting with foresters\nSeptember 15, 2015\n14:40\nPublication status\n"
    "Publication date: September 15, 2015, 14:40\nText version\n";

struct Forced {
  std::string_view format = {};
  std::string_view name = {};
  std::string drawn = {};
  std::string told = {};  // rule and message; empty: nothing
  std::vector<std::string> formats = {};
};

void expect_reading(const Forced& c) {
  SCOPED_TRACE(std::string(c.format) + " of " + c.drawn);
  const MarkedText marked = parse_marked(c.drawn);
  FindingSink sink;
  const RecordBatch batch = read_source(
      SourceText(0, std::string(c.name), marked.text),
      {.knowledge = &shipped().knowledge, .profiles = &shipped().profiles, .format = c.format},
      sink);
  std::vector<std::string> formats;
  for (const Record& record : batch.records) formats.emplace_back(record.input.format);
  EXPECT_EQ(formats, c.formats);
  ASSERT_EQ(sink.doubts().size(), c.told.empty() ? 0u : 1u);
  if (c.told.empty()) return;
  const InputDoubt& doubt = sink.doubts()[0];
  EXPECT_EQ(doubt.rule + ": " + doubt.message, c.told);
  MarkedText found{marked.text, {{doubt.where.begin, doubt.where.end()}}};
  if (marked.spans.empty()) return;
  EXPECT_EQ(draw_marks(found), c.drawn);
}

TEST(ForcedFormat, ReadsWhatDetectionWouldTakeForSomethingElse) {
  for (const Forced& c : {
           // One label only: not enough to know a page by.
           Forced{"page",
                  "a.txt",
                  "Meeting with foresters\nSeptember 15, 2015\n14:40\n",
                  "",
                  {"page"}},
           Forced{"jsonl", "a.txt", "{\"title\": \"A\"}\n", "", {"jsonl"}},
           Forced{"json", "a.jsonl", "{\"title\":\n\"A\"}\n", "", {"json"}},
           Forced{"ninjs", "a.json", R"({"uri": "u", "persons": "mine"})", "", {"ninjs"}},
           Forced{
               "ninjs", "a.jsonl", "{\"uri\": \"u\"}\n{\"uri\": \"v\"}\n", "", {"ninjs", "ninjs"}},
           Forced{"ninjs", "a.txt", "{\"uri\": \"u\"}\n{\"uri\": \"v\"}\n", "", {"ninjs", "ninjs"}},
           Forced{
               "ninjs", "a.json", "[{\"uri\": \"u\"},\n{\"uri\": \"v\"}]", "", {"ninjs", "ninjs"}},
           Forced{"markdown", "a.txt", "+++\ntitle = \"A\"\n+++\n", "", {"markdown"}},
       }) {
    expect_reading(c);
  }
}

TEST(ForcedFormat, AnotherFormatIsOneFindingAtItsPlace) {
  const std::string page(kPage);
  const std::string item = R"({"uri": "u", "headline": "A", "body_text": "B"})";
  for (const Forced& c : {
           Forced{"page", "a.json", R"({"title": "A"})",
                  "input/syntax: no event page found: no line is a label of the layout "
                  "kremlin-en"},
           Forced{"json", "a.txt", "⟦Events⟧" + page.substr(6),
                  "input/syntax: expected a JSON value, found 'Events'"},
           Forced{"json", "a.json", "{\"title\": \"A\"}\n⟦{\"title\": \"B\"}\n⟧",
                  "input/syntax: more text behind the end of the JSON value"},
           Forced{"json", "a.json", "⟦" + item + "⟧",
                  "input/wrong-type: this object is an item of ninjs, and was to be read as a "
                  "record of the canonical form"},
           Forced{"ninjs", "a.json", "⟦{\"title\": \"A\", \"event\": {}}⟧",
                  "input/wrong-type: no member of this object is one of ninjs, as which it was to "
                  "be read"},
           Forced{"markdown", "a.txt", page,
                  "input/syntax: the text does not open with a line '+++' and front matter below "
                  "it"},
           Forced{"markdown", "a.md", "",
                  "input/syntax: the text does not open with a line '+++' and front matter below "
                  "it"},
           Forced{"page", "a.txt", "",
                  "input/syntax: no event page found: no line is a label of the layout "
                  "kremlin-en"},
       }) {
    expect_reading(c);
  }
}

TEST(ForcedFormat, HasANameForEveryReader) {
  const auto names = input_formats();
  EXPECT_EQ(std::vector<std::string_view>(names.begin(), names.end()),
            (std::vector<std::string_view>{"page", "json", "jsonl", "ninjs", "markdown"}));
}

}  // namespace
}  // namespace dateline
