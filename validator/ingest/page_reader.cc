// Cuts the lines of a file into pages and reads each: header, body, lists. A page begins at the
// profile's first line or behind the last line of the page above; either may be missing. Outside
// edge: read_pages().
#include "validator/ingest/page_reader.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "validator/ingest/fields_in_doubt.h"
#include "validator/ingest/page_body.h"
#include "validator/ingest/page_context.h"
#include "validator/ingest/page_header.h"
#include "validator/ingest/page_lists.h"

namespace dateline {
namespace {

// The lines of the page that begins at `first`: up to and with its last line, or up to the next
// page's first.
PageRange page_at(const std::vector<PageLine>& lines, std::size_t first) {
  std::size_t last = first;
  while (last < lines.size()) {
    const LineKind kind = lines[last].kind;
    if (kind == LineKind::kPageStart && last > first) break;
    ++last;
    if (kind == LineKind::kPageEnd) break;
  }
  return {first, last};
}

// Whether anything in these lines says that they are an event page.
bool is_page(const std::vector<PageLine>& lines, PageRange range) {
  bool text = false;
  bool mark = false;
  for (std::size_t i = range.first; i < range.last; ++i) {
    switch (lines[i].kind) {
      case LineKind::kPageEnd:
        break;
      case LineKind::kText:
        text = true;
        break;
      case LineKind::kPageStart:
      case LineKind::kSeeAlso:
      case LineKind::kGeography:
      case LineKind::kTopics:
      case LineKind::kPersons:
      case LineKind::kPublication:
      case LineKind::kSections:
      case LineKind::kPublicationDate:
      case LineKind::kAnnouncement:
      case LineKind::kDate:
        mark = true;
        break;
      case LineKind::kTime:
      case LineKind::kCounter:
      case LineKind::kMore:
      case LineKind::kAttachment:
      case LineKind::kSeparator:
      case LineKind::kCut:
        break;
    }
    if (text && mark) return true;
  }
  return false;
}

class PageReader {
 public:
  PageReader(RecordBatch& batch, const Profile& profile, const Knowledge& knowledge,
             FindingSink& sink)
      : page_(batch, profile, knowledge, sink), body_(page_) {
    path_ = batch.arena.copy(std::string_view(batch.source.name()));
    profile_name_ = batch.arena.copy(std::string_view(profile.name));
    language_ = batch.arena.copy(std::string_view(profile.language));
  }

  void read_all() {
    std::size_t found = 0;
    for (std::size_t at = 0; at < page_.lines.size();) {
      const PageRange range = page_at(page_.lines, at);
      if (is_page(page_.lines, range)) {
        read_page(range, static_cast<std::uint32_t>(++found));
      } else if (has_text(range)) {
        strays_.push_back(range);
      }
      at = range.last;
    }
    if (found == 0) {
      doubt(fmt::format("no event page found: no line is a label of the layout {}",
                        page_.profile.name),
            page_.batch.source.span(0, 0));
      return;
    }
    for (const PageRange& range : strays_) {
      doubt("text that belongs to no event page",
            page_.paragraphs.span_of_lines(range.first, range.last - 1));
    }
  }

 private:
  [[nodiscard]] bool has_text(PageRange range) const {
    for (std::size_t i = range.first; i < range.last; ++i) {
      const LineKind kind = page_.lines[i].kind;
      if (kind != LineKind::kPageStart && kind != LineKind::kPageEnd) return true;
    }
    return false;
  }

  void doubt(std::string message, SourceSpan where) {
    page_.sink.add(
        InputDoubt{.rule = "input/syntax", .message = std::move(message), .where = where});
  }

  void read_page(PageRange range, std::uint32_t ordinal) {
    const std::size_t first_doubt = page_.sink.doubts().size();
    Record record;
    record.input = {.path = path_, .ordinal = ordinal, .format = "page", .profile = profile_name_};
    record.language = language_;
    record.span = page_.paragraphs.span_of_lines(range.first, range.last - 1);
    std::size_t at = read_header(page_, range, record);
    lists_.clear();
    body_.begin(record.title.value);
    while (at < range.last) at = read_part({at, range.last}, record);
    body_.finish(record);
    Arena& arena = page_.batch.arena;
    record.see_also = arena.copy(lists_.see_also);
    record.geography = arena.copy(lists_.geography);
    record.topics = arena.copy(lists_.topics);
    record.persons = arena.copy(lists_.persons);
    record.published.sections = arena.copy(lists_.sections);
    record.in_doubt.add(fields_in_doubt(std::span(page_.sink.doubts()).subspan(first_doubt),
                                        FieldNames::kCanonical));
    page_.batch.records.push_back(record);
  }

  std::size_t read_part(PageRange range, Record& record) {
    switch (page_.lines[range.first].kind) {
      case LineKind::kSeeAlso:
        return read_see_also(page_, range, lists_);
      case LineKind::kGeography:
      case LineKind::kTopics:
      case LineKind::kPersons:
        return read_tags(page_, range, lists_, record);
      case LineKind::kPublication:
      case LineKind::kSections:
      case LineKind::kPublicationDate:
        return read_publication(page_, range, lists_, record);
      case LineKind::kPageStart:
      case LineKind::kPageEnd:
        return range.first + 1;
      default:
        return body_.read(range.first, range.last);
    }
  }

  PageContext page_;
  BodyReader body_;
  PageLists lists_;
  std::vector<PageRange> strays_;
  std::string_view path_;
  std::string_view profile_name_;
  std::string_view language_;
};

}  // namespace

void read_pages(RecordBatch& batch, const Profile& profile, const Knowledge& knowledge,
                FindingSink& sink) {
  PageReader(batch, profile, knowledge, sink).read_all();
}

}  // namespace dateline
