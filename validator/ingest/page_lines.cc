#include "validator/ingest/page_lines.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validator/base/text.h"

namespace dateline {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
// Dates, times, counters and attachments are short and have a digit: the rest meets no pattern.
constexpr std::size_t kLongestPatternLine = 80;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_digit);
}

// base/text's trim, inlined for the common line that needs none.
std::string_view trimmed(std::string_view line) {
  const auto plain = [](char c) {
    return static_cast<unsigned char>(c) > 0x20 && c != '\xC2' && c != '\xA0';
  };
  if (!line.empty() && plain(line.front()) && plain(line.back())) return line;
  return trim(line);
}

// Tells lines apart by the profile. Labels are found by their first byte, so that a line of text
// costs one look into a table.
class LineReader {
 public:
  explicit LineReader(const Profile& profile) : profile_(profile), layout_(profile.layout) {
    labels_.reserve(32);
    add(layout_.page_start, LineKind::kPageStart);
    add(layout_.page_end, LineKind::kPageEnd);
    for (const std::string& label : layout_.see_also) add(label, LineKind::kSeeAlso);
    add(layout_.geography, LineKind::kGeography);
    add(layout_.topics, LineKind::kTopics);
    add(layout_.persons, LineKind::kPersons);
    add(layout_.publication_status, LineKind::kPublication);
    for (const std::string& label : layout_.separators) add(label, LineKind::kSeparator);
    for (const std::string& label : layout_.cuts) add(label, LineKind::kCut);
    for (const std::string& label : layout_.sections) add(label, LineKind::kSections, true);
    for (const std::string& label : layout_.publication_date) {
      add(label, LineKind::kPublicationDate, true);
    }
    for (const std::string& label : layout_.announcement) {
      add(label, LineKind::kAnnouncement, true);
    }
  }

  [[nodiscard]] LineKind kind_of(std::string_view line) const {
    if (first_byte_[static_cast<unsigned char>(line.front())]) {
      for (const Label& label : labels_) {
        if (label.text.front() != line.front() || line.size() < label.text.size()) continue;
        if (!label.beginning && line.size() != label.text.size()) continue;
        if (line.substr(0, label.text.size()) == label.text) return label.kind;
      }
    }
    if (line.size() > kLongestPatternLine || !has_digit(line)) return LineKind::kText;
    if (read_clock(line)) return LineKind::kTime;
    const auto date = profile_.dates.read(line);
    if (date && date->length == line.size()) return LineKind::kDate;
    if (layout_.compiled.counter.search(line)) return LineKind::kCounter;
    if (layout_.compiled.more.search(line)) return LineKind::kMore;
    if (profile_.dates.read_range(line)) return LineKind::kDate;
    if (layout_.compiled.attachment.search(line)) return LineKind::kAttachment;
    return LineKind::kText;
  }

  // Where the line is a page's end and the next page's beginning: the length of the first.
  [[nodiscard]] std::size_t glue(std::string_view line) const {
    const std::string& end = layout_.page_end;
    if (line.size() != end.size() + layout_.page_start.size()) return 0;
    if (line.substr(0, end.size()) != end || line.substr(end.size()) != layout_.page_start)
      return 0;
    return end.size();
  }

 private:
  struct Label {
    std::string_view text = {};
    LineKind kind = LineKind::kText;
    bool beginning = false;
  };

  void add(std::string_view text, LineKind kind, bool beginning = false) {
    if (text.empty()) return;
    labels_.push_back({text, kind, beginning});
    first_byte_[static_cast<unsigned char>(text.front())] = true;
  }

  const Profile& profile_;
  const Profile::Layout& layout_;
  std::vector<Label> labels_;
  std::array<bool, 256> first_byte_ = {};
};

}  // namespace

bool is_heading(LineKind kind) {
  switch (kind) {
    case LineKind::kPageStart:
    case LineKind::kPageEnd:
    case LineKind::kSeeAlso:
    case LineKind::kGeography:
    case LineKind::kTopics:
    case LineKind::kPersons:
    case LineKind::kPublication:
    case LineKind::kSections:
    case LineKind::kPublicationDate:
      return true;
    case LineKind::kText:
    case LineKind::kAnnouncement:
    case LineKind::kDate:
    case LineKind::kTime:
    case LineKind::kCounter:
    case LineKind::kMore:
    case LineKind::kAttachment:
    case LineKind::kSeparator:
    case LineKind::kCut:
      return false;
  }
  return false;
}

std::vector<PageLine> read_lines(std::string_view bytes, const Profile& profile) {
  const LineReader reader(profile);
  std::vector<PageLine> lines;
  lines.reserve(bytes.size() / 128 + 16);
  std::size_t pos =
      bytes.substr(0, kByteOrderMark.size()) == kByteOrderMark ? kByteOrderMark.size() : 0;
  bool blank = false;
  while (pos < bytes.size()) {
    const char* start = bytes.data() + pos;
    const void* feed = std::memchr(start, '\n', bytes.size() - pos);
    const std::size_t length =
        feed == nullptr ? bytes.size() - pos
                        : static_cast<std::size_t>(static_cast<const char*>(feed) - start);
    pos += length + 1;
    const std::string_view line = trimmed({start, length});
    if (line.empty()) {
      blank = true;
      continue;
    }
    if (const std::size_t cut = reader.glue(line)) {
      lines.push_back({line.substr(0, cut), LineKind::kPageEnd, blank});
      lines.push_back({line.substr(cut), LineKind::kPageStart, false});
    } else {
      lines.push_back({line, reader.kind_of(line), blank});
    }
    blank = false;
  }
  return lines;
}

std::string_view behind_label(std::string_view line, const std::vector<std::string>& labels) {
  for (const std::string& label : labels) {
    if (line.substr(0, label.size()) == label) return trim(line.substr(label.size()));
  }
  return {};
}

std::optional<ClockTime> read_clock(std::string_view text) {
  // hh:mm or h:mm, then :ss or nothing.
  int numbers[3] = {0, 0, 0};
  std::size_t count = 0;
  std::size_t pos = 0;
  while (count < 3) {
    const std::size_t start = pos;
    while (pos < text.size() && pos - start < 2 && is_digit(text[pos])) {
      numbers[count] = numbers[count] * 10 + (text[pos++] - '0');
    }
    if (pos == start || (count > 0 && pos - start != 2)) return std::nullopt;
    ++count;
    if (pos == text.size()) break;
    if (count == 3 || text[pos++] != ':') return std::nullopt;
  }
  if (count < 2 || pos != text.size()) return std::nullopt;
  return ClockTime{.hour = numbers[0],
                   .minute = numbers[1],
                   .second = numbers[2],
                   .possible = numbers[0] < 24 && numbers[1] < 60 && numbers[2] < 60};
}

}  // namespace dateline
