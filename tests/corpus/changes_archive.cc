// Slips that only the archive shows: a page that is there twice, a place that nobody reaches in
// time.
#include <string>

#include "tests/corpus/changes.h"

namespace dateline {
namespace {

using Pages = std::vector<ArchivePage>;
using Made = std::optional<Slip>;

Made glued_twice(const ArchivePage& page, const Pages&, Random&) {
  return Slip{"the page twice in its file", page.bytes + page.bytes};
}

Made saved_twice(const ArchivePage& page, const Pages&, Random&) {
  return Slip{"the page in two files", page.bytes, true};
}

// The text of a page under another title and on another day: the form was filled in again, the text
// left standing.
Made text_of_another(const ArchivePage& page, const Pages&, Random&) {
  if (page.text.published == kNoLine || page.text.prose().size() < 1500) return std::nullopt;
  PageText copy = page.text;
  const std::string day = print_page_date({page.text.day.days + 3});
  copy.lines[copy.title] += ", continued";
  copy.lines[copy.date] = day;
  copy.lines[copy.published] =
      "Publication date: " + day + ", " + print_page_clock(page.text.minutes);
  return Slip{"the text again under another title, " + day, copy.text(), true};
}

bool bodily(const PageText& page) {
  const std::string& title = page.lines[page.title];
  return page.place != kNoLine && page.minutes != 0 &&
         (title.starts_with("Meeting with") || title.starts_with("Talks with") ||
          title.starts_with("Working meeting with"));
}

// An event of the same day within three hours, at a place, and the page put beyond the ocean.
Made place_beyond_reach(const ArchivePage& page, const Pages& archive, Random& random) {
  if (!bodily(page.text)) return std::nullopt;
  for (const ArchivePage& other : archive) {
    if (other.path == page.path || other.text.day != page.text.day || !bodily(other.text)) continue;
    const int apart = other.text.minutes - page.text.minutes;
    if (apart < -180 || apart > 180) continue;
    const std::vector<std::string> far = {"Buenos Aires", "Havana", "Brasilia", "Lima"};
    return line_changed(page.text, page.text.place, random.pick(far));
  }
  return std::nullopt;
}

}  // namespace

void add_archive_changes(std::vector<ChangeKind>& kinds) {
  constexpr std::string_view kDuplicate = "archive/duplicate-event";
  kinds.push_back({"a page twice in one file", {kDuplicate}, {}, &glued_twice});
  kinds.push_back({"a page in two files", {kDuplicate}, {}, &saved_twice});
  // The second page says of its people that they were there on a day on which they were elsewhere,
  // and "ahead of the summit" when that is over.
  kinds.push_back({"a text on two pages",
                   {"archive/same-text-again"},
                   {"links/event-outside-visit", "timeline/two-places-at-once",
                    "timeline/follows-a-later-event", "timeline/precedes-an-earlier-event"},
                   &text_of_another});
  // The place may have been the only evidence for the tag of its country.
  kinds.push_back({"a place beyond reach",
                   {"timeline/two-places-at-once"},
                   {"geography/tag-without-evidence"},
                   &place_beyond_reach});
}

}  // namespace dateline
