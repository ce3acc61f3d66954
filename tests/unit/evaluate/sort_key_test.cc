#include "validator/evaluate/sort_key.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

using cel::Value;

std::string key_of(const Value& value) {
  std::string key;
  EXPECT_TRUE(append_sort_key(key, value));
  return key;
}

TEST(SortKey, OrdersStringsAsBytesEvenWithZeroInside) {
  const std::string zero("a\0", 2);
  const std::string zero_more("a\0b", 3);
  const std::vector<std::string> ascending = {"", "a", zero, zero_more, "a b", "ab", "b", "Путин"};
  for (std::size_t i = 0; i + 1 < ascending.size(); ++i) {
    EXPECT_LT(key_of(Value::string(ascending[i])), key_of(Value::string(ascending[i + 1]))) << i;
  }
}

TEST(SortKey, OrdersIntegersOfBothSigns) {
  std::mt19937_64 random(20150915);
  for (int i = 0; i < 20'000; ++i) {
    const auto a = static_cast<std::int64_t>(random()) >> (random() % 60);
    const auto b = static_cast<std::int64_t>(random()) >> (random() % 60);
    EXPECT_EQ(a < b, key_of(Value::integer(a)) < key_of(Value::integer(b))) << a << " " << b;
  }
}

TEST(SortKey, OrdersDoublesOfBothSigns) {
  const std::vector<double> ascending = {-1e300, -2.5, -1, -1e-300, 0, 1e-300, 0.5, 1, 2.5, 1e300};
  for (std::size_t i = 0; i + 1 < ascending.size(); ++i) {
    EXPECT_LT(key_of(Value::number(ascending[i])), key_of(Value::number(ascending[i + 1])))
        << ascending[i];
  }
}

TEST(SortKey, OrdersInstantsToTheNanosecond) {
  const std::vector<Instant> ascending = {{-10, 5}, {-10, 6}, {-1, 999'999'999},
                                          {0, 0},   {0, 1},   {1'442'317'200, 0}};
  for (std::size_t i = 0; i + 1 < ascending.size(); ++i) {
    EXPECT_LT(key_of(Value::timestamp(ascending[i])), key_of(Value::timestamp(ascending[i + 1])))
        << i;
  }
}

TEST(SortKey, IgnoresTheOffsetThatATimestampIsPrintedWith) {
  EXPECT_EQ(key_of(Value::timestamp({100, 0}, 180)), key_of(Value::timestamp({100, 0}, 0)));
}

TEST(SortKey, ComparesListsItemByItem) {
  const std::vector<Value> shorter = {Value::string("a")};
  const std::vector<Value> longer = {Value::string("a"), Value::string("b")};
  const std::vector<Value> later = {Value::string("ab")};
  EXPECT_LT(key_of(Value::list(shorter)), key_of(Value::list(longer)));
  EXPECT_LT(key_of(Value::list(longer)), key_of(Value::list(later)));
}

TEST(SortKey, RefusesWhatHasNoOrder) {
  std::string key;
  EXPECT_FALSE(append_sort_key(key, Value::optional_none()));
  EXPECT_FALSE(append_sort_key(key, Value()));
}

}  // namespace
}  // namespace dateline
