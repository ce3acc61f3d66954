#include "validator/domain/cyrillic.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

using Strings = std::vector<std::string>;

bool contains(const Strings& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

TEST(Cyrillic, IsToldByAnyLetter) {
  EXPECT_TRUE(has_cyrillic("В.Путин"));
  EXPECT_TRUE(has_cyrillic("CCCР"));
  EXPECT_FALSE(has_cyrillic("Almazbek Atambayev"));
  EXPECT_FALSE(has_cyrillic("Niinistö"));
  EXPECT_FALSE(has_cyrillic(""));
}

// One of the forms of each case, as printed; genitive, dative, accusative, instrumental,
// prepositional.
TEST(Cyrillic, DeclinesAWordByItsLastLetters) {
  const struct {
    std::string_view word;
    std::array<std::string_view, kCases> forms;
  } rows[] = {
      {"Рахмон", {"Рахмона", "Рахмону", "Рахмона", "Рахмоном", "Рахмоне"}},
      {"Атамбаев", {"Атамбаева", "Атамбаеву", "Атамбаева", "Атамбаевым", "Атамбаеве"}},
      {"Путин", {"Путина", "Путину", "Путина", "Путиным", "Путине"}},
      {"Зеленский", {"Зеленского", "Зеленскому", "Зеленского", "Зеленским", "Зеленском"}},
      {"Дмитрий", {"Дмитрия", "Дмитрию", "Дмитрия", "Дмитрием", "Дмитрии"}},
      {"Сергей", {"Сергея", "Сергею", "Сергея", "Сергеем", "Сергее"}},
      {"Игорь", {"Игоря", "Игорю", "Игоря", "Игорем", "Игоре"}},
      {"Павел", {"Павла", "Павлу", "Павла", "Павлом", "Павле"}},
      {"Илья", {"Ильи", "Илье", "Илью", "Ильёй", "Илье"}},
      {"Ангела", {"Ангелы", "Ангеле", "Ангелу", "Ангелой", "Ангеле"}},
      {"Кузнецова", {"Кузнецовой", "Кузнецовой", "Кузнецову", "Кузнецовой", "Кузнецовой"}},
      {"Киргизия", {"Киргизии", "Киргизии", "Киргизию", "Киргизией", "Киргизии"}},
      {"Китай", {"Китая", "Китаю", "Китай", "Китаем", "Китае"}},
      {"Штаты", {"Штатов", "Штатам", "Штаты", "Штатами", "Штатах"}},
      {"Нидерланды", {"Нидерландов", "Нидерландам", "Нидерланды", "Нидерландами", "Нидерландах"}},
      {"Королевство", {"Королевства", "Королевству", "Королевство", "Королевством", "Королевстве"}},
      {"Эмомали", {"Эмомали", "Эмомали", "Эмомали", "Эмомали", "Эмомали"}},
      {"Душанбе", {"Душанбе", "Душанбе", "Душанбе", "Душанбе", "Душанбе"}},
      {"США", {"США", "США", "США", "США", "США"}},
      {"Rahmon", {"Rahmon", "Rahmon", "Rahmon", "Rahmon", "Rahmon"}},
  };
  for (const auto& row : rows) {
    const auto forms = word_forms(row.word);
    for (std::size_t i = 0; i < kCases; ++i) {
      EXPECT_TRUE(contains(forms[i], row.forms[i])) << row.word << ' ' << row.forms[i];
    }
  }
}

TEST(Cyrillic, DeclinesANameInOneCase) {
  const auto forms = case_forms("Алмазбек Атамбаев");
  EXPECT_TRUE(contains(forms, "Алмазбеком Атамбаевым"));
  EXPECT_TRUE(contains(forms, "Алмазбека Атамбаева"));
  EXPECT_FALSE(contains(forms, "Алмазбека Атамбаевым"));
  EXPECT_FALSE(contains(forms, "Алмазбек Атамбаев"));
  EXPECT_TRUE(contains(case_forms("Ангела Меркель"), "Ангелой Меркель"));
  EXPECT_TRUE(contains(case_forms("Эмомали Рахмон"), "Эмомали Рахмоном"));
  EXPECT_TRUE(contains(case_forms("Соединённые Штаты Америки"), "Соединённых Штатах Америки"));
  EXPECT_TRUE(contains(case_forms("Южная Осетия"), "Южной Осетии"));
  EXPECT_TRUE(contains(case_forms("Республика Корея"), "Республики Корея"));
  EXPECT_EQ(case_forms("Emomali Rahmon"), Strings{});
  EXPECT_EQ(case_forms("Сальман Бен Абдель Азиз Аль Сауд"), Strings{});
}

TEST(Cyrillic, GivesAdjectivesEveryEnding) {
  const auto forms = adjective_forms("таджикский");
  for (const char* form : {"таджикская", "таджикского", "таджикских", "таджикскую"}) {
    EXPECT_TRUE(contains(forms, form)) << form;
  }
  EXPECT_EQ(adjective_forms("Таджикистан"), Strings{});
}

TEST(Cyrillic, IsWrittenInLatinLettersByFiveHabits) {
  EXPECT_EQ(romanisations("сергей"), (Strings{"sergey", "sergei", "sergej"}));
  EXPECT_EQ(romanisations("радаев"), (Strings{"radayev", "radaev"}));
  EXPECT_EQ(romanisations("юрий"), (Strings{"yuriy", "yury", "iurii", "jurij"}));
  const struct {
    std::string_view cyrillic;
    std::string_view latin;
  } rows[] = {
      {"александр лукашенко", "alexander lukashenko"},
      {"алексей", "alexei"},
      {"евгений", "yevgeny"},
      {"дмитрий медведев", "dmitry medvedev"},
      {"хасан рухани", "khasan rukhani"},
      {"шойгу", "shoigu"},
      {"наталья", "natalya"},
      {"щукин", "shchukin"},
      {"жаров", "zharov"},
      {"жаров", "zarov"},
      {"в.путин", "v.putin"},
      {"андрей белый", "andrei bely"},
  };
  for (const auto& row : rows) {
    EXPECT_TRUE(contains(romanisations(row.cyrillic), row.latin)) << row.latin;
  }
  EXPECT_EQ(romanisations("almazbek"), Strings{"almazbek"});
}

}  // namespace
}  // namespace dateline
