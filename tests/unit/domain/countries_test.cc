// Countries by name, and what in a text counts as naming one: the traps of real prose.
#include "validator/domain/countries.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

Countries some_countries() {
  Countries countries;
  countries.add(Country{"GN", "Guinea", {}, {"Guinean"}, "Conakry", {}, {"New Guinea"}});
  countries.add(Country{"GQ", "Equatorial Guinea", {}, {}, "Malabo", {}, {}});
  countries.add(Country{"GW", "Guinea-Bissau", {}, {}, "Bissau", {}, {}});
  countries.add(Country{"NE", "Niger", {}, {"Nigerien"}, "Niamey", {}, {}});
  countries.add(Country{"NG", "Nigeria", {}, {"Nigerian"}, "Abuja", {}, {}});
  countries.add(Country{"CG", "Republic of the Congo", {"Congo-Brazzaville"}, {}, "", {}, {}});
  countries.add(Country{"CD", "Democratic Republic of the Congo", {"DR Congo"}, {}, "", {}, {}});
  countries.add(Country{"KP",
                        "North Korea",
                        {"Democratic People's Republic of Korea"},
                        {"North Korean"},
                        "Pyongyang",
                        {},
                        {}});
  countries.add(Country{
      "KR", "Republic of Korea", {"South Korea"}, {"South Korean"}, "Seoul", {"Korea"}, {}});
  countries.add(Country{"IE", "Ireland", {}, {"Irish"}, "Dublin", {}, {}});
  countries.add(Country{"GB",
                        "United Kingdom",
                        {"Great Britain", "UK"},
                        {"British"},
                        "London",
                        {"Northern Ireland"},
                        {}});
  countries.add(Country{"IN", "India", {}, {"Indian"}, "New Delhi", {}, {"Indian Ocean"}});
  countries.add(Country{"DE", "Germany", {}, {"German"}, "Berlin", {}, {"German Gref"}});
  countries.add(Country{"US",
                        "United States",
                        {"US", "U.S.", "United States of America"},
                        {"American"},
                        "Washington",
                        {},
                        {"Latin American"}});
  countries.add(Country{"BE", "Belgium", {}, {"Belgian"}, "Brussels", {}, {}});
  countries.add(Country{"PL", "Poland", {}, {"Polish"}, "Warsaw", {}, {}});
  countries.add(Country{"KG", "Kyrgyzstan", {"Kyrgyz Republic"}, {"Kyrgyz"}, "Bishkek", {}, {}});
  countries.add(Country{"TJ", "Tajikistan", {}, {"Tajik"}, "Dushanbe", {}, {}});
  countries.add(Country{"CI", "Côte d'Ivoire", {"Ivory Coast"}, {}, "", {}, {}});
  countries.add(Country{"SC", "Seychelles", {}, {}, "Victoria", {}, {"Victoria"}});
  countries.add(Country{"LU", "Luxembourg", {}, {}, "Luxembourg", {}, {}});
  countries.add(Country{"JO", "Jordan", {}, {"Jordanian"}, "Amman", {}, {}});
  countries.add(Country{"TD", "Chad", {}, {"Chadian"}, "", {}, {}});
  countries.add(Country{"GE", "Georgia", {}, {"Georgian"}, "Tbilisi", {}, {}});
  return countries;
}

TEST(Countries, AreFoundByNameWhateverCaseArticleOrAccent) {
  const auto countries = some_countries();
  const struct {
    std::string_view name;
    std::string_view code;
  } rows[] = {
      {"Kyrgyzstan", "KG"},
      {"kyrgyz republic", "KG"},
      {"the United States", "US"},
      {"The United States of America", "US"},
      {"  Republic of  Korea", "KR"},
      {"Democratic People’s Republic of Korea", "KP"},
      {"Cote d’Ivoire", "CI"},
      {"Kyrgyz", ""},
      {"Korea", ""},
      {"Brussels", ""},
      {"Kyrgyzstani", ""},
      {"Atlantis", ""},
      {"", ""},
  };
  for (const auto& row : rows) {
    const auto* found = countries.by_name(row.name);
    EXPECT_EQ(found ? found->code : "", row.code) << row.name;
  }
  EXPECT_EQ(countries.by_code("TJ")->name, "Tajikistan");
  EXPECT_EQ(countries.by_code("tj"), nullptr);
}

TEST(Countries, AreMentionedByWholeWordsOnly) {
  const auto countries = some_countries();
  const struct {
    std::string_view text;
    std::string_view code;
    bool mentioned;
  } rows[] = {
      {"The talks with Kyrgyzstan went well.", "KG", true},
      {"Kyrgyzstan's accession", "KG", true},
      {"Tajikistan’s economy", "TJ", true},
      {"(Tajikistan)", "TJ", true},
      {"“Tajikistan”", "TJ", true},
      {"Russian-Kyrgyz trade", "KG", true},
      {"Two Belgians arrived", "BE", true},
      {"He met in Brussels", "BE", true},
      {"The Polish side", "PL", true},
      {"They polish the text", "PL", false},
      {"Nigeria and Ghana", "NE", false},
      {"Nigerians", "NG", true},
      {"Niger and Mali", "NG", false},
      {"Niger and Mali", "NE", true},
      {"President of Equatorial Guinea", "GN", false},
      {"President of Equatorial Guinea", "GQ", true},
      {"Guinea-Bissau votes", "GN", false},
      {"Guinea-Bissau votes", "GW", true},
      {"Papua New Guinea", "GN", false},
      {"Guinea, not Equatorial Guinea", "GN", true},
      {"Democratic Republic of the Congo", "CG", false},
      {"Democratic Republic of the Congo", "CD", true},
      {"Republic of the Congo", "CG", true},
      {"Republic of the Congo", "CD", false},
      {"Democratic People’s Republic of Korea", "KR", false},
      {"Democratic People’s Republic of Korea", "KP", true},
      {"The Republic of Korea", "KR", true},
      {"The Republic of Korea", "KP", false},
      {"North Korea", "KR", false},
      {"peace in Korea", "KR", true},
      {"Northern Ireland", "IE", false},
      {"Northern Ireland", "GB", true},
      {"Ireland", "IE", true},
      {"the Indian Ocean", "IN", false},
      {"an Indian ship in the Indian Ocean", "IN", true},
      {"Indiana", "IN", false},
      {"Sberbank CEO German Gref reported", "DE", false},
      {"German Chancellor", "DE", true},
      {"Germany", "DE", true},
      {"Latin American countries", "US", false},
      {"American companies", "US", true},
      {"Give us time", "US", false},
      {"the US.", "US", true},
      {"the U.S. dollar", "US", true},
      {"RUSSIA AND US", "US", true},
      {"RUSSIAN", "US", false},
      {"Côte d’Ivoire", "CI", true},
      {"Queen Victoria", "SC", false},
      {"Luxembourg", "LU", true},
      {"King of Jordan", "JO", true},
      {"Jordanian", "JO", true},
      {"Chad", "TD", true},
      {"Georgian wine", "GE", true},
      {"Kyrgyzstan", "XX", false},
      {"", "KG", false},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(countries.mentions(row.text, row.code), row.mentioned)
        << row.text << " / " << row.code;
  }
}

TEST(Countries, NamedInATitleStandWhereTheirLongestNameStands) {
  const auto countries = some_countries();
  const struct {
    std::string_view text;
    std::string expected;
  } rows[] = {
      {"Meeting with President of Equatorial Guinea", "GQ:Equatorial Guinea"},
      {"Talks between Guinea and Guinea-Bissau", "GN:Guinea GW:Guinea-Bissau"},
      {"Visit to the Republic of Korea", "KR:Republic of Korea"},
      {"Message to Kyrgyzstan’s President", "KG:Kyrgyzstan"},
      {"Meeting with German Gref", ""},
      {"German Chancellor in Brussels", ""},
      {"Peace in Korea", ""},
      {"Northern Ireland", ""},
      {"Great Britain and Belgium", "GB:Great Britain BE:Belgium"},
      {"", ""},
  };
  for (const auto& row : rows) {
    std::string found;
    for (const auto& mention : countries.named_in(row.text)) {
      if (!found.empty()) found += ' ';
      found += std::string(mention.code) + ':' +
               std::string(row.text.substr(mention.begin, mention.end - mention.begin));
    }
    EXPECT_EQ(found, row.expected) << row.text;
  }
}

TEST(Countries, KnowTheirExceptionsInWhateverOrderTheyAreAdded) {
  Countries countries;
  countries.add(Country{"GQ", "Equatorial Guinea", {}, {}, "", {}, {}});
  countries.add(Country{"GN", "Guinea", {}, {}, "", {}, {}});
  EXPECT_FALSE(countries.mentions("Equatorial Guinea", "GN"));
  EXPECT_TRUE(countries.mentions("Guinea", "GN"));
}

TEST(Countries, RegionsAreFoundByNameAndAlias) {
  Countries countries;
  countries.add(HomeRegion{"RU-TVE", "Tver Region", {"Tver Oblast"}});
  EXPECT_EQ(countries.region_by_name("the Tver Region")->code, "RU-TVE");
  EXPECT_EQ(countries.region_by_name("tver oblast")->code, "RU-TVE");
  EXPECT_EQ(countries.region_by_name("Tver"), nullptr);
}

}  // namespace
}  // namespace dateline
