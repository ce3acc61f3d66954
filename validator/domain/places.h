// The gazetteer: places with aliases that may be valid for a time only, country, region, zone,
// coordinates.
// [[place]] name = "Astana", country = "KZ", zone = "Asia/Almaty", lat = 51.17, lon = 71.43,
//           aliases = [{name = "Nur-Sultan", from = 2019-03-23, to = 2022-09-17}, "Aqmola"]
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
  void add(KnownPlace place, const std::vector<Alias>& aliases);

  // A printed place line: tried whole, then by its parts in either order ("The Kremlin, Moscow",
  // "Moscow, Kremlin", "Benaulim, India"). The answer is the part that lies in all the others; an
  // unknown part before it is a venue ("Presidential Palace, Baku"). Null where known parts
  // contradict each other ("Paris, Texas"), where the last part is unknown ("St Petersburg,
  // Springfield County") and where two places fit. Without a date every alias counts; `to` is
  // included.
  [[nodiscard]] const KnownPlace* find(std::string_view line, std::optional<Date> date) const;

  // Whether the table has this name or alias at all, folded.
  [[nodiscard]] bool has(std::string_view name) const;

  [[nodiscard]] const std::vector<KnownPlace>& all() const { return places_; }

 private:
  struct Entry {
    std::size_t place = 0;
    std::optional<Date> from = {};
    std::optional<Date> to = {};
  };
  // The places a name stands for on that day, as indices.
  [[nodiscard]] std::vector<std::size_t> named(std::string_view name,
                                               std::optional<Date> date) const;
  [[nodiscard]] bool lies_in(std::size_t inner, std::size_t outer) const;
  [[nodiscard]] const KnownPlace* by_parts(std::string_view line, std::optional<Date> date) const;

  std::vector<KnownPlace> places_;
  std::unordered_map<std::string, std::vector<Entry>> by_name_;  // folded
};

}  // namespace dateline
