// What a terminal or a CI log may see: record content made harmless, and our own colours around it.
// Control, bidi and zero-width characters come out as \u{1b}; "##[" and "##vso[", which CI runners
// obey anywhere in a line, come out broken. The other command form, "::error", works only at the
// start of a line; there the renderers see to it that no line starts with content.
#pragma once

#include <string>
#include <string_view>

#include "validator/finding/severity.h"

namespace dateline {

std::string terminal_text(std::string_view content);

// Whether `text` starts with a command that a CI runner obeys anywhere in a line. The second '#' is
// then shown as kBrokenHash.
bool starts_runner_command(std::string_view text);
inline constexpr const char* kBrokenHash = "\\u{23}";

// A path at the start of a line: as terminal_text, with "./" before one that a CI runner would take
// for a command ("::error.txt").
std::string terminal_path(std::string_view path);

// Wraps text in colours, or leaves it alone.
class Paint {
 public:
  explicit Paint(bool colors) : colors_(colors) {}
  [[nodiscard]] std::string bold(std::string_view text) const { return wrap("1", text); }
  [[nodiscard]] std::string dim(std::string_view text) const { return wrap("2", text); }
  [[nodiscard]] std::string good(std::string_view text) const { return wrap("32", text); }
  [[nodiscard]] std::string by(Severity severity, std::string_view text) const;

 private:
  [[nodiscard]] std::string wrap(std::string_view code, std::string_view text) const;
  bool colors_;
};

}  // namespace dateline
