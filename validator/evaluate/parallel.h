// Runs a task for every index on a number of threads. Which thread takes which index is left to
// chance, so a task writes only to its own place.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace dateline {

template <class Task>
void for_each_index(std::size_t count, unsigned threads, const Task& task) {
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next.fetch_add(1); i < count; i = next.fetch_add(1)) task(i);
  };
  const std::size_t wanted =
      std::min<std::size_t>(std::max(threads, 1u), std::max<std::size_t>(count, 1));
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < wanted; ++i) others.emplace_back(work);
  work();
}

}  // namespace dateline
