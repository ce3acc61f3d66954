#include "validator/source/read_bytes.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

namespace dateline {
namespace {

constexpr std::size_t kFirstRead = std::size_t{64} << 10;
constexpr std::size_t kOneRead = std::size_t{1} << 30;  // Linux gives at most 2 GiB at once

// Waits where the user's pipe was set to non-blocking by somebody else.
bool wait_for_input(int descriptor) {
  pollfd waiting = {descriptor, POLLIN, 0};
  return poll(&waiting, 1, -1) >= 0 || errno == EINTR;
}

// One read that went somewhere: bytes read, 0 at the end, or −errno.
ssize_t read_some(int descriptor, char* to, std::size_t room) {
  for (;;) {
    const ssize_t got = read(descriptor, to, std::min(room, kOneRead));
    if (got >= 0) return got;
    if (errno == EINTR) continue;
    if (errno == EAGAIN && wait_for_input(descriptor)) continue;
    return -errno;
  }
}

std::unique_ptr<char[]> padded(std::size_t size) {
  return std::unique_ptr<char[]>(new char[size + SourceText::kPadding]);
}

}  // namespace

Error system_error(const std::string& path, const std::string& doing, int number) {
  return {Error::Kind::kUnreadable, path,
          fmt::format("{}: {}", doing, std::generic_category().message(number))};
}

Result<SourceText> read_descriptor(int descriptor, const std::string& name, SourceId id,
                                   std::size_t expected, std::size_t max_bytes) {
  const Error too_large = {Error::Kind::kLimit, name,
                           fmt::format("larger than {} bytes", max_bytes)};
  if (expected > max_bytes) return too_large;
  // One byte more than expected, so that the end of the file shows without growing the buffer.
  std::size_t room = expected != 0 ? expected + 1 : std::min(kFirstRead, max_bytes + 1);
  std::unique_ptr<char[]> buffer = padded(room);
  std::size_t size = 0;
  for (;;) {
    if (size == room) {
      if (size > max_bytes) return too_large;
      const std::size_t larger = std::min(room * 2, max_bytes + 1);
      std::unique_ptr<char[]> grown = padded(larger);
      std::memcpy(grown.get(), buffer.get(), size);
      buffer = std::move(grown);
      room = larger;
    }
    const ssize_t got = read_some(descriptor, buffer.get() + size, room - size);
    if (got < 0) return system_error(name, "cannot read", static_cast<int>(-got));
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  if (size > max_bytes) return too_large;
  return SourceText(id, name, std::move(buffer), size);
}

}  // namespace dateline
