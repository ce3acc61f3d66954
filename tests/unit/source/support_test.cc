// The tests' own tools.
#include <cstdlib>
#include <fstream>

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include "tests/support/golden.h"
#include "tests/support/marked_text.h"
#include "tests/support/run_command.h"
#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

TEST(MarkedText, TakesTheMarksOutAndRemembersThem) {
  const MarkedText marked = parse_marked("September ⟦15⟧, ⟦⟧20⟦1⟦5⟧⟧");
  EXPECT_EQ(marked.text, "September 15, 2015");
  EXPECT_EQ(marked.spans, (std::vector<MarkedSpan>{{10, 12}, {14, 14}, {16, 18}, {17, 18}}));
}

TEST(MarkedText, DrawsTheMarksBack) {
  for (const char* drawn : {"", "⟦⟧", "⟦all⟧", "a⟦b⟧⟦c⟧d", "a⟦b⟦c⟧d⟧", "é⟦ё⟧", "a⟦⟧b"}) {
    EXPECT_EQ(draw_marks(parse_marked(drawn)), drawn);
  }
}

TEST(MarkedText, FailsWhereAMarkHasNoPartner) {
  EXPECT_NONFATAL_FAILURE(parse_marked("a⟦b"), "not closed");
  EXPECT_NONFATAL_FAILURE(parse_marked("a⟧b"), "not opened");
}

TEST(Golden, ShowsWhatDiffersAndHowToBless) {
  if (std::getenv("DATELINE_BLESS") != nullptr) GTEST_SKIP() << "this run writes goldens";
  const TempFolder folder;
  const std::string path = folder.path() + "/sample.txt";
  EXPECT_STREQ(compare_with_file(path, "x").message(),
               (path + " does not exist; to write it: ci/dev bless").c_str());
  std::ofstream(path) << "one\ntwo\nthree\n";
  EXPECT_TRUE(compare_with_file(path, "one\ntwo\nthree\n"));
  EXPECT_STREQ(compare_with_file(path, "one\n2\nthree\n").message(),
               (path + " differs (- expected, + came):\n@@ line 2\n-two\n+2\n"
                       "if the new text is right: ci/dev bless")
                   .c_str());
  EXPECT_STREQ(compare_with_file(path, "one\ntwo\nthree").message(),
               (path + " differs (- expected, + came):\n@@ line 3\n-three\n"
                       "+three   (no line end)\nif the new text is right: ci/dev bless")
                   .c_str());
}

TEST(Golden, WritesTheFileWhenBlessed) {
  const TempFolder folder;
  const std::string path = folder.path() + "/new/folder/sample.txt";
  const char* before = std::getenv("DATELINE_BLESS");
  if (before == nullptr) setenv("DATELINE_BLESS", "1", 1);
  EXPECT_TRUE(compare_with_file(path, "blessed\n"));
  if (before == nullptr) unsetenv("DATELINE_BLESS");
  EXPECT_TRUE(compare_with_file(path, "blessed\n"));
}

TEST(RunCommand, GivesExitCodeAndBothOutputs) {
  const auto result =
      run_command({"sh", "-c", "cat; echo \"$GREETING\" >&2; exit 3"}, "input", {"GREETING=hello"});
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_EQ(result.out, "input");
  EXPECT_EQ(result.err, "hello\n");
  EXPECT_EQ(run_command({"/does/not/exist"}).exit_code, 127);
}

}  // namespace
}  // namespace dateline
