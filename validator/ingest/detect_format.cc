// What kind of input a text is, by its first bytes and by the labels of the known layouts. A
// Markdown or HTML file that quotes an event page is no event page.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "validator/base/text.h"
#include "validator/ingest/encoding.h"
#include "validator/ingest/markdown_reader.h"
#include "validator/ingest/source_reader.h"
#include "validator/ingest/unpack.h"

namespace dateline {
namespace {

// Enough of a UTF-16 text to see its labels.
constexpr std::size_t kWideSample = std::size_t{64} << 10;

std::string_view next_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end);
  while (!rest.empty() && (rest.front() == '\r' || rest.front() == '\n')) rest.remove_prefix(1);
  return line;
}

// Whether all that the line opens it closes too.
bool is_balanced(std::string_view line) {
  long depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (in_string && line[i] == '\\') {
      ++i;
    } else if (line[i] == '"') {
      in_string = !in_string;
    } else if (!in_string) {
      depth += line[i] == '{' || line[i] == '[' ? 1 : 0;
      depth -= line[i] == '}' || line[i] == ']' ? 1 : 0;
    }
  }
  return depth == 0 && !in_string;
}

// The text opens with a brace. Lines of JSON, or one object over several lines? The first line of
// the former is a whole object, or a broken one with another object below it; the first line of the
// latter ends where a line may be broken.
std::string_view json_form(std::string_view text) {
  const std::string_view first = trim(next_line(text));
  std::string_view second;
  while (second.empty() && !text.empty()) second = next_line(text);
  if (second.empty()) return "json";
  if (is_balanced(first)) return "jsonl";
  const bool broken_off = std::string_view("{[,:").find(first.back()) == std::string_view::npos;
  return broken_off && second.front() == '{' ? "jsonl" : "json";
}

bool starts_with_any(std::string_view line, const std::vector<std::string>& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(), [line](const std::string& beginning) {
    return !beginning.empty() && line.starts_with(beginning);
  });
}

// The end of a page, or a line of its publication block: no other text has these.
bool is_page_label(std::string_view line, const Profile::Layout& layout) {
  if (!layout.page_end.empty() && line.starts_with(layout.page_end)) return true;
  if (!layout.publication_status.empty() && line == layout.publication_status) return true;
  return starts_with_any(line, layout.publication_date) || starts_with_any(line, layout.sections);
}

bool is_page(std::string_view text, const std::vector<Profile>& profiles) {
  return std::any_of(profiles.begin(), profiles.end(), [text](const Profile& profile) {
    return opens_page(text, profile) || has_page_labels(text, profile);
  });
}

std::string_view detect_text(std::string_view bytes, const std::vector<Profile>& profiles) {
  if (!utf16_form(bytes).empty()) return detect_text(narrow_utf16(bytes, kWideSample), profiles);
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  const char opening = bytes[first];
  if (opening == '{') return json_form(bytes.substr(first));
  if (opening == '[') return "json";
  if (opening == '<' || opening == '#') return {};
  if (opens_markdown(bytes)) return "markdown";
  if (is_page(bytes, profiles) || is_page_in_windows_1251(bytes, profiles)) return "page";
  return {};
}

}  // namespace

bool is_page_in_windows_1251(std::string_view bytes, const std::vector<Profile>& profiles) {
  return !is_page(bytes, profiles) && is_page(as_windows_1251(bytes), profiles);
}

bool looks_like_lines(std::string_view bytes) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || bytes[first] != '{') return false;
  return json_form(bytes.substr(first)) == "jsonl";
}

bool opens_page(std::string_view text, const Profile& profile) {
  const std::string& start = profile.layout.page_start;
  while (!text.empty()) {
    const std::string_view line = trim(next_line(text));
    if (!line.empty()) return !start.empty() && line == start;
  }
  return false;
}

bool has_page_labels(std::string_view text, const Profile& profile) {
  std::size_t labels = 0;
  while (!text.empty() && labels < 2) {
    if (is_page_label(trim(next_line(text)), profile.layout)) ++labels;
  }
  return labels == 2;
}

std::string_view detect_format(std::string_view bytes, const std::vector<Profile>& profiles) {
  const std::string_view packing = packing_of(bytes);
  if (packing.empty()) return detect_text(bytes, profiles);
  // Only once: what is packed twice is no archive input. Damaged from its start it still is one, so
  // that somebody hears of it.
  const std::string sample = unpack_sample(bytes, Limits{}.unpack_sample);
  return sample.empty() ? packing : detect_text(sample, profiles);
}

}  // namespace dateline
