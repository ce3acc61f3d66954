// The program without its process: streams and files are the test's.
#include "validator/cli/run.h"

#include <stdexcept>
#include <utility>

#include <gtest/gtest.h>

namespace dateline {
namespace {

struct Ran {
  int exit_code = -1;
  std::string out = {};
  std::string err = {};
};

using Files = std::vector<std::pair<std::string, std::string>>;

Ran run_with(const std::vector<std::string>& arguments, const Files& files = {},
             Delivery delivery = Delivery::kWritten) {
  Ran ran;
  const World world{.surroundings = {.now = {.seconds = 1'767'225'600}},
                    .write_out =
                        [&](std::string_view text) {
                          if (delivery == Delivery::kWritten) ran.out += text;
                          return delivery;
                        },
                    .write_err = [&](std::string_view text) { ran.err += text; },
                    .open_files = [&](const std::string&) { return memory_file_tree(files); }};
  ran.exit_code = run(arguments, world);
  return ran;
}

TEST(Run, PrintsHelpOnStandardOutput) {
  const Ran ran = run_with({"--help"});
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_TRUE(ran.out.starts_with("validate PATH... --rules DIR\n")) << ran.out;
  EXPECT_EQ(ran.err, "");
  EXPECT_TRUE(run_with({"inspect", "-h"}).out.starts_with("validate inspect PATH...\n"));
  EXPECT_TRUE(run_with({"rules", "--help"}).out.starts_with("validate rules VERB [DIR]...\n"));
}

TEST(Run, PrintsVersionsOfToolSchemaAndTimeZones) {
  const Ran ran = run_with({"--version"});
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_TRUE(ran.out.starts_with("validate ")) << ran.out;
  EXPECT_NE(ran.out.find("report schema: dateline-report/1\n"), std::string::npos);
  EXPECT_NE(ran.out.find("time zones: "), std::string::npos);
}

TEST(Run, AnswersAWrongCommandWithOneLine) {
  const Ran ran = run_with({"archive", "--formt", "json"});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err,
            "validate: --formt: there is no such option; did you mean --format? "
            "(see: validate --help)\n");
}

TEST(Run, ShowsNoRawBytesOfAWrongCommand) {
  const Ran ran = run_with({"archive", "--format", "\x1b[31m\n::error::x"});
  EXPECT_EQ(ran.err,
            "validate: --format: '\\u{1b}[31m\\u{a}::error::x' is not text, json or jsonl "
            "(see: validate --help)\n");
}

TEST(Run, CountsAReportThatCouldNotBeWrittenAsIncomplete) {
  const Ran ran = run_with({"--help"}, {}, Delivery::kFailed);
  EXPECT_EQ(ran.exit_code, 3);
  EXPECT_EQ(ran.err, "validate: standard output: the report could not be written\n");
}

TEST(Run, EndsQuietlyWhenTheReaderIsGone) {
  const Ran ran = run_with({"--help"}, {}, Delivery::kReaderGone);
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_EQ(ran.err, "");
}

TEST(Run, TurnsAnExceptionIntoAnInternalError) {
  std::string err;
  const World world{.write_out = [](std::string_view) -> Delivery {
                      throw std::runtime_error("a broken promise");
                    },
                    .write_err = [&](std::string_view text) { err += text; }};
  EXPECT_EQ(run({"--help"}, world), 4);
  EXPECT_EQ(err, "validate: internal error: a broken promise; this is a bug, please report it\n");
}

TEST(Run, RefusesAPathThatDoesNotExist) {
  const Ran ran = run_with({"nowhere"}, {{"archive/a.json", "{}"}});
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.err.find("nowhere"), std::string::npos) << ran.err;
}

TEST(Run, KeepsStandardOutputForTheReport) {
  const Files files = {{"archive/a.jsonl", "{\"id\": \"1\", \"title\": \"A meeting\"}\n"}};
  const Ran text = run_with({"archive"}, files);
  EXPECT_EQ(text.err, "");
  EXPECT_NE(text.out.find("Checked 1 record in 1 file"), std::string::npos) << text.out;
  const Ran json = run_with({"archive", "--format", "json"}, files);
  EXPECT_TRUE(json.out.starts_with("{\n  \"schema\": \"dateline-report/1\"")) << json.out;
  const Ran records = run_with({"inspect", "archive"}, files);
  EXPECT_EQ(records.exit_code, 0) << records.err;
  EXPECT_NE(records.out.find("\"A meeting\""), std::string::npos) << records.out;
}

TEST(Run, SaysOnStandardErrorThatAnEmptyArchiveIsNoVerdict) {
  const Files files = {{"archive/a.jsonl", "\n"}};
  const Ran ran = run_with({"archive", "--format", "json"}, files);
  EXPECT_EQ(ran.exit_code, 3);
  EXPECT_EQ(ran.err,
            "validate: incomplete: there is not a single record (--allow-empty if that is "
            "right)\n");
  EXPECT_EQ(run_with({"archive", "--allow-empty"}, files).exit_code, 0);
}

}  // namespace
}  // namespace dateline
