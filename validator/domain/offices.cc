// Offices by their forms: fixed words around one slot, which the country table fills.
#include "validator/domain/offices.h"

#include <utility>

namespace dateline {
namespace {

constexpr std::string_view kCountrySlot = "{country}";
constexpr std::string_view kDemonymSlot = "{demonym}";
constexpr std::string_view kArticle = "the ";

}  // namespace

void Offices::add(Office office) {
  for (const auto& text : office.forms) {
    Form form = {.before = text, .office = offices_.size()};
    for (const auto& [slot, kind] : {std::pair{kCountrySlot, Form::Slot::kCountry},
                                     std::pair{kDemonymSlot, Form::Slot::kDemonym}}) {
      const auto at = text.find(slot);
      if (at == std::string::npos) continue;
      form.before = text.substr(0, at);
      form.after = text.substr(at + slot.size());
      form.slot = kind;
    }
    forms_.push_back(std::move(form));
  }
  offices_.push_back(std::move(office));
}

Offices::Found Offices::starts_with(std::string_view text, const Form& form,
                                    const Countries& countries) {
  if (!text.starts_with(form.before)) return {};
  auto end = form.before.size();
  Found found;
  if (form.slot != Form::Slot::kNone) {
    if (form.slot == Form::Slot::kCountry && text.substr(end).starts_with(kArticle)) {
      end += kArticle.size();
    }
    const auto match = form.slot == Form::Slot::kCountry ? countries.name_at(text, end)
                                                         : countries.demonym_at(text, end);
    if (match.country == nullptr) return {};
    found.country = match.country;
    end += match.length;
    if (!text.substr(end).starts_with(form.after)) return {};
    end += form.after.size();
  }
  if (!free_after(text, end)) return {};
  found.length = end;
  return found;
}

std::optional<Offices::Resolved> Offices::resolve(std::string_view role,
                                                  const Countries& countries) const {
  for (const Form& form : forms_) {
    if (form.slot == Form::Slot::kNone) continue;
    const auto found = starts_with(role, form, countries);
    if (found.country != nullptr && found.length == role.size()) {
      return Resolved{offices_[form.office].title, found.country->code};
    }
  }
  return std::nullopt;
}

std::size_t Offices::name_offset(std::string_view text, const Countries& countries) const {
  std::size_t longest = 0;
  for (const Form& form : forms_) {
    const auto end = starts_with(text, form, countries).length;
    if (end < longest || end + 1 >= text.size() || text[end] != ' ') continue;
    if (capital_at(text, end + 1)) longest = end + 1;
  }
  return longest;
}

}  // namespace dateline
