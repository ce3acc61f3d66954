#include "validator/cli/output_file.h"

#include <csignal>

#include <sys/stat.h>

#include "validator/source/file_tree.h"

namespace dateline {
namespace {

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
    return Error{.kind = Error::Kind::kUnreadable,
                 .where = path,
                 .message = "not written: it is one of the files that were checked"};
  }
  const SignalPause pause;
  return write_file_atomically(path, bytes);
}

}  // namespace dateline
