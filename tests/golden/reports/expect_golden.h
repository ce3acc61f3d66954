// Compares text with a committed file, byte for byte. `ci/dev bless` sets DATELINE_BLESS and lets
// the test write the file instead: read that diff as carefully as code.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace dateline {

// `path` is relative to the root of the tree.
inline void expect_golden_file(const std::string& path, const std::string& actual) {
  const std::filesystem::path file = std::filesystem::path(DATELINE_ROOT) / path;
  if (std::getenv("DATELINE_BLESS") != nullptr) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << actual;
    return;
  }
  std::ifstream in(file, std::ios::binary);
  std::ostringstream expected;
  expected << in.rdbuf();
  EXPECT_EQ(actual, expected.str()) << path << " is stale or missing; run: ci/dev bless";
}

}  // namespace dateline
