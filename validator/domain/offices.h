// Offices: "President of Tajikistan" → the office and its country. Prose says "first President",
// "former", "acting": those are not the office.
// [[office]] title = "President", forms = ["President of {country}", "{demonym} President"]
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validator/domain/countries.h"

namespace dateline {

struct Office {
  std::string title = {};               // "President"
  std::vector<std::string> forms = {};  // with {country} or {demonym}
};

class Offices {
 public:
  struct Resolved {
    std::string_view title = {};
    std::string_view country = {};  // ISO 3166-1 alpha-2
  };
  void add(Office office);

  // The whole role must be an office of a known country ("President of Tajikistan",
  // "Federal Chancellor of Germany", "Prime Minister of the Republic of Belarus", "US President").
  [[nodiscard]] std::optional<Resolved> resolve(std::string_view role,
                                                const Countries& countries) const;

  // Splits "President of Tajikistan Emomali Rahmon" behind the longest office it starts with; the
  // offset of the name, or 0 when it starts with none.
  [[nodiscard]] std::size_t name_offset(std::string_view text, const Countries& countries) const;

 private:
  std::vector<Office> offices_;
};

}  // namespace dateline
