#include "validator/source/toml_scan.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "validator/base/text.h"

namespace dateline {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
// toml++ looks ahead 127 characters at most to tell numbers and dates apart.
constexpr std::size_t kLongestScalar = 120;

bool is_bare_key(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-';
}
bool is_scalar(char c) {
  return is_bare_key(c) || c == '+' || c == '.' || c == ':';
}
bool is_quote(char c) {
  return c == '"' || c == '\'';
}

class Scanner {
 public:
  Scanner(const SourceText& source, const Limits& limits, RuleIssues& issues)
      : source_(source), text_(source.bytes()), limits_(limits), issues_(issues) {}

  bool document() {
    if (!size_and_encoding()) return false;
    if (text_.substr(0, kByteOrderMark.size()) == kByteOrderMark) pos_ = kByteOrderMark.size();
    while (skip_space_and_lines() && !done()) {
      const bool good = peek() == '[' ? header() : key_and_value(header_depth_);
      if (!good || !rest_of_line()) return false;
    }
    return done();
  }

 private:
  [[nodiscard]] bool done() const { return pos_ >= text_.size(); }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return pos_ + ahead < text_.size() ? text_[pos_ + ahead] : '\0';
  }

  bool fail(std::string code, std::size_t begin, std::size_t end, std::string message,
            std::string hint = {}) {
    issues_.push_back({.severity = RuleIssue::Severity::kError,
                       .code = std::move(code),
                       .message = std::move(message),
                       .hint = std::move(hint),
                       .path = source_.name(),
                       .where = source_.span(begin, end)});
    return false;
  }

  // What stands at pos_ is not what TOML has there.
  bool unexpected(std::string_view wanted) {
    if (done())
      return fail("E101", pos_, pos_, fmt::format("the file ends where {} is expected", wanted));
    std::size_t end = pos_;
    const char32_t found = next_code_point(text_, end);
    if (line_break() != 0) {
      return fail("E101", pos_, pos_, fmt::format("the line ends where {} is expected", wanted));
    }
    const std::string shown(text_.substr(pos_, end - pos_));
    if (found > 0x7F) {
      return fail("E106", pos_, end, fmt::format("'{}' outside a string or comment", shown),
                  "put keys and values with such characters in quotes");
    }
    if (found < 0x20 || found == 0x7F) return control_character();
    return fail("E101", pos_, end, fmt::format("'{}' where {} is expected", shown, wanted));
  }

  bool control_character() {
    return fail("E107", pos_, pos_ + 1,
                fmt::format("control character U+{:04X}", static_cast<unsigned char>(peek())));
  }

  bool size_and_encoding() {
    if (text_.size() > limits_.toml_bytes) {
      return fail("E103", 0, 0,
                  fmt::format("{} bytes, at most {} are read", text_.size(), limits_.toml_bytes));
    }
    const auto bad = first_invalid_utf8(text_);
    if (!bad) return true;
    return fail(
        "E102", *bad, *bad + 1,
        fmt::format("byte 0x{:02x} is not valid UTF-8", static_cast<unsigned char>(text_[*bad])));
  }

  void skip_space() {
    while (peek() == ' ' || peek() == '\t') ++pos_;
  }

  [[nodiscard]] std::size_t line_break() const {
    if (peek() == '\n') return 1;
    return peek() == '\r' && peek(1) == '\n' ? 2 : 0;
  }

  bool comment() {
    while (!done() && line_break() == 0) {
      const auto c = static_cast<unsigned char>(peek());
      if ((c < 0x20 && c != '\t') || c == 0x7F) return control_character();
      ++pos_;
    }
    return true;
  }

  // Blanks, line ends and comments; false where a comment is bad.
  bool skip_space_and_lines() {
    for (;;) {
      skip_space();
      if (const std::size_t size = line_break()) {
        pos_ += size;
      } else if (peek() != '#') {
        return true;
      } else if (!comment()) {
        return false;
      }
    }
  }

  bool rest_of_line() {
    skip_space();
    if (peek() == '#' && !comment()) return false;
    if (done()) return true;
    const std::size_t size = line_break();
    if (size == 0) return unexpected("the end of the line");
    pos_ += size;
    return true;
  }

  bool header() {
    const std::size_t brackets = peek(1) == '[' ? 2 : 1;
    pos_ += brackets;
    if (!key()) return false;
    for (std::size_t i = 0; i < brackets; ++i) {
      if (peek() != ']') return unexpected("']'");
      ++pos_;
    }
    header_depth_ = key_parts_;
    return within_depth(header_depth_, key_begin_);
  }

  // Dotted keys count as the tables that they open: the tree is walked to its depth later.
  bool within_depth(std::size_t depth, std::size_t at) {
    if (depth <= limits_.toml_depth) return true;
    return fail("E104", at, at + 1,
                fmt::format("nested deeper than {} tables and arrays", limits_.toml_depth));
  }

  // In a table `depth` levels down.
  bool key_and_value(std::size_t depth) {
    if (!key()) return false;
    depth += key_parts_ - 1;
    return within_depth(depth, key_begin_) && equals() && value(depth + 1);
  }

  // A key and the blanks round it.
  bool key() {
    skip_space();
    const std::size_t begin = pos_;
    key_begin_ = begin;
    for (std::size_t parts = 1;; ++parts) {
      key_parts_ = parts;
      if (parts > limits_.toml_key_parts) {
        return fail("E105", begin, begin + 1,
                    fmt::format("a key of more than {} parts", limits_.toml_key_parts));
      }
      if (is_quote(peek())) {
        if (peek(1) == peek() && peek(2) == peek()) return unexpected("a key on one line");
        if (!string()) return false;
      } else if (!done() && is_bare_key(peek())) {
        while (is_bare_key(peek())) ++pos_;
      } else {
        return unexpected("a key");
      }
      skip_space();
      if (peek() != '.') return true;
      if (++dots_ > limits_.toml_dots) {
        return fail("E105", pos_, pos_ + 1,
                    fmt::format("more than {} dots in the keys of this file", limits_.toml_dots));
      }
      ++pos_;
      skip_space();
    }
  }

  bool equals() {
    if (peek() != '=') return unexpected("'='");
    ++pos_;
    skip_space();
    return true;
  }

  bool value(std::size_t depth) {
    const char c = peek();
    if (c == '[' || c == '{') {
      if (!within_depth(depth, pos_)) return false;
      return c == '[' ? array(depth) : inline_table(depth);
    }
    if (is_quote(c)) return string();
    return scalar();
  }

  bool array(std::size_t depth) {
    ++pos_;
    for (;;) {
      if (!skip_space_and_lines()) return false;
      if (peek() == ']') break;
      if (!value(depth + 1) || !skip_space_and_lines()) return false;
      if (peek() == ']') break;
      if (peek() != ',') return unexpected("',' or ']'");
      ++pos_;
    }
    ++pos_;
    return true;
  }

  bool inline_table(std::size_t depth) {
    ++pos_;
    skip_space();
    if (peek() == '}') {
      ++pos_;
      return true;
    }
    for (;;) {
      if (!key_and_value(depth)) return false;
      skip_space();
      if (peek() == '}') break;
      if (peek() != ',') return unexpected("',' or '}'");
      ++pos_;
    }
    ++pos_;
    return true;
  }

  // A number, a boolean or a date: toml++ judges which. A date may have one blank before its time.
  bool scalar() {
    const std::size_t begin = pos_;
    while (is_scalar(peek())) ++pos_;
    if (pos_ - begin == 10 && text_[begin + 4] == '-' && peek() == ' ' && peek(1) >= '0' &&
        peek(1) <= '9') {
      ++pos_;
      while (is_scalar(peek())) ++pos_;
    }
    const std::string_view token = text_.substr(begin, pos_ - begin);
    if (token.empty()) return unexpected("a value");
    constexpr std::string_view kStarts = "0123456789+-tfin";
    if (kStarts.find(token.front()) == std::string_view::npos) {
      return fail("E101", begin, pos_, fmt::format("'{}' is no value", token),
                  "strings stand in quotes");
    }
    if (token.size() > kLongestScalar) {
      return fail("E101", begin, pos_,
                  fmt::format("a number of more than {} characters", kLongestScalar));
    }
    return true;
  }

  bool string() {
    const std::size_t begin = pos_;
    const char quote = peek();
    const bool multi_line = peek(1) == quote && peek(2) == quote;
    pos_ += multi_line ? 3 : 1;
    while (!done()) {
      const char c = peek();
      if (c == quote && (!multi_line || (peek(1) == quote && peek(2) == quote))) {
        close_string(quote, multi_line);
        return true;
      }
      if (c == '\\' && quote == '"' && line_break_behind_backslash() == 0) {
        ++pos_;  // whatever is escaped does not end the string
        if (done()) break;
      }
      const std::size_t size = line_break();
      if (size != 0 && !multi_line) break;
      const auto byte = static_cast<unsigned char>(peek());
      if (size == 0 && ((byte < 0x20 && byte != '\t') || byte == 0x7F)) return control_character();
      pos_ += size != 0 ? size : 1;
    }
    return fail("E101", begin, begin + (multi_line ? 3 : 1), "a string that does not end",
                multi_line ? "" : "a string of several lines stands in three quotes");
  }

  [[nodiscard]] std::size_t line_break_behind_backslash() const {
    return peek(1) == '\n' || peek(1) == '\r' ? 1 : 0;
  }

  // Up to two quotes may stand right before the closing three: """"a""""" is "a"".
  void close_string(char quote, bool multi_line) {
    pos_ += multi_line ? 3 : 1;
    for (int extra = 0; multi_line && extra < 2 && peek() == quote; ++extra) ++pos_;
  }

  const SourceText& source_;
  std::string_view text_;
  const Limits& limits_;
  RuleIssues& issues_;
  std::size_t pos_ = 0;
  std::size_t dots_ = 0;          // in the keys so far
  std::size_t header_depth_ = 0;  // tables that the last header opened
  std::size_t key_parts_ = 0;     // of the last key …
  std::size_t key_begin_ = 0;     // … and where it begins
};

}  // namespace

bool scan_toml(const SourceText& source, const Limits& limits, RuleIssues& issues) {
  return Scanner(source, limits, issues).document();
}

}  // namespace dateline
