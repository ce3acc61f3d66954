// Organisations: "Collective Security Treaty Organisation" and "CSTO" are one.
// [[organisation]] name = "CSTO", aliases = ["Collective Security Treaty Organisation"]
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

class Organisations {
 public:
  void add(std::string name, const std::vector<std::string>& aliases);

  // The longest name or alias that stands at `pos` as whole words, case respected; no name where
  // none does. O(names).
  struct Match {
    std::string_view name = {};
    std::size_t length = 0;
  };
  [[nodiscard]] Match name_at(std::string_view text, std::size_t pos) const;

 private:
  struct Form {
    std::string text = {};
    std::size_t organisation = 0;
  };
  std::vector<std::string> names_;
  std::vector<Form> forms_;
};

}  // namespace dateline
