// Finding: one thing that is wrong, or doubtful, with the data. Self-contained: places are resolved
// to line and column and the words at them are copied, so a Finding outlives the sources it speaks
// of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validator/finding/severity.h"
#include "validator/source/line_map.h"
#include "validator/source/source_text.h"

namespace dateline {

// A place as a report shows it. (The news' Place is record's.)
struct ReportPlace {
  std::string path = {};
  Region region = {};  // columns in code points
  // The bytes at the region, at most Limits::snippet_bytes, cut at a character.
  std::string snippet = {};
  std::string line_text = {};          // the first line of the region, cut likewise round the place
  std::uint64_t line_text_column = 1;  // the column at which line_text starts
};

struct RelatedPlace {
  std::string label = {};  // "event time is here"
  ReportPlace place = {};
};

struct FixEdit {
  std::uint64_t byte_offset = 0;
  std::uint64_t byte_length = 0;
  std::string with = {};
};

struct Fix {
  std::string safety = {};  // safe | unsafe | display-only
  std::vector<FixEdit> edits = {};
};

// A sub-expression of the rule and what it gave here: "abs(gap)", "24h".
struct Because {
  std::string expression = {};
  std::string value = {};
};

struct Finding {
  std::string rule = {};  // "time/publication-matches-event"
  Severity severity = Severity::kError;
  std::string message = {};
  std::string hint = {};    // what would be right; may be empty
  std::string record = {};  // the record's id; empty for a file without a record
  ReportPlace where = {};
  std::string field = {};  // "published.local", "geography[1]"; empty where no field is meant
  std::vector<RelatedPlace> related = {};
  std::vector<Because> because = {};  // only when asked for
  std::optional<Fix> fix = {};
  std::string fingerprint = {};  // rule, record id, field and normalised values; never the line
  std::string state = "new";     // new | unchanged | absent | waived
};

// The place of a span, with its words. `map` is of the same source.
ReportPlace make_place(const SourceText& source, const LineMap& map, SourceSpan span,
                       std::size_t snippet_bytes);

// 16 hex digits over rule, record, field and the folded values.
std::string make_fingerprint(std::string_view rule, std::string_view record, std::string_view field,
                             std::string_view value);

// The fixed order of every report: path, byte offset, rule, field, message.
bool report_order(const Finding& a, const Finding& b);

}  // namespace dateline
