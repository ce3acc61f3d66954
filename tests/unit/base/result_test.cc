#include "validator/base/result.h"

#include <memory>
#include <string>

#include <gtest/gtest.h>

namespace dateline {
namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return Error{Error::Kind::kUsage, "number", "odd"};
  return number / 2;
}

Result<std::string> quarter(int number) {
  DATELINE_TRY(once, half(number));
  DATELINE_TRY(twice, half(once));
  return std::to_string(twice);
}

TEST(Result, HoldsAValueOrTheReason) {
  EXPECT_EQ(*half(4), 2);
  const auto failed = half(3);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().kind, Error::Kind::kUsage);
  EXPECT_EQ(failed.error().where, "number");
  EXPECT_EQ(failed.error().message, "odd");
}

TEST(Result, TryPassesTheFirstFailureOn) {
  EXPECT_EQ(*quarter(8), "2");
  EXPECT_EQ(quarter(6).error().message, "odd");
  EXPECT_EQ(quarter(7).error().message, "odd");
}

TEST(Result, CarriesWhatCanOnlyBeMoved) {
  Result<std::unique_ptr<int>> made = std::make_unique<int>(7);
  const std::unique_ptr<int> taken = std::move(made).value();
  EXPECT_EQ(*taken, 7);
}

TEST(Result, OfNothingIsSuccessUntilItHoldsAnError) {
  EXPECT_TRUE(Result<void>());
  const Result<void> failed = Error{.message = "no"};
  EXPECT_FALSE(failed.has_value());
  EXPECT_EQ(failed.error().message, "no");
}

}  // namespace
}  // namespace dateline
