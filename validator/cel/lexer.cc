#include "validator/cel/lexer.h"

#include <algorithm>

namespace dateline::cel {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_name(char c) {
  return is_name_start(c) || is_digit(c);
}
bool is_quote(char c) {
  return c == '"' || c == '\'';
}
bool is_one_of(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

}  // namespace

Token Lexer::token(TokenKind kind, std::size_t begin) {
  return {.kind = kind,
          .place = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)},
          .text = text_.substr(begin, at_ - begin)};
}

Token Lexer::bad(std::size_t begin, std::string_view reason) {
  Token out = token(TokenKind::kBad, begin);
  out.text = reason;
  return out;
}

void Lexer::skip_blank() {
  while (at_ < text_.size()) {
    if (is_one_of(text_[at_], " \t\r\n\f")) {
      ++at_;
    } else if (text_[at_] == '/' && at(at_ + 1) == '/') {
      while (at_ < text_.size() && text_[at_] != '\n') ++at_;
    } else {
      return;
    }
  }
}

Token Lexer::next() {
  skip_blank();
  if (at_ >= text_.size()) return token(TokenKind::kEnd, at_);
  const char c = text_[at_];
  if (is_digit(c) || (c == '.' && is_digit(at(at_ + 1)))) return number();
  if (is_name_start(c)) return name_or_string();
  if (is_quote(c)) return string(at_, at_, false, false);
  if (c == '`') return quoted_name();
  return symbol();
}

Token Lexer::number() {
  const std::size_t begin = at_;
  TokenKind kind = TokenKind::kInt;
  if (at(at_) == '0' && (at(at_ + 1) == 'x' || at(at_ + 1) == 'X') && is_hex(at(at_ + 2))) {
    at_ += 2;
    while (is_hex(at(at_))) ++at_;
  } else {
    while (is_digit(at(at_))) ++at_;
    if (at(at_) == '.' && is_digit(at(at_ + 1))) {
      kind = TokenKind::kDouble;
      ++at_;
      while (is_digit(at(at_))) ++at_;
    }
    if (at(at_) == 'e' || at(at_) == 'E') {
      const std::size_t sign = at(at_ + 1) == '+' || at(at_ + 1) == '-' ? 1 : 0;
      if (is_digit(at(at_ + 1 + sign))) {
        kind = TokenKind::kDouble;
        at_ += 1 + sign;
        while (is_digit(at(at_))) ++at_;
      }
    }
  }
  if (kind == TokenKind::kInt && (at(at_) == 'u' || at(at_) == 'U')) {
    kind = TokenKind::kUint;
    ++at_;
  }
  return token(kind, begin);
}

Token Lexer::name_or_string() {
  const std::size_t begin = at_;
  while (is_name(at(at_))) ++at_;
  const std::string_view name = text_.substr(begin, at_ - begin);
  if (is_quote(at(at_)) && name.size() <= 2) {
    const bool raw = name.find_first_of("rR") != std::string_view::npos;
    const bool bytes = name.find_first_of("bB") != std::string_view::npos;
    if (name.size() == static_cast<std::size_t>(raw) + static_cast<std::size_t>(bytes)) {
      return string(begin, at_, raw, bytes);
    }
  }
  return token(TokenKind::kName, begin);
}

Token Lexer::quoted_name() {
  const std::size_t begin = at_++;
  while (is_name(at(at_)) || (at_ < text_.size() && is_one_of(text_[at_], ".-/ "))) ++at_;
  if (at(at_) != '`' || at_ == begin + 1) return bad(begin, "unterminated name in backticks");
  ++at_;
  Token out = token(TokenKind::kQuotedName, begin);
  out.text = out.text.substr(1, out.text.size() - 2);
  return out;
}

Token Lexer::string(std::size_t begin, std::size_t quote, bool raw, bool bytes) {
  const std::string_view triple = text_.substr(quote, 3);
  const bool is_triple = triple.size() == 3 && triple[1] == triple[0] && triple[2] == triple[0];
  const std::string_view close = is_triple ? triple : triple.substr(0, 1);
  at_ = quote + close.size();
  while (at_ < text_.size()) {
    if (text_.substr(at_, close.size()) == close) {
      at_ += close.size();
      return token(bytes ? TokenKind::kBytes : TokenKind::kString, begin);
    }
    if (!is_triple && (text_[at_] == '\n' || text_[at_] == '\r')) break;
    at_ += !raw && text_[at_] == '\\' && at_ + 1 < text_.size() ? 2 : 1;
  }
  at_ = std::min(at_, text_.size());
  return bad(begin, "unterminated string");
}

Token Lexer::symbol() {
  const std::size_t begin = at_;
  const std::string_view two = text_.substr(at_, 2);
  for (const std::string_view known : {"&&", "||", "==", "!=", "<=", ">="}) {
    if (two != known) continue;
    at_ += 2;
    return token(TokenKind::kSymbol, begin);
  }
  const auto byte = static_cast<unsigned char>(text_[at_++]);
  if (is_one_of(text_[begin], "<>+-*/%!?:.,()[]{}")) return token(TokenKind::kSymbol, begin);
  if (byte == '=') return bad(begin, "'=' is no operator; equality is '=='");
  if (byte == '&') return bad(begin, "'&' is no operator; both is '&&'");
  if (byte == '|') return bad(begin, "'|' is no operator; either is '||'");
  while (byte >= 0x80 && (static_cast<unsigned char>(at(at_)) & 0xC0) == 0x80) ++at_;
  return bad(begin, "this character belongs in a string");
}

}  // namespace dateline::cel
