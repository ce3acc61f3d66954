// The lines of a page text: where each stands, what the profile says it is. Lines are trimmed,
// blank lines dropped but remembered; the glue between two saved pages ("Text version" and the next
// page's first line on one line) is cut into two lines. Nothing is joined here. O(bytes).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validator/ingest/profile.h"

namespace dateline {

enum class LineKind : std::uint8_t {
  kText,
  kPageStart,
  kPageEnd,
  kSeeAlso,
  kGeography,
  kTopics,
  kPersons,
  kPublication,      // "Publication status"
  kSections,         // "Published in sections: …"
  kPublicationDate,  // "Publication date: …"
  kAnnouncement,     // "Announcement, …"
  kDate,             // nothing but a date or a range of dates
  kTime,             // nothing but hh:mm
  kCounter,
  kMore,
  kAttachment,
  kSeparator,
  kCut,
};

// Whether the line opens a part of the page that is not text: a list, a block, the page's end.
bool is_heading(LineKind kind);

struct PageLine {
  std::string_view text = {};  // trimmed, in the source
  LineKind kind = LineKind::kText;
  bool after_blank = false;  // a blank line stands above it
};

// Of all of `bytes`, a BOM at its start left out.
std::vector<PageLine> read_lines(std::string_view bytes, const Profile& profile);

// What stands behind the first of `labels` that `line` begins with, trimmed; null data when none.
std::string_view behind_label(std::string_view line, const std::vector<std::string>& labels);

// hh:mm or hh:mm:ss, the whole of `text`. `possible` is false for 25:61.
struct ClockTime {
  int hour = 0;
  int minute = 0;
  int second = 0;
  bool possible = false;
};
std::optional<ClockTime> read_clock(std::string_view text);

}  // namespace dateline
