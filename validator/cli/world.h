// What a command touches outside itself: two streams and the files. main.cc has the real ones,
// tests their own.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "validator/base/result.h"
#include "validator/cli/options.h"
#include "validator/source/file_tree.h"

namespace dateline {

enum class Delivery {
  kWritten,
  kReaderGone,  // a closed pipe: nobody wants the rest
  kFailed,      // the disk is full
};

struct World {
  Surroundings surroundings = {};
  std::function<Delivery(std::string_view)> write_out = {};  // the report, nothing else
  std::function<void(std::string_view)> write_err = {};      // everything else
  // The archive; the argument names standard input.
  std::function<std::unique_ptr<FileTree>(const std::string&)> open_files = {};
};

// "validate: archive/x: there is no such file" on standard error, made safe for a terminal.
void complain(const World& world, const Error& error);
void warn(const World& world, std::string_view message);

// Writes to standard output; gives the exit code that follows: 0, or 3 with a complaint. A reader
// that left is no failure.
int deliver(const World& world, std::string_view text);

}  // namespace dateline
