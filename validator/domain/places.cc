// Place lines by whole name and by parts. What lies in what follows from the parent chain, and for
// countries and regions (which have no point) from the codes.
#include "validator/domain/places.h"

#include <algorithm>
#include <utility>

#include "validator/base/text.h"
#include "validator/domain/words.h"

namespace dateline {
namespace {

constexpr int kDeepestParent = 8;  // a cycle in the table must not hang the reader

std::string folded_place(std::string_view name) {
  std::string folded = fold_quickly(name);
  while (folded.ends_with('.')) folded.pop_back();
  if (folded.starts_with("the ")) folded.erase(0, 4);
  return folded;
}

bool is_whole_country(const KnownPlace& place) {
  return !place.located && !place.country.empty() && place.region.empty() && place.parent.empty();
}

bool is_whole_region(const KnownPlace& place) {
  return !place.located && !place.region.empty();
}

// "Pratica di Mare (Italian Air Force Base)" without its remark.
std::string_view without_remark(std::string_view line) {
  while (line.ends_with('.')) line.remove_suffix(1);
  if (!line.ends_with(')')) return line;
  const auto open = line.rfind('(');
  return open == std::string_view::npos ? line : trim(line.substr(0, open));
}

}  // namespace

void Places::add(KnownPlace place, const std::vector<Alias>& aliases) {
  const auto index = places_.size();
  by_name_[folded_place(place.name)].push_back({.place = index});
  for (const auto& alias : aliases) {
    by_name_[folded_place(alias.name)].push_back({index, alias.from, alias.to});
  }
  places_.push_back(std::move(place));
}

bool Places::has(std::string_view name) const {
  return by_name_.contains(folded_place(name));
}

std::vector<std::size_t> Places::named(std::string_view name, std::optional<Date> date) const {
  std::vector<std::size_t> places;
  const auto found = by_name_.find(folded_place(name));
  if (found == by_name_.end()) return places;
  for (const Entry& entry : found->second) {
    const bool early = date && entry.from && *date < *entry.from;
    const bool late = date && entry.to && *date > *entry.to;
    if (early || late) continue;
    if (std::find(places.begin(), places.end(), entry.place) == places.end()) {
      places.push_back(entry.place);
    }
  }
  return places;
}

bool Places::lies_in(std::size_t inner, std::size_t outer) const {
  const KnownPlace& whole = places_[outer];
  const KnownPlace* part = &places_[inner];
  if (is_whole_country(whole) && part->country == whole.country) return true;
  if (is_whole_region(whole) && part->region == whole.region) return true;
  for (int step = 0; step < kDeepestParent && !part->parent.empty(); ++step) {
    const auto parents = named(part->parent, std::nullopt);
    if (std::find(parents.begin(), parents.end(), outer) != parents.end()) return true;
    if (parents.size() != 1) return false;
    part = &places_[parents.front()];
  }
  return false;
}

const KnownPlace* Places::by_parts(std::string_view line, std::optional<Date> date) const {
  std::vector<std::vector<std::size_t>> parts;  // the known ones, each with what it may stand for
  bool last_known = false;
  for (std::size_t pos = 0; pos <= line.size();) {
    const auto end = std::min(line.find(',', pos), line.size());
    auto places = named(line.substr(pos, end - pos), date);
    last_known = !places.empty();
    if (last_known) parts.push_back(std::move(places));
    pos = end + 1;
  }
  if (!last_known) return nullptr;
  const KnownPlace* answer = nullptr;
  for (const auto& candidates : parts) {
    for (const auto inner : candidates) {
      const bool fits = std::all_of(parts.begin(), parts.end(), [&](const auto& others) {
        return std::any_of(others.begin(), others.end(), [&](std::size_t outer) {
          return outer == inner || lies_in(inner, outer);
        });
      });
      if (!fits || answer == &places_[inner]) continue;
      if (answer != nullptr) return nullptr;
      answer = &places_[inner];
    }
  }
  return answer;
}

const KnownPlace* Places::find(std::string_view line, std::optional<Date> date) const {
  const auto plain = without_remark(trim(line));
  for (const auto form : {trim(line), plain}) {
    const auto whole = named(form, date);
    if (whole.size() == 1) return &places_[whole.front()];
    if (whole.size() > 1) return nullptr;
  }
  return by_parts(plain, date);
}

}  // namespace dateline
