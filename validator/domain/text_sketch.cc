#include "validator/domain/text_sketch.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

namespace dateline {
namespace {

constexpr std::size_t kRunWords = 4;
// A greeting or a stage direction is said twice in good faith; what is longer was copied.
constexpr std::size_t kLongParagraph = 100;

// Letters and digits of ASCII in lower case, bytes of other scripts as they are; 0 parts words.
constexpr std::array<unsigned char, 256> make_letters() {
  std::array<unsigned char, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c) {
    const bool digit = c >= '0' && c <= '9';
    const bool lower = c >= 'a' && c <= 'z';
    const bool upper = c >= 'A' && c <= 'Z';
    if (digit || lower || c >= 0x80) table[c] = static_cast<unsigned char>(c);
    if (upper) table[c] = static_cast<unsigned char>(c - 'A' + 'a');
  }
  return table;
}
constexpr auto kLetters = make_letters();

// The finalizer of MurmurHash3 (Appleby): every bit of the input moves every bit of the result, so
// that "the smallest" is a fair choice among runs.
std::uint64_t mixed(std::uint64_t value) {
  value ^= value >> 33U;
  value *= 0xff51afd7ed558ccdULL;
  value ^= value >> 33U;
  value *= 0xc4ceb9fe1a85ec53ULL;
  value ^= value >> 33U;
  return value;
}

void append_runs(std::string_view paragraph, std::vector<std::uint64_t>& runs) {
  constexpr std::uint64_t kFnvOffset = 0xcbf29ce484222325ULL;
  constexpr std::uint64_t kFnvPrime = 0x100000001b3ULL;
  std::array<std::uint64_t, kRunWords> last{};  // a ring of the last words' hashes
  std::size_t words = 0;
  const auto end_word = [&](std::uint64_t hash) {
    last[words % kRunWords] = hash;
    if (++words < kRunWords) return;
    std::uint64_t run = 0;
    for (std::size_t i = 0; i < kRunWords; ++i) {
      run = mixed(run + last[(words + i) % kRunWords]);
    }
    runs.push_back(run);
  };
  std::uint64_t hash = kFnvOffset;
  bool inside = false;
  for (const char c : paragraph) {
    const unsigned char letter = kLetters[static_cast<unsigned char>(c)];
    if (letter != 0) {
      hash = (hash ^ letter) * kFnvPrime;
      inside = true;
    } else if (inside) {
      end_word(hash);
      hash = kFnvOffset;
      inside = false;
    }
  }
  if (inside) end_word(hash);
}

}  // namespace

TextSketch::TextSketch(std::span<const std::string_view> paragraphs) {
  for (const std::string_view paragraph : paragraphs) append_runs(paragraph, hashes_);
  std::sort(hashes_.begin(), hashes_.end());
  hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
  if (hashes_.size() < kFewestRuns) hashes_.clear();
  if (hashes_.size() > kSize) hashes_.resize(kSize);
}

std::span<const std::uint64_t> TextSketch::keys(std::size_t count) const {
  return {hashes_.data(), std::min(count, hashes_.size())};
}

double TextSketch::likeness(const TextSketch& other) const {
  if (hashes_.empty() || other.hashes_.empty()) return 0;
  // Among the smallest hashes of both texts together, those that stand in both.
  std::size_t seen = 0;
  std::size_t shared = 0;
  auto a = hashes_.begin();
  auto b = other.hashes_.begin();
  while (seen < kSize && (a != hashes_.end() || b != other.hashes_.end())) {
    ++seen;
    if (a == hashes_.end() || (b != other.hashes_.end() && *b < *a)) {
      ++b;
    } else if (b == other.hashes_.end() || *a < *b) {
      ++a;
    } else {
      ++shared;
      ++a;
      ++b;
    }
  }
  return static_cast<double>(shared) / static_cast<double>(seen);
}

std::vector<std::string_view> repeated_passages(std::span<const std::string_view> paragraphs) {
  // A pull quote may stand within either copy, so that the other one skips a paragraph or two.
  constexpr std::size_t kReach = 3;
  std::vector<std::string_view> found;
  std::unordered_map<std::string_view, std::size_t> first;
  std::size_t number = 0;  // of the long paragraph; short ones are not counted
  std::size_t copied = 0;  // what the paragraph before is a copy of, from 1; 0: it is none
  std::size_t start = 0;   // number of the first paragraph of the passage
  std::string_view opening;
  bool reported = false;
  for (const std::string_view paragraph : paragraphs) {
    if (paragraph.size() < kLongParagraph) continue;
    const auto [entry, fresh] = first.try_emplace(paragraph, ++number);
    const std::size_t copy = fresh ? 0 : entry->second;
    const bool goes_on = copied != 0 && copy > copied && copy - copied <= kReach && copy < start;
    if (!goes_on) {
      start = number;
      opening = paragraph;
      reported = false;
    } else if (!reported && copy == copied + 1) {
      found.push_back(opening);
      reported = true;
    }
    copied = copy;
  }
  return found;
}

}  // namespace dateline
