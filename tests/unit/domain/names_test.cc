// Names without a table: tokens, keys, rotations, and what must stay two persons.
#include "validator/domain/names.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace dateline {
namespace {

std::string joined(const std::vector<std::string>& tokens) {
  std::string text;
  for (const auto& token : tokens) text += (text.empty() ? "" : " ") + token;
  return text;
}

TEST(Names, AreFoldedTokensWithoutHonorificsAndParticles) {
  const struct {
    std::string_view name;
    std::string_view tokens;
  } rows[] = {
      {"Vladimir Putin", "vladimir putin"},
      {"V.Putin", "v putin"},
      {"V. Putin", "v putin"},
      {"Mr Emomali Rahmon", "emomali rahmon"},
      {"His Majesty King Hamad bin Isa Al Khalifa", "hamad isa khalifa"},
      {"Sauli Niinistö", "sauli niinisto"},
      {"al-Assad Bashar", "assad bashar"},
      {"Abdel Fattah el-Sisi", "abdel fattah sisi"},
      {"Alexander Van der Bellen", "alexander bellen"},
      {"Yunus-Bek Yevkurov", "yunus-bek yevkurov"},
      {"Moon Jae-in", "moon jae-in"},
      {"Massimo D’Alema", "massimo d'alema"},
      {"Abdullah II King of Jordan", "abdullah ii jordan"},
      {"Patriarch Kirill", "patriarch kirill"},
      {"Kirill Patriarch of Moscow and All Russia", "kirill moscow all russia"},
      {"Al Gore", "al gore"},
      {"Mr", ""},
      {"", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(joined(name_tokens(row.name)), row.tokens) << row.name;
}

TEST(Names, HaveOneKeyForEveryRotation) {
  EXPECT_EQ(name_key("Emomali Rahmon"), "emomali rahmon");
  EXPECT_EQ(name_key("Rahmon Emomali"), "emomali rahmon");
  EXPECT_EQ(name_key("Al Saud Salman bin Abdulaziz"), name_key("Salman bin Abdulaziz Al Saud"));
  EXPECT_EQ(name_key("King Abdullah II of Jordan"), name_key("Abdullah II King of Jordan"));
}

TEST(Names, AreTheSameOnlyWhenEveryTokenAgrees) {
  const struct {
    std::string_view a;
    std::string_view b;
    bool same;
  } rows[] = {
      {"Atambayev Almazbek", "Almazbek Atambayev", true},
      {"Al Saud Salman bin Abdulaziz", "Salman bin Abdulaziz Al Saud", true},
      {"Al Nahyan Mohammed bin Zayed", "Mohammed Al Nahyan", true},
      {"al-Assad Bashar", "Bashar Assad", true},
      {"al-Assad Bashar", "Bashar al-Assad", true},
      {"V.Putin", "Vladimir Putin", true},
      {"Putin V.V.", "Vladimir Putin", true},
      {"Vladimir Vladimirovich Putin", "Putin Vladimir", true},
      {"Mr Sauli Niinisto", "Niinistö Sauli", true},
      {"Van der Bellen Alexander", "Alexander Van der Bellen", true},
      {"Abdullah II King of Jordan", "King Abdullah II of Jordan", true},
      {"Pele", "Pelé", true},
      {"Valery Radaev", "Valery Radayev", false},
      {"Emomali Rahmon", "Emomali Rakhmon", false},
      {"Sergei Ivanov", "Viktor Ivanov", false},
      {"Serzh Sargsyan", "Tigran Sargsyan", false},
      {"D.Medvedev", "Anatoly Medvedev", false},
      {"Putin", "Vladimir Putin", false},
      {"Abdullah I", "Abdullah II", false},
      {"Philip V", "Philip VI", false},
      {"Abdullah bin Abdulaziz Al Saud", "Salman bin Abdulaziz Al Saud", false},
      {"V. P.", "Vladimir Putin", false},
      {"", "", false},
      {"Mr", "Mrs", false},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(same_name(row.a, row.b), row.same) << row.a << " / " << row.b;
    EXPECT_EQ(same_name(row.b, row.a), row.same) << row.b << " / " << row.a;
  }
}

TEST(Names, GoSurnameFirstWithTheirParticles) {
  const struct {
    std::string_view name;
    std::string_view expected;
  } rows[] = {
      {"Emomali Rahmon", "Rahmon Emomali"},
      {"Alexander Van der Bellen", "Van der Bellen Alexander"},
      {"Herman Van Rompuy", "Van Rompuy Herman"},
      {"Salman bin Abdulaziz Al Saud", "Al Saud Salman bin Abdulaziz"},
      {"Bashar al-Assad", "al-Assad Bashar"},
      {"Recep Tayyip Erdogan", "Erdogan Recep Tayyip"},
      {"  Angela   Merkel ", "Merkel Angela"},
      {"Abdullah II", "Abdullah II"},
      {"King Abdullah II of Jordan", "King Abdullah II of Jordan"},
      {"Pele", "Pele"},
      {"", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(surname_first(row.name), row.expected) << row.name;
}

}  // namespace
}  // namespace dateline
