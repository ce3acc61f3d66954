// Tables read from TOML: what they hold, and each trouble at its place.
#include "validator/domain/knowledge.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace dateline {
namespace {

struct Read {
  Knowledge knowledge;
  std::string issues;  // "E150 'nmae' unknown key 'nmae' in place (did you mean 'name'?)", by line
};

Read read(std::string_view text) {
  const SourceText source(0, "data.toml", text);
  DataFile file = {.source = &source};
  RuleIssues issues;
  EXPECT_TRUE(parse_toml(source, Limits{}, file.root, issues));
  Read out;
  out.knowledge = read_knowledge({&file, 1}, issues);
  for (const auto& issue : issues) {
    out.issues += issue.code + " `" + std::string(source.slice(issue.where)) + "` " + issue.message;
    if (!issue.hint.empty()) out.issues += " (" + issue.hint + ")";
    out.issues += '\n';
  }
  return out;
}

TEST(Knowledge, IsReadFromBothWaysOfWritingTables) {
  const auto read_data = read(R"(
country = [{code = "KZ", name = "Kazakhstan", demonyms = ["Kazakh"], capital = "Astana"}]
place = [
  {name = "Astana", country = "KZ", zone = "Asia/Almaty", lat = 51.2, lon = 71, aliases = [{name = "Nur-Sultan", from = 2019-03-23, to = 2022-09-17}, "Aqmola"]},
]
office = [{title = "President", forms = ["President of {country}"]}]
[[person]]
name = "Nursultan Nazarbayev"
country = "KZ"
[[person]]
name = "Xi Jinping"
surname_first = true
[[region]]
code = "KZ-ALA"
name = "Almaty Region"
)");
  ASSERT_EQ(read_data.issues, "");
  const Knowledge& knowledge = read_data.knowledge;
  EXPECT_EQ(knowledge.countries.by_name("kazakhstan")->code, "KZ");
  EXPECT_EQ(knowledge.people.find("Nazarbayev Nursultan")->country, "KZ");
  EXPECT_TRUE(knowledge.people.find("Xi Jinping")->surname_first);
  const auto* astana = knowledge.places.find("Nur-Sultan", valid_date(2020, 1, 1));
  ASSERT_NE(astana, nullptr);
  EXPECT_EQ(astana->zone, "Asia/Almaty");
  EXPECT_EQ(astana->lon, 71);
  EXPECT_TRUE(astana->located);
  EXPECT_EQ(knowledge.places.find("Nur-Sultan", valid_date(2018, 1, 1)), nullptr);
  EXPECT_EQ(knowledge.places.find("Kazakhstan", std::nullopt)->country, "KZ");
  EXPECT_EQ(knowledge.places.find("Almaty Region", std::nullopt)->region, "KZ-ALA");
  EXPECT_EQ(knowledge.offices.resolve("President of Kazakhstan", knowledge.countries)->country,
            "KZ");
}

TEST(Knowledge, SaysWhatIsWrongWhereItIsWrong) {
  const struct {
    std::string_view text;
    std::string_view issues;
  } rows[] = {
      {"place = [{nmae = \"X\", name = \"Y\"}]",
       "E150 `nmae` unknown key 'nmae' in place (did you mean 'name'?)\n"},
      {"[[persn]]\nname = \"X\"\n",
       "E150 `persn` unknown table 'persn' (did you mean 'person'?)\n"},
      {"colours = [\"red\"]", ""},
      {"colours = [\"red\"]\nperson = []", "E150 `colours` unknown table 'colours'\n"},
      {"[person]\nname = \"X\"\n",
       "E151 `[person]` 'person' is a table, not an array of tables (write [[person]])\n"},
      {"person = [\"X\"]", "E151 `\"X\"` person is a string, not a table\n"},
      {"person = [{name = 5}]", "E151 `5` 'name' of person is an integer, not a string\n"},
      {"person = [{name = \"X Y\", aliases = \"Z\"}]",
       "E151 `\"Z\"` 'aliases' of person is a string, not an array of strings\n"},
      {"person = [{name = \"X Y\", aliases = [7]}]",
       "E151 `7` 'aliases' of person is an integer, not an array of strings\n"},
      {"person = [{name = \"X Y\", common_word = 1}]",
       "E151 `1` 'common_word' of person is an integer, not true or false\n"},
      {"person = [{country = \"RU\"}]", "E152 `{country = \"RU\"}` person without 'name'\n"},
      {"office = [{title = \"King\"}]",
       "E152 `{title = \"King\"}` the office 'King' has no forms\n"},
      {"country = [{code = \"RU\", name = \"Russia\"}, {code = \"RU\", name = \"R\"}]",
       "E153 `\"RU\"` a second country 'RU'\n"},
      {"country = [{code = \"RU\", name = \"Russia\"}, {code = \"XX\", name = \"russia\"}]",
       "E153 `\"russia\"` 'russia' names RU already\n"},
      {"region = [{code = \"RU-TVE\", name = \"Tver Region\"}, {code = \"RU-TVE\", name = \"T\"}]",
       "E153 `\"RU-TVE\"` a second region 'RU-TVE'\n"},
      {"place = [{name = \"X\"}, {name = \"x\"}]",
       "E153 `\"x\"` a second place 'x' of the same country and region\n"},
      {"person = [{name = \"X Y\"}, {name = \"Y X\"}]",
       "E153 `{name = \"Y X\"}` 'Y X' names X Y already\n"},
      {"country = [{code = \"Ru\", name = \"Russia\"}]",
       "E154 `\"Ru\"` 'Ru' is not two capital letters\n"},
      {"region = [{code = \"TVE\", name = \"Tver Region\"}]",
       "E154 `\"TVE\"` 'TVE' is not of the form of ISO 3166-2 ('RU-TVE')\n"},
      {"person = [{name = \"X Y\", country = \"Russia\"}]",
       "E154 `\"Russia\"` no country has the code 'Russia'\n"},
      {"country = [{code = \"RU\", name = \"Russia\"}]\nplace = [{name = \"X\", country = \"TX\"}]",
       "E154 `\"TX\"` no country has the code 'TX'\n"},
      {"place = [{name = \"X\", zone = \"Europe/Moskow\"}]",
       "E155 `\"Europe/Moskow\"` no time zone 'Europe/Moskow'\n"},
      {"place = [{name = \"X\", lat = 5}]", "E156 `5` 'lat' and 'lon' come together\n"},
      {"place = [{name = \"X\", lat = 91, lon = 0}]",
       "E156 `91` 'lat' is not within -90 and 90 degrees\n"},
      {"place = [{name = \"X\", lat = 0, lon = -180.5}]",
       "E156 `-180.5` 'lon' is not within -180 and 180 degrees\n"},
      {"place = [{name = \"X\", lat = nan, lon = 0}]",
       "E156 `nan` 'lat' is not within -90 and 90 degrees\n"},
      {"place = [{name = \"X\", lat = \"5\", lon = \"6\"}]",
       "E151 `\"5\"` 'lat' of place is a string, not a number\n"
       "E151 `\"6\"` 'lon' of place is a string, not a number\n"},
      {"place = [{name = \"X\", aliases = [{name = \"Y\", from = 2020-01-02, to = 2020-01-01}]}]",
       "E157 `2020-01-01` the alias 'Y' ends before it begins\n"},
      {"place = [{name = \"X\", aliases = [{name = \"Y\", from = \"2020\"}]}]",
       "E151 `\"2020\"` 'from' of alias is a string, not a date\n"},
      {"place = [{name = \"X\", parent = \"Nowhere\"}]",
       "E158 `\"Nowhere\"` no place, region or country 'Nowhere'\n"},
  };
  for (const auto& row : rows) EXPECT_EQ(read(row.text).issues, row.issues) << row.text;
}

TEST(Knowledge, LeavesOutTheWrongRowAndReadsTheOthers) {
  const auto out = read(
      "person = [{name = 5}, {name = \"Ivan Petrov\"}]\nplace = [{name = \"X\", lat = 1}, {name = "
      "\"Y\"}]");
  EXPECT_NE(out.knowledge.people.find("Petrov Ivan"), nullptr);
  EXPECT_EQ(out.knowledge.places.find("X", std::nullopt), nullptr);
  EXPECT_NE(out.knowledge.places.find("Y", std::nullopt), nullptr);
}

TEST(Knowledge, LooksUpNoZonesOfATrustedFile) {
  const SourceText source(0, "data.toml", "place = [{name = \"X\", zone = \"Nowhere\"}]");
  DataFile file = {.source = &source, .trusted = true};
  RuleIssues issues;
  ASSERT_TRUE(parse_toml(source, Limits{}, file.root, issues));
  const auto knowledge = read_knowledge({&file, 1}, issues);
  EXPECT_TRUE(issues.empty());
  EXPECT_EQ(knowledge.places.find("X", std::nullopt)->zone, "Nowhere");
}

TEST(Knowledge, PrefersTheCityWhereACountryHasItsName) {
  const auto out = read(R"(
country = [{code = "SG", name = "Singapore", aliases = ["Republic of Singapore"]}]
place = [{name = "Singapore", country = "SG", lat = 1.35, lon = 103.8}]
)");
  EXPECT_TRUE(out.knowledge.places.find("Singapore", std::nullopt)->located);
}

}  // namespace
}  // namespace dateline
