// Arena: bump allocation for what lives as long as a batch or a record's evaluation. Only trivially
// destructible types; reset() keeps one block, so the hot path allocates nothing once warm.
// Not thread-safe: one arena per task.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace dateline {

class Arena {
 public:
  Arena() = default;
  Arena(Arena&&) noexcept = default;
  Arena& operator=(Arena&&) noexcept = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  // Uninitialised storage of `bytes`, aligned for any scalar type. Never null.
  void* allocate(std::size_t bytes);

  // An array of value-initialised T.
  template <class T>
  std::span<T> make_array(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    if (count == 0) return {};
    T* first = static_cast<T*>(allocate(count * sizeof(T)));
    for (std::size_t i = 0; i < count; ++i) new (first + i) T();
    return {first, count};
  }

  template <class T>
  T* make(const T& value = T()) {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (allocate(sizeof(T))) T(value);
  }

  template <class T>
  std::span<const T> copy(const std::vector<T>& items) {
    auto out = make_array<T>(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) out[i] = items[i];
    return out;
  }

  // A copy of `text` that lives as long as the arena.
  std::string_view copy(std::string_view text);

  // Gives everything back but one block: the largest, unless that is past 1 MiB.
  void reset();

  // Bytes handed out since the last reset.
  [[nodiscard]] std::size_t used() const { return used_; }

 private:
  struct Block {
    std::unique_ptr<std::byte[]> bytes = {};
    std::size_t size = 0;
  };
  std::vector<Block> blocks_;
  std::size_t offset_ = 0;  // within the last block
  std::size_t used_ = 0;
};

}  // namespace dateline
