#include "validator/ingest/json_syntax.h"

#include <vector>

#include <fmt/format.h>

#include "validator/base/text.h"
#include "validator/ingest/encoding.h"
#include "validator/ingest/json_string.h"

namespace dateline {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A scalar or a stray word ends here.
bool ends_word(char c) {
  return is_space(c) || c == ',' || c == ':' || c == '[' || c == ']' || c == '{' || c == '}' ||
         c == '"';
}

class Scanner {
 public:
  Scanner(std::string_view text, std::size_t max_depth) : text_(text), max_depth_(max_depth) {}

  std::optional<JsonFault> run() {
    skip_space();
    if (at_end()) return fault(0, "nothing here: expected a JSON value");
    State state = State::kValue;
    while (true) {
      skip_space();
      if (at_end()) {
        if (state == State::kDone) return std::nullopt;
        return fault(0, open_.empty() ? "the text ends before its value" : unclosed());
      }
      if (state == State::kDone) {
        return fault(text_.size() - pos_, "more text behind the end of the JSON value");
      }
      if (!step(state)) return fault_;
    }
  }

 private:
  // What may come next.
  enum class State { kValue, kFirstElement, kFirstKey, kKey, kColon, kAfterValue, kDone };

  [[nodiscard]] bool at_end() const { return pos_ == text_.size(); }
  void skip_space() {
    while (pos_ < text_.size() && is_space(text_[pos_])) ++pos_;
  }

  JsonFault fault(std::size_t length, std::string message) const {
    return {JsonFault::Kind::kSyntax, pos_, length, std::move(message)};
  }
  bool fail(std::size_t length, std::string message) {
    fault_ = fault(length, std::move(message));
    return false;
  }

  [[nodiscard]] std::string unclosed() const {
    return open_.back() == '{' ? "the text ends inside an object" : "the text ends inside an array";
  }

  // The word at pos_, for messages: up to 20 bytes, cut at a character.
  [[nodiscard]] std::string_view word() const {
    std::size_t end = pos_;
    while (end < text_.size() && !ends_word(text_[end])) ++end;
    if (end == pos_) ++end;
    if (end > pos_ + 20) {
      end = pos_ + 20;
      while (end > pos_ + 1 && (static_cast<unsigned char>(text_[end]) & 0xC0) == 0x80) --end;
    }
    return text_.substr(pos_, end - pos_);
  }
  bool unexpected(std::string_view expected) {
    return fail(word().size(), fmt::format("expected {}, found '{}'", expected, printable(word())));
  }

  bool step(State& state) {
    const char c = text_[pos_];
    switch (state) {
      case State::kFirstElement:
        if (c == ']') return close(state);
        return value(state);
      case State::kValue:
        return value(state);
      case State::kFirstKey:
        if (c == '}') return close(state);
        return key(state);
      case State::kKey:
        return key(state);
      case State::kColon:
        if (c != ':') return unexpected("':' behind the key");
        ++pos_;
        state = State::kValue;
        return true;
      case State::kAfterValue:
        return after_value(state);
      case State::kDone:
        return true;
    }
    return true;
  }

  bool key(State& state) {
    if (text_[pos_] != '"') return unexpected("a key in double quotes");
    state = State::kColon;
    return string();
  }

  bool value(State& state) {
    const char c = text_[pos_];
    if (c == '{' || c == '[') return open(c, state);
    if (c == '"') {
      if (!string()) return false;
    } else if (!scalar()) {
      return false;
    }
    state = open_.empty() ? State::kDone : State::kAfterValue;
    return true;
  }

  bool open(char c, State& state) {
    if (open_.size() == max_depth_) {
      fault_ = {JsonFault::Kind::kTooDeep, pos_, 1,
                fmt::format("nested more than {} levels deep", max_depth_)};
      return false;
    }
    open_.push_back(c);
    ++pos_;
    state = c == '{' ? State::kFirstKey : State::kFirstElement;
    return true;
  }

  bool close(State& state) {
    ++pos_;
    open_.pop_back();
    state = open_.empty() ? State::kDone : State::kAfterValue;
    return true;
  }

  bool after_value(State& state) {
    const bool in_object = open_.back() == '{';
    const char c = text_[pos_];
    if (c == (in_object ? '}' : ']')) return close(state);
    if (c != ',') return unexpected(in_object ? "',' or '}'" : "',' or ']'");
    ++pos_;
    state = in_object ? State::kKey : State::kValue;
    return true;
  }

  bool scalar() {
    std::size_t end = pos_;
    while (end < text_.size() && !ends_word(text_[end])) ++end;
    const std::string_view token = text_.substr(pos_, end - pos_);
    if (token != "true" && token != "false" && token != "null" && !is_json_number(token)) {
      return unexpected("a JSON value");
    }
    pos_ = end;
    return true;
  }

  bool string() {
    const std::size_t begin = pos_++;
    while (pos_ < text_.size()) {
      const char c = text_[pos_];
      if (c == '"') {
        ++pos_;
        return true;
      }
      if (static_cast<unsigned char>(c) < 0x20) {
        return fail(1, fmt::format("control character U+{:04X} inside a string",
                                   static_cast<unsigned char>(c)));
      }
      if (c != '\\') {
        ++pos_;
        continue;
      }
      const std::size_t length = json_escape_length(text_.substr(pos_));
      if (length == 0) {
        const std::string_view shown = text_.substr(pos_, 2);
        return fail(shown.size(), fmt::format("'{}' is no JSON escape", printable(shown)));
      }
      pos_ += length;
    }
    pos_ = begin;
    return fail(1, "this string has no end");
  }

  std::string_view text_;
  std::size_t max_depth_;
  std::size_t pos_ = 0;
  std::vector<char> open_;
  std::optional<JsonFault> fault_;
};

}  // namespace

std::optional<JsonFault> find_json_fault(std::string_view text, std::size_t max_depth) {
  if (const std::string_view form = utf16_form(text); !form.empty()) {
    return JsonFault{JsonFault::Kind::kEncoding, 0, 2,
                     fmt::format("the text is {}, not UTF-8", form)};
  }
  if (const auto bad = first_invalid_utf8(text)) {
    return JsonFault{JsonFault::Kind::kEncoding, *bad, bad_run_length(text, *bad),
                     describe_bad_bytes(text, *bad)};
  }
  return Scanner(text, max_depth).run();
}

bool is_json_number(std::string_view token) {
  std::size_t pos = 0;
  const auto digits = [&] {
    const std::size_t begin = pos;
    while (pos < token.size() && is_digit(token[pos])) ++pos;
    return pos > begin;
  };
  const auto skip = [&](char c) {
    const bool there = pos < token.size() && token[pos] == c;
    if (there) ++pos;
    return there;
  };
  skip('-');
  if (!skip('0') && !digits()) return false;
  if (skip('.') && !digits()) return false;
  if (skip('e') || skip('E')) {
    if (!skip('+')) skip('-');
    if (!digits()) return false;
  }
  return pos == token.size();
}

}  // namespace dateline
