// See golden.h.
#include "tests/support/golden.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>
#include <vector>

namespace dateline {
namespace {

constexpr std::size_t kLinesShown = 12;

bool blessing() {
  const char* value = std::getenv("DATELINE_BLESS");
  return value != nullptr && std::string_view(value) == "1";
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

void show(std::ostream& out, std::string_view sign, std::string_view line) {
  out << sign;
  if (!line.ends_with('\n')) {
    out << line << "   (no line end)\n";
  } else if (line.ends_with("\r\n")) {
    out << line.substr(0, line.size() - 2) << "\\r\n";
  } else {
    out << line;
  }
}

// Equal lines at both ends left out; then what was expected and what came.
std::string short_diff(std::string_view expected, std::string_view actual) {
  std::vector<std::string_view> old_lines = lines_of(expected);
  std::vector<std::string_view> new_lines = lines_of(actual);
  std::size_t same = 0;
  while (same < old_lines.size() && same < new_lines.size() && old_lines[same] == new_lines[same]) {
    ++same;
  }
  while (old_lines.size() > same && new_lines.size() > same &&
         old_lines.back() == new_lines.back()) {
    old_lines.pop_back();
    new_lines.pop_back();
  }
  std::ostringstream out;
  out << "@@ line " << same + 1 << '\n';
  const auto some = [&](const std::vector<std::string_view>& lines, std::string_view sign) {
    for (std::size_t i = same; i < std::min(lines.size(), same + kLinesShown); ++i) {
      show(out, sign, lines[i]);
    }
    if (lines.size() > same + kLinesShown) {
      out << sign << "… and " << lines.size() - same - kLinesShown << " more lines\n";
    }
  };
  some(old_lines, "-");
  some(new_lines, "+");
  return out.str();
}

testing::AssertionResult bless(const std::string& path, std::string_view actual) {
  std::error_code ignored;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << actual;
  file.close();
  if (!file) return testing::AssertionFailure() << "cannot write " << path;
  return testing::AssertionSuccess();
}

}  // namespace

testing::AssertionResult compare_with_file(const std::string& path, std::string_view actual) {
  if (blessing()) return bless(path, actual);
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return testing::AssertionFailure() << path << " does not exist; to write it: ci/dev bless";
  }
  std::ostringstream expected;
  expected << file.rdbuf();
  if (expected.str() == actual) return testing::AssertionSuccess();
  return testing::AssertionFailure()
         << path << " differs (- expected, + came):\n"
         << short_diff(expected.str(), actual) << "if the new text is right: ci/dev bless";
}

}  // namespace dateline
