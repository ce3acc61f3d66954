// Joins what a link broke. A site's "save as text" puts a line break behind every link, so one
// paragraph may stand on several lines ("… in the CSTO" / "Collective Security Council's meeting").
// A paragraph on one line is a view into the source; a joined one is built in the arena, and any
// part of it still gives the span of the original bytes, from its first to its last.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "validator/domain/knowledge.h"
#include "validator/ingest/page_lines.h"
#include "validator/ingest/profile.h"
#include "validator/record/record.h"
#include "validator/record/record_batch.h"

namespace dateline {

struct Paragraph {
  std::string_view text = {};
  std::size_t first_line = 0;
  std::size_t line_count = 0;
};

enum class Join {
  kClearly,   // punctuation and small letters only
  kLikely,    // a capital letter too, where the line above stops in mid-sentence
  kAllLines,  // the whole range is one text: a lead
};

class ParagraphReader {
 public:
  // Borrows everything.
  ParagraphReader(RecordBatch& batch, const std::vector<PageLine>& lines, const Profile& profile,
                  const Knowledge& knowledge);

  // The paragraph that begins with line `first`; no line from `last` on belongs to it.
  Paragraph read(std::size_t first, std::size_t last, Join join);

  // Whether a turn begins at this line: a label with its colon there or on the next line.
  [[nodiscard]] bool opens_turn(std::size_t line, std::size_t last);

  // A part of the text of the paragraph read last, or of any paragraph on one line.
  [[nodiscard]] Text text(const Paragraph& paragraph, std::string_view part) const;
  [[nodiscard]] Text text(const Paragraph& paragraph) const {
    return text(paragraph, paragraph.text);
  }
  [[nodiscard]] Text text(const PageLine& line) const;
  // From the first byte of line `first` to the last of line `last`.
  [[nodiscard]] SourceSpan span_of_lines(std::size_t first, std::size_t last) const;

 private:
  [[nodiscard]] bool continues(std::size_t first, std::size_t next, std::size_t last, Join join);
  [[nodiscard]] bool continues_with_capital(std::size_t first, std::size_t next, std::size_t last);
  Paragraph joined(std::size_t first, std::size_t end);

  RecordBatch& batch_;
  const std::vector<PageLine>& lines_;
  const Profile& profile_;
  const Knowledge& knowledge_;
  std::vector<std::size_t> piece_starts_;  // where each line of the last joined text begins in it
  std::string scratch_;
};

}  // namespace dateline
