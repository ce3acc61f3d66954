#include "validator/evaluate/archive_reader.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "validator/evaluate/parallel.h"

namespace dateline {
namespace {

void add_all(const std::vector<FileListing::Left>& from, std::vector<PathReason>& to) {
  for (const auto& left : from) to.push_back({left.path, left.reason});
}

// What one file gave: a batch, or the reason why not.
struct ReadFile {
  std::optional<RecordBatch> batch = {};
  FindingSink sink = {};
  std::optional<Error> error = {};
  bool foreign = false;  // no archive input: an image, a README
};

// JSONL is read line by line and has a limit per line; everything else is one document.
std::size_t bytes_allowed(std::string_view path, const Limits& limits) {
  const auto dot = path.rfind('.');
  const std::string_view ending =
      dot == std::string_view::npos ? std::string_view() : path.substr(dot);
  return ending == ".jsonl" || ending == ".ndjson" ? limits.jsonl_file_bytes
                                                   : limits.document_bytes;
}

ReadFile read_file(const FileTree& files, const std::string& path, SourceId id,
                   const ReadOptions& options) {
  ReadFile out;
  auto text = files.read(path, id, bytes_allowed(path, options.limits));
  if (!text && text.error().kind == Error::Kind::kLimit) {
    out.batch = RecordBatch{.source = SourceText(id, path, "")};
    out.sink.add(
        InputDoubt{.rule = "input/too-large",
                   .message = fmt::format("{}; the file is not checked", text.error().message),
                   .where = out.batch->source.span(0, 0)});
  } else if (!text) {
    out.error = text.error();
  } else if (options.format.empty() && !text->bytes().empty() &&
             detect_format(text->bytes(), *options.profiles).empty()) {
    out.foreign = true;
  } else {
    out.batch = read_source(*std::move(text), options, out.sink);
  }
  return out;
}

// A made id is not in the source: it has no span. Given ids are left alone.
void make_ids_unique(std::vector<RecordBatch>& batches) {
  std::unordered_map<std::string_view, int> seen;
  for (RecordBatch& batch : batches) {
    for (Record& record : batch.records) {
      const int count = ++seen[record.id.value];
      if (count > 1 && !record.id.span.known()) {
        record.id.value = batch.arena.copy(fmt::format("{}~{}", record.id.value, count));
      }
    }
  }
}

}  // namespace

Result<Archive> read_archive(const FileTree& files, const std::vector<std::string>& paths,
                             const ReadOptions& options, unsigned threads) {
  Archive archive;
  std::vector<std::string> names;
  for (const std::string& path : paths) {
    DATELINE_TRY(listing, files.list(path, options.limits));
    names.insert(names.end(), listing.files.begin(), listing.files.end());
    add_all(listing.skipped, archive.skipped);
    add_all(listing.unreadable, archive.not_checked);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());

  std::vector<ReadFile> read(names.size());
  for_each_index(names.size(), threads, [&](std::size_t i) {
    read[i] = read_file(files, names[i], static_cast<SourceId>(i), options);
  });
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (read[i].error) {
      archive.not_checked.push_back({names[i], read[i].error->message});
    } else if (read[i].foreign) {
      archive.skipped.push_back(
          {names[i], "neither page text nor JSON nor Markdown with front matter"});
    } else {
      archive.batches.push_back(*std::move(read[i].batch));
      archive.doubts.push_back(std::move(read[i].sink));
    }
  }
  make_ids_unique(archive.batches);
  return archive;
}

}  // namespace dateline
