// The process: the clock, the environment, the signals and the three standard streams. Everything
// else is run().
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "validator/cli/exit_code.h"
#include "validator/cli/run.h"

namespace {

using dateline::Delivery;

// Only what a signal handler may do.
[[noreturn]] void leave(std::string_view message, int code) {
  [[maybe_unused]] const ssize_t ignored = write(STDERR_FILENO, message.data(), message.size());
  _exit(code);
}

// After a failed allocation every answer is doubtful: better none than a wrong one.
void out_of_memory() {
  leave("validate: out of memory, nothing was decided\n", 3);
}

// A thread that throws would otherwise end in a core dump.
void on_terminate() {
  leave("validate: internal error; this is a bug, please report it\n", 4);
}

void on_signal(int signal) {
  _exit(128 + signal);
}

void handle_signals() {
  for (const int signal : {SIGINT, SIGTERM}) {
    struct sigaction before = {};
    sigaction(signal, nullptr, &before);
    if (before.sa_handler == SIG_IGN) continue;  // nohup and background jobs keep it so
    struct sigaction action = {};
    action.sa_handler = on_signal;
    sigaction(signal, &action, nullptr);
  }
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of write()
}

// A closed standard stream must not become the next file opened. Opened the wrong way round, so
// that using it still fails.
void reserve_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(stream, F_GETFD) != -1 || errno != EBADF) continue;
    const int mode = stream == STDIN_FILENO ? O_WRONLY : O_RDONLY;
    if (open("/dev/null", mode) != stream) _exit(dateline::kExitInternal);
  }
}

Delivery write_to(int stream, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(stream, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno == EPIPE ? Delivery::kReaderGone : Delivery::kFailed;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return Delivery::kWritten;
}

dateline::Surroundings surroundings() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  dateline::Surroundings found{
      .now = {.seconds = std::chrono::duration_cast<std::chrono::seconds>(now).count()},
      .processors = std::thread::hardware_concurrency(),
      .out_is_terminal = isatty(STDOUT_FILENO) == 1};
  for (const char* name : {"DATELINE_FORMAT", "DATELINE_FAIL_ON", "DATELINE_AS_OF", "DATELINE_JOBS",
                           "DATELINE_COLOR", "NO_COLOR", "TERM"}) {
    if (const char* value = std::getenv(name)) found.environment[name] = value;
  }
  return found;
}

}  // namespace

int main(int count, char** arguments) {
  reserve_standard_streams();
  std::set_new_handler(out_of_memory);
  std::set_terminate(on_terminate);
  handle_signals();
  const dateline::World world{
      .surroundings = surroundings(),
      .write_out = [](std::string_view text) { return write_to(STDOUT_FILENO, text); },
      .write_err = [](std::string_view text) { write_to(STDERR_FILENO, text); },
      .open_files = [](const std::string& name) { return dateline::disk_file_tree(name); }};
  const std::vector<std::string> words(arguments + (count > 0 ? 1 : 0), arguments + count);
  return dateline::run(words, world);
}
