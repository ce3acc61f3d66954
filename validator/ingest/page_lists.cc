#include "validator/ingest/page_lists.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "validator/base/civil_time.h"
#include "validator/base/text.h"
#include "validator/ingest/page_header.h"

namespace dateline {
namespace {

// A link without a date must look like a title where the body could go on instead.
constexpr std::size_t kLongestTitle = 300;

bool is_title(std::string_view line) {
  const char last = line.back();
  return line.size() <= kLongestTitle && last != '.' && last != '!' && last != '?' && last != ':' &&
         last != ',';
}

// Whether the text at `at` is one more link of a See-also list that already has one. A date or an
// attachment below it says so; without them, nothing but titles may follow until the next heading
// ("News of Security Council" / "Topics"), for else the body goes on here. `sure_until`: no line
// before it needs a second look.
bool is_further_link(const PageContext& page, std::size_t at, std::size_t last,
                     std::size_t& sure_until) {
  if (at < sure_until) return true;
  if (at + 1 < last) {
    const LineKind next = page.lines[at + 1].kind;
    if (next == LineKind::kDate || next == LineKind::kAttachment) return true;
  }
  std::size_t i = at;
  for (; i < last && !is_heading(page.lines[i].kind); ++i) {
    const PageLine& line = page.lines[i];
    const bool part = line.kind == LineKind::kDate || line.kind == LineKind::kAttachment;
    if (!part && (line.kind != LineKind::kText || !is_title(line.text))) return false;
  }
  sure_until = i;
  return true;
}

void read_link_dates(PageContext& page, const PageLine& line, std::size_t index, SeeAlso& link) {
  const SourceSpan span = page.span_of(line.text);
  if (const auto range = page.profile.dates.read_range(line.text)) {
    link.start = sourced(range->start, span);
    if (range->range) link.end = sourced(range->end, span);
    return;
  }
  page.doubt_date(fmt::format("no such day: {}", line.text),
                  fmt::format("see_also[{}].start", index), span);
}

void read_sections(PageContext& page, std::string_view names, PageLists& lists) {
  while (!names.empty()) {
    const std::size_t comma = std::min(names.find(','), names.size());
    const std::string_view name = trim(names.substr(0, comma));
    if (!name.empty()) lists.sections.push_back(sourced(name, page.span_of(name)));
    names.remove_prefix(std::min(comma + 1, names.size()));
  }
}

// "September 15, 2015, 14:40"
void read_published(PageContext& page, std::string_view text, Publication& published) {
  const SourceSpan span = page.span_of(text);
  const auto date = page.profile.dates.read(text);
  if (!date) {
    page.doubt_date(fmt::format("no date and time: {}", text), "published.local", span);
    return;
  }
  if (date->impossible) {
    page.doubt_date(fmt::format("no such day: {}", text), "published.local", span);
    return;
  }
  std::string_view clock = trim(text.substr(date->length));
  if (!clock.empty() && clock.front() == ',') clock = trim(clock.substr(1));
  if (!read_clock(clock)) {
    page.doubt_date(fmt::format("no date and time: {}", text), "published.local", span);
    return;
  }
  published.local = read_local(page, date->date, clock, span, "published.local");
}

}  // namespace

void PageLists::clear() {
  see_also.clear();
  geography.clear();
  topics.clear();
  persons.clear();
  sections.clear();
}

std::size_t read_see_also(PageContext& page, PageRange range, PageLists& lists) {
  const Text heading = page.paragraphs.text(page.lines[range.first]);
  std::size_t at = range.first + 1;
  std::size_t sure_until = 0;
  bool any = false;
  for (; at < range.last; ++at) {
    const PageLine& line = page.lines[at];
    if (line.kind == LineKind::kAttachment) continue;
    if (line.kind == LineKind::kDate && any && !lists.see_also.back().start) {
      read_link_dates(page, line, lists.see_also.size() - 1, lists.see_also.back());
      continue;
    }
    if (line.kind != LineKind::kText) break;
    if (any && !is_further_link(page, at, range.last, sure_until)) break;
    lists.see_also.push_back({.title = page.paragraphs.text(line), .heading = heading});
    any = true;
  }
  return at;
}

// The 5 of "5 more", and 1 where a profile counts in words: some are kept back all the same.
std::uint32_t leading_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() ? number : 1;
}

void note_more(LineKind heading, std::uint32_t count, Record& record) {
  if (heading == LineKind::kGeography) record.geography_more = count;
  if (heading == LineKind::kPersons) record.persons_more = count;
}

std::size_t read_tags(PageContext& page, PageRange range, PageLists& lists, Record& record) {
  const LineKind heading = page.lines[range.first].kind;
  std::size_t at = range.first + 1;
  std::size_t last_item = range.first;
  for (; at < range.last && !is_heading(page.lines[at].kind); ++at) {
    const PageLine& line = page.lines[at];
    last_item = at;
    if (line.kind == LineKind::kMore) {  // "5 more" is no name
      note_more(heading, leading_number(page.paragraphs.text(line).value), record);
      continue;
    }
    const Text name = page.paragraphs.text(line);
    switch (heading) {
      case LineKind::kGeography:
        lists.geography.push_back({.name = name});
        break;
      case LineKind::kTopics:
        lists.topics.push_back(name);
        break;
      default:
        lists.persons.push_back({.name = name});
        break;
    }
  }
  const SourceSpan span = page.paragraphs.span_of_lines(range.first, last_item);
  switch (heading) {
    case LineKind::kGeography:
      record.geography_span = span;
      break;
    case LineKind::kTopics:
      record.topics_span = span;
      break;
    default:
      record.persons_span = span;
      break;
  }
  return at;
}

std::size_t read_publication(PageContext& page, PageRange range, PageLists& lists, Record& record) {
  const Profile::Layout& layout = page.profile.layout;
  std::size_t at = range.first;
  for (; at < range.last; ++at) {
    const PageLine& line = page.lines[at];
    if (line.kind == LineKind::kSections) {
      read_sections(page, behind_label(line.text, layout.sections), lists);
    } else if (line.kind == LineKind::kPublicationDate) {
      const std::string_view text = behind_label(line.text, layout.publication_date);
      if (!text.empty()) read_published(page, text, record.published);
    } else if (line.kind != LineKind::kPublication) {
      break;
    }
  }
  record.published.block = true;
  record.published_span = page.paragraphs.span_of_lines(range.first, at - 1);
  return at;
}

}  // namespace dateline
