// What the JSON reader makes of a text, for tables of examples.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "validator/ingest/json_reader.h"

#include "tests/support/marked_text.h"

namespace dateline {

struct Reading {
  RecordBatch batch = {};
  FindingSink sink = {};
};

inline Profile test_profile() {
  Profile profile;
  profile.name = "test";
  profile.language = "en";
  profile.layout.generic_speakers = {"Question"};
  return profile;
}

inline void read(std::string_view text, Reading& out, JsonForm form = JsonForm::kDocument,
                 const Limits& limits = {}) {
  out.batch.source = SourceText(0, "archive/test.json", text);
  read_json(out.batch, form, test_profile(), limits, out.sink);
}

// The doubts as "rule field: message".
inline std::vector<std::string> told(const Reading& reading) {
  std::vector<std::string> out;
  for (const InputDoubt& doubt : reading.sink.doubts()) {
    out.push_back(doubt.rule + " " + doubt.field + ": " + doubt.message);
  }
  return out;
}

inline std::string drawn(const Reading& reading) {
  MarkedText marked{std::string(reading.batch.source.bytes()), {}};
  for (const InputDoubt& doubt : reading.sink.doubts()) {
    marked.spans.push_back({doubt.where.begin, doubt.where.end()});
  }
  return draw_marks(marked);
}

inline std::string words(const Reading& reading, SourceSpan span) {
  return std::string(reading.batch.source.slice(span));
}

inline std::string ids(const Reading& reading) {
  std::string out;
  for (const Record& record : reading.batch.records) {
    out += std::string(record.id.value) + "#" + std::to_string(record.input.ordinal) + " ";
  }
  return out;
}

}  // namespace dateline
