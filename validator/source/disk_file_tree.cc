// The disk behind file_tree.h. Folders are read one at a time and closed before the next, so a deep
// archive needs few descriptors.
#include <algorithm>
#include <cerrno>
#include <mutex>
#include <set>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "validator/source/file_tree.h"
#include "validator/source/read_bytes.h"

namespace dateline {
namespace {

// A descriptor that is closed again.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }
  int release() { return std::exchange(number_, -1); }

 private:
  int number_ = -1;
};

std::string reason_of(int number) {
  return system_error("", "cannot open", number).message;
}

std::string name_of_kind(mode_t mode) {
  if (S_ISLNK(mode)) return "a link";
  if (S_ISFIFO(mode)) return "a pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

std::string joined(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

struct Entry {
  std::string name = {};
  unsigned char type = DT_UNKNOWN;
};

// The entries of an open folder but the hidden ones; 0 or an errno. Takes over the descriptor.
int read_entries(Descriptor& descriptor, std::vector<Entry>& entries) {
  DIR* folder = fdopendir(descriptor.number());
  if (folder == nullptr) return errno;
  descriptor.release();
  int failed = 0;
  for (;;) {
    errno = 0;
    const dirent* entry = readdir(folder);
    if (entry == nullptr) {
      failed = errno;
      break;
    }
    if (entry->d_name[0] != '.') entries.push_back({entry->d_name, entry->d_type});
  }
  closedir(folder);
  return failed;
}

// Lists what is below one named folder.
class Walk {
 public:
  Walk(const Limits& limits, FileListing& listing) : limits_(limits), listing_(listing) {}

  // `flags`: O_NOFOLLOW below the named folder, which itself may be a link.
  void folder(const std::string& path, std::size_t depth, int flags) {
    if (depth > limits_.tree_depth) {
      listing_.unreadable.push_back(
          {path, fmt::format("more than {} folders deep", limits_.tree_depth)});
      return;
    }
    std::vector<Entry> entries;
    {
      Descriptor descriptor(open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | flags));
      const int failed = descriptor.number() < 0 ? errno : read_entries(descriptor, entries);
      if (failed != 0) listing_.unreadable.push_back({path, reason_of(failed)});
    }
    for (const Entry& found : entries) entry(joined(path, found.name), found.type, depth);
  }

 private:
  void entry(const std::string& path, unsigned char type, std::size_t depth) {
    mode_t mode = DTTOIF(type);
    if (type == DT_UNKNOWN) {  // some file systems do not say
      struct stat status = {};
      if (lstat(path.c_str(), &status) != 0) {
        listing_.unreadable.push_back({path, reason_of(errno)});
        return;
      }
      mode = status.st_mode;
    }
    if (S_ISREG(mode)) {
      listing_.files.push_back(path);
    } else if (S_ISDIR(mode)) {
      folder(path, depth + 1, O_NOFOLLOW);
    } else {
      listing_.skipped.push_back({path, name_of_kind(mode)});
    }
  }

  const Limits& limits_;
  FileListing& listing_;
};

void sort_listing(FileListing& listing) {
  const auto by_path = [](const FileListing::Left& a, const FileListing::Left& b) {
    return a.path < b.path;
  };
  std::sort(listing.files.begin(), listing.files.end());
  listing.files.erase(std::unique(listing.files.begin(), listing.files.end()), listing.files.end());
  std::sort(listing.skipped.begin(), listing.skipped.end(), by_path);
  std::sort(listing.unreadable.begin(), listing.unreadable.end(), by_path);
}

bool same_file_state(const struct stat& a, const struct stat& b) {
  return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec &&
         a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

class DiskFileTree : public FileTree {
 public:
  explicit DiskFileTree(std::string stdin_name) : stdin_name_(std::move(stdin_name)) {}

  [[nodiscard]] Result<FileListing> list(std::string_view given,
                                         const Limits& limits) const override {
    std::string path(given);
    FileListing listing;
    if (path == "-") {
      listing.files = {path};
      return listing;
    }
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    struct stat status = {};
    if (path.empty() || path.find('\0') != std::string::npos) {
      return Error{Error::Kind::kUsage, path, "no such file or folder"};
    }
    if (stat(path.c_str(), &status) != 0) {
      if (errno == ENOENT || errno == ENOTDIR) {
        return Error{Error::Kind::kUsage, path, "no such file or folder"};
      }
      listing.unreadable.push_back({path, reason_of(errno)});
      return listing;
    }
    remember(path, S_ISDIR(status.st_mode));
    if (S_ISREG(status.st_mode)) {
      listing.files.push_back(path);
    } else if (S_ISDIR(status.st_mode)) {
      Walk(limits, listing).folder(path, 0, 0);
      sort_listing(listing);
    } else {
      listing.skipped.push_back({path, name_of_kind(status.st_mode)});
    }
    return listing;
  }

  [[nodiscard]] Result<SourceText> read(std::string_view given, SourceId id,
                                        std::size_t max_bytes) const override {
    if (given == "-") return read_descriptor(STDIN_FILENO, stdin_name_, id, 0, max_bytes);
    const std::string path(given);
    // O_NONBLOCK: a pipe put in the place of a listed file must not hang the run.
    const int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
    const Descriptor descriptor(open(path.c_str(), flags | (may_follow(path) ? 0 : O_NOFOLLOW)));
    if (descriptor.number() < 0) {
      if (errno == ELOOP) return Error{Error::Kind::kUnreadable, path, "cannot open: a link"};
      return system_error(path, "cannot open", errno);
    }
    struct stat before = {};
    if (fstat(descriptor.number(), &before) != 0) return system_error(path, "cannot open", errno);
    if (S_ISDIR(before.st_mode)) return system_error(path, "cannot read", EISDIR);
    if (!S_ISREG(before.st_mode)) {
      return Error{Error::Kind::kUnreadable, path,
                   "cannot read: " + name_of_kind(before.st_mode) + ", not a file"};
    }
    const auto expected = static_cast<std::size_t>(before.st_size);
    auto text = read_descriptor(descriptor.number(), path, id, expected, max_bytes);
    if (!text) return text;
    // Half of the old and half of the new text is no record of anything. (Files of /proc say that
    // they are empty and are not.)
    struct stat after = {};
    const bool told = fstat(descriptor.number(), &after) == 0;
    const bool whole = expected == 0 || text->bytes().size() == expected;
    if (told && (!whole || (expected != 0 && !same_file_state(before, after)))) {
      return Error{Error::Kind::kUnreadable, path, "changed while it was read"};
    }
    return text;
  }

 private:
  void remember(const std::string& path, bool is_folder) const {
    const std::lock_guard<std::mutex> lock(mutex_);
    (is_folder ? listed_folders_ : named_files_).insert(path);
  }

  // A link is followed where the user named it, never where a listed folder led to it.
  [[nodiscard]] bool may_follow(const std::string& path) const {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (named_files_.contains(path)) return true;
    return std::none_of(listed_folders_.begin(), listed_folders_.end(),
                        [&](const std::string& folder) {
                          return path.starts_with(folder.ends_with('/') ? folder : folder + "/");
                        });
  }

  std::string stdin_name_;
  // list() and read() may be called from several threads.
  mutable std::mutex mutex_;
  mutable std::set<std::string> listed_folders_;
  mutable std::set<std::string> named_files_;
};

}  // namespace

std::unique_ptr<FileTree> disk_file_tree(std::string stdin_name) {
  return std::make_unique<DiskFileTree>(std::move(stdin_name));
}

}  // namespace dateline
