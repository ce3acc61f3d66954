// See run_command.h.
#include "tests/support/run_command.h"

#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

std::string read_all(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<char*> pointers_to(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::vector<std::string> own_environment() {
  std::vector<std::string> entries;
  for (char** entry = environ; *entry != nullptr; ++entry) entries.emplace_back(*entry);
  return entries;
}

int exit_code_of_status(int status) {
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : -1;
}

}  // namespace

CommandResult run_command(const std::vector<std::string>& command, const std::string& input,
                          const std::vector<std::string>& environment) {
  const TempFolder folder;
  const std::string in = folder.path() + "/in";
  const std::string out = folder.path() + "/out";
  const std::string err = folder.path() + "/err";
  std::ofstream(in, std::ios::binary) << input;

  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, in.c_str(), O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT, 0600);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, err.c_str(), O_WRONLY | O_CREAT, 0600);

  std::vector<std::string> words = command;
  // Later entries of the same name would be ignored, so the added ones come first.
  std::vector<std::string> entries = environment;
  for (std::string& entry : own_environment()) entries.push_back(std::move(entry));

  CommandResult result;
  pid_t child = 0;
  if (posix_spawnp(&child, words.at(0).c_str(), &files, nullptr, pointers_to(words).data(),
                   pointers_to(entries).data()) == 0) {
    int status = 0;
    waitpid(child, &status, 0);
    result.exit_code = exit_code_of_status(status);
  } else {
    result.exit_code = 127;
  }
  posix_spawn_file_actions_destroy(&files);
  result.out = read_all(out);
  result.err = read_all(err);
  return result;
}

}  // namespace dateline
