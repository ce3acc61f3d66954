// What only a process can show: signals, closed and full streams. Runs the built program.
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "tests/support/run_command.h"
#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

class Process : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(DATELINE_BINARY)) GTEST_SKIP() << "the program is not built";
    std::ofstream(record()) << R"({"id": "1", "title": "A meeting"})";
  }

  [[nodiscard]] std::string record() const { return folder_.path() + "/record.json"; }
  [[nodiscard]] std::string report() const { return folder_.path() + "/report.json"; }

  // $V is the program, $R a record, $O a report file.
  [[nodiscard]] CommandResult shell(const std::string& script) const {
    return run_command({"bash", "-c", script}, "",
                       {"V=" DATELINE_BINARY, "R=" + record(), "O=" + report()});
  }

  TempFolder folder_;
};

TEST_F(Process, SaysThatAFullDiskTookTheReport) {
  const CommandResult result = shell("$V $R --quiet > /dev/full");
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_EQ(result.err, "validate: standard output: the report could not be written\n");
}

TEST_F(Process, DoesNotTakeAClosedStreamForSuccess) {
  EXPECT_EQ(shell("$V $R --quiet >&-").exit_code, 3);
  const CommandResult result = shell("$V $R --quiet --output json=$O >&- <&-");
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_TRUE(std::filesystem::exists(report()));
}

TEST_F(Process, EndsQuietlyWhenNobodyReadsOn) {
  const CommandResult result =
      shell("{ sleep 0.3; $V $R --quiet; echo $? >&2; } | true; sleep 0.1");
  EXPECT_EQ(result.err, "0\n");
}

TEST_F(Process, LeavesTheOldReportWhenItIsInterrupted) {
  std::ofstream(report()) << "the old report";
  for (const auto& [signal, code] : {std::pair("INT", 130), std::pair("TERM", 143)}) {
    const CommandResult result = shell(std::string("sleep 1 | timeout --preserve-status -s ") +
                                       signal + " 0.5 $V - --output json=$O");
    EXPECT_EQ(result.exit_code, code);
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(result.err, "");
    std::ostringstream text;
    text << std::ifstream(report()).rdbuf();
    EXPECT_EQ(text.str(), "the old report");
  }
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
    ++files;
  }
  EXPECT_EQ(files, 2U) << "nothing is left beside the record and the report";
}

TEST_F(Process, RefusesToWriteTheReportOverAnInput) {
  const CommandResult result = shell("$V $R --quiet --output json=$R");
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_EQ(result.err,
            "validate: " + record() + ": not written: it is one of the files that were checked\n");
  EXPECT_NE(result.out, "");
}

TEST_F(Process, ReadsTheEnvironment) {
  EXPECT_EQ(shell("DATELINE_FORMAT=json $V $R --quiet").out.substr(0, 1), "{");
  const CommandResult wrong = shell("DATELINE_JOBS=many $V $R");
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_EQ(wrong.err,
            "validate: DATELINE_JOBS: 'many' is not a number from 1 to 256 "
            "(see: validate --help)\n");
}

}  // namespace
}  // namespace dateline
