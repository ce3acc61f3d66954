// write_file_atomically() of file_tree.h: a report is there whole or not at all.
#include <algorithm>
#include <cerrno>
#include <optional>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "validator/source/file_tree.h"
#include "validator/source/read_bytes.h"

namespace dateline {
namespace {

constexpr int kAttempts = 100;

Error write_error(const std::string& path, int number) {
  return system_error(path, "cannot write", number);
}

// 0 or an errno.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = write(descriptor, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return errno;
    if (put == 0) return EIO;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return 0;
}

// 0 or an errno; close() is where a network file system tells of a full disk.
int write_and_close(int descriptor, std::string_view bytes, bool sync) {
  int failed = write_all(descriptor, bytes);
  if (failed == 0 && sync && fsync(descriptor) != 0) failed = errno;
  if (close(descriptor) != 0 && failed == 0 && errno != EINTR) failed = errno;
  return failed;
}

// The descriptor that /dev/stdout and its like stand for: links, but everybody's own.
std::optional<int> standard_descriptor(std::string_view path) {
  if (path == "/dev/stdout" || path == "/dev/fd/1") return STDOUT_FILENO;
  if (path == "/dev/stderr" || path == "/dev/fd/2") return STDERR_FILENO;
  return std::nullopt;
}

Result<void> write_to_device(const std::string& path, std::string_view bytes) {
  const auto standard = standard_descriptor(path);
  const int descriptor = standard ? fcntl(*standard, F_DUPFD_CLOEXEC, 0)
                                  : open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) return write_error(path, errno);
  if (const int failed = write_and_close(descriptor, bytes, false))
    return write_error(path, failed);
  return {};
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

struct Temporary {
  std::string path = {};
  int descriptor = -1;
};

// A new file beside the target; hidden, so that a run over the same folder does not read it.
Temporary open_temporary(const std::string& folder) {
  Temporary out;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    out.path = fmt::format("{}/.dateline-{}-{}.tmp", folder, getpid(), attempt);
    out.descriptor =
        open(out.path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (out.descriptor >= 0 || errno != EEXIST) break;
  }
  return out;
}

void sync_folder(const std::string& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  // Some file systems cannot; the file itself is safe by now.
  (void)fsync(descriptor);
  close(descriptor);
}

// Mode and, where we may, owner of the file that is replaced.
int keep_owner_and_mode(int descriptor, const struct stat& old) {
  struct stat made = {};
  if (fstat(descriptor, &made) != 0) return errno;
  if (made.st_uid != old.st_uid || made.st_gid != old.st_gid) {
    // An ordinary user cannot give a file away; the mode matters more.
    if (fchown(descriptor, old.st_uid, old.st_gid) != 0 && errno != EPERM) return errno;
  }
  return fchmod(descriptor, old.st_mode & 07777) == 0 ? 0 : errno;
}

}  // namespace

Result<void> write_file_atomically(const std::string& path, std::string_view bytes) {
  if (standard_descriptor(path)) return write_to_device(path, bytes);
  struct stat old = {};
  const bool exists = lstat(path.c_str(), &old) == 0;
  if (!exists && errno != ENOENT) return write_error(path, errno);
  if (exists && S_ISCHR(old.st_mode)) return write_to_device(path, bytes);
  if (exists && S_ISLNK(old.st_mode)) {
    return Error{Error::Kind::kUnreadable, path, "cannot write: a link, which is not followed"};
  }
  if (exists && !S_ISREG(old.st_mode)) {
    return Error{Error::Kind::kUnreadable, path, "cannot write: not a regular file"};
  }

  const std::string folder = folder_of(path);
  const Temporary temporary = open_temporary(folder);
  if (temporary.descriptor < 0) return write_error(path, errno);
  int failed = exists ? keep_owner_and_mode(temporary.descriptor, old) : 0;
  const int written = write_and_close(temporary.descriptor, bytes, true);
  if (failed == 0) failed = written;
  if (failed == 0 && rename(temporary.path.c_str(), path.c_str()) != 0) failed = errno;
  if (failed != 0) {
    unlink(temporary.path.c_str());
    return write_error(path, failed);
  }
  sync_folder(folder);
  return {};
}

}  // namespace dateline
