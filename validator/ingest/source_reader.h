// One input, whatever its format: detects it by content (JSON object or array, JSONL, page text),
// reads it, completes its records. Bad UTF-8 is one input/encoding finding with its offset and the
// guessed encoding, and the rest is still read; a BOM and CRLF are accepted.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validator/base/limits.h"
#include "validator/domain/knowledge.h"
#include "validator/finding/finding_sink.h"
#include "validator/ingest/profile.h"
#include "validator/record/record_batch.h"

namespace dateline {

struct ReadOptions {
  const Knowledge* knowledge = nullptr;
  const std::vector<Profile>* profiles = nullptr;  // the first whose page_start opens the text is
                                                   // taken; the first of all for JSON
  Limits limits = {};
  std::string_view format = {};  // one of input_formats(): no detection; empty: by content
};

// "page", "json", "jsonl", "ninjs", "markdown". Where one is forced, json and jsonl are the
// canonical form whatever their members, and ninjs is one document or lines of it.
std::span<const std::string_view> input_formats();

// "page", "markdown", "json", "jsonl", or empty for what is no archive input (an image, a README).
// Of packed bytes (.gz, .zst) that of the text in them; "gzip" or "zstd" where none comes out of
// them. By content alone: a page opens with a profile's page_start, or holds two lines of its
// publication block.
std::string_view detect_format(std::string_view bytes, const std::vector<Profile>& profiles);

// Whether its labels show only when its bytes are taken for windows-1251: an old Russian page.
bool is_page_in_windows_1251(std::string_view bytes, const std::vector<Profile>& profiles);
// Whether JSON text is lines of objects, not one object or array over several lines.
bool looks_like_lines(std::string_view bytes);
// Whether the first line that is not blank is the profile's page_start.
bool opens_page(std::string_view text, const Profile& profile);
// Whether two lines are labels that only such a page has ("Publication date:", "Text version").
bool has_page_labels(std::string_view text, const Profile& profile);

// Takes the source over, unpacked where it is packed: the batch's source and all spans are then the
// unpacked text's. Never fails: what cannot be read is a finding in the sink, under the id of
// its record where it lies in one. A name that ends in .jsonl or .ndjson makes the text JSONL.
RecordBatch read_source(SourceText source, const ReadOptions& options, FindingSink& sink);

}  // namespace dateline
