#include "validator/domain/spelling.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

People people() {
  People out;
  out.add({.name = "Vladimir Putin", .aliases = {}, .country = "RU", .key = ""});
  out.add({.name = "Emomali Rahmon", .aliases = {"Emomali Rakhmon"}, .country = "TJ", .key = ""});
  out.add({.name = "Sergei Donskoy", .aliases = {}, .country = "RU", .key = ""});
  return out;
}

struct NearCase {
  const char* a;
  const char* b;
  bool near;
};

TEST(Spelling, KnowsTwoSpellingsOfOneName) {
  const People table = people();
  const std::vector<NearCase> cases = {
      {"Radaev Valery", "Valery Radayev", true},
      {"Vladimir Solovyev", "Solovyov Vladimir", true},
      {"Kuyvashev Yevgeny", "Yevgeny Kuivashev", true},
      {"Alexander Ankvab", "Akvab Alexander", true},  // the wrong letter changes their order
      {"Valery Radaev", "Radaev Valery", false},      // the same
      {"Emomali Rahmon", "Emomali Rakhmon", false},   // both right, by the table
      {"Sergei Ivanov", "Sergei Ivanenko", false},    // another name
      {"Sergei Ivanov", "Andrei Ivanov", false},      // another man
      {"Li Ying", "Xi Ying", false},                  // too short to tell
      {"Putin", "Putkin", false},                     // one word names nobody
      // A Cyrillic name is near where one of its usual Latin spellings is.
      {"Валерий Радаев", "Valery Radaiev", true},
      {"Валерий Радаев", "Valery Radayew", true},
      {"Валерий Радаев", "Valery Radayev", false},  // the same, by one habit
      {"Валерий Радаев", "Valery Radaev", false},   // and by another
      {"Евгений Куйвашев", "Yevgeny Kuyvashev", true},
      {"Валерий Радаев", "Sergei Radaev", false},
      {"Валерий Радаев", "Валерий Родаев", true},
  };
  for (const NearCase& one : cases)
    EXPECT_EQ(near_miss(one.a, one.b, table), one.near) << one.a << " " << one.b;
}

TEST(Spelling, FindsTheOtherSpellingInAText) {
  const People table = people();
  const std::string text = "The Governor, Valery Radayev, spoke first. Then Sergei Ivanov did.";
  EXPECT_EQ(near_spelling(text, "Radaev Valery", table), "Valery Radayev");
  EXPECT_EQ(near_spelling(text, "Petrov Valery", table), "");
  EXPECT_EQ(near_spelling(text, "Ivanov Sergei", table), "");
  EXPECT_EQ(near_spelling("", "Radaev Valery", table), "");
}

TEST(Spelling, FindsKnownNamesWithoutTheirSpace) {
  const People table = people();
  using Words = std::vector<std::string_view>;
  EXPECT_EQ(glued_names("President VladimirPutin met Minister SergeiDonskoy.", table),
            (Words{"VladimirPutin", "SergeiDonskoy"}));
  EXPECT_EQ(glued_names("PepsiCo and YouTube, Vladimir Putin, ThyssenKrupp", table), Words{});
}

}  // namespace
}  // namespace dateline
