// The people table: aliases, tags, and who a text names.
#include "validator/domain/people.h"

#include <string_view>

#include <gtest/gtest.h>

namespace dateline {
namespace {

People some_people() {
  People people;
  people.add({.name = "Emomali Rahmon", .aliases = {"Emomali Rakhmon"}, .country = "TJ"});
  people.add({.name = "Vladimir Putin", .aliases = {"V.Putin"}, .country = "RU"});
  people.add({.name = "Valery Radaev", .country = "RU"});
  people.add({.name = "Sergei Ivanov", .country = "RU"});
  people.add({.name = "Victor Ivanov", .country = "RU"});
  people.add({.name = "Bashar al-Assad", .country = "SY"});
  people.add({.name = "Sauli Niinistö", .country = "FI"});
  people.add({.name = "Theresa May", .country = "GB", .common_word = true});
  people.add({.name = "Moon Jae-in", .country = "KR", .surname_first = true, .common_word = true});
  people.add({.name = "Xi Jinping", .country = "CN", .surname_first = true});
  people.add({.name = "Salman bin Abdulaziz Al Saud", .aliases = {"King Salman"}, .country = "SA"});
  people.add({.name = "Abdullah II", .country = "JO", .tag = "Abdullah II King of Jordan"});
  people.add({.name = "Patriarch Kirill",
              .country = "RU",
              .tag = "Kirill Patriarch of Moscow and All Russia"});
  return people;
}

TEST(People, AreFoundByEveryNameInEveryOrder) {
  const auto people = some_people();
  const struct {
    std::string_view name;
    std::string_view expected;
  } rows[] = {
      {"Rahmon Emomali", "Emomali Rahmon"},
      {"Emomali Rakhmon", "Emomali Rahmon"},
      {"Mr V. Putin", "Vladimir Putin"},
      {"Al Saud Salman bin Abdulaziz", "Salman bin Abdulaziz Al Saud"},
      {"King Abdullah II of Jordan", "Abdullah II"},
      {"King Abdullah II", "Abdullah II"},
      {"Patriarch Kirill of Moscow and All Russia", "Patriarch Kirill"},
      {"Niinisto Sauli", "Sauli Niinistö"},
      {"Rahmon", ""},
      {"Kirill", ""},
      {"Valery Radayev", ""},
      {"Ivan Petrov", ""},
      {"", ""},
  };
  for (const auto& row : rows) {
    const auto* found = people.find(row.name);
    EXPECT_EQ(found ? found->name : "", row.expected) << row.name;
  }
}

TEST(People, AreTheSameThroughAliasesAndNeverThroughNearness) {
  const auto people = some_people();
  const struct {
    std::string_view a;
    std::string_view b;
    bool same;
  } rows[] = {
      {"Rahmon Emomali", "Emomali Rakhmon", true},
      {"V.Putin", "Putin Vladimir", true},
      {"Bashar Assad", "al-Assad Bashar", true},
      {"Abdullah II King of Jordan", "King Abdullah II of Jordan", true},
      {"Abdullah II King of Jordan", "King Abdullah II", true},
      {"King Salman", "Al Saud Salman bin Abdulaziz", true},
      {"Ivan Petrov", "Petrov Ivan", true},
      {"Emomali Sharipovich Rahmon", "Rahmon Emomali", true},
      {"Radaev Valery", "Valery Radayev", false},
      {"Ivanov Sergei", "Victor Ivanov", false},
      {"Rahmon", "Emomali Rahmon", false},
      {"Ivan Petrov", "Pyotr Petrov", false},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(people.same_person(row.a, row.b), row.same) << row.a << " / " << row.b;
    EXPECT_EQ(people.same_person(row.b, row.a), row.same) << row.b << " / " << row.a;
  }
}

TEST(People, HaveOneKeyForAllAliases) {
  const auto people = some_people();
  EXPECT_EQ(people.person_key("Emomali Rakhmon"), people.person_key("Rahmon Emomali"));
  EXPECT_EQ(people.person_key("Petrov Ivan"), "ivan petrov");
  EXPECT_NE(people.person_key("Radaev Valery"), people.person_key("Radayev Valery"));
}

TEST(People, AreWrittenAsListsOfPersonsWriteThem) {
  const auto people = some_people();
  EXPECT_EQ(people.surname_first("Emomali Rakhmon"), "Rahmon Emomali");
  EXPECT_EQ(people.surname_first("Xi Jinping"), "Xi Jinping");
  EXPECT_EQ(people.surname_first("Jinping Xi"), "Xi Jinping");
  EXPECT_EQ(people.surname_first("King Abdullah II"), "Abdullah II King of Jordan");
  EXPECT_EQ(people.surname_first("Ivan Petrov"), "Petrov Ivan");
}

TEST(People, AreMentionedBySurnameAndRulersByTheirWholeName) {
  const auto people = some_people();
  const struct {
    std::string_view text;
    std::string_view name;
    bool mentioned;
  } rows[] = {
      {"Emomali Rahmon welcomed the guests.", "Rahmon Emomali", true},
      {"Thank you, Mr Rahmon!", "Rahmon Emomali", true},
      {"Mr Rakhmon spoke", "Rahmon Emomali", true},
      {"Rahmon’s speech", "Rahmon Emomali", true},
      {"Putin-Rahmon talks", "Ivan Petrov", false},
      {"the rahmon of the text", "Rahmon Emomali", false},
      {"Rahmonov spoke", "Rahmon Emomali", false},
      {"VladimirPutin: Thank you", "Putin Vladimir", false},
      {"Governor Valery Radayev", "Radaev Valery", false},
      {"Governor Valery Radaev", "Radaev Valery", true},
      {"President Assad is ready", "al-Assad Bashar", true},
      {"Bashar al-Assad’s government", "al-Assad Bashar", true},
      {"Sauli Niinisto", "Niinistö Sauli", true},
      {"Sauli Niinistö", "Niinisto Sauli", true},
      {"Victor Ivanov reported", "Ivanov Sergei", false},
      {"Victor Ivanov and Mr Ivanov", "Ivanov Sergei", true},
      {"Ivanov Sergei", "Ivanov Sergei", true},
      {"on May 9", "May Theresa", false},
      {"Prime Minister Theresa May", "May Theresa", true},
      {"Mrs May replied", "May Theresa", true},
      {"May Theresa", "May Theresa", true},
      {"President Moon Jae-in", "Moon Jae-in", true},
      {"to the Moon", "Moon Jae-in", false},
      {"Xi Jinping", "Xi Jinping", true},
      {"Mr Xi", "Xi Jinping", true},
      {"King Salman arrived", "Al Saud Salman bin Abdulaziz", true},
      {"King Abdullah II of Jordan", "Abdullah II King of Jordan", true},
      {"King Abdullah spoke in Jordan about World War II", "Abdullah II King of Jordan", false},
      {"Patriarch Kirill", "Kirill Patriarch of Moscow and All Russia", true},
      {"Kirill Dmitriev", "Kirill Patriarch of Moscow and All Russia", false},
      {"Ivan Petrov and Petrov Ivan", "Petrov Ivan", true},
      {"Mr Petrov", "Petrov Ivan", false},
      {"Pelé scored", "Pele", true},
      {"", "Rahmon Emomali", false},
      {"Rahmon", "", false},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(people.mentions(row.text, row.name), row.mentioned) << row.text << " / " << row.name;
  }
}

TEST(People, NamesThatAnotherEntryHasStayWithIt) {
  People people = some_people();
  EXPECT_EQ(people.add({.name = "Emomali Rakhmon"}).size(), 1u);
  EXPECT_EQ(people.find("Emomali Rakhmon")->name, "Emomali Rahmon");
  EXPECT_TRUE(people.add({.name = "Ivan Petrov", .aliases = {"Petrov Ivan"}}).empty());
}

}  // namespace
}  // namespace dateline
