#include "validator/cli/exit_code.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(ExitCode, KeepsTheGraverOfTwo) {
  const int graver_first[] = {4, 2, 3, 1, 0};
  for (int i = 0; i < 5; ++i) {
    for (int j = i; j < 5; ++j) {
      EXPECT_EQ(worse_exit(graver_first[i], graver_first[j]), graver_first[i]);
      EXPECT_EQ(worse_exit(graver_first[j], graver_first[i]), graver_first[i]);
    }
  }
}

}  // namespace
}  // namespace dateline
