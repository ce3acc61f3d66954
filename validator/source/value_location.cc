#include "validator/source/value_location.h"

#include <algorithm>
#include <optional>

#include "validator/source/literal_scan.h"

namespace dateline {
namespace {

struct Found {
  std::size_t begin = 0;  // bytes of the slice
  std::size_t end = 0;
};

constexpr std::string_view kNoBreakSpace = "\u00a0";

// The length of the white space at `pos`, 0 where there is none.
std::size_t space_at(std::string_view text, std::size_t pos) {
  if (pos >= text.size()) return 0;
  const char c = text[pos];
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  return text.substr(pos, 2) == kNoBreakSpace ? 2 : 0;
}

// The units of a source with the first bytes of the next ones visible: a no-break space is two
// units of a bare text but one escape of a literal.
class Walk {
 public:
  explicit Walk(LiteralScan scan) : scan_(std::move(scan)) { advance(); }

  [[nodiscard]] bool done() const { return done_; }
  [[nodiscard]] const LiteralUnit& unit() const { return unit_; }
  [[nodiscard]] std::size_t position() const { return done_ ? scan_.content_end() : unit_.begin; }
  void advance() { done_ = !scan_.next(unit_); }

 private:
  LiteralScan scan_;
  LiteralUnit unit_;
  bool done_ = false;
};

bool is_space_unit(const LiteralUnit& unit, std::string_view slice) {
  if (unit.bytes.empty()) return true;  // dropped by the language itself
  if (space_at(unit.bytes, 0) != 0) return true;
  return unit.end - unit.begin == 1 && space_at(slice, unit.begin) == 2;
}

// Steps over one white-space unit (both bytes of a bare no-break space).
void skip_space_unit(Walk& walk, std::string_view slice) {
  const bool two = walk.unit().bytes.size() == 1 && space_at(slice, walk.unit().begin) == 2 &&
                   walk.unit().end - walk.unit().begin == 1;
  walk.advance();
  if (two) walk.advance();
}

// Walks source and value side by side up to value[end). Nothing where they do not line up.
std::optional<Found> align(std::string_view slice, LiteralScan scan, std::string_view value,
                           std::size_t begin, std::size_t end) {
  Walk walk(std::move(scan));
  Found found;
  bool begun = false;
  std::size_t at = 0;  // bytes of the value that are behind us
  std::size_t behind = 0;
  const auto step = [&](std::size_t size, std::size_t unit_begin) {
    if (!begun && at + size > begin) {
      found.begin = unit_begin;
      begun = true;
    }
    at += size;
  };
  while (at < end) {
    if (walk.done()) return std::nullopt;
    const LiteralUnit unit = walk.unit();
    if (!unit.bytes.empty() && value.substr(at, unit.bytes.size()) == unit.bytes) {
      step(unit.bytes.size(), unit.begin);
      behind = unit.end;
      walk.advance();
    } else if (is_space_unit(unit, slice)) {
      const std::size_t space = space_at(value, at);
      const std::size_t run_begin = unit.begin;
      skip_space_unit(walk, slice);
      if (space == 0 || unit.bytes.empty()) continue;  // the value drops it
      while (!walk.done() && is_space_unit(walk.unit(), slice)) skip_space_unit(walk, slice);
      step(space, run_begin);
      behind = walk.position();
    } else {
      return std::nullopt;
    }
  }
  if (!begun) {  // an empty part: the place between two characters
    found.begin = walk.position();
    behind = found.begin;
  }
  found.end = std::max(behind, found.begin);
  return found;
}

bool looks_quoted(std::string_view slice) {
  return slice.size() >= 2 && (slice.front() == '"' || slice.front() == '\'') &&
         slice.back() == slice.front();
}

}  // namespace

SourceSpan locate_part(const SourceText& source, SourceSpan whole, std::string_view value,
                       std::size_t begin, std::size_t end) {
  if (whole.source != source.id() || whole.end() > source.bytes().size()) return whole;
  const std::string_view slice = source.slice(whole);
  end = std::min(end, value.size());
  begin = std::min(begin, end);
  std::optional<Found> found;
  // A page may put a whole title in quotes, which are then the value's own: both readings are
  // tried.
  if (looks_quoted(slice)) found = align(slice, LiteralScan::quoted(slice), value, begin, end);
  if (!found) found = align(slice, LiteralScan::bare(slice, false), value, begin, end);
  if (!found) found = align(slice, LiteralScan::bare(slice, true), value, begin, end);
  if (!found) return whole;
  return source.span(whole.begin + found->begin, whole.begin + found->end);
}

}  // namespace dateline
