// Slips in the links of "See also": days of visits, links left over.
#include <string>

#include "tests/corpus/changes.h"

namespace dateline {
namespace {

using Pages = std::vector<ArchivePage>;
using Made = std::optional<Slip>;

// Links to a visit whose days hold the event, at a place that the visit's title names the country
// of: the country is tagged, and the place is no Russian one.
std::vector<PageLink> own_visits(const PageText& page) {
  std::vector<PageLink> out;
  if (page.place == kNoLine || contains(page.lines[page.place], "Moscow") ||
      contains(page.lines[page.place], "Sochi") || contains(page.lines[page.place], "Petersburg")) {
    return out;
  }
  for (const PageLink& link : page.links) {
    const std::string& title = page.lines[link.title];
    if (!contains(title, "isit to ") && !contains(title, "rip to ")) continue;
    const Date last = link.end.value_or(link.start);
    if (page.day < link.start || page.day > last) continue;
    for (std::size_t i = page.geography.begin; i < page.geography.end; ++i) {
      if (contains(title, "to " + page.lines[i])) out.push_back(link);
    }
  }
  return out;
}

// Some days earlier or later, the event outside of it.
Made visit_moved(const ArchivePage& page, const Pages&, Random& random) {
  const auto visits = own_visits(page.text);
  if (visits.empty()) return std::nullopt;
  const PageLink visit = random.pick(visits);
  const Date last = visit.end.value_or(visit.start);
  const int by = random.between(1, 5);
  const int move = random.below(2) == 0 ? page.text.day.days - visit.start.days + by
                                        : page.text.day.days - last.days - by;
  return line_changed(page.text, visit.date,
                      print_page_range({visit.start.days + move}, {last.days + move}));
}

Made visit_turned_round(const ArchivePage& page, const Pages&, Random&) {
  for (const PageLink& link : page.text.links) {
    if (link.end && link.start < *link.end) {
      return line_changed(page.text, link.date, print_page_range(*link.end, link.start));
    }
  }
  return std::nullopt;
}

Made link_twice(const ArchivePage& page, const Pages&, Random& random) {
  if (page.text.links.empty()) return std::nullopt;
  const PageLink link = random.pick(page.text.links);
  PageText copy = page.text;
  const auto at = copy.lines.begin() + static_cast<std::ptrdiff_t>(link.title);
  const std::vector<std::string> both = {page.text.lines[link.title], page.text.lines[link.date]};
  copy.lines.insert(at, both.begin(), both.end());
  return Slip{"linked twice: " + both[0], copy.text()};
}

// A link to an event of the archive, of whose title there is no other, with a day some days off.
Made link_date_off(const ArchivePage& page, const Pages& archive, Random& random) {
  std::vector<PageLink> fit;
  for (const PageLink& link : page.text.links) {
    std::size_t same = 0;
    bool right = false;
    for (const ArchivePage& other : archive) {
      if (other.text.lines[other.text.title] != page.text.lines[link.title]) continue;
      ++same;
      right = other.text.day == link.start && other.path != page.path;
    }
    if (same == 1 && right && !link.end) fit.push_back(link);
  }
  if (fit.empty()) return std::nullopt;
  const PageLink link = random.pick(fit);
  const int by = random.between(1, 6) * (random.below(2) == 0 ? 1 : -1);
  return line_changed(page.text, link.date, print_page_date({link.start.days + by}));
}

// A visit that another page links to with the same days, a day longer here.
Made visit_longer(const ArchivePage& page, const Pages& archive, Random& random) {
  std::vector<PageLink> fit;
  for (const PageLink& link : page.text.links) {
    if (!link.end) continue;
    for (const ArchivePage& other : archive) {
      if (other.path == page.path) continue;
      for (const PageLink& same : other.text.links) {
        if (other.text.lines[same.title] == page.text.lines[link.title] &&
            same.start == link.start && same.end == link.end) {
          fit.push_back(link);
        }
      }
    }
  }
  if (fit.empty()) return std::nullopt;
  const PageLink link = random.pick(fit);
  return line_changed(page.text, link.date, print_page_range(link.start, {link.end->days + 1}));
}

}  // namespace

void add_link_changes(std::vector<ChangeKind>& kinds) {
  kinds.push_back({"own visit moved away", {"links/event-outside-visit"}, {}, &visit_moved});
  kinds.push_back({"a visit's days turned round",
                   {"links/visit-ends-before-it-starts"},
                   {},
                   &visit_turned_round});
  kinds.push_back({"a link's day off", {"links/linked-event-on-another-date"}, {}, &link_date_off});
  kinds.push_back({"a visit a day longer", {"links/visit-dates-disagree"}, {}, &visit_longer});
  kinds.push_back({"a link twice", {"links/linked-twice"}, {}, &link_twice});
}

}  // namespace dateline
