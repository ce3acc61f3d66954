// Cuts the text of a formula into tokens. White space and // comments vanish; numbers and strings
// stay as they are written (literal.h reads them). Never fails: what is no token comes out as
// kBad with the reason, and the text after it can still be read.
#pragma once

#include <cstdint>
#include <string_view>

#include "validator/cel/ast.h"

namespace dateline::cel {

enum class TokenKind : std::uint8_t {
  kEnd,
  kBad,         // `text` says why
  kName,        // identifiers, true, false, null, in
  kQuotedName,  // `b-c`: text without the backticks
  kInt,         // 12, 0x1f
  kUint,        // 12u
  kDouble,      // 1.5, .5, 1e3
  kString,      // with prefix and quotes
  kBytes,
  kSymbol,  // && || == != <= >= < > + - * / % ! ? : . , ( ) [ ] { }
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  Place place = {};
  std::string_view text = {};
};

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}
  Token next();

 private:
  void skip_blank();
  Token token(TokenKind kind, std::size_t begin);
  Token bad(std::size_t begin, std::string_view reason);
  Token number();
  Token name_or_string();
  Token quoted_name();
  Token string(std::size_t begin, std::size_t quote, bool raw, bool bytes);
  Token symbol();
  [[nodiscard]] char at(std::size_t index) const {
    return index < text_.size() ? text_[index] : '\0';
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace dateline::cel
