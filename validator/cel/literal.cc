#include "validator/cel/literal.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <system_error>

#include "validator/base/text.h"

namespace dateline::cel {
namespace {

bool fail(LiteralError& error, const Token& token, std::string_view message) {
  error = {.message = std::string(message), .begin = 0, .end = token.text.size()};
  return false;
}

bool read_integer(const Token& token, bool negative, Value& out, LiteralError& error) {
  std::string_view digits = token.text;
  const bool is_unsigned = token.kind == TokenKind::kUint;
  if (is_unsigned) digits.remove_suffix(1);
  int base = 10;
  if (digits.size() > 2 && (digits[1] == 'x' || digits[1] == 'X')) {
    base = 16;
    digits.remove_prefix(2);
  }
  std::uint64_t magnitude = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), magnitude, base);
  if (is_unsigned) {
    if (read.ec != std::errc() || negative) return fail(error, token, "uint literal out of range");
    out = Value::unsigned_integer(magnitude);
    return true;
  }
  constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (read.ec != std::errc() || magnitude > kMost + (negative ? 1 : 0)) {
    return fail(error, token, "int literal out of range");
  }
  out = Value::integer(static_cast<std::int64_t>(negative ? ~magnitude + 1 : magnitude));
  return true;
}

// How many hex or octal digits follow a \x, \u, \U or \0-3, and their base; 0 for none of these.
struct NumericEscape {
  std::size_t digits = 0;
  int base = 16;
  std::size_t skip = 2;  // the backslash and the letter
};

NumericEscape numeric_escape(char letter) {
  switch (letter) {
    case 'x':
    case 'X':
      return {.digits = 2};
    case 'u':
      return {.digits = 4};
    case 'U':
      return {.digits = 8};
    case '0':
    case '1':
    case '2':
    case '3':
      return {.digits = 3, .base = 8, .skip = 1};
    default:
      return {};
  }
}

// The character of \n and the like; 0 for what is no such escape.
char simple_escape(char letter) {
  constexpr std::string_view kLetters = "abfnrtv\\?\"'`";
  constexpr std::string_view kMeaning = "\a\b\f\n\r\t\v\\?\"'`";
  const std::size_t at = kLetters.find(letter);
  return at == std::string_view::npos ? '\0' : kMeaning[at];
}

// Decodes the escape at `at` (the backslash) and moves past it.
bool read_escape(std::string_view body, std::size_t& at, bool bytes, std::string& out) {
  const char letter = at + 1 < body.size() ? body[at + 1] : '\0';
  if (const char plain = simple_escape(letter); plain != '\0') {
    out += plain;
    at += 2;
    return true;
  }
  const NumericEscape escape = numeric_escape(letter);
  const std::string_view digits = body.substr(at + escape.skip, escape.digits);
  std::uint32_t code = 0;
  const auto read =
      std::from_chars(digits.data(), digits.data() + digits.size(), code, escape.base);
  if (escape.digits == 0 || digits.size() != escape.digits || read.ec != std::errc() ||
      read.ptr != digits.data() + digits.size()) {
    return false;
  }
  at += escape.skip + escape.digits;
  if (bytes) {
    if (escape.digits > 3) return false;  // \u in bytes
    out += static_cast<char>(code);
    return true;
  }
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return false;
  append_utf8(out, static_cast<char32_t>(code));
  return true;
}

}  // namespace

bool read_number(const Token& token, bool negative, Value& out, LiteralError& error) {
  if (token.kind != TokenKind::kDouble) return read_integer(token, negative, out, error);
  const std::string text = (negative ? "-" : "") + std::string(token.text);
  double number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  // from_chars does not say whether a number is too large or too near to zero; strtod does.
  if (read.ec == std::errc::result_out_of_range) number = std::strtod(text.c_str(), nullptr);
  if (!std::isfinite(number)) return fail(error, token, "double literal out of range");
  out = Value::number(number);
  return true;
}

bool read_string(const Token& token, std::string& out, LiteralError& error) {
  const std::size_t prefix = token.text.find_first_of("'\"");
  const bool raw = token.text.substr(0, prefix).find_first_of("rR") != std::string_view::npos;
  const bool bytes = token.kind == TokenKind::kBytes;
  std::string_view body = token.text.substr(prefix);
  const bool triple = body.size() >= 6 && body[1] == body[0] && body[2] == body[0];
  const std::size_t quotes = triple ? 3 : 1;
  body = body.substr(quotes, body.size() - 2 * quotes);
  if (raw) {
    out = body;
    return true;
  }
  for (std::size_t at = 0; at < body.size();) {
    if (body[at] != '\\') {
      out += body[at++];
      continue;
    }
    const std::size_t begin = at;
    if (!read_escape(body, at, bytes, out)) {
      error = {.message = "no such escape in a string",
               .begin = prefix + quotes + begin,
               .end = prefix + quotes + begin + 2};
      return false;
    }
  }
  return true;
}

}  // namespace dateline::cel
