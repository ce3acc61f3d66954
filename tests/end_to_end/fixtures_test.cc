// The repository's own fixtures: what is clean stays silent, what is planted is found, and nothing
// about the run (threads, order of arguments, a trip through `inspect`) changes what is said.
#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/end_to_end/validate_run.h"
#include "tests/support/golden.h"
#include "tests/support/temp_folder.h"

namespace dateline::end_to_end {
namespace {

std::string seeded() {
  return fixtures() + "/seeded/archive";
}

std::string expected_file() {
  return fixtures() + "/seeded/expected.json";
}

std::string expected_published_file() {
  return fixtures() + "/seeded/expected_published.json";
}

// The findings as expected.json lists them, one a line. Nothing in them needs escaping in JSON.
std::string as_listed(const JsonReport& report) {
  const std::vector<Seen> places = relative_to(fixtures() + "/seeded", report.findings);
  std::string text = "[";
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Seen& seen = places[i];
    text += i == 0 ? "\n" : ",\n";
    text += R"(  {"rule":")" + seen.rule + R"(","path":")" + seen.path + R"(","line":)" +
            std::to_string(seen.line) + R"(,"column":)" + std::to_string(seen.column) +
            R"(,"record":")" + report.owners[i] + R"("})";
  }
  return text + "\n]\n";
}

TEST(Fixtures, CleanArchivesGiveNoFinding) {
  struct Case {
    const char* folder;
    std::uint64_t files;
    std::uint64_t records;
  };
  for (const Case& each : {Case{"/archive", 2, 5}, Case{"/archive_json", 3, 3},
                           Case{"/ninjs", 3, 5}, Case{"/markdown", 1, 1}, Case{"/russian", 2, 7}}) {
    SCOPED_TRACE(each.folder);
    const JsonReport report = check({fixtures() + each.folder});
    EXPECT_EQ(report.exit_code, 0);
    EXPECT_EQ(report.files, each.files);
    EXPECT_EQ(report.records, each.records);
    EXPECT_EQ(report.findings, std::vector<Seen>{});
  }
}

TEST(Fixtures, SeededDefectsAreFoundAllAndNoOthers) {
  const JsonReport report = check({seeded()});
  EXPECT_EQ(report.exit_code, 1);
  EXPECT_TRUE(report.complete);
  EXPECT_TRUE(compare_with_file(expected_file(), as_listed(report)));
}

TEST(Fixtures, ADraftIsAFindingOnlyWhereAllIsPublished) {
  const std::string drafts = fixtures() + "/seeded/drafts";
  for (const std::vector<std::string>& stage :
       {std::vector<std::string>{}, std::vector<std::string>{"--stage", "draft"}}) {
    std::vector<std::string> arguments = {drafts};
    arguments.insert(arguments.end(), stage.begin(), stage.end());
    const JsonReport report = check(arguments);
    EXPECT_EQ(report.findings, std::vector<Seen>{});
    EXPECT_EQ(report.records, 2U);
    EXPECT_EQ(report.exit_code, 0);
  }
  const JsonReport published = check({drafts, "--stage", "published"});
  EXPECT_EQ(published.exit_code, 1);
  EXPECT_TRUE(compare_with_file(expected_published_file(), as_listed(published)));
}

TEST(Fixtures, ShippedRulesLoadWithoutAWarning) {
  const CommandResult result = run_validate({"rules", "check", shipped_rules()});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.err, "");
}

// A rule that no planted defect sets off could be broken without anybody noticing.
TEST(Fixtures, EveryShippedRuleHasASeededDefect) {
  const CommandResult listed = run_validate({"rules", "list", shipped_rules(), "--format", "json"});
  ASSERT_EQ(listed.exit_code, 0) << listed.err;
  rapidjson::Document document;
  document.Parse(listed.out.data(), listed.out.size());
  ASSERT_TRUE(document.IsObject()) << listed.out;
  const std::string expected = read_file(expected_file()) + read_file(expected_published_file());
  ASSERT_GE(document["rules"].Size(), 12U);
  for (const auto& rule : document["rules"].GetArray()) {
    const std::string id = rule["id"].GetString();
    EXPECT_NE(expected.find(R"("rule":")" + id + R"(")"), std::string::npos)
        << id << " finds nothing in fixtures/seeded";
  }
}

TEST(Fixtures, ThreadsDoNotChangeAByte) {
  std::vector<std::string> arguments = {seeded(), "--rules", shipped_rules(), "--as-of",
                                        "2026-01-01T00:00:00Z"};
  for (const char* format : {"json", "text"}) {
    std::vector<std::string> outputs;
    for (const char* jobs : {"1", "2", "8"}) {
      std::vector<std::string> with_jobs = arguments;
      with_jobs.insert(with_jobs.end(), {"--format", format, "--jobs", jobs});
      outputs.push_back(run_validate(with_jobs).out);
    }
    EXPECT_FALSE(outputs[0].empty());
    EXPECT_EQ(outputs[0], outputs[1]);
    EXPECT_EQ(outputs[0], outputs[2]);
  }
}

TEST(Fixtures, TheOrderOfThePathsDoesNotChangeAByte) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(seeded())) {
    paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  const std::vector<std::string> options = {"--rules", shipped_rules(), "--format",
                                            "json",    "--as-of",       "2026-01-01T00:00:00Z"};
  std::string first;
  for (int turn = 0; turn < 4; ++turn) {
    std::vector<std::string> arguments = paths;
    arguments.insert(arguments.end(), options.begin(), options.end());
    const std::string output = run_validate(arguments).out;
    if (turn == 0) first = output;
    EXPECT_EQ(output, first);
    std::rotate(paths.begin(), paths.begin() + 5, paths.end());
    std::swap(paths.front(), paths.back());
  }
}

// Rule, record and message stay; places do not, since inspect writes a file of its own.
TEST(Fixtures, InspectedRecordsReadBackGiveTheSameFindings) {
  for (const char* folder : {"/archive", "/archive_json", "/russian", "/seeded/archive"}) {
    SCOPED_TRACE(folder);
    const TempFolder temp;
    const CommandResult inspected =
        run_validate({"inspect", fixtures() + folder, "--format", "jsonl"});
    write_file(temp.path() + "/records.jsonl", inspected.out);
    std::vector<std::string> before = check({fixtures() + folder}).meanings;
    // What a reader doubts is in the bytes, and inspect does not print wrong bytes.
    const auto is_doubt = [](const std::string& meaning) {
      return meaning.rfind("input/", 0) == 0;
    };
    before.erase(std::remove_if(before.begin(), before.end(), is_doubt), before.end());
    EXPECT_EQ(check({temp.path()}).meanings, before);
  }
}

TEST(Fixtures, OnlyJudgesOneDraftAgainstTheWholeArchive) {
  const JsonReport clean = check({seeded(), "--only", seeded() + "/object.json"});
  const JsonReport all = check({seeded()});
  EXPECT_EQ(clean.records, all.records);
  // object.json is right by itself; what it repeats stands in array.json.
  EXPECT_EQ(clean.exit_code, 1);
  for (const Seen& seen : clean.findings) EXPECT_EQ(seen.rule, "archive/duplicate-event");
  EXPECT_EQ(clean.findings.size(), 1U);

  const JsonReport dates = check({seeded(), "--only", seeded() + "/publication-date.txt"});
  EXPECT_EQ(
      with_short_paths(dates.findings),
      (std::vector<Seen>{{"time/publication-matches-event", "publication-date.txt", 17, 19}}));
}

TEST(Fixtures, StandardInputIsCheckedLikeAFile) {
  const std::string page = read_file(seeded() + "/publication-date.txt");
  const CommandResult result = run_command({DATELINE_BINARY, "-", "--stdin-filename", "draft.txt",
                                            "--rules", shipped_rules(), "--format", "json"},
                                           page);
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(parse_report(result.out).findings,
            (std::vector<Seen>{{"time/publication-matches-event", "draft.txt", 17, 19}}));
}

}  // namespace
}  // namespace dateline::end_to_end
