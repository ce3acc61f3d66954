#include "validator/record/reading_order.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

// A record drawn as its paragraphs in reading order: 'b' is the body's, a digit is spoken in that
// turn. Every paragraph has the same words, so only its place tells it apart.
struct DrawnRecord {
  Arena arena = {};
  Record record = {};
};

void draw(std::string_view order, DrawnRecord& out) {
  const std::string_view words = out.arena.copy(std::string(order.size() + 1, 'w'));
  std::vector<Text> body;
  std::vector<Text> all;
  std::vector<std::vector<Text>> turns;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Text text = sourced(words.substr(i, 1), SourceSpan{i, 1, 0});
    all.push_back(text);
    if (order[i] == 'b') {
      body.push_back(text);
      continue;
    }
    const auto turn = static_cast<std::size_t>(order[i] - '0');
    if (turns.size() <= turn) turns.resize(turn + 1);
    turns[turn].push_back(text);
  }
  const std::span<Turn> transcript = out.arena.make_array<Turn>(turns.size());
  for (std::size_t i = 0; i < turns.size(); ++i)
    transcript[i].paragraphs = out.arena.copy(turns[i]);
  out.record.body = out.arena.copy(body);
  out.record.transcript = transcript;
  out.record.paragraphs = out.arena.copy(all);
}

TEST(ReadingOrder, IsRunLengthsTheBodysFirst) {
  struct Case {
    std::string_view order = {};
    std::vector<std::uint64_t> runs = {};
  };
  const Case cases[] = {
      {"", {}},
      {"bbb", {}},
      {"00", {}},
      {"bb0011", {}},
      {"0b", {0, 1, 1}},
      {"bb00b1", {2, 2, 1, 1}},
      {"b0b0", {1, 1, 1, 1}},
      {"0011bb", {0, 4, 2}},
      {"2b", {0, 1, 1}},  // two turns without words before it
  };
  for (const Case& c : cases) {
    DrawnRecord drawn;
    draw(c.order, drawn);
    EXPECT_EQ(reading_order_of(drawn.record), c.runs) << c.order;
  }
}

TEST(ReadingOrder, GivesTheParagraphsBack) {
  for (const std::string_view order :
       {"", "bbb", "00", "bb0011", "0b", "bb00b1", "b0b0", "0b1b2b"}) {
    DrawnRecord drawn;
    draw(order, drawn);
    const auto again = in_reading_order(drawn.record.body, drawn.record.transcript,
                                        reading_order_of(drawn.record), drawn.arena);
    ASSERT_EQ(again.size(), drawn.record.paragraphs.size()) << order;
    for (std::size_t i = 0; i < again.size(); ++i) {
      EXPECT_EQ(again[i].span, drawn.record.paragraphs[i].span) << order << " " << i;
    }
  }
}

TEST(ReadingOrder, LosesNothingToAWrongOrder) {
  DrawnRecord drawn;
  draw("bb011", drawn);
  for (const std::vector<std::uint64_t>& runs :
       {std::vector<std::uint64_t>{}, {9}, {0, 99}, {1, 1}, {0, 0, 0}, {~std::uint64_t{0}}}) {
    EXPECT_EQ(
        in_reading_order(drawn.record.body, drawn.record.transcript, runs, drawn.arena).size(), 5u);
  }
}

TEST(ReadingOrder, IsEmptyWhereTheParagraphsAreNotOfThisRecord) {
  DrawnRecord drawn;
  draw("b0", drawn);
  drawn.record.body = {};
  EXPECT_TRUE(reading_order_of(drawn.record).empty());
}

}  // namespace
}  // namespace dateline
