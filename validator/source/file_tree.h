// FileTree: the files of an archive, passed in so that tests need no disk. Paths are as the user
// gave them, with '/', sorted by bytes. Links are followed only where the user named one; devices,
// pipes and links below a folder are listed as skipped, hidden names (.git) are not listed at all.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "validator/base/limits.h"
#include "validator/base/result.h"
#include "validator/source/source_text.h"

namespace dateline {

struct FileListing {
  struct Left {
    std::string path = {};
    std::string reason = {};
  };
  std::vector<std::string> files = {};  // sorted, no duplicates
  std::vector<Left> skipped = {};       // left out on purpose: links, devices
  std::vector<Left> unreadable = {};    // could not be listed: exit 3
};

class FileTree {
 public:
  virtual ~FileTree() = default;
  // The regular files below `path` (or `path` itself). Error{kUsage} when it does not exist.
  [[nodiscard]] virtual Result<FileListing> list(std::string_view path,
                                                 const Limits& limits) const = 0;
  // The whole file, padded. Error{kUnreadable} or, past `max_bytes`, Error{kLimit}.
  [[nodiscard]] virtual Result<SourceText> read(std::string_view path, SourceId id,
                                                std::size_t max_bytes) const = 0;
};

// The disk. open/read, never mmap (a file that shrinks while it is read must not kill the run). "-"
// is standard input, whose name in reports is `stdin_name`.
std::unique_ptr<FileTree> disk_file_tree(std::string stdin_name = "-");

// For tests and library users: path → bytes.
std::unique_ptr<FileTree> memory_file_tree(std::vector<std::pair<std::string, std::string>> files);

// Writes all of `bytes` to a temporary file beside `path`, fsync, rename: never a torn file.
// Follows no link at `path`.
Result<void> write_file_atomically(const std::string& path, std::string_view bytes);

}  // namespace dateline
