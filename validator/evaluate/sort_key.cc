#include "validator/evaluate/sort_key.h"

#include <bit>
#include <cstdint>

namespace dateline {
namespace {

// Big-endian with the sign bit turned: negative numbers come first.
void append_signed(std::string& out, std::int64_t number) {
  const std::uint64_t biased = static_cast<std::uint64_t>(number) ^ (std::uint64_t{1} << 63);
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>((biased >> shift) & 0xff);
}

// IEEE 754 order as integer order: negative numbers have all bits turned, the others the sign bit.
void append_double(std::string& out, double number) {
  const auto bits = std::bit_cast<std::int64_t>(number);
  append_signed(out, bits < 0 ? ~bits ^ (std::int64_t{1} << 62 << 1) : bits);
}

// Zero ends a string, so a zero inside is escaped: "a" < "a\0" < "ab".
void append_text(std::string& out, std::string_view text) {
  for (const char c : text) {
    out += c;
    if (c == '\0') out += '\xff';
  }
  out += '\0';
  out += '\0';
}

}  // namespace

bool append_sort_key(std::string& out, const cel::Value& value) {
  out += static_cast<char>(static_cast<std::uint8_t>(value.kind()) + 1);
  switch (value.kind()) {
    case cel::Kind::kNull:
      return true;
    case cel::Kind::kBool:
      out += value.as_bool() ? '\1' : '\0';
      return true;
    case cel::Kind::kInt:
      append_signed(out, value.as_int());
      return true;
    case cel::Kind::kUint:
      append_signed(out, static_cast<std::int64_t>(value.as_uint() ^ (std::uint64_t{1} << 63)));
      return true;
    case cel::Kind::kDouble:
      append_double(out, value.as_double());
      return true;
    case cel::Kind::kString:
    case cel::Kind::kBytes:
      append_text(out, value.as_string());
      return true;
    case cel::Kind::kTimestamp:
      append_signed(out, value.as_timestamp().seconds);
      append_signed(out, value.as_timestamp().nanos);
      return true;
    case cel::Kind::kDuration:
      append_signed(out, value.as_duration().nanos);
      return true;
    case cel::Kind::kDate:
      append_signed(out, value.as_date().days);
      return true;
    case cel::Kind::kLocal:
      append_signed(out, value.as_local().seconds);
      return true;
    case cel::Kind::kList:
      for (const cel::Value& item : value.as_list()) {
        if (!append_sort_key(out, item)) return false;
      }
      out += '\0';
      return true;
    default:
      return false;
  }
}

}  // namespace dateline
