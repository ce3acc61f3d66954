// Holds the gazetteer against the cities of npm's city-timezones: every place of ours that the
// package knows, by name and country, lies within fifty kilometres of it and keeps the same time
// through the years that the archives are about. Known differences stand in city_exceptions.tsv,
// each with its reason; one that is no longer needed fails too. Prints the differences and, last,
// how many places were compared. Exit 77 with a word where npm's package is not installed.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <rapidjson/document.h>

#include "validator/base/civil_time.h"
#include "validator/base/limits.h"
#include "validator/base/time_zone.h"
#include "validator/domain/knowledge.h"
#include "validator/domain/travel.h"
#include "validator/source/toml_document.h"

namespace dateline {
namespace {

constexpr double kMostKilometres = 50;
constexpr std::size_t kFewestPlaces = 280;  // so that it cannot pass by comparing nothing
constexpr int kSkipped = 77;                // what ctest takes for "skipped"
const std::string kFolder = DATELINE_ROOT "/tests/places";

struct City {
  std::string name = {};
  std::string zone = {};
  double distance = 0;  // km from our place
};

std::string read_whole(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// The shipped tables of places and countries.
Knowledge read_tables() {
  std::vector<SourceText> sources;
  for (const char* name : {"countries", "places"}) {
    const std::string path = std::string(DATELINE_ROOT "/rules/data/") + name + ".toml";
    sources.emplace_back(static_cast<SourceId>(sources.size()), path, read_whole(path));
  }
  std::vector<DataFile> files(sources.size());
  RuleIssues issues;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    files[i].source = &sources[i];
    parse_toml(sources[i], Limits{}, files[i].root, issues);
  }
  return read_knowledge(files, issues);
}

std::string text_of(const rapidjson::Value& city, const char* key) {
  const auto found = city.FindMember(key);
  return found != city.MemberEnd() && found->value.IsString() ? found->value.GetString() : "";
}

// For each of our places the nearest city of its name and country: a country may have two of a
// name.
std::map<const KnownPlace*, City> matches(const Knowledge& knowledge,
                                          const rapidjson::Document& cities) {
  std::map<const KnownPlace*, City> found;
  for (const auto& city : cities.GetArray()) {
    const std::string country = text_of(city, "iso2");
    for (const char* key : {"city", "city_ascii"}) {
      const std::string name = text_of(city, key);
      const KnownPlace* place = knowledge.places.find(name, std::nullopt);
      if (place == nullptr || !place->located || place->country != country) continue;
      const double distance =
          distance_km(place->lat, place->lon, city["lat"].GetDouble(), city["lng"].GetDouble());
      const auto known = found.find(place);
      if (known != found.end() && known->second.distance <= distance) continue;
      found[place] = {name, text_of(city, "timezone"), distance};
    }
  }
  return found;
}

// The first summer or winter in which the two zones show another time, or nothing.
std::string first_difference(const std::string& ours, const std::string& theirs) {
  if (ours == theirs || theirs.empty()) return {};  // of two cities the package knows no zone
  const auto a = TimeZone::find(ours);
  const auto b = TimeZone::find(theirs);
  if (!a || !b) return "no such zone";
  for (int year = 2000; year <= 2020; ++year) {
    for (const char* day : {"01-15", "07-15"}) {
      const auto noon = parse_instant(fmt::format("{}-{}T12:00:00Z", year, day))->instant;
      if (a->at(noon).offset_minutes != b->at(noon).offset_minutes) {
        return fmt::format("{}-{}", year, day);
      }
    }
  }
  return {};
}

// "Name, CC" to its reason.
std::map<std::string, std::string> read_exceptions() {
  std::map<std::string, std::string> exceptions;
  std::ifstream in(kFolder + "/city_exceptions.tsv");
  for (std::string line; std::getline(in, line);) {
    const auto tab = line.find('\t');
    if (line.empty() || line.front() == '#' || tab == std::string::npos) continue;
    exceptions[line.substr(0, tab)] = line.substr(tab + 1);
  }
  return exceptions;
}

int compare() {
  const std::string path = kFolder + "/node_modules/city-timezones/data/cityMap.json";
  if (!std::filesystem::exists(path)) {
    fmt::print("city_points: skipped; run 'npm ci' in tests/places first\n");
    return kSkipped;
  }
  rapidjson::Document cities;
  const std::string text = read_whole(path);
  if (cities.Parse(text.c_str(), text.size()).HasParseError() || !cities.IsArray()) {
    fmt::print("{} is not an array\n", path);
    return 1;
  }
  const Knowledge knowledge = read_tables();
  auto exceptions = read_exceptions();
  const auto found = matches(knowledge, cities);
  bool good = true;
  for (const auto& [place, city] : found) {
    std::string trouble;
    if (city.distance > kMostKilometres) trouble += fmt::format(" {:.0f} km apart", city.distance);
    if (const auto when = first_difference(place->zone, city.zone); !when.empty()) {
      trouble += fmt::format(" {} is not {} ({})", place->zone, city.zone, when);
    }
    if (trouble.empty()) continue;
    const std::string name = fmt::format("{}, {}", place->name, place->country);
    if (exceptions.erase(name) != 0) continue;
    fmt::print("{}:{}\n", name, trouble);
    good = false;
  }
  for (const auto& [name, reason] : exceptions) {
    fmt::print("{}: an exception that nothing needs ({})\n", name, reason);
    good = false;
  }
  fmt::print("{} places compared, at least {}\n", found.size(), kFewestPlaces);
  return good && found.size() >= kFewestPlaces ? 0 : 1;
}

}  // namespace
}  // namespace dateline

int main() {
  return dateline::compare();
}
