// The mission's three pages, glued in one file: clean as they are; each of a few small changes
// gives exactly what it makes true. Read from ../shared, skipped where that is absent.
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/end_to_end/validate_run.h"
#include "tests/support/temp_folder.h"

namespace dateline::end_to_end {
namespace {

class Seeds : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(seed_file())) GTEST_SKIP() << "no ../shared here";
    text_ = read_file(seed_file());
  }

  std::string text_;
};

// The text with one line (from 1) replaced; the old line is named so that a changed seed file
// shows.
std::string with_line(const std::string& text, int number, const std::string& was,
                      const std::string& is) {
  std::size_t begin = 0;
  for (int line = 1; line < number; ++line) begin = text.find('\n', begin) + 1;
  const std::size_t end = text.find('\n', begin);
  EXPECT_EQ(text.substr(begin, end - begin), was) << "line " << number;
  return text.substr(0, begin) + is + text.substr(end);
}

std::string without_lines(const std::string& text, int first, int last) {
  std::size_t begin = 0;
  std::size_t end = 0;
  for (int line = 1; line <= last; ++line) {
    if (line == first) begin = end;
    end = text.find('\n', end) + 1;
  }
  return text.substr(0, begin) + text.substr(end);
}

JsonReport check_text(const std::string& text) {
  const TempFolder folder;
  write_file(folder.path() + "/seeds.txt", text);
  return check({folder.path()});
}

TEST_F(Seeds, AreThreeRecordsWithoutAnError) {
  const JsonReport report = check({shared() + "/seeds"});
  EXPECT_EQ(report.exit_code, 0);
  EXPECT_TRUE(report.complete);
  EXPECT_EQ(report.records, 3U);
  EXPECT_EQ(report.findings, std::vector<Seen>{});
}

TEST_F(Seeds, AreInspectedInTheOrderOfTheFile) {
  const CommandResult result = run_validate({"inspect", seed_file(), "--format", "jsonl"});
  EXPECT_EQ(result.exit_code, 0);
  std::vector<std::string> times;
  std::istringstream lines(result.out);
  for (std::string line; std::getline(lines, line);) {
    rapidjson::Document record;
    record.Parse(line.data(), line.size());
    ASSERT_TRUE(record.IsObject()) << line;
    times.emplace_back(record["event"]["time"].GetString());
    EXPECT_EQ(record["input"]["ordinal"].GetInt(), static_cast<int>(times.size()));
    EXPECT_EQ(record["input"]["path"].GetString(), seed_file());
  }
  EXPECT_EQ(times, (std::vector<std::string>{"14:40", "09:15", "12:30"}));
}

struct Change {
  const char* name = "";
  int line = 0;
  const char* was = "";
  const char* is = "";
  int exit_code = 1;
  std::vector<Seen> findings = {};
};

const Change kChanges[] = {
    {"a publication date one day late",
     28,
     "Publication date: September 15, 2015, 14:40",
     "Publication date: September 16, 2015, 14:40",
     1,
     {{"time/publication-matches-event", "seeds.txt", 28, 19}}},
    // The person listed instead neither speaks nor is named. That the title names the one who is
    // missing is not said again: he speaks.
    {"another person listed than the one who speaks",
     60,
     "Rahmon Emomali",
     "Lukashenko Alexander",
     1,
     {{"persons/speaker-not-listed", "seeds.txt", 35, 25},
      {"persons/listed-but-absent", "seeds.txt", 60, 1}}},
    // The title names Kyrgyzstan, which is then not tagged.
    {"a country tag that nothing supports",
     21,
     "Kyrgyzstan",
     "Belarus",
     1,
     {{"geography/title-country-not-tagged", "seeds.txt", 2, 1},
      {"geography/tag-without-evidence", "seeds.txt", 21, 1}}},
    {"the same tag where the text names the country", 113, "Tajikistan", "Belarus", 0, {}},
};

TEST_F(Seeds, ChangedInOnePlaceGiveWhatTheChangeMakesTrue) {
  for (const Change& change : kChanges) {
    SCOPED_TRACE(change.name);
    const JsonReport report = check_text(with_line(text_, change.line, change.was, change.is));
    EXPECT_EQ(report.exit_code, change.exit_code);
    EXPECT_EQ(report.records, 3U);
    EXPECT_EQ(with_short_paths(report.findings), change.findings);
  }
}

TEST_F(Seeds, LinkTheClaimOfTheFirstPageToTheSummit) {
  const CommandResult result = run_validate({"inspect", seed_file(), "--links"});
  EXPECT_EQ(result.exit_code, 0);
  rapidjson::Document first;
  first.Parse(result.out.data(), result.out.find('\n'));
  ASSERT_TRUE(first.IsObject()) << result.out;
  const rapidjson::Value& claim = first["links"][0];
  EXPECT_STREQ(claim["text"].GetString(), "Following the CSTO summit in Dushanbe");
  ASSERT_EQ(claim["to"].Size(), 1U);
  EXPECT_STREQ(claim["to"][0]["record"].GetString(), "2015-09-15T12:30/csto-summit");
  EXPECT_STREQ(claim["to"][0]["why"].GetString(), "it has csto, summit; same day; same place");
}

// The summit moved to the afternoon, in both of its times: the page that says it follows it is
// wrong then, and nothing else.
TEST_F(Seeds, WithTheSummitAfterwardsFindTheClaimToFollowIt) {
  std::string later = with_line(text_, 68, "12:30", "16:00");
  later = with_line(later, 119, "Publication date: September 15, 2015, 12:30",
                    "Publication date: September 15, 2015, 16:00");
  const JsonReport report = check_text(later);
  EXPECT_EQ(report.exit_code, 1);
  EXPECT_EQ(with_short_paths(report.findings),
            (std::vector<Seen>{{"timeline/follows-a-later-event", "seeds.txt", 3, 1}}));
}

TEST_F(Seeds, GluedToThemselvesAreThreeDuplicates) {
  const JsonReport report = check_text(text_ + text_);
  EXPECT_EQ(report.exit_code, 1);
  EXPECT_EQ(report.records, 6U);
  // Line 120 of the file is `Text version`, and the copy's `Events` stands on it too.
  EXPECT_EQ(with_short_paths(report.findings),
            (std::vector<Seen>{{"archive/duplicate-event", "seeds.txt", 121, 1},
                               {"archive/duplicate-event", "seeds.txt", 149, 1},
                               {"archive/duplicate-event", "seeds.txt", 184, 1}}));
}

TEST_F(Seeds, WithoutTheOnlyPersonOfARecordGiveNoError) {
  for (const int first : {59, 60}) {  // with the heading "Persons", and the name alone
    const JsonReport report = check_text(without_lines(text_, first, 60));
    EXPECT_EQ(report.exit_code, 0);
    EXPECT_EQ(report.errors, 0U);
    EXPECT_EQ(report.records, 3U);
  }
}

}  // namespace
}  // namespace dateline::end_to_end
