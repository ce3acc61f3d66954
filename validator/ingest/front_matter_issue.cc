// toml++ names no kinds of mistakes, so its words are read: they are of a packaged library that the
// tests hold to them.
#include "validator/ingest/front_matter_issue.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "validator/base/text.h"

namespace dateline {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

std::size_t begin_of_run(std::string_view text, std::size_t end, std::string_view of) {
  const std::size_t before = text.substr(0, end).find_last_not_of(of);
  return before == std::string_view::npos ? 0 : before + 1;
}

std::size_t end_of_run(std::string_view text, std::size_t begin, std::string_view of) {
  return std::min(text.find_first_not_of(of, begin), text.size());
}

// The key before the value at `value`: `title` of `title = "B"`. Of a table the brackets' inside.
SourceSpan key_before(const SourceText& front, std::size_t value) {
  const std::string_view text = front.bytes();
  if (value < text.size() && text[value] == '[') {
    const std::size_t begin = end_of_run(text, value, "[ \t");
    return front.span(begin, std::min(text.find_first_of("] \t\r\n", begin), text.size()));
  }
  std::size_t end = begin_of_run(text, std::min(value, text.size()), kBlanks);
  if (end == 0 || text[end - 1] != '=') return front.span(value, value);
  end = begin_of_run(text, end - 1, kBlanks);
  const std::size_t before = text.substr(0, end).find_last_of("\n{,");
  const std::size_t begin =
      end_of_run(text, before == std::string_view::npos ? 0 : before + 1, kBlanks);
  return front.span(begin, end);
}

// The date or time round a place within it or just behind it.
SourceSpan date_round(const SourceText& front, std::size_t at) {
  constexpr std::string_view kOfDates = "0123456789-:.+TtZz";
  const std::string_view text = front.bytes();
  const std::size_t begin = begin_of_run(text, std::min(at, text.size()), kOfDates);
  return front.span(begin, end_of_run(text, begin, kOfDates));
}

bool is_bad_date(std::string_view message) {
  for (const char* part : {"year", "month", "day", "hour", "minute", "second"}) {
    if (message.starts_with(fmt::format("expected {} between", part))) return true;
  }
  return false;
}

}  // namespace

InputDoubt doubt_of_issue(const RuleIssue& issue, const SourceText& front) {
  const auto at = static_cast<std::size_t>(issue.where.begin);
  if (issue.message.starts_with("cannot redefine existing")) {
    const SourceSpan key = key_before(front, at);
    return {.rule = "input/duplicate-key",
            .message = fmt::format("the key '{}' stands here a second time: nothing was read",
                                   printable(front.slice(key))),
            .where = key};
  }
  if (is_bad_date(issue.message)) {
    const SourceSpan date = date_round(front, at);
    return {.rule = "input/bad-date",
            .message = fmt::format("'{}' is in no calendar or on no clock: nothing was read",
                                   printable(front.slice(date))),
            .where = date};
  }
  return {
      .rule = "input/syntax", .message = issue.message, .hint = issue.hint, .where = issue.where};
}

}  // namespace dateline
