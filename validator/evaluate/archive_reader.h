// Reads an archive: walks the paths, reads every file, turns it into records. One unreadable file
// never stops the others: it is listed. Outside edge: read_archive().
#pragma once

#include <string>
#include <vector>

#include "validator/base/result.h"
#include "validator/finding/finding_sink.h"
#include "validator/finding/report.h"
#include "validator/ingest/source_reader.h"
#include "validator/record/record_batch.h"
#include "validator/source/file_tree.h"

namespace dateline {

struct Archive {
  std::vector<RecordBatch> batches = {};     // by path; one per file that was read
  std::vector<FindingSink> doubts = {};      // of the readers, beside each batch
  std::vector<PathReason> not_checked = {};  // could not be read
  std::vector<PathReason> skipped = {};      // left out on purpose
};

// Error{kUsage} when a path does not exist. Ids that the records were given, not those of their
// source, are made unique over the archive: the second gets ~2.
Result<Archive> read_archive(const FileTree& files, const std::vector<std::string>& paths,
                             const ReadOptions& options, unsigned threads);

}  // namespace dateline
