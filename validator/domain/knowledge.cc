// From TOML tables to the tables of knowledge. Two passes over all files: codes first, then
// what refers to them, so the order of the files does not matter. A row with an error is left out;
// the others are still read, so that one run shows every trouble.
#include "validator/domain/knowledge.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "validator/base/time_zone.h"
#include "validator/domain/table_row.h"
#include "validator/domain/words.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 10> kTables = {
    "country",      "region", "place",       "person",     "office",
    "organisation", "claim",  "claim_words", "date_claim", "date_words"};
constexpr std::array<std::string_view, 7> kCountryKeys = {
    "code", "name", "aliases", "demonyms", "capital", "evidence", "except"};
constexpr std::array<std::string_view, 3> kRegionKeys = {"code", "name", "aliases"};
constexpr std::array<std::string_view, 8> kPlaceKeys = {"name",   "aliases", "parent", "country",
                                                        "region", "zone",    "lat",    "lon"};
constexpr std::array<std::string_view, 3> kAliasKeys = {"name", "from", "to"};
constexpr std::array<std::string_view, 6> kPersonKeys = {"name",          "aliases", "country",
                                                         "surname_first", "tag",     "common_word"};
constexpr std::array<std::string_view, 2> kOfficeKeys = {"title", "forms"};
// What a claim finds and ignores are examples, for the tests.
constexpr std::array<std::string_view, 5> kClaimKeys = {"kind", "language", "openings", "finds",
                                                        "ignores"};
constexpr std::array<std::string_view, 4> kDateClaimKeys = {"language", "forms", "finds",
                                                            "ignores"};
constexpr std::array<std::string_view, 3> kDateWordsKeys = {"language", "months", "weekdays"};
constexpr std::array<std::string_view, 9> kClaimWordsKeys = {"language", "nouns",    "determiners",
                                                             "bare",     "stoppers", "links",
                                                             "places",   "seasons",  "articles"};
constexpr std::array<std::string_view, 2> kOrganisationKeys = {"name", "aliases"};

bool is_letter(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_country_code(std::string_view code) {
  return code.size() == 2 && is_letter(code[0]) && is_letter(code[1]);
}

// "RU-TVE", "UA-43": a country, a hyphen, one to three letters or digits.
bool is_region_code(std::string_view code) {
  if (code.size() < 4 || code.size() > 6 || code[2] != '-') return false;
  return is_country_code(code.substr(0, 2)) &&
         std::all_of(code.begin() + 3, code.end(),
                     [](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
}

class KnowledgeReader {
 public:
  KnowledgeReader(std::span<const DataFile> files, RuleIssues& issues)
      : files_(files), issues_(issues) {}

  Knowledge read() {
    for (const DataFile& file : files_) check_tables(file.root);
    each_row("country", [&](const TomlValue& row) { read_country(row); });
    each_row("region", [&](const TomlValue& row) { read_region(row); });
    each_row("place", [&](const TomlValue& row) { read_place(row); });
    add_countries_as_places();
    check_parents();
    each_row("person", [&](const TomlValue& row) { read_person(row); });
    each_row("office", [&](const TomlValue& row) { read_office(row); });
    each_row("organisation", [&](const TomlValue& row) { read_organisation(row); });
    each_row("claim_words", [&](const TomlValue& row) { read_claim_words(row); });
    each_row("claim", [&](const TomlValue& row) { read_claim(row); });
    each_row("date_words", [&](const TomlValue& row) { read_date_words(row); });
    each_row("date_claim", [&](const TomlValue& row) { read_date_claim(row); });
    return std::move(knowledge_);
  }

 private:
  template <class Read>
  void each_row(std::string_view table, const Read& read_row) {
    for (const DataFile& file : files_) {
      const TomlValue* rows = file.root.find(table);
      if (rows == nullptr || !rows->is(TomlValue::Kind::kArray)) continue;
      trusted_ = file.trusted;
      for (const TomlValue& row : rows->items) read_row(row);
    }
  }

  // A file of other tables (a lookup table of some rule) is none of ours.
  void check_tables(const TomlValue& root) {
    const bool ours = std::any_of(root.members.begin(), root.members.end(), [](const auto& member) {
      return std::find(kTables.begin(), kTables.end(), member.key) != kTables.end();
    });
    for (const TomlMember& member : root.members) {
      if (std::find(kTables.begin(), kTables.end(), member.key) == kTables.end()) {
        auto hint = did_you_mean(member.key, kTables);
        if (!ours && hint.empty()) continue;
        issues_.push_back(data_issue("E150", fmt::format("unknown table '{}'", member.key),
                                     member.key_span, std::move(hint)));
      } else if (!member.value.is(TomlValue::Kind::kArray)) {
        issues_.push_back(data_issue("E151",
                                     fmt::format("'{}' is {}, not an array of tables", member.key,
                                                 name_of(member.value.kind)),
                                     member.value.span, fmt::format("write [[{}]]", member.key)));
      }
    }
  }

  void wrong(std::string_view code, std::string message, SourceSpan where) {
    issues_.push_back(data_issue(code, std::move(message), where));
  }

  // An optional reference to a country of the tables; without any country table, the form alone.
  std::string country_reference(TableRow& row) {
    auto code = row.string("country");
    if (code.empty()) return code;
    const auto& countries = knowledge_.countries;
    const bool known = countries.all().empty() || countries.by_code(code) != nullptr;
    if (is_country_code(code) && known) return code;
    wrong("E154", fmt::format("no country has the code '{}'", code), row.place_of("country"));
    return {};
  }

  void read_country(const TomlValue& value) {
    TableRow row(value, "country", kCountryKeys, issues_);
    if (!row.good()) return;
    Country country = {.code = row.string("code", true),
                       .name = row.string("name", true),
                       .aliases = row.strings("aliases"),
                       .demonyms = row.strings("demonyms"),
                       .capital = row.string("capital"),
                       .evidence = row.strings("evidence"),
                       .except = row.strings("except")};
    if (!row.good()) return;
    auto& countries = knowledge_.countries;
    if (!is_country_code(country.code)) {
      wrong("E154", fmt::format("'{}' is not two capital letters", country.code),
            row.place_of("code"));
      return;
    }
    if (countries.by_code(country.code) != nullptr) {
      wrong("E153", fmt::format("a second country '{}'", country.code), row.place_of("code"));
      return;
    }
    if (!name_is_free(country.name, row.place_of("name"))) return;
    for (const auto& alias : country.aliases) name_is_free(alias, row.place_of("aliases"));
    countries.add(std::move(country));
  }

  bool name_is_free(std::string_view name, SourceSpan where) {
    const Country* other = knowledge_.countries.by_name(name);
    if (other == nullptr) return true;
    wrong("E153", fmt::format("'{}' names {} already", name, other->code), where);
    return false;
  }

  void read_region(const TomlValue& value) {
    TableRow row(value, "region", kRegionKeys, issues_);
    if (!row.good()) return;
    HomeRegion region = {.code = row.string("code", true),
                         .name = row.string("name", true),
                         .aliases = row.strings("aliases")};
    if (!row.good()) return;
    if (!is_region_code(region.code)) {
      wrong("E154", fmt::format("'{}' is not of the form of ISO 3166-2 ('RU-TVE')", region.code),
            row.place_of("code"));
      return;
    }
    if (!region_codes_.insert(region.code).second) {
      wrong("E153", fmt::format("a second region '{}'", region.code), row.place_of("code"));
      return;
    }
    if (knowledge_.countries.region_by_name(region.name) != nullptr) {
      wrong("E153", fmt::format("a second region '{}'", region.name), row.place_of("name"));
      return;
    }
    knowledge_.countries.add(std::move(region));
  }

  void read_place(const TomlValue& value) {
    TableRow row(value, "place", kPlaceKeys, issues_);
    if (!row.good()) return;
    KnownPlace place = {.name = row.string("name", true),
                        .parent = row.string("parent"),
                        .country = country_reference(row),
                        .region = row.string("region"),
                        .zone = zone_of(row)};
    if (!row.good() || !read_point(row, place)) return;
    if (!place.region.empty() && !is_region_code(place.region)) {
      wrong("E154", fmt::format("'{}' is not of the form of ISO 3166-2 ('RU-TVE')", place.region),
            row.place_of("region"));
      place.region.clear();
    }
    auto aliases = aliases_of(row);
    if (!places_seen_.insert({fold_quickly(place.name), place.country, place.region}).second) {
      wrong("E153", fmt::format("a second place '{}' of the same country and region", place.name),
            row.place_of("name"));
      return;
    }
    if (!place.parent.empty()) parents_.push_back({place.parent, row.place_of("parent")});
    knowledge_.places.add(std::move(place), aliases);
  }

  std::string zone_of(TableRow& row) {
    auto zone = row.string("zone");
    if (zone.empty() || trusted_ || zones_.contains(zone)) return zone;
    if (!TimeZone::find(zone)) {
      wrong("E155", fmt::format("no time zone '{}'", zone), row.place_of("zone"));
      return {};
    }
    zones_.insert(zone);
    return zone;
  }

  bool read_point(TableRow& row, KnownPlace& place) {
    const bool lat = row.number("lat", place.lat);
    const bool lon = row.number("lon", place.lon);
    if (lat != lon) {
      wrong("E156", "'lat' and 'lon' come together", row.place_of(lat ? "lat" : "lon"));
      return false;
    }
    if (lat && !(std::abs(place.lat) <= 90)) {
      wrong("E156", "'lat' is not within -90 and 90 degrees", row.place_of("lat"));
      return false;
    }
    if (lon && !(std::abs(place.lon) <= 180)) {
      wrong("E156", "'lon' is not within -180 and 180 degrees", row.place_of("lon"));
      return false;
    }
    place.located = lat;
    return true;
  }

  std::vector<Places::Alias> aliases_of(TableRow& row) {
    std::vector<Places::Alias> aliases;
    const TomlValue* value = row.find("aliases");
    if (value == nullptr) return aliases;
    if (!value->is(TomlValue::Kind::kArray)) {
      row.wrong_type(*value, "aliases", "an array");
      return aliases;
    }
    for (const TomlValue& item : value->items) {
      if (item.is(TomlValue::Kind::kString)) {
        aliases.push_back({.name = item.string});
      } else if (item.is(TomlValue::Kind::kTable)) {
        TableRow alias_row(item, "alias", kAliasKeys, issues_);
        Places::Alias alias = {.name = alias_row.string("name", true),
                               .from = date_of(alias_row, "from"),
                               .to = date_of(alias_row, "to")};
        if (alias.from && alias.to && *alias.to < *alias.from) {
          wrong("E157", fmt::format("the alias '{}' ends before it begins", alias.name),
                alias_row.place_of("to"));
        } else if (alias_row.good()) {
          aliases.push_back(std::move(alias));
        }
      } else {
        row.wrong_type(item, "aliases", "a string or {name, from, to}");
      }
    }
    return aliases;
  }

  std::optional<Date> date_of(TableRow& row, std::string_view key) {
    const TomlValue* value = row.find(key);
    if (value == nullptr) return std::nullopt;
    if (value->is(TomlValue::Kind::kDate)) return value->date;
    row.wrong_type(*value, key, "a date");
    return std::nullopt;
  }

  // "Syria", "Tver Region" as a place line: known, with its code, without a point. A city of the
  // same name comes first ("Moscow", "Singapore").
  void add_countries_as_places() {
    for (const Country& country : knowledge_.countries.all()) {
      add_area({.name = country.name, .country = country.code}, country.aliases);
    }
    for (const HomeRegion& region : knowledge_.countries.regions()) {
      add_area({.name = region.name, .country = region.code.substr(0, 2), .region = region.code},
               region.aliases);
    }
  }

  void add_area(KnownPlace area, const std::vector<std::string>& names) {
    if (knowledge_.places.has(area.name)) return;
    std::vector<Places::Alias> aliases;
    for (const auto& name : names) {
      if (!knowledge_.places.has(name)) aliases.push_back({.name = name});
    }
    knowledge_.places.add(std::move(area), aliases);
  }

  void check_parents() {
    for (const auto& [parent, where] : parents_) {
      if (!knowledge_.places.has(parent)) {
        wrong("E158", fmt::format("no place, region or country '{}'", parent), where);
      }
    }
  }

  void read_person(const TomlValue& value) {
    TableRow row(value, "person", kPersonKeys, issues_);
    if (!row.good()) return;
    KnownPerson person = {.name = row.string("name", true),
                          .aliases = row.strings("aliases"),
                          .country = country_reference(row),
                          .tag = row.string("tag"),
                          .surname_first = row.boolean("surname_first"),
                          .common_word = row.boolean("common_word")};
    if (!row.good()) return;
    for (const auto& name : knowledge_.people.add(std::move(person))) {
      const auto* holder = knowledge_.people.find(name);
      wrong("E153", fmt::format("'{}' names {} already", name, holder ? holder->name : "somebody"),
            value.span);
    }
  }

  void read_office(const TomlValue& value) {
    TableRow row(value, "office", kOfficeKeys, issues_);
    if (!row.good()) return;
    Office office = {.title = row.string("title", true), .forms = row.strings("forms")};
    if (!row.good()) return;
    if (office.forms.empty()) {
      wrong("E152", fmt::format("the office '{}' has no forms", office.title), value.span);
      return;
    }
    knowledge_.offices.add(std::move(office));
  }

  void read_organisation(const TomlValue& value) {
    TableRow row(value, "organisation", kOrganisationKeys, issues_);
    if (!row.good()) return;
    std::string name = row.string("name", true);
    if (name.empty()) return;
    if (!organisations_.insert(name).second) {
      wrong("E153", fmt::format("a second organisation '{}'", name), row.place_of("name"));
      return;
    }
    knowledge_.organisations.add(std::move(name), row.strings("aliases"));
  }

  void read_claim_words(const TomlValue& value) {
    TableRow row(value, "claim_words", kClaimWordsKeys, issues_);
    if (!row.good()) return;
    ClaimWords words = {.language = row.string("language", true),
                        .nouns = row.strings("nouns"),
                        .determiners = row.strings("determiners"),
                        .bare = row.strings("bare"),
                        .stoppers = row.strings("stoppers"),
                        .links = row.strings("links"),
                        .places = row.strings("places"),
                        .seasons = row.strings("seasons"),
                        .articles = row.strings("articles")};
    if (row.good()) knowledge_.claims.add(std::move(words));
  }

  void read_claim(const TomlValue& value) {
    TableRow row(value, "claim", kClaimKeys, issues_);
    if (!row.good()) return;
    const auto kind = row.string("kind", true);
    const auto language = row.string("language", true);
    const auto openings = row.strings("openings");
    if (!row.good()) return;
    constexpr ClaimKind kKinds[] = {ClaimKind::kAfter, ClaimKind::kBefore, ClaimKind::kDuring};
    const auto* const found = std::find_if(std::begin(kKinds), std::end(kKinds),
                                           [&](ClaimKind known) { return name_of(known) == kind; });
    if (found == std::end(kKinds)) {
      wrong("E154", fmt::format("'{}' is none of after, before, during", kind),
            row.place_of("kind"));
    } else if (!knowledge_.claims.add(*found, language, openings)) {
      wrong("E158", fmt::format("no claim_words of the language '{}'", language),
            row.place_of("language"));
    }
  }

  void read_date_words(const TomlValue& value) {
    TableRow row(value, "date_words", kDateWordsKeys, issues_);
    if (!row.good()) return;
    DateClaimFinder::Words words = {.language = row.string("language", true),
                                    .months = row.strings("months"),
                                    .weekdays = row.strings("weekdays")};
    if (!row.good()) return;
    if (words.months.empty() || words.months.size() % 12 != 0 || words.weekdays.empty() ||
        words.weekdays.size() % 7 != 0) {
      wrong("E154", "not twelve months and seven weekdays, or several times that", value.span);
      return;
    }
    knowledge_.date_claims.add(std::move(words));
  }

  void read_date_claim(const TomlValue& value) {
    TableRow row(value, "date_claim", kDateClaimKeys, issues_);
    if (!row.good()) return;
    const auto language = row.string("language", true);
    for (const auto& form : row.strings("forms")) {
      if (knowledge_.date_claims.add(language, form)) continue;
      wrong("E154", fmt::format("'{}' is no form of a date of the language '{}'", form, language),
            row.place_of("forms"));
    }
  }

  struct Parent {
    std::string name = {};
    SourceSpan where = {};
  };

  std::span<const DataFile> files_;
  RuleIssues& issues_;
  Knowledge knowledge_;
  bool trusted_ = false;  // the file being read
  std::set<std::string> region_codes_;
  std::set<std::string> organisations_;
  std::set<std::string> zones_;  // looked up already
  std::set<std::tuple<std::string, std::string, std::string>> places_seen_;
  std::vector<Parent> parents_;
};

}  // namespace

Knowledge read_knowledge(std::span<const DataFile> files, RuleIssues& issues) {
  return KnowledgeReader(files, issues).read();
}

}  // namespace dateline
