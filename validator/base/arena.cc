#include "validator/base/arena.h"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

constexpr std::size_t kAlignment = alignof(std::max_align_t);
constexpr std::size_t kFirstBlock = std::size_t{4} << 10;
constexpr std::size_t kLargestKept = std::size_t{1} << 20;

std::size_t round_up(std::size_t bytes) {
  return (bytes + kAlignment - 1) / kAlignment * kAlignment;
}

}  // namespace

void* Arena::allocate(std::size_t bytes) {
  const std::size_t needed = round_up(std::max<std::size_t>(bytes, 1));
  if (blocks_.empty() || blocks_.back().size - offset_ < needed) {
    const std::size_t grown = blocks_.empty() ? kFirstBlock : blocks_.back().size * 2;
    const std::size_t size = std::max(grown, needed);
    blocks_.push_back({std::unique_ptr<std::byte[]>(new std::byte[size]), size});
    offset_ = 0;
  }
  void* place = blocks_.back().bytes.get() + offset_;
  offset_ += needed;
  used_ += bytes;
  return place;
}

std::string_view Arena::copy(std::string_view text) {
  if (text.empty()) return {};
  char* place = static_cast<char*>(allocate(text.size()));
  std::memcpy(place, text.data(), text.size());
  return {place, text.size()};
}

void Arena::reset() {
  offset_ = 0;
  used_ = 0;
  if (blocks_.size() < 2) return;
  // Keep the last block, the largest: the next record then fits in it. One huge record must not pin
  // its memory for the rest of the run, so past kLargestKept the first block is kept instead.
  if (blocks_.back().size <= kLargestKept) std::swap(blocks_.front(), blocks_.back());
  blocks_.resize(1);
}

}  // namespace dateline
