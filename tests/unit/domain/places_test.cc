// Place lines: whole, by parts, by date; contradictions and strangers are unknown.
#include "validator/domain/places.h"

#include <string_view>

#include <gtest/gtest.h>

namespace dateline {
namespace {

Places some_places() {
  Places places;
  const auto city = [&](KnownPlace place, std::vector<Places::Alias> aliases = {}) {
    place.located = true;
    places.add(std::move(place), std::move(aliases));
  };
  city({.name = "Moscow", .country = "RU", .region = "RU-MOW"});
  city({.name = "The Kremlin", .parent = "Moscow", .country = "RU", .region = "RU-MOW"},
       {{.name = "Grand Kremlin Palace"}});
  city({.name = "Novo-Ogaryovo", .parent = "Moscow Region", .country = "RU", .region = "RU-MOS"});
  city({.name = "St Petersburg", .country = "RU", .region = "RU-SPE"},
       {{.name = "Saint Petersburg"}, {.name = "St. Petersburg"}});
  city({.name = "Benaulim", .parent = "India", .country = "IN"});
  city({.name = "Paris", .country = "FR"});
  city({.name = "Astana", .country = "KZ"},
       {{.name = "Nur-Sultan", .from = valid_date(2019, 3, 23), .to = valid_date(2022, 9, 17)}});
  city({.name = "Kiev", .country = "UA"}, {{.name = "Kyiv"}});
  city({.name = "Washington", .country = "US"}, {{.name = "Washington, D.C."}});
  city({.name = "Tripoli", .country = "LY"});
  city({.name = "Tripoli", .country = "LB"});
  city({.name = "Pratica di Mare", .country = "IT"});
  places.add({.name = "Texas", .parent = "United States", .country = "US", .region = "US-TX"}, {});
  places.add({.name = "Barents Sea"}, {});
  places.add({.name = "India", .country = "IN"}, {});
  places.add({.name = "Libya", .country = "LY"}, {});
  places.add({.name = "Syria", .country = "SY"}, {{.name = "Syrian Arab Republic"}});
  places.add({.name = "Kazakhstan", .country = "KZ"}, {});
  places.add({.name = "United States", .country = "US"}, {{.name = "USA"}});
  places.add({.name = "Moscow Region", .country = "RU", .region = "RU-MOS"}, {});
  places.add({.name = "Tver Region", .country = "RU", .region = "RU-TVE"}, {});
  return places;
}

TEST(Places, AreFoundWholeAndByParts) {
  const auto places = some_places();
  const struct {
    std::string_view line;
    std::string_view expected;
  } rows[] = {
      {"Moscow", "Moscow"},
      {"The Kremlin, Moscow", "The Kremlin"},
      {"Moscow, Kremlin", "The Kremlin"},
      {"the kremlin, moscow.", "The Kremlin"},
      {"Cathedral Square, The Kremlin, Moscow", "The Kremlin"},
      {"Grand Kremlin Palace, Moscow", "The Kremlin"},
      {"A Hotel Nobody Knows, Moscow", "Moscow"},
      {"Novo-Ogaryovo, Moscow Region", "Novo-Ogaryovo"},
      {"Moscow Region, Novo-Ogaryovo", "Novo-Ogaryovo"},
      {"Zaraisk, Moscow Region", "Moscow Region"},
      {"Benaulim, India", "Benaulim"},
      {"Tver Region", "Tver Region"},
      {"The Tver Region", "Tver Region"},
      {"Syria", "Syria"},
      {"Barents Sea", "Barents Sea"},
      {"The Barents Sea", "Barents Sea"},
      {"St. Petersburg", "St Petersburg"},
      {"Kyiv", "Kiev"},
      {"Washington, D.C.", "Washington"},
      {"Washington, D.C", "Washington"},
      {"Tripoli, Libya", "Tripoli"},
      {"Austin, Texas", "Texas"},
      {"Pratica di Mare (Italian Air Force Base)", "Pratica di Mare"},
  };
  for (const auto& row : rows) {
    const auto* found = places.find(row.line, std::nullopt);
    EXPECT_EQ(found ? found->name : "", row.expected) << row.line;
  }
  EXPECT_EQ(places.find("Tripoli, Libya", std::nullopt)->country, "LY");
}

TEST(Places, AreUnknownRatherThanGuessed) {
  const auto places = some_places();
  for (const std::string_view line : {
           "",
           ",",
           "Atlantis",
           "Moscow Oblast",
           "Paris, Texas",
           "St Petersburg, Florida",
           "St Petersburg, Texas, USA",
           "Benaulim, Kazakhstan",
           "Novo-Ogaryovo, Moscow",
           "The Kremlin, Tver Region",
           "Moscow, Some Hall",
           "Tripoli",
           "Moscow, Paris",
       }) {
    EXPECT_EQ(places.find(line, std::nullopt), nullptr) << line;
  }
}

TEST(Places, AreKnownByAnAliasOnlyWhileItIsValid) {
  const auto places = some_places();
  const struct {
    std::string_view line;
    std::optional<Date> date;
    bool known;
  } rows[] = {
      {"Nur-Sultan", std::nullopt, true},
      {"Nur-Sultan", valid_date(2019, 3, 22), false},
      {"Nur-Sultan", valid_date(2019, 3, 23), true},
      {"Nur-Sultan", valid_date(2022, 9, 17), true},
      {"Nur-Sultan", valid_date(2022, 9, 18), false},
      {"Nur-Sultan, Kazakhstan", valid_date(2020, 1, 1), true},
      {"Astana", valid_date(2020, 1, 1), true},
      {"Kyiv", valid_date(2000, 1, 1), true},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(places.find(row.line, row.date) != nullptr, row.known) << row.line;
  }
}

TEST(Places, OfAWholeCountryHaveACodeAndNoPoint) {
  const auto places = some_places();
  const auto* syria = places.find("Syria", std::nullopt);
  EXPECT_EQ(syria->country, "SY");
  EXPECT_FALSE(syria->located);
  EXPECT_TRUE(places.find("Moscow", std::nullopt)->located);
}

TEST(Places, WhoseParentsGoInACircleHangNobody) {
  Places places;
  places.add({.name = "A", .parent = "B", .located = true}, {});
  places.add({.name = "B", .parent = "A", .located = true}, {});
  places.add({.name = "C", .located = true}, {});
  EXPECT_EQ(places.find("A, C", std::nullopt), nullptr);
}

}  // namespace
}  // namespace dateline
