// The FileTree of tests and of library users: what the disk would say of the same files.
#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "validator/source/file_tree.h"

namespace dateline {
namespace {

bool is_hidden(std::string_view below) {
  return below.starts_with('.') || below.find("/.") != below.npos;
}

class MemoryFileTree : public FileTree {
 public:
  explicit MemoryFileTree(std::vector<std::pair<std::string, std::string>> files) {
    for (auto& file : files) files_.insert_or_assign(std::move(file.first), std::move(file.second));
  }

  [[nodiscard]] Result<FileListing> list(std::string_view given,
                                         const Limits& limits) const override {
    std::string path(given);
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    FileListing listing;
    if (files_.contains(path)) {
      listing.files = {path};
      return listing;
    }
    const std::string folder = path.ends_with('/') ? path : path + "/";
    bool exists = false;
    for (auto at = files_.lower_bound(folder); at != files_.end(); ++at) {
      if (!at->first.starts_with(folder)) break;
      exists = true;
      const std::string_view below = std::string_view(at->first).substr(folder.size());
      if (is_hidden(below)) continue;
      const auto depth = static_cast<std::size_t>(std::count(below.begin(), below.end(), '/'));
      if (depth > limits.tree_depth) {
        listing.unreadable.push_back(
            {at->first, fmt::format("more than {} folders deep", limits.tree_depth)});
      } else {
        listing.files.push_back(at->first);
      }
    }
    if (!exists) return Error{Error::Kind::kUsage, path, "no such file or folder"};
    return listing;
  }

  [[nodiscard]] Result<SourceText> read(std::string_view path, SourceId id,
                                        std::size_t max_bytes) const override {
    const auto found = files_.find(std::string(path));
    if (found == files_.end()) {
      return Error{Error::Kind::kUnreadable, std::string(path),
                   "cannot open: No such file or directory"};
    }
    if (found->second.size() > max_bytes) {
      return Error{Error::Kind::kLimit, found->first,
                   fmt::format("larger than {} bytes", max_bytes)};
    }
    return SourceText(id, found->first, found->second);
  }

 private:
  std::map<std::string, std::string> files_;
};

}  // namespace

std::unique_ptr<FileTree> memory_file_tree(std::vector<std::pair<std::string, std::string>> files) {
  return std::make_unique<MemoryFileTree>(std::move(files));
}

}  // namespace dateline
