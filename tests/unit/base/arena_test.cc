#include "validator/base/arena.h"

#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(Arena, GivesAlignedStorageOfEverySize) {
  Arena arena;
  for (std::size_t size = 0; size < 5000; size += 7) {
    const auto place = reinterpret_cast<std::uintptr_t>(arena.allocate(size));
    EXPECT_NE(place, 0u);
    EXPECT_EQ(place % alignof(std::max_align_t), 0u) << size;
  }
}

TEST(Arena, KeepsEarlierValuesWhileItGrows) {
  Arena arena;
  std::vector<std::string_view> copies;
  for (int i = 0; i < 2000; ++i) copies.push_back(arena.copy("text number " + std::to_string(i)));
  for (int i = 0; i < 2000; ++i) {
    EXPECT_EQ(copies[static_cast<std::size_t>(i)], "text number " + std::to_string(i));
  }
}

TEST(Arena, MakesArraysOfZeroes) {
  Arena arena;
  for (std::uint64_t& item : arena.make_array<std::uint64_t>(100)) item = ~std::uint64_t{0};
  arena.reset();
  for (const std::uint64_t item : arena.make_array<std::uint64_t>(100)) EXPECT_EQ(item, 0u);
  EXPECT_TRUE(arena.make_array<int>(0).empty());
}

TEST(Arena, CopiesVectorsAndSingleValues) {
  Arena arena;
  const auto copy = arena.copy(std::vector<int>{3, 1, 2});
  EXPECT_EQ(std::vector<int>(copy.begin(), copy.end()), (std::vector<int>{3, 1, 2}));
  EXPECT_EQ(*arena.make<double>(2.5), 2.5);
  EXPECT_EQ(arena.copy(""), "");
}

TEST(Arena, UsesTheSameStorageAgainAfterReset) {
  Arena arena;
  const void* first = arena.allocate(100);
  EXPECT_EQ(arena.used(), 100u);
  arena.reset();
  EXPECT_EQ(arena.used(), 0u);
  EXPECT_EQ(arena.allocate(100), first);
}

TEST(Arena, KeepsTheLargestBlockSoThatTheNextRoundFitsInOne) {
  Arena arena;
  for (int i = 0; i < 100; ++i) arena.allocate(1000);
  arena.reset();
  const auto* first = static_cast<const char*>(arena.allocate(1000));
  const auto* second = static_cast<const char*>(arena.allocate(1000));
  EXPECT_EQ(second - first, 1008);  // rounded up to the alignment, in one block
}

TEST(Arena, CanBeMovedAndTheSourceUsedAgain) {
  Arena arena;
  const std::string_view text = arena.copy("kept");
  Arena moved = std::move(arena);
  EXPECT_EQ(text, "kept");
  moved.reset();
  arena = Arena();
  EXPECT_EQ(arena.copy("fresh"), "fresh");
}

}  // namespace
}  // namespace dateline
