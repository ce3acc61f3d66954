// Roles that resolve to a country, and labels split behind the office.
#include "validator/domain/offices.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace dateline {
namespace {

Countries some_countries() {
  Countries countries;
  countries.add(Country{"RU", "Russia", {"Russian Federation"}, {"Russian"}, "", {}, {}});
  countries.add(Country{"TJ", "Tajikistan", {}, {"Tajik"}, "", {}, {}});
  countries.add(Country{"DE", "Germany", {}, {"German"}, "", {}, {}});
  countries.add(Country{"GB", "United Kingdom", {"Great Britain"}, {"British"}, "", {}, {}});
  countries.add(Country{"US", "United States", {"US"}, {"American"}, "", {}, {}});
  countries.add(Country{"BY", "Belarus", {"Republic of Belarus"}, {"Belarusian"}, "", {}, {}});
  countries.add(Country{"CN", "China", {"People's Republic of China"}, {"Chinese"}, "", {}, {}});
  countries.add(Country{"SA", "Saudi Arabia", {}, {"Saudi"}, "", {}, {}});
  countries.add(Country{"GN", "Guinea", {}, {}, "", {}, {}});
  countries.add(Country{"GW", "Guinea-Bissau", {}, {}, "", {}, {}});
  countries.add(Country{"SY", "Syria", {}, {}, "", {}, {}});
  return countries;
}

Offices some_offices() {
  Offices offices;
  offices.add(
      {"President",
       {"President of {country}", "{demonym} President", "{country} President", "President"}});
  offices.add({"Prime Minister",
               {"Prime Minister of {country}", "{demonym} Prime Minister", "Prime Minister"}});
  offices.add(
      {"Federal Chancellor", {"Federal Chancellor of {country}", "Chancellor of {country}"}});
  offices.add({"King", {"King of {country}"}});
  offices.add({"Speaker of Parliament", {"Speaker of the {demonym} Parliament"}});
  offices.add({"Foreign Minister", {"{demonym} Foreign Minister"}});
  return offices;
}

TEST(Offices, ResolveToTheirCountryWhenTheWholeRoleIsOne) {
  const auto countries = some_countries();
  const auto offices = some_offices();
  const struct {
    std::string_view role;
    std::string_view title;
    std::string_view country;
  } rows[] = {
      {"President of Russia", "President", "RU"},
      {"President of Tajikistan", "President", "TJ"},
      {"Tajik President", "President", "TJ"},
      {"US President", "President", "US"},
      {"President of the United States", "President", "US"},
      {"President of the Republic of Belarus", "President", "BY"},
      {"President of the People’s Republic of China", "President", "CN"},
      {"President of Guinea-Bissau", "President", "GW"},
      {"Federal Chancellor of Germany", "Federal Chancellor", "DE"},
      {"Prime Minister of Great Britain", "Prime Minister", "GB"},
      {"King of Saudi Arabia", "King", "SA"},
      {"Speaker of the German Parliament", "Speaker of Parliament", "DE"},
      {"Chinese Foreign Minister", "Foreign Minister", "CN"},
      {"Acting President of Tajikistan", "", ""},
      {"First President of Tajikistan", "", ""},
      {"first President of Tajikistan", "", ""},
      {"former President of Tajikistan", "", ""},
      {"President of the European Commission", "", ""},
      {"President of Russia’s Chamber of Commerce", "", ""},
      {"President of Russian Railways", "", ""},
      {"President of Tajikistan Emomali Rahmon", "", ""},
      {"President", "", ""},
      {"Prime Minister", "", ""},
      {"", "", ""},
  };
  for (const auto& row : rows) {
    const auto found = offices.resolve(row.role, countries);
    EXPECT_EQ(found ? found->title : "", row.title) << row.role;
    EXPECT_EQ(found ? found->country : "", row.country) << row.role;
  }
}

TEST(Offices, EndWhereTheNameBegins) {
  const auto countries = some_countries();
  const auto offices = some_offices();
  const struct {
    std::string_view text;
    std::string_view name;  // empty: no split
  } rows[] = {
      {"President of Tajikistan Emomali Rahmon", "Emomali Rahmon"},
      {"Federal Chancellor of Germany Angela Merkel", "Angela Merkel"},
      {"Prime Minister of Great Britain Theresa May", "Theresa May"},
      {"US President Donald Trump", "Donald Trump"},
      {"King of Saudi Arabia Salman bin Abdulaziz Al Saud", "Salman bin Abdulaziz Al Saud"},
      {"President of the People’s Republic of China Xi Jinping", "Xi Jinping"},
      {"President of Guinea Alpha Conde", "Alpha Conde"},
      {"President of Syria Bashar al-Assad", "Bashar al-Assad"},
      {"Prime Minister Dmitry Medvedev", "Dmitry Medvedev"},
      {"Chinese Foreign Minister Wang Yi", "Wang Yi"},
      {"Acting President of Tajikistan Ivan Petrov", ""},
      {"first President of Tajikistan Ivan Petrov", ""},
      {"President of the European Commission Ivan Petrov", ""},
      {"President and Chairman Ivan Petrov", ""},
      {"President of Russia", ""},
      {"Presidents Ivan Petrov and Pyotr Ivanov", ""},
      {"Ivan Petrov", ""},
      {"", ""},
  };
  for (const auto& row : rows) {
    const auto offset = offices.name_offset(row.text, countries);
    EXPECT_EQ(offset == 0 ? "" : row.text.substr(offset), row.name) << row.text;
  }
}

}  // namespace
}  // namespace dateline
