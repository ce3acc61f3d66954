// Texts that are nearly the same. A text is taken as the set of its runs of four words (case and
// punctuation aside); a sketch keeps the smallest hashes of that set, from which the share of runs
// that two texts have in common is estimated (bottom-k sketch: Broder 1997, "On the resemblance and
// containment of documents"). Also passages that stand in one text twice.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace dateline {

class TextSketch {
 public:
  // How many hashes are kept: the estimate is off by about 1 / sqrt(kSize), nine in a hundred.
  static constexpr std::size_t kSize = 128;
  // Texts of fewer runs have no sketch: two telegrams of ten words are alike without being copies.
  static constexpr std::size_t kFewestRuns = 40;

  // Runs do not reach over the end of a paragraph. O(bytes).
  explicit TextSketch(std::span<const std::string_view> paragraphs);

  // At most `count` of the smallest hashes, none for a short text. Two texts that share nine runs
  // in ten share one of the three smallest in all but one of a thousand cases.
  [[nodiscard]] std::span<const std::uint64_t> keys(std::size_t count) const;
  // The share of runs that both have, 0 to 1; 0 when either text is short.
  [[nodiscard]] double likeness(const TextSketch& other) const;

 private:
  std::vector<std::uint64_t> hashes_;  // the smallest kSize, sorted, without repeats
};

// The first paragraph of each passage that has stood in the text before. A passage is two long
// paragraphs in a row at the least: one alone is a pull quote. O(paragraphs).
std::vector<std::string_view> repeated_passages(std::span<const std::string_view> paragraphs);

}  // namespace dateline
