// Slips in dates and clocks: the day and hour of the event against the publication line.
#include <string>

#include "tests/corpus/changes.h"

namespace dateline {
namespace {

using Pages = std::vector<ArchivePage>;
using Made = std::optional<Slip>;

constexpr std::string_view kPublished = "Publication date: ";
constexpr int kDay = 24 * 60;

bool timed(const PageText& page) {
  return page.time != kNoLine && page.published != kNoLine && page.minutes != 0;
}

Slip published_changed(const PageText& page, Date day, int minutes) {
  return line_changed(
      page, page.published,
      std::string(kPublished) + print_page_date(day) + ", " + print_page_clock(minutes));
}

int some_days(Random& random) {
  return random.between(1, 9) * (random.below(2) == 0 ? 1 : -1);
}

std::optional<Date> month_and_day_swapped(Date date) {
  const CivilDay day = to_civil(date);
  if (day.day > 12 || day.day == day.month) return std::nullopt;
  return valid_date(day.year, day.day, day.month);
}

// 2016 -> 2006, 2017 -> 2071 would be two digits or more: the last digit but one or the last.
std::optional<Date> year_mistyped(Date date, Random& random) {
  const CivilDay day = to_civil(date);
  return valid_date(day.year + (random.below(2) == 0 ? -10 : -1), day.month, day.day);
}

Made clock_hour_off(const ArchivePage& page, const Pages&, Random& random) {
  if (!timed(page.text)) return std::nullopt;
  const int by = random.below(2) == 0 ? 60 : -60;
  return line_changed(page.text, page.text.time,
                      print_page_clock((page.text.minutes + by + kDay) % kDay));
}

// 15:40 -> 15:04.
Made clock_digits_swapped(const ArchivePage& page, const Pages&, Random&) {
  if (!timed(page.text)) return std::nullopt;
  std::string clock = page.text.lines[page.text.time];
  std::swap(clock[3], clock[4]);
  if (clock == page.text.lines[page.text.time] || !page_clock(clock)) return std::nullopt;
  return line_changed(page.text, page.text.time, clock);
}

// 14:40 -> 02:40.
Made clock_of_twelve_hours(const ArchivePage& page, const Pages&, Random&) {
  if (!timed(page.text) || page.text.minutes < 13 * 60) return std::nullopt;
  return line_changed(page.text, page.text.time, print_page_clock(page.text.minutes - 12 * 60));
}

Made date_days_off(const ArchivePage& page, const Pages&, Random& random) {
  if (!timed(page.text)) return std::nullopt;
  return line_changed(page.text, page.text.date,
                      print_page_date({page.text.day.days + some_days(random)}));
}

Made date_month_day_swapped(const ArchivePage& page, const Pages&, Random&) {
  if (!timed(page.text)) return std::nullopt;
  const auto swapped = month_and_day_swapped(page.text.day);
  if (!swapped) return std::nullopt;
  return line_changed(page.text, page.text.date, print_page_date(*swapped));
}

Made date_year_mistyped(const ArchivePage& page, const Pages&, Random& random) {
  const auto year = timed(page.text) ? year_mistyped(page.text.day, random) : std::nullopt;
  if (!year) return std::nullopt;
  return line_changed(page.text, page.text.date, print_page_date(*year));
}

Made published_hour_off(const ArchivePage& page, const Pages&, Random& random) {
  if (!timed(page.text)) return std::nullopt;
  const int by = random.below(2) == 0 ? 60 : -60;
  return published_changed(page.text, page.text.day, (page.text.minutes + by + kDay) % kDay);
}

Made published_days_off(const ArchivePage& page, const Pages&, Random& random) {
  if (!timed(page.text)) return std::nullopt;
  return published_changed(page.text, {page.text.day.days + some_days(random)}, page.text.minutes);
}

Made published_month_day_swapped(const ArchivePage& page, const Pages&, Random&) {
  if (!timed(page.text)) return std::nullopt;
  const auto swapped = month_and_day_swapped(page.text.day);
  if (!swapped) return std::nullopt;
  return published_changed(page.text, *swapped, page.text.minutes);
}

Made published_year_mistyped(const ArchivePage& page, const Pages&, Random& random) {
  const auto year = timed(page.text) ? year_mistyped(page.text.day, random) : std::nullopt;
  if (!year) return std::nullopt;
  return published_changed(page.text, *year, page.text.minutes);
}

// 2016 -> 2061, in both lines: the form was filled in once.
Made both_in_the_future(const ArchivePage& page, const Pages&, Random&) {
  if (!timed(page.text)) return std::nullopt;
  const CivilDay day = to_civil(page.text.day);
  const int digits = day.year % 100;
  const auto later =
      valid_date(day.year - digits + (digits % 10) * 10 + digits / 10, day.month, day.day);
  if (!later || to_civil(*later).year < 2020) return std::nullopt;
  PageText changed = page.text;
  changed.lines[changed.date] = print_page_date(*later);
  changed.lines[changed.published] = std::string(kPublished) + print_page_date(*later) + ", " +
                                     print_page_clock(page.text.minutes);
  return Slip{"both dates -> " + print_page_date(*later), changed.text()};
}

// The 31st of a month of thirty days, the 30th of February.
Made date_not_in_calendar(const ArchivePage& page, const Pages&, Random&) {
  if (!timed(page.text)) return std::nullopt;
  const CivilDay day = to_civil(page.text.day);
  const int last = day.month == 2 ? 30 : 31;
  if (valid_date(day.year, day.month, last)) return std::nullopt;
  const std::string& line = page.text.lines[page.text.date];
  const std::string month = line.substr(0, line.find(' '));
  return line_changed(page.text, page.text.date,
                      month + " " + std::to_string(last) + line.substr(line.find(',')));
}

Made publication_line_lost(const ArchivePage& page, const Pages&, Random&) {
  if (!timed(page.text)) return std::nullopt;
  return line_removed(page.text, page.text.published);
}

}  // namespace

void add_time_changes(std::vector<ChangeKind>& kinds) {
  constexpr std::string_view kMatches = "time/publication-matches-event";
  kinds.push_back({"event clock an hour off", {kMatches}, {}, &clock_hour_off});
  kinds.push_back({"event clock, digits swapped", {kMatches}, {}, &clock_digits_swapped});
  kinds.push_back({"event clock of twelve hours", {kMatches}, {}, &clock_of_twelve_hours});
  kinds.push_back({"event date some days off", {kMatches}, {}, &date_days_off});
  kinds.push_back({"event date, month and day swapped", {kMatches}, {}, &date_month_day_swapped});
  kinds.push_back({"event date, year mistyped", {kMatches}, {}, &date_year_mistyped});
  kinds.push_back({"publication an hour off", {kMatches}, {}, &published_hour_off});
  kinds.push_back({"publication some days off", {kMatches}, {}, &published_days_off});
  kinds.push_back(
      {"publication, month and day swapped", {kMatches}, {}, &published_month_day_swapped});
  kinds.push_back({"publication, year mistyped", {kMatches}, {}, &published_year_mistyped});
  kinds.push_back(
      {"both dates in the future", {"time/event-after-as-of"}, {}, &both_in_the_future});
  kinds.push_back(
      {"event date not in the calendar", {"input/bad-date"}, {}, &date_not_in_calendar});
  kinds.push_back(
      {"publication line lost", {"structure/no-publication-date"}, {}, &publication_line_lost});
}

}  // namespace dateline
