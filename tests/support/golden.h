// Goldens: what a test expects stands in a file under tests/golden and is never typed by hand.
// `ci/dev bless` runs the tests with DATELINE_BLESS=1, which writes the files; the diff is then
// read as carefully as code.
#pragma once

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace dateline {

// Compares with the file at `path`; under DATELINE_BLESS=1 writes it instead. A mismatch shows the
// first lines that differ and the command that repairs it.
testing::AssertionResult compare_with_file(const std::string& path, std::string_view actual);

#ifdef DATELINE_ROOT
// The same for tests/golden/<name>: EXPECT_TRUE(matches_golden("reports/text/sample.txt", out)).
inline testing::AssertionResult matches_golden(const std::string& name, std::string_view actual) {
  return compare_with_file(DATELINE_ROOT "/tests/golden/" + name, actual);
}
#endif

}  // namespace dateline
