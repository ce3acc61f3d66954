#include "validator/cli/output_file.h"

#include <cerrno>
#include <csignal>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "validator/source/file_tree.h"

namespace dateline {
namespace {

Error cannot_write(const std::string& path, std::string message) {
  return {.kind = Error::Kind::kUnreadable, .where = path, .message = std::move(message)};
}

std::string words_for(int code) {
  return std::generic_category().message(code);
}

// Holds back SIGINT and SIGTERM, so that no temporary file is left beside the report.
class SignalPause {
 public:
  SignalPause() {
    sigset_t held;
    sigemptyset(&held);
    sigaddset(&held, SIGINT);
    sigaddset(&held, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &held, &before_);
  }
  ~SignalPause() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalPause(const SignalPause&) = delete;
  SignalPause& operator=(const SignalPause&) = delete;

 private:
  sigset_t before_ = {};
};

// Where replacing the name would replace a device (or its link) instead of writing to it.
bool is_special(const std::string& path) {
  if (path.starts_with("/dev/") || path.starts_with("/proc/")) return true;
  struct stat target = {};
  if (stat(path.c_str(), &target) != 0) return false;
  return !S_ISREG(target.st_mode) && !S_ISDIR(target.st_mode);
}

Result<void> write_special(const std::string& path, std::string_view bytes) {
  const int descriptor = open(path.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC);
  if (descriptor < 0) return cannot_write(path, words_for(errno));
  int code = write_all(descriptor, bytes);
  if (close(descriptor) != 0 && code == 0) code = errno;
  if (code != 0) return cannot_write(path, words_for(code));
  return {};
}

// By device and inode: a second name of an input is still the input.
bool is_input(const std::string& path, const std::vector<std::string>& inputs) {
  struct stat target = {};
  if (stat(path.c_str(), &target) != 0) return false;
  for (const std::string& input : inputs) {
    struct stat status = {};
    if (stat(input.c_str(), &status) != 0) continue;
    if (status.st_dev == target.st_dev && status.st_ino == target.st_ino) return true;
  }
  return false;
}

}  // namespace

Result<void> write_output(const std::string& path, std::string_view bytes,
                          const std::vector<std::string>& inputs) {
  if (is_input(path, inputs)) {
    return cannot_write(path, "not written: it is one of the files that were checked");
  }
  if (is_special(path)) return write_special(path, bytes);
  const SignalPause pause;
  return write_file_atomically(path, bytes);
}

int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace dateline
