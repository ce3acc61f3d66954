#include "validator/base/regex.h"

#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

Regex compiled(std::string_view pattern) {
  Regex regex;
  RegexError error;
  EXPECT_TRUE(Regex::compile(pattern, Limits(), regex, error)) << error.message;
  return regex;
}

TEST(Regex, SearchesAnywhere) {
  const Regex regex = compiled("^(Meeting|Talks) with");
  EXPECT_TRUE(regex.search("Talks with the President"));
  EXPECT_FALSE(regex.search("After Talks with the President"));
  EXPECT_TRUE(compiled("президент").search("встреча с президентом"));
  EXPECT_TRUE(compiled("").search(""));
}

TEST(Regex, GivesGroupsByNumberAndName) {
  const Regex regex = compiled(R"((?P<month>\w+) (\d+)(, (?P<year>\d{4}))?)");
  std::vector<std::string_view> groups;
  ASSERT_TRUE(regex.match_groups("on September 15, 2015 in", groups));
  EXPECT_EQ(regex.group_count(), 4);
  ASSERT_EQ(groups.size(), 5u);
  EXPECT_EQ(groups[0], "September 15, 2015");
  EXPECT_EQ(groups[1], "September");
  EXPECT_EQ(groups[4], "2015");
  EXPECT_EQ(regex.group_number("month"), 1);
  EXPECT_EQ(regex.group_number("year"), 4);
  EXPECT_EQ(regex.group_number("day"), 0);
}

TEST(Regex, TellsAGroupThatTookNoPartFromAnEmptyOne) {
  std::vector<std::string_view> groups;
  ASSERT_TRUE(compiled("a(b)?(c*)").match_groups("a", groups));
  EXPECT_EQ(groups[1].data(), nullptr);
  EXPECT_NE(groups[2].data(), nullptr);
  EXPECT_TRUE(groups[2].empty());
}

TEST(Regex, GivesManyGroups) {
  std::string pattern;
  std::string text;
  for (int i = 0; i < 40; ++i) {
    pattern += "(.)";
    text += static_cast<char>('a' + i % 26);
  }
  std::vector<std::string_view> groups;
  ASSERT_TRUE(compiled(pattern).match_groups(text, groups));
  ASSERT_EQ(groups.size(), 41u);
  EXPECT_EQ(groups[40], "n");
}

TEST(Regex, SaysWhatIsWrongWithAPattern) {
  struct {
    const char* pattern;
    const char* message;
    const char* fragment;
  } const cases[] = {
      {"^(Meeting", "missing ): ^(Meeting", "^(Meeting"},
      {"a**", "bad repetition operator: **", "**"},
      {"[z-a]", "invalid character class range: z-a", "z-a"},
      {"(?=x)", "invalid perl operator: (?=", "(?="},
      {"(a)\\1", "invalid escape sequence: \\1", "\\1"},
      {"\xff", "invalid UTF-8", ""},
  };
  for (const auto& one : cases) {
    Regex regex;
    RegexError error;
    EXPECT_FALSE(Regex::compile(one.pattern, Limits(), regex, error));
    EXPECT_EQ(error.message, one.message);
    EXPECT_EQ(error.fragment, one.fragment);
    EXPECT_FALSE(regex.search("a"));
  }
}

TEST(Regex, WritesNothingToStandardError) {
  testing::internal::CaptureStderr();
  Regex regex;
  RegexError error;
  EXPECT_FALSE(Regex::compile("(", Limits(), regex, error));
  Limits tight;
  tight.regex_memory = 2000;
  EXPECT_FALSE(Regex::compile("((a{100}){100})", tight, regex, error));
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(Regex, KeepsTheProgramWithinItsLimit) {
  Regex regex;
  RegexError error;
  ASSERT_TRUE(Regex::compile("a{50}", Limits(), regex, error));
  Limits limits;
  limits.regex_program = 20;
  EXPECT_TRUE(Regex::compile("a{5}", limits, regex, error));
  EXPECT_TRUE(regex.search("aaaaa"));
  EXPECT_FALSE(Regex::compile("a{50}", limits, regex, error));
  EXPECT_NE(error.message.find("at most 20 are allowed"), std::string::npos) << error.message;
  EXPECT_FALSE(regex.search("aaaaa")) << "a failed compilation leaves nothing behind";
}

TEST(Regex, AnEmptyObjectMatchesNothing) {
  const Regex regex;
  std::vector<std::string_view> groups = {"old"};
  EXPECT_FALSE(regex.search(""));
  EXPECT_FALSE(regex.match_groups("", groups));
  EXPECT_TRUE(groups.empty());
  EXPECT_EQ(regex.group_count(), 0);
  EXPECT_EQ(regex.group_number("x"), 0);
}

TEST(Regex, IsSharedBetweenThreads) {
  const Regex regex = compiled("(?i)dushanbe|bishkek");
  std::vector<std::thread> threads;
  std::vector<int> hits(4, 0);
  for (int& count : hits) {
    threads.emplace_back([&regex, &count] {
      for (int i = 0; i < 2000; ++i) count += regex.search("talks in Bishkek") ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(hits, std::vector<int>(4, 2000));
}

TEST(Regex, TakesTimeLinearInTheText) {
  // Backtracking would take 2^30 steps here.
  const Regex regex = compiled("(a|aa)+$");
  EXPECT_FALSE(regex.search(std::string(100'000, 'a') + "b"));
}

}  // namespace
}  // namespace dateline
