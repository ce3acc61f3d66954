// The order in which body and transcript stand on the page, as run lengths: [3, 5, 1] is three
// paragraphs of the body, five spoken ones, one more of the body. The first run is the body's and
// may be 0. The canonical JSON carries it as "reading_order" where the body does not simply come
// first; the JSON reader builds Record::paragraphs from it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "validator/base/arena.h"
#include "validator/record/record.h"

namespace dateline {

// Empty where the body comes first, or where `paragraphs` is not made of body and transcript.
std::vector<std::uint64_t> reading_order_of(const Record& record);

// Body and transcript woven together by the runs. Runs that count too many are cut, paragraphs that
// no run counts come last (the body's first), so that nothing is lost to a wrong order.
std::span<const Text> in_reading_order(std::span<const Text> body, std::span<const Turn> transcript,
                                       std::span<const std::uint64_t> runs, Arena& arena);

}  // namespace dateline
