#include "validator/cli/output_file.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

std::string text_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

TEST(OutputFile, WritesAndReplacesAReport) {
  const TempFolder folder;
  const std::string report = folder.path() + "/report.json";
  EXPECT_TRUE(write_output(report, "first", {}).has_value());
  EXPECT_EQ(text_of(report), "first");
  EXPECT_TRUE(write_output(report, "second", {folder.path() + "/other.txt"}).has_value());
  EXPECT_EQ(text_of(report), "second");
}

TEST(OutputFile, NeverReplacesAnInputUnderAnyOfItsNames) {
  const TempFolder folder;
  const std::string input = folder.path() + "/page.txt";
  std::ofstream(input) << "the page";
  std::filesystem::create_hard_link(input, folder.path() + "/hard.txt");
  std::filesystem::create_symlink(input, folder.path() + "/soft.txt");
  for (const char* name : {"/page.txt", "/./page.txt", "/hard.txt", "/soft.txt"}) {
    const Result<void> done = write_output(folder.path() + name, "a report", {input});
    ASSERT_FALSE(done.has_value()) << name;
    EXPECT_EQ(done.error().kind, Error::Kind::kUnreadable);
    EXPECT_EQ(done.error().message, "not written: it is one of the files that were checked");
    EXPECT_EQ(text_of(input), "the page");
  }
}

TEST(OutputFile, SaysWhyItCouldNotBeWritten) {
  const TempFolder folder;
  const std::string nowhere = folder.path() + "/none/report.json";
  const Result<void> done = write_output(nowhere, "a report", {});
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error().where, nowhere);
  EXPECT_FALSE(write_output("/dev/full", "a report", {}).has_value());
  EXPECT_FALSE(write_output(folder.path(), "a report", {}).has_value());
}

}  // namespace
}  // namespace dateline
