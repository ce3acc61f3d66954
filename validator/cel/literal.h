// Reads number and string tokens: what "0x1fu" or r'\d+' stands for. Knows nothing of trees.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "validator/cel/lexer.h"
#include "validator/cel/value.h"

namespace dateline::cel {

struct LiteralError {
  std::string message = {};
  std::size_t begin = 0;  // within the token
  std::size_t end = 0;
};

// A kInt, kUint or kDouble token; `negative` where a minus belongs to it.
bool read_number(const Token& token, bool negative, Value& out, LiteralError& error);

// A kString or kBytes token, decoded into `out`.
bool read_string(const Token& token, std::string& out, LiteralError& error);

}  // namespace dateline::cel
