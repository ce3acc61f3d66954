#include "validator/report/terminal_text.h"

#include <cstddef>

#include "validator/base/text.h"

namespace dateline {

bool starts_runner_command(std::string_view text) {
  return text.starts_with("##[") || text.starts_with("##vso[");
}

std::string terminal_text(std::string_view content) {
  std::string text = printable(content);
  for (std::size_t at = text.find("##"); at != std::string::npos; at = text.find("##", at + 1)) {
    if (starts_runner_command(std::string_view(text).substr(at))) {
      text.replace(at + 1, 1, kBrokenHash);
    }
  }
  return text;
}

std::string terminal_path(std::string_view path) {
  std::string text = terminal_text(path);
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string::npos || text[first] == ':' || text[first] == '#') {
    text.insert(0, "./");
  }
  return text;
}

std::string Paint::by(Severity severity, std::string_view text) const {
  switch (severity) {
    case Severity::kError:
      return wrap("1;31", text);
    case Severity::kWarning:
      return wrap("1;33", text);
    case Severity::kInfo:
      return wrap("1;36", text);
  }
  return std::string(text);
}

std::string Paint::wrap(std::string_view code, std::string_view text) const {
  if (!colors_ || text.empty()) return std::string(text);
  std::string out = "\x1b[";
  out.append(code).append("m").append(text).append("\x1b[0m");
  return out;
}

}  // namespace dateline
