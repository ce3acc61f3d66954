#include "validator/domain/organisations.h"

#include <utility>

#include "validator/domain/words.h"

namespace dateline {

void Organisations::add(std::string name, const std::vector<std::string>& aliases) {
  forms_.push_back({name, names_.size()});
  for (const std::string& alias : aliases) forms_.push_back({alias, names_.size()});
  names_.push_back(std::move(name));
}

Organisations::Match Organisations::name_at(std::string_view text, std::size_t pos) const {
  Match longest;
  if (!free_before(text, pos)) return longest;
  for (const Form& form : forms_) {
    if (form.text.size() <= longest.length) continue;
    if (text.substr(pos, form.text.size()) != form.text) continue;
    if (free_after(text, pos + form.text.size()))
      longest = {names_[form.organisation], form.text.size()};
  }
  return longest;
}

}  // namespace dateline
