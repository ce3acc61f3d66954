#include "validator/ingest/page_header.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "validator/base/civil_time.h"
#include "validator/base/text.h"

namespace dateline {
namespace {

// A lead is one line, or a few where links broke it. Further down a date is the text's own.
constexpr std::size_t kMostLeadLines = 12;
constexpr std::size_t kLongestPlace = 100;
constexpr std::size_t kLongestBadDate = 40;

bool is_head(LineKind kind) {
  return kind == LineKind::kDate || kind == LineKind::kTime || kind == LineKind::kAnnouncement;
}

// The line with the date, the announcement, or, where the date is missing, the time.
std::optional<std::size_t> find_head(const PageContext& page, std::size_t first, std::size_t last) {
  const std::size_t end = std::min(last, first + kMostLeadLines);
  for (std::size_t i = first; i < end && !is_heading(page.lines[i].kind); ++i) {
    if (is_head(page.lines[i].kind)) return i;
  }
  return std::nullopt;
}

// "Septembr 15, 2015": no date, but where a date belongs, and with a year at its end.
bool looks_like_date(std::string_view line) {
  if (line.size() > kLongestBadDate || line.size() < 6) return false;
  const std::string_view year = line.substr(line.size() - 4);
  return year.find_first_not_of("0123456789") == std::string_view::npos;
}

void read_date(PageContext& page, const PageLine& line, EventTime& event) {
  const SourceSpan span = page.span_of(line.text);
  const auto date = page.profile.dates.read(line.text);
  if (date && date->length == line.text.size()) {
    if (date->impossible) {
      page.doubt_date(fmt::format("no such day: {}", line.text), "event.date", span);
    } else {
      event.date = sourced(date->date, span);
    }
  } else if (const auto range = page.profile.dates.read_range(line.text)) {
    event.date = sourced(range->start, span);
    if (const auto end = at_time(range->end, 0, 0)) event.end = sourced(*end, span);
  }
}

void read_announcement(PageContext& page, const PageLine& line, EventTime& event) {
  const std::string_view dates = behind_label(line.text, page.profile.layout.announcement);
  if (dates.empty()) return;
  const SourceSpan span = page.span_of(dates);
  if (const auto range = page.profile.dates.read_range(dates)) {
    event.announced_from = sourced(range->start, span);
    event.announced_to = sourced(range->end, span);
    return;
  }
  page.doubt_date(fmt::format("no date or range of dates: {}", dates), "event.announced_from",
                  span);
}

// Whether the line is a place. The gazetteer has the last word on a line without a comma; of one
// with a comma it may know a part only ("The two met in Shanghai, China."), so there the profile
// may say no. A full stop is tolerated ("The Kremlin, Moscow.") and never makes a place likelier.
bool is_place(const PageContext& page, const Paragraph& line, const Record& record) {
  std::optional<Date> date;
  if (record.event.date) date = *record.event.date;
  std::string_view name = line.text;
  const bool stopped = name.back() == '.';
  if (stopped) name.remove_suffix(1);
  const bool whole = name.find(',') == std::string_view::npos;
  const bool known = page.knowledge.places.find(name, date) != nullptr;
  if (known && whole) return true;
  const Profile::Layout::Compiled& patterns = page.profile.layout.compiled;
  if (patterns.not_places.search(line.text)) return false;
  if (known && !stopped) return true;
  return line.line_count == 1 && patterns.place_forms.search(line.text);
}

// Takes the line at `at` as the place where it is one. Returns the line behind it, or `at`.
std::size_t read_place(PageContext& page, std::size_t at, std::size_t last, Record& record) {
  if (at >= last || page.lines[at].kind != LineKind::kText) return at;
  const Paragraph line = page.paragraphs.read(at, last, Join::kClearly);
  if (line.text.size() > kLongestPlace || !is_place(page, line, record)) return at;
  record.place.name = page.paragraphs.text(line);
  return at + line.line_count;
}

}  // namespace

Sourced<LocalTime> read_local(PageContext& page, Date date, std::string_view clock, SourceSpan span,
                              std::string_view field) {
  const auto time = read_clock(clock);
  if (!time) return {};
  if (!time->possible) {
    page.doubt_date(fmt::format("no such time: {}", clock), std::string(field), span);
    return {};
  }
  const auto local = at_time(date, time->hour, time->minute, time->second);
  return local ? sourced(*local, span) : Sourced<LocalTime>{};
}

std::size_t read_header(PageContext& page, PageRange range, Record& record) {
  std::size_t at = range.first;
  while (at < range.last && page.lines[at].kind == LineKind::kPageStart) ++at;
  if (at < range.last && !is_heading(page.lines[at].kind) && !is_head(page.lines[at].kind)) {
    record.title = page.paragraphs.text(page.lines[at++]);
  }
  const auto head = find_head(page, at, range.last);
  if (!head) return at;

  std::size_t lead_end = *head;
  const PageLine& line = page.lines[*head];
  if (line.kind == LineKind::kTime && lead_end > at &&
      looks_like_date(page.lines[lead_end - 1].text)) {
    const std::string_view bad = page.lines[--lead_end].text;
    page.doubt_date(fmt::format("no date: {}", bad), "event.date", page.span_of(bad));
  }
  if (lead_end > at) {
    const Paragraph lead = page.paragraphs.read(at, lead_end, Join::kAllLines);
    record.lead = page.paragraphs.text(lead);
  }
  at = *head;
  if (line.kind == LineKind::kAnnouncement) {
    read_announcement(page, line, record.event);
    return at + 1;
  }
  if (line.kind == LineKind::kDate) {
    read_date(page, line, record.event);
    ++at;
  }
  if (at < range.last && page.lines[at].kind == LineKind::kTime) {
    const std::string_view clock = page.lines[at].text;
    const auto local =
        read_local(page, record.event.date.value, clock, page.span_of(clock), "event.local");
    if (record.event.date) record.event.local = local;
    ++at;
  }
  return read_place(page, at, range.last, record);
}

}  // namespace dateline
