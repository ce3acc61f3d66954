// LiteralScan: walks a string as it is written and says, unit by unit, which source bytes stand for
// which bytes of the value: "\u00e9" is six bytes for two, a line-ending backslash many for none.
// Knows the four TOML strings and, as a subset with \/ and surrogate pairs, JSON's. Does not judge:
// the readers have accepted the text before.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

struct LiteralUnit {
  std::size_t begin = 0;  // bytes of the scanned text
  std::size_t end = 0;
  std::string_view bytes = {};  // what they stand for; empty for what the value drops
};

class LiteralScan {
 public:
  // A literal with its quotes: "…", '…', """…""" or '''…'''.
  static LiteralScan quoted(std::string_view text);
  // Text that stands for itself; `escapes`: backslashes are read as in "…".
  static LiteralScan bare(std::string_view text, bool escapes);

  // The next unit, or false at the closing quote. `unit` lives until the next call.
  bool next(LiteralUnit& unit);
  // Where the content ends: the closing quote.
  [[nodiscard]] std::size_t content_end() const { return end_; }

 private:
  void read_escape(LiteralUnit& unit);
  void read_unicode_escape(LiteralUnit& unit, std::size_t digits);
  [[nodiscard]] std::size_t after_line_break(std::size_t pos) const;
  [[nodiscard]] std::size_t after_line_ending_backslash() const;

  std::string_view text_;
  std::size_t pos_ = 0;
  std::size_t end_ = 0;
  bool escapes_ = false;
  bool multi_line_ = false;
  bool at_start_ = false;  // of a multi-line string, where one line break is dropped
  std::string decoded_;    // of the last escape
};

}  // namespace dateline
