// Random: the same numbers on every machine and library, for tests that say "seeded". SplitMix64
// (Steele, Lea, Flood 2014); the distributions of the standard library differ between vendors.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace dateline {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31U);
  }

  // 0 … count - 1. The bias of the remainder is of no account for counts of this size.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }

  int between(int least, int most) {
    return least + static_cast<int>(below(static_cast<std::size_t>(most - least + 1)));
  }

  template <class T>
  const T& pick(const std::vector<T>& items) {
    return items[below(items.size())];
  }

  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace dateline
