// Offices: "President of Tajikistan" → the office and its country. Prose says "first President",
// "former", "acting": those are not the office.
// [[office]] title = "President", forms = ["President of {country}", "{demonym} President"]
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validator/domain/countries.h"

namespace dateline {

struct Office {
  std::string title = {};  // "President"
  // With {country} or {demonym}; a form without either separates a role from a name and no more.
  std::vector<std::string> forms = {};
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

  // Splits "President of Tajikistan Emomali Rahmon" behind the longest office it starts with: the
  // offset of the name, which begins with a capital letter; 0 when the text starts with no office
  // and when no name follows.
  [[nodiscard]] std::size_t name_offset(std::string_view text, const Countries& countries) const;

 private:
  struct Form {
    std::string before = {};  // "President of "
    std::string after = {};   // " Prime Minister"
    enum class Slot { kNone, kCountry, kDemonym } slot = Slot::kNone;
    std::size_t office = 0;
  };
  struct Found {
    std::size_t length = 0;  // bytes of the office, 0 for none
    const Country* country = nullptr;
  };
  // Whether `text` starts with the form, and how far it reaches.
  [[nodiscard]] static Found starts_with(std::string_view text, const Form& form,
                                         const Countries& countries);

  std::vector<Office> offices_;
  std::vector<Form> forms_;
};

}  // namespace dateline
