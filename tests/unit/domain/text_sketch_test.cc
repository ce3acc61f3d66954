#include "validator/domain/text_sketch.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

using Texts = std::vector<std::string_view>;

// Words "w17 w4 …", the same for the same seed.
std::vector<std::string> random_words(std::uint64_t seed, std::size_t count) {
  std::mt19937_64 random(seed);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < count; ++i) words.push_back("w" + std::to_string(random() % 5'000));
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += word + " ";
  return text;
}

bool share_a_key(const TextSketch& a, const TextSketch& b) {
  for (const std::uint64_t key : a.keys(3)) {
    for (const std::uint64_t other : b.keys(3)) {
      if (key == other) return true;
    }
  }
  return false;
}

TEST(TextSketch, OfOneTextInTwoLayoutsIsTheSame) {
  const std::string text = joined(random_words(1, 100));
  std::string shouted;
  for (const char c : text)
    shouted += c == 'w' ? std::string("\"W") : c == ' ' ? "\", " : std::string(1, c);
  const TextSketch plain(Texts{text});
  const TextSketch loud(Texts{shouted});
  EXPECT_EQ(plain.likeness(loud), 1.0);
  EXPECT_TRUE(share_a_key(plain, loud));
}

TEST(TextSketch, OfAShortTextIsEmpty) {
  // Runs of four: 42 words make 39 of them, 43 make 40.
  const std::string short_text = joined(random_words(2, TextSketch::kFewestRuns + 2));
  const std::string long_text = joined(random_words(2, TextSketch::kFewestRuns + 3));
  EXPECT_TRUE(TextSketch(Texts{short_text}).keys(3).empty());
  EXPECT_EQ(TextSketch(Texts{long_text}).keys(3).size(), 3U);
  EXPECT_EQ(TextSketch(Texts{short_text}).likeness(TextSketch(Texts{short_text})), 0.0);
}

TEST(TextSketch, OfTextsWithTwentyWordsChangedIsFarApartByWhatTheyShare) {
  std::size_t found = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    std::vector<std::string> words = random_words(seed, 1'000);
    const std::string before = joined(words);
    for (std::size_t i = 0; i < 20; ++i) words[i * 50] = "changed";
    const std::string after = joined(words);
    const TextSketch a(Texts{before});
    const TextSketch b(Texts{after});
    // 997 runs, four lost with each changed word: 917 of 1,077 are shared.
    EXPECT_NEAR(a.likeness(b), 917.0 / 1'077.0, 0.16) << seed;
    found += share_a_key(a, b) ? 1 : 0;
  }
  EXPECT_GE(found, 196U);
}

TEST(TextSketch, OfTwoTextsHasNothingInCommon) {
  const std::string a = joined(random_words(7, 300));
  const std::string b = joined(random_words(8, 300));
  EXPECT_LT(TextSketch(Texts{a}).likeness(TextSketch(Texts{b})), 0.02);
}

struct PassageCase {
  const char* what;
  const char* text;      // a letter a paragraph: capitals are long ones
  const char* passages;  // the first paragraph of each
};

TEST(RepeatedPassages, AreTwoLongParagraphsInARow) {
  const std::vector<PassageCase> cases = {
      {"nothing twice", "ABCD", ""},
      {"a pull quote", "ABCDA", ""},
      {"a pull quote beside its paragraph", "AABCD", ""},
      {"two pull quotes after each other's paragraphs", "ABCACE", ""},
      {"a passage at once", "ABAB", "A"},
      {"a passage later", "ABCDEBCF", "B"},
      {"three paragraphs are one passage", "ABCDABC", "A"},
      {"a quote within the first copy", "ABXCDEABC", "A"},
      {"short paragraphs do not count", "AaBCAaB", "A"},
      {"short ones alone are a refrain", "abcabc", ""},
      {"two passages", "ABCDEFABXEF", "AE"},
      {"in another order", "ABCDBA", ""},
  };
  for (const PassageCase& one : cases) {
    std::vector<std::string> texts;
    for (const char* letter = one.text; *letter != '\0'; ++letter)
      texts.emplace_back(*letter < 'a' ? 120 : 40, *letter);
    const Texts paragraphs(texts.begin(), texts.end());
    std::string found;
    for (const std::string_view passage : repeated_passages(paragraphs)) found += passage.front();
    EXPECT_EQ(found, one.passages) << one.what;
  }
}

TEST(RepeatedPassages, AreReportedWhereTheyStandAgain) {
  const std::string text(120, 'a');
  const std::string next(120, 'b');
  const std::string again = text;
  const Texts paragraphs = {text, next, again, next};
  const auto passages = repeated_passages(paragraphs);
  ASSERT_EQ(passages.size(), 1U);
  EXPECT_EQ(passages.front().data(), again.data());
}

}  // namespace
}  // namespace dateline
