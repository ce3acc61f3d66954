// The gazetteer: places with aliases that may be valid for a time only, country, region, zone,
// coordinates.
// [[place]] name = "Astana", country = "KZ", zone = "Asia/Almaty", lat = 51.17, lon = 71.43,
//           aliases = [{name = "Nur-Sultan", from = 2019-03-23, to = 2022-09-17}, "Tselinograd"]
// A place the table does not have is unknown: null, never a guess.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "validator/base/civil_time.h"

namespace dateline {

struct KnownPlace {
  std::string name = {};
  std::string parent = {};   // "Moscow Region" for Novo-Ogaryovo
  std::string country = {};  // ISO 3166-1 alpha-2
  std::string region = {};   // ISO 3166-2, or empty
  std::string zone = {};     // IANA
  double lat = 0;
  double lon = 0;
  bool located = false;  // a country or a sea has no one point
};

class Places {
 public:
  struct Alias {
    std::string name = {};
    std::optional<Date> from = {};
    std::optional<Date> to = {};
  };
  void add(KnownPlace place, std::vector<Alias> aliases);

  // A printed place line, whole ("The Kremlin, Moscow", "Benaulim, India", "Novo-Ogaryovo, Moscow
  // Region"): tried whole, then by its parts, most exact first; parts that contradict each other
  // give null. Without a date every alias counts.
  [[nodiscard]] const KnownPlace* find(std::string_view line, std::optional<Date> date) const;

  [[nodiscard]] const std::vector<KnownPlace>& all() const { return places_; }

 private:
  struct Entry {
    std::size_t place = 0;
    std::optional<Date> from = {};
    std::optional<Date> to = {};
  };
  std::vector<KnownPlace> places_;
  std::unordered_map<std::string, std::vector<Entry>> by_name_;  // folded
};

// Great-circle distance on a sphere of 6,371 km (haversine), in km.
double distance_km(double lat_a, double lon_a, double lat_b, double lon_b);

}  // namespace dateline
