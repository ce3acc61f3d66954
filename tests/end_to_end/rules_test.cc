// `validate rules …` as a rule author runs it.
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "tests/end_to_end/validate_run.h"
#include "tests/support/temp_folder.h"

namespace dateline::end_to_end {
namespace {

TEST(RulesDocs, WritesTheCatalogueAndTellsWhenItIsStale) {
  const TempFolder folder;
  const std::string rules = folder.path() + "/rules";
  std::filesystem::create_directories(rules);
  std::filesystem::copy_file(shipped_rules() + "/text/text.toml", rules + "/text.toml");
  const CommandResult missing = run_validate({"rules", "docs", rules, "--check"});
  EXPECT_EQ(missing.exit_code, 2);
  EXPECT_NE(missing.err.find("/CATALOG.md: does not list the rules as they are"), std::string::npos)
      << missing.err;
  const CommandResult written = run_validate({"rules", "docs", rules});
  EXPECT_EQ(written.exit_code, 0) << written.err;
  const std::string first = read_file(rules + "/CATALOG.md");
  EXPECT_TRUE(first.starts_with("# The rules\n")) << first;
  EXPECT_EQ(run_validate({"rules", "docs", "--check", rules}).exit_code, 0);

  std::filesystem::copy_file(shipped_rules() + "/links/visits.toml", rules + "/visits.toml");
  EXPECT_EQ(run_validate({"rules", "docs", rules, "--check"}).exit_code, 2);
  EXPECT_EQ(read_file(rules + "/CATALOG.md"), first);
}

}  // namespace
}  // namespace dateline::end_to_end
