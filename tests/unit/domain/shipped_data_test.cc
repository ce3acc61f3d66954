// The shipped tables: read without an issue, held against Debian's iso-codes where it is installed,
// and against what pages really say.
#include <cmath>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "validator/base/time_zone.h"
#include "validator/domain/knowledge.h"

namespace dateline {
namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class ShippedData : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    RuleIssues issues;
    std::vector<SourceText> sources;
    for (const char* name : {"countries", "places", "people", "offices"}) {
      const std::string path = std::string(DATELINE_ROOT "/rules/data/") + name + ".toml";
      sources.emplace_back(static_cast<SourceId>(sources.size()), path, bytes_of(path));
    }
    std::vector<DataFile> files(sources.size());
    std::vector<const SourceText*> views;
    for (std::size_t i = 0; i < sources.size(); ++i) {
      files[i].source = &sources[i];
      views.push_back(&sources[i]);
      ASSERT_TRUE(parse_toml(sources[i], Limits{}, files[i].root, issues));
    }
    knowledge_ = new Knowledge(read_knowledge(files, issues));
    EXPECT_EQ(render_rule_issues(issues, views, 50), "");
  }
  static void TearDownTestSuite() {
    delete knowledge_;
    knowledge_ = nullptr;
  }
  static const Knowledge& knowledge() { return *knowledge_; }

 private:
  static inline Knowledge* knowledge_ = nullptr;
};

TEST_F(ShippedData, IsLargeEnough) {
  EXPECT_GE(knowledge().countries.all().size(), 195u);
  EXPECT_EQ(knowledge().countries.regions().size(), 85u);
  EXPECT_GE(knowledge().places.all().size(), 650u);  // with countries and regions
  EXPECT_GE(knowledge().people.all().size(), 300u);
}

TEST_F(ShippedData, HasTwoHundredPlacesWithCountryZoneAndPoint) {
  std::size_t whole = 0;
  for (const auto& place : knowledge().places.all()) {
    if (place.located && !place.country.empty() && !place.zone.empty()) ++whole;
  }
  EXPECT_GE(whole, 200u);
}

TEST_F(ShippedData, NamesOfPlacesAreRightForTheirTime) {
  const struct {
    std::string_view line;
    std::string_view date;
    std::string_view place;
  } rows[] = {
      {"Astana", "2015-09-15", "Astana"}, {"Nur-Sultan", "2020-01-01", "Astana"},
      {"Nur-Sultan", "2019-03-22", ""},   {"Nur-Sultan", "2015-09-15", ""},
      {"Dnipro", "2016-05-18", ""},       {"Dnipro", "2016-05-19", "Dnepropetrovsk"},
      {"Akmola", "1998-05-06", "Astana"}, {"Akmola", "1998-05-07", ""},
  };
  for (const auto& row : rows) {
    const auto* place = knowledge().places.find(row.line, parse_date(row.date));
    EXPECT_EQ(place ? place->name : "", row.place) << row.line << ' ' << row.date;
  }
}

// "alpha_2": "KG" or "code": "RU-TVE", as the JSON of iso-codes writes them.
std::set<std::string> codes_in(const std::string& json, const std::string& key) {
  std::set<std::string> codes;
  const std::string opening = "\"" + key + "\": \"";
  for (auto at = json.find(opening); at != std::string::npos; at = json.find(opening, at + 1)) {
    const auto begin = at + opening.size();
    codes.insert(json.substr(begin, json.find('"', begin) - begin));
  }
  return codes;
}

TEST_F(ShippedData, HasTheCodesOfTheStandard) {
  const auto countries = codes_in(bytes_of("/usr/share/iso-codes/json/iso_3166-1.json"), "alpha_2");
  const auto regions = codes_in(bytes_of("/usr/share/iso-codes/json/iso_3166-2.json"), "code");
  if (countries.empty() || regions.empty()) GTEST_SKIP() << "iso-codes is not installed";
  const std::set<std::string> left_to_users = {"XA", "XK", "XO"};
  for (const auto& country : knowledge().countries.all()) {
    EXPECT_TRUE(countries.contains(country.code) || left_to_users.contains(country.code))
        << country.name;
  }
  std::size_t home = 0;
  for (const auto& region : knowledge().countries.regions()) {
    EXPECT_TRUE(regions.contains(region.code)) << region.name;
    home += region.code.starts_with("RU-") ? 1 : 0;
  }
  EXPECT_EQ(home, 83u);
  for (const auto& place : knowledge().places.all()) {
    EXPECT_TRUE(place.region.empty() || regions.contains(place.region)) << place.name;
  }
}

TEST_F(ShippedData, PlacesLieWhereTheirZoneAndCountryAre) {
  const auto noon = parse_instant("2015-06-15T12:00:00Z")->instant;
  for (const auto& place : knowledge().places.all()) {
    if (!place.located) continue;
    EXPECT_TRUE(std::abs(place.lat) <= 90 && std::abs(place.lon) <= 180) << place.name;
    EXPECT_NE(knowledge().countries.by_code(place.country), nullptr) << place.name;
    EXPECT_TRUE(place.region.empty() || place.region.starts_with(place.country)) << place.name;
    const auto zone = TimeZone::find(place.zone);
    ASSERT_TRUE(zone.has_value()) << place.name;
    // The sun is never more than four hours off the clock: catches swapped signs and coordinates.
    const double sun = place.lon / 15;
    double off = std::abs(zone->at(noon).offset_minutes / 60.0 - sun);
    if (off > 12) off = 24 - off;
    EXPECT_LT(off, 4) << place.name;
  }
}

TEST_F(ShippedData, FindsThePlaceLinesOfRealPages) {
  const struct {
    std::string_view line;
    std::string_view place;
    std::string_view country;
    std::string_view region;
  } rows[] = {
      {"Dushanbe", "Dushanbe", "TJ", ""},
      {"The Kremlin, Moscow", "The Kremlin", "RU", "RU-MOW"},
      {"Moscow, Kremlin", "The Kremlin", "RU", "RU-MOW"},
      {"Novo-Ogaryovo, Moscow Region", "Novo-Ogaryovo", "RU", "RU-MOS"},
      {"Bocharov Ruchei, Sochi", "Bocharov Ruchei", "RU", "RU-KDA"},
      {"Benaulim, India", "Benaulim", "IN", "IN-GA"},
      {"Tver Region", "Tver Region", "RU", "RU-TVE"},
      {"Syria", "Syria", "SY", ""},
      {"Barents Sea", "Barents Sea", "", ""},
      {"St Petersburg", "St Petersburg", "RU", "RU-SPE"},
      {"The Netherlands", "Netherlands", "NL", ""},
      {"Georgia", "Georgia", "GE", ""},
      {"Singapore", "Singapore", "SG", ""},
      {"Washington, D.C", "Washington", "US", "US-DC"},
      {"Bandar Seri Begawan, Brunei", "Bandar Seri Begawan", "BN", ""},
      {"UN Headquarters, New York", "UN Headquarters", "US", "US-NY"},
      {"Alma-Ata", "Almaty", "KZ", ""},
      {"St Petersburg, Florida", "", "", ""},
      {"Paris, Texas", "", "", ""},
      {"Greenwich", "", "", ""},
  };
  for (const auto& row : rows) {
    const auto* place = knowledge().places.find(row.line, std::nullopt);
    EXPECT_EQ(place ? place->name : "", row.place) << row.line;
    if (place == nullptr) continue;
    EXPECT_EQ(place->country, row.country) << row.line;
    EXPECT_EQ(place->region, row.region) << row.line;
  }
}

TEST_F(ShippedData, ResolvesTheRolesOfRealLabels) {
  const struct {
    std::string_view role;
    std::string_view country;
  } rows[] = {
      {"President of Russia", "RU"},
      {"President of Kyrgyzstan", "KG"},
      {"President of the People’s Republic of China", "CN"},
      {"President of the Republic of Korea", "KR"},
      {"Prime Minister of Great Britain", "GB"},
      {"Federal Chancellor of Austria", "AT"},
      {"US President", "US"},
      {"Kyrgyz President", "KG"},
      {"King of Jordan", "JO"},
      {"Ruling Prince of Monaco", "MC"},
      {"President of South Ossetia", "XO"},
      {"President of the European Commission", ""},
      {"President of FIFA", ""},
      {"Acting President of Kyrgyzstan", ""},
      {"First President of Kazakhstan", ""},
      {"Transport Minister", ""},
      {"Президент Таджикистана", "TJ"},
      {"Президент Киргизии", "KG"},
      {"Президент Республики Беларусь", "BY"},
      {"Премьер-министр Индии", "IN"},
      {"Федеральный канцлер Германии", "DE"},
      {"Король Иордании", "JO"},
      {"Президент Международного олимпийского комитета", ""},
      {"Первый Президент Казахстана", ""},
      {"Министр транспорта", ""},
  };
  for (const auto& row : rows) {
    const auto found = knowledge().offices.resolve(row.role, knowledge().countries);
    EXPECT_EQ(found ? found->country : "", row.country) << row.role;
  }
}

TEST_F(ShippedData, KnowsWhatTextsSayAboutCountries) {
  const struct {
    std::string_view text;
    std::string_view code;
    bool mentioned;
  } rows[] = {
      {"a meeting with Sberbank CEO German Gref", "DE", false},
      {"at the EU headquarters in Brussels", "BE", true},
      {"the Minsk Agreements", "BY", false},
      {"talks in Minsk", "BY", true},
      {"the Paris Club of creditors", "FR", false},
      {"Latin American states", "US", false},
      {"the Indian Ocean", "IN", false},
      {"the Korean Peninsula", "KR", true},
      {"Northern Ireland", "IE", false},
      {"South Sudan", "SD", false},
      {"South Ossetia", "XO", true},
      {"Nigeria", "NE", false},
      {"the Dominican Republic", "DM", false},
      {"Palestinian leader", "PS", true},
      // Russian, in any case
      {"Встреча с Президентом Киргизии", "KG", true},
      {"в Бишкеке", "KG", true},
      {"российско-киргизские переговоры", "KG", true},
      {"переговоры в Душанбе", "TJ", true},
      {"с таджикской стороной", "TJ", true},
      {"в Соединённых Штатах Америки", "US", true},
      {"в Соединенных Штатах", "US", true},
      {"парк имени Джорджа Вашингтона", "US", true},
      {"в Экваториальной Гвинее", "GN", false},
      {"в Экваториальной Гвинее", "GQ", true},
      {"в Южной Осетии", "XO", true},
      {"Того, кто опоздал, не ждут", "TG", false},
      {"Корейской Народно-Демократической Республике", "KP", true},
      {"индийский океан", "IR", false},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(knowledge().countries.mentions(row.text, row.code), row.mentioned) << row.text;
  }
}

TEST_F(ShippedData, PeopleHaveKnownCountriesAndTheirTagsLeadBackToThem) {
  for (const auto& person : knowledge().people.all()) {
    const auto tag = knowledge().people.surname_first(person.name);
    EXPECT_EQ(knowledge().people.find(tag), &person) << tag;
    EXPECT_TRUE(knowledge().people.mentions("Meeting with " + person.name + ".", tag)) << tag;
  }
  const struct {
    std::string_view tag;
    std::string_view country;
  } rows[] = {
      {"Atambayev Almazbek", "KG"}, {"Rahmon Emomali", "TJ"},
      {"al-Assad Bashar", "SY"},    {"Xi Jinping", "CN"},
      {"Niinistö Sauli", "FI"},     {"Quang Tran Dai", "VN"},
      {"Moon Jae-in", "KR"},        {"Nieto Enrique Pena", "MX"},
      {"Juncker Jean-Claude", ""},  {"Abdullah II King of Jordan", "JO"},
  };
  for (const auto& row : rows) {
    const auto* person = knowledge().people.find(row.tag);
    ASSERT_NE(person, nullptr) << row.tag;
    EXPECT_EQ(person->country, row.country) << row.tag;
  }
  // Spellings that real pages confuse stay apart: each is a finding.
  for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{
           {"Radaev Valery", "Valery Radayev"},
           {"Solovyev Alexander", "Alexander Solovyov"},
           {"Kuyvashev Yevgeny", "Yevgeny Kuivashev"}}) {
    EXPECT_FALSE(knowledge().people.same_person(a, b)) << a;
    EXPECT_FALSE(knowledge().people.mentions(b, a)) << a;
  }
}

}  // namespace
}  // namespace dateline
