#include "validator/record/reading_order.h"

#include <algorithm>

namespace dateline {
namespace {

// Whether both are the same paragraph, not merely the same words: pull quotes repeat.
bool same_place(const Text& a, const Text& b) {
  return a.value.data() == b.value.data() && a.value.size() == b.value.size() && a.span == b.span;
}

// Walks the paragraphs of all turns as one list.
class Spoken {
 public:
  explicit Spoken(std::span<const Turn> transcript) : transcript_(transcript) { settle(); }

  [[nodiscard]] bool done() const { return turn_ == transcript_.size(); }
  [[nodiscard]] const Text& front() const { return transcript_[turn_].paragraphs[paragraph_]; }
  void pop() {
    ++paragraph_;
    settle();
  }

 private:
  void settle() {
    while (turn_ < transcript_.size() && paragraph_ == transcript_[turn_].paragraphs.size()) {
      ++turn_;
      paragraph_ = 0;
    }
  }

  std::span<const Turn> transcript_;
  std::size_t turn_ = 0;
  std::size_t paragraph_ = 0;
};

}  // namespace

std::vector<std::uint64_t> reading_order_of(const Record& record) {
  std::vector<std::uint64_t> runs = {0};
  bool in_body = true;
  std::size_t body = 0;
  Spoken spoken(record.transcript);
  for (const Text& paragraph : record.paragraphs) {
    const bool is_body = body < record.body.size() && same_place(record.body[body], paragraph);
    const bool is_spoken = !spoken.done() && same_place(spoken.front(), paragraph);
    if (!is_body && !is_spoken) return {};
    const bool takes_body = is_body && (in_body || !is_spoken);
    if (takes_body != in_body) runs.push_back(0);
    in_body = takes_body;
    ++runs.back();
    if (takes_body) {
      ++body;
    } else {
      spoken.pop();
    }
  }
  if (body != record.body.size() || !spoken.done()) return {};
  const bool body_first = runs.size() <= 2 && runs[0] == record.body.size();
  return body_first ? std::vector<std::uint64_t>{} : runs;
}

std::span<const Text> in_reading_order(std::span<const Text> body, std::span<const Turn> transcript,
                                       std::span<const std::uint64_t> runs, Arena& arena) {
  std::size_t total = body.size();
  for (const Turn& turn : transcript) total += turn.paragraphs.size();
  const std::span<Text> out = arena.make_array<Text>(total);
  std::size_t written = 0;
  std::size_t next = 0;
  Spoken spoken(transcript);
  const auto take_body = [&](std::uint64_t count) {
    for (; count > 0 && next < body.size(); --count) out[written++] = body[next++];
  };
  const auto take_spoken = [&](std::uint64_t count) {
    for (; count > 0 && !spoken.done(); --count, spoken.pop()) out[written++] = spoken.front();
  };
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (i % 2 == 0) {
      take_body(runs[i]);
    } else {
      take_spoken(runs[i]);
    }
  }
  take_body(total);
  take_spoken(total);
  return out;
}

}  // namespace dateline
