// base64.encode and base64.decode (RFC 4648; padding may be left out when decoding).
#include <string>
#include <string_view>

#include "validator/cel/env_impl.h"
#include "validator/cel/runtime.h"

namespace dateline::cel {
namespace {

using Arguments = std::span<const Value>;

constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

Value encode(Evaluation& evaluation, Arguments a) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : a[0].as_string()) {
    bits = bits << 8 | static_cast<unsigned char>(c);
    count += 8;
    while (count >= 6) {
      count -= 6;
      out += kDigits[bits >> count & 63];
    }
  }
  if (count > 0) out += kDigits[bits << (6 - count) & 63];
  while (out.size() % 4 != 0) out += '=';
  return built_string(evaluation, out);
}

Value decode(Evaluation& evaluation, Arguments a) {
  std::string_view text = a[0].as_string();
  for (int i = 0; i < 2 && text.ends_with('='); ++i) text.remove_suffix(1);
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) {
      return failure(evaluation, ErrorCode::kInvalidArgument, "not base64");
    }
    bits = (bits << 6 | static_cast<std::uint32_t>(digit)) & 0xFFFFFF;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 255);
  }
  if (text.size() % 4 == 1) return failure(evaluation, ErrorCode::kInvalidArgument, "not base64");
  const Value built = built_string(evaluation, out);
  return built.is_error() ? built : Value::bytes(built.as_string());
}

constexpr Declaration kEncoders[] = {
    {"base64.encode", "base64_encode_bytes", "(bytes)->string", encode},
    {"base64.decode", "base64_decode_string", "(string)->bytes", decode},
};

}  // namespace

void add_encoders(Env& env) {
  declare(env, kEncoders);
}

}  // namespace dateline::cel
