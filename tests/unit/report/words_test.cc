#include "validator/report/words.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(Words, PutSeparatorsBetweenThousands) {
  EXPECT_EQ(with_separators(0), "0");
  EXPECT_EQ(with_separators(999), "999");
  EXPECT_EQ(with_separators(1000), "1,000");
  EXPECT_EQ(with_separators(5223), "5,223");
  EXPECT_EQ(with_separators(1234567890), "1,234,567,890");
}

TEST(Words, UseThePluralForAllButOne) {
  EXPECT_EQ(counted(0, "record"), "0 records");
  EXPECT_EQ(counted(1, "record"), "1 record");
  EXPECT_EQ(counted(5223, "record"), "5,223 records");
}

}  // namespace
}  // namespace dateline
