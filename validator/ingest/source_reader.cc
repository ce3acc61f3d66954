#include "validator/ingest/source_reader.h"

#include <algorithm>
#include <optional>

#include "validator/base/text.h"
#include "validator/ingest/complete_record.h"
#include "validator/ingest/encoding.h"
#include "validator/ingest/json_reader.h"
#include "validator/ingest/markdown_reader.h"
#include "validator/ingest/page_reader.h"
#include "validator/ingest/unpack.h"

namespace dateline {
namespace {

bool is_jsonl_name(std::string_view name) {
  name = name_without_packing(name);
  return name.ends_with(".jsonl") || name.ends_with(".ndjson");
}

std::string_view format_of(const SourceText& source, const ReadOptions& options) {
  if (!options.format.empty()) return options.format;
  const std::string_view bytes = source.bytes();
  const std::string_view format = detect_format(bytes, *options.profiles);
  // A broken first line does not make a page or a document of it.
  const bool blank = bytes.find_first_not_of(" \t\r\n") == std::string_view::npos;
  if (is_jsonl_name(source.name()) && !blank) return "jsonl";
  return format;
}

// How JSON is cut into records, and what its objects are.
JsonForm json_form_of(const SourceText& source, std::string_view format) {
  if (format == "jsonl") return JsonForm::kLines;
  if (format == "json") return JsonForm::kDocument;
  const bool lines = is_jsonl_name(source.name()) || looks_like_lines(source.bytes());
  return lines ? JsonForm::kLines : JsonForm::kDocument;
}

JsonObjects objects_of(std::string_view forced) {
  if (forced.empty()) return JsonObjects::kByMembers;
  return forced == "ninjs" ? JsonObjects::kNinjs : JsonObjects::kCanonical;
}

const Profile& profile_of(std::string_view text, const std::vector<Profile>& profiles) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  for (const auto& fits : {&opens_page, &has_page_labels}) {
    for (const Profile& profile : profiles) {
      if (fits(text, profile)) return profile;
    }
  }
  return profiles.front();
}

// False when there is nothing that a reader could make sense of.
bool is_readable(const SourceText& source, std::string_view format, const ReadOptions& options,
                 FindingSink& sink) {
  const Limits& limits = options.limits;
  const std::string_view bytes = source.bytes();
  if (!utf16_form(bytes).empty()) {
    check_encoding(source, limits, sink);
    return false;
  }
  if (format != "page" && format != "markdown")
    return true;  // the JSON reader refuses bad bytes line by line
  if (bytes.size() > limits.document_bytes) {
    sink.add(InputDoubt{.rule = "input/too-large",
                        .message = "the page text has " + std::to_string(bytes.size()) +
                                   " bytes, more than the limit of " +
                                   std::to_string(limits.document_bytes) + ": not read",
                        .where = source.span(0, 0)});
    return false;
  }
  if (format == "page" && is_page_in_windows_1251(bytes, *options.profiles)) {
    const std::size_t bad = first_invalid_utf8(bytes).value_or(0);
    sink.add(InputDoubt{.rule = "input/encoding",
                        .message = "the text is windows-1251, not UTF-8: nothing was read",
                        .hint = "save it as UTF-8",
                        .where = source.span(bad, bad + 1)});
    return false;
  }
  check_encoding(source, limits, sink);  // a doubt; the rest is read all the same
  return true;
}

// A page was read by its profile; another record is completed by that of its language.
void complete(RecordBatch& batch, std::string_view format, const Profile& read_by,
              std::span<const Profile> profiles, const Knowledge& knowledge) {
  // Views into the batch: the source's own name may move with it.
  const std::string_view path = batch.arena.copy(batch.source.name());
  for (Record& record : batch.records) {
    const Profile& profile =
        format == "page" ? read_by : profile_for(record.language, profiles, read_by);
    complete_record(record, batch.source, knowledge, profile, batch.arena);
    record.input.path = path;
    if (record.input.format.empty()) record.input.format = format;  // "ninjs" is said already
    record.input.profile = profile.name;
  }
}

// Doubts that lie in a record carry its id. Records are in the order of the file.
void name_records(const RecordBatch& batch, std::size_t first_doubt, FindingSink& sink) {
  const std::vector<Record>& records = batch.records;
  for (std::size_t i = first_doubt; i < sink.doubts().size(); ++i) {
    InputDoubt& doubt = sink.doubts()[i];
    if (!doubt.record.empty()) continue;
    auto after = std::upper_bound(
        records.begin(), records.end(), doubt.where.begin,
        [](std::uint64_t place, const Record& record) { return place < record.span.begin; });
    if (after == records.begin()) continue;
    const Record& record = *--after;
    if (doubt.where.begin < record.span.end()) doubt.record = record.id.value;
  }
}

// False when it is packed and cannot be unpacked: then the source has no text at all.
bool unpack_source(SourceText& source, const Limits& limits, FindingSink& sink) {
  if (packing_of(source.bytes()).empty()) return true;
  const std::size_t most =
      is_jsonl_name(source.name()) ? limits.jsonl_file_bytes : limits.document_bytes;
  std::optional<SourceText> text = unpack(source, most, limits, sink);
  const bool unpacked = text.has_value();
  source = unpacked ? *std::move(text) : SourceText(source.id(), source.name(), "");
  return unpacked;
}

}  // namespace

std::span<const std::string_view> input_formats() {
  static constexpr std::string_view kFormats[] = {"page", "json", "jsonl", "ninjs", "markdown"};
  return kFormats;
}

RecordBatch read_source(SourceText source, const ReadOptions& options, FindingSink& sink) {
  RecordBatch batch;
  batch.source = std::move(source);
  if (options.profiles == nullptr || options.profiles->empty()) return batch;
  if (!unpack_source(batch.source, options.limits, sink)) return batch;
  const Knowledge nothing;
  const Knowledge& knowledge = options.knowledge == nullptr ? nothing : *options.knowledge;
  const std::string_view format = format_of(batch.source, options);
  const std::size_t first_doubt = sink.doubts().size();
  if (format.empty() || !is_readable(batch.source, format, options, sink)) return batch;
  if (format == "page") {
    const Profile& profile = profile_of(batch.source.bytes(), *options.profiles);
    read_pages(batch, profile, knowledge, sink);
    complete(batch, format, profile, *options.profiles, knowledge);
  } else if (format == "markdown") {
    const Profile& profile = options.profiles->front();
    read_markdown(batch, profile, knowledge, options.limits, sink);
    complete(batch, format, profile, *options.profiles, knowledge);
  } else {
    const Profile& profile = options.profiles->front();
    read_json(batch, json_form_of(batch.source, format), profile, options.limits, sink, &knowledge,
              *options.profiles, objects_of(options.format));
    complete(batch, format, profile, *options.profiles, knowledge);
  }
  name_records(batch, first_doubt, sink);
  return batch;
}

}  // namespace dateline
