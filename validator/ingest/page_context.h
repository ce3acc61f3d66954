// What every part of the page reader works on: the batch it fills, the lines it reads, what it may
// ask, and where doubts go. One per file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "validator/domain/knowledge.h"
#include "validator/finding/finding_sink.h"
#include "validator/ingest/page_lines.h"
#include "validator/ingest/page_paragraphs.h"
#include "validator/ingest/profile.h"
#include "validator/record/record_batch.h"

namespace dateline {

// Lines [first, last) of the file.
struct PageRange {
  std::size_t first = 0;
  std::size_t last = 0;
};

struct PageContext {
  PageContext(RecordBatch& into, const Profile& layout, const Knowledge& known, FindingSink& doubts)
      : batch(into),
        profile(layout),
        knowledge(known),
        sink(doubts),
        lines(read_lines(into.source.bytes(), layout)),
        paragraphs(into, lines, layout, known) {}

  RecordBatch& batch;
  const Profile& profile;
  const Knowledge& knowledge;
  FindingSink& sink;
  const std::vector<PageLine> lines;
  ParagraphReader paragraphs;

  [[nodiscard]] SourceSpan span_of(std::string_view part) const {
    return batch.source.span_of(part);
  }
  void doubt_date(std::string message, std::string field, SourceSpan where) const {
    sink.add(InputDoubt{.rule = "input/bad-date",
                        .message = std::move(message),
                        .field = std::move(field),
                        .where = where});
  }
};

}  // namespace dateline
