// "%d of %s".format([1, 'x']): the clauses of the strings extension (%s %d %f %e %b %o %x %X %%),
// without locales.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "validator/cel/env_impl.h"
#include "validator/cel/library_time.h"
#include "validator/cel/map_data.h"
#include "validator/cel/number_text.h"
#include "validator/cel/runtime.h"

namespace dateline::cel {
namespace {

using Arguments = std::span<const Value>;

constexpr int kExponentFrom = 21;
constexpr int kPrecision = 6;
constexpr int kMostPrecision = 1000;

struct Clause {
  char verb = 's';
  int precision = kPrecision;
};

// What a clause cannot format.
struct FormatError {
  std::string message = {};
};

bool append_plain(std::string& out, const Value& value);

bool append_list(std::string& out, std::span<const Value> items) {
  out += '[';
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += ", ";
    if (!append_plain(out, items[i])) return false;
  }
  out += ']';
  return true;
}

// Keys sorted by their text, so that equal maps print alike.
bool append_map(std::string& out, const MapData& map) {
  std::vector<std::pair<std::string, const Value*>> entries;
  for (const MapEntry& entry : map.entries) {
    std::string key;
    if (!append_plain(key, entry.key)) return false;
    entries.emplace_back(std::move(key), &entry.value);
  }
  std::sort(entries.begin(), entries.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  out += '{';
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i > 0) out += ", ";
    out += entries[i].first + ": ";
    if (!append_plain(out, *entries[i].second)) return false;
  }
  out += '}';
  return true;
}

bool append_plain(std::string& out, const Value& value) {
  switch (value.kind()) {
    case Kind::kNull:
      out += "null";
      return true;
    case Kind::kBool:
      out += value.as_bool() ? "true" : "false";
      return true;
    case Kind::kInt:
      out += fmt::format_int(value.as_int()).str();
      return true;
    case Kind::kUint:
      out += fmt::format_int(value.as_uint()).str();
      return true;
    case Kind::kDouble:
      append_number(out, value.as_double(), kExponentFrom);
      return true;
    case Kind::kString:
    case Kind::kBytes:
      out += value.as_string();
      return true;
    case Kind::kTimestamp:
      append_timestamp(out, value.as_timestamp());
      return true;
    case Kind::kDuration:
      append_duration(out, value.as_duration());
      return true;
    case Kind::kDate:
      out += format_date(value.as_date());
      return true;
    case Kind::kLocal:
      out += format_local(value.as_local());
      return true;
    case Kind::kType:
      out += type_name(value.as_type());
      return true;
    case Kind::kList:
      return append_list(out, value.as_list());
    case Kind::kMap:
      return append_map(out, *value.as_map());
    case Kind::kOptional:
    case Kind::kObject:
    case Kind::kUnset:
    case Kind::kError:
      return false;
  }
  return false;
}

bool append_number_clause(std::string& out, const Value& value, const Clause& clause) {
  double number = 0;
  if (value.kind() == Kind::kDouble) {
    number = value.as_double();
  } else if (value.kind() == Kind::kInt) {
    number = static_cast<double>(value.as_int());
  } else if (value.kind() == Kind::kUint) {
    number = static_cast<double>(value.as_uint());
  } else {
    return false;
  }
  if (!std::isfinite(number)) {
    append_number(out, number, kExponentFrom);
  } else if (clause.verb == 'f') {
    out += fmt::format("{:.{}f}", number, clause.precision);
  } else {
    out += fmt::format("{:.{}e}", number, clause.precision);
  }
  return true;
}

bool append_decimal(std::string& out, const Value& value) {
  switch (value.kind()) {
    case Kind::kInt:
    case Kind::kUint:
      return append_plain(out, value);
    case Kind::kDouble:
      if (std::isfinite(value.as_double())) return false;
      return append_plain(out, value);
    default:
      return false;
  }
}

// In base 2, 8 or 16; negative numbers with a sign.
bool append_based(std::string& out, const Value& value, int base, bool upper) {
  char buffer[80];
  std::to_chars_result written = {buffer, std::errc()};
  if (value.kind() == Kind::kInt) {
    written = std::to_chars(buffer, buffer + sizeof buffer, value.as_int(), base);
  } else if (value.kind() == Kind::kUint) {
    written = std::to_chars(buffer, buffer + sizeof buffer, value.as_uint(), base);
  } else if (value.kind() == Kind::kBool && base == 2) {
    *written.ptr++ = value.as_bool() ? '1' : '0';
  } else {
    return false;
  }
  std::string digits(buffer, written.ptr);
  if (upper) {
    std::transform(digits.begin(), digits.end(), digits.begin(),
                   [](char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 32) : c; });
  }
  out += digits;
  return true;
}

bool append_hex(std::string& out, const Value& value, bool upper) {
  if (value.kind() != Kind::kString && value.kind() != Kind::kBytes) {
    return append_based(out, value, 16, upper);
  }
  const std::string_view digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
  for (const char c : value.as_string()) {
    const auto byte = static_cast<unsigned char>(c);
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return true;
}

bool append_clause(std::string& out, const Value& value, const Clause& clause, bool& known) {
  known = true;
  switch (clause.verb) {
    case 's':
      return append_plain(out, value);
    case 'd':
      return append_decimal(out, value);
    case 'f':
    case 'e':
      return append_number_clause(out, value, clause);
    case 'b':
      return append_based(out, value, 2, false);
    case 'o':
      return append_based(out, value, 8, false);
    case 'x':
      return append_hex(out, value, false);
    case 'X':
      return append_hex(out, value, true);
    default:
      known = false;
      return false;
  }
}

// Reads "[.digits]verb" at `at`, behind the percent sign.
bool read_clause(std::string_view pattern, std::size_t& at, Clause& out) {
  if (at < pattern.size() && pattern[at] == '.') {
    const char* begin = pattern.data() + at + 1;
    const auto read = std::from_chars(begin, pattern.data() + pattern.size(), out.precision);
    if (read.ec != std::errc() || out.precision < 0 || out.precision > kMostPrecision) return false;
    at = static_cast<std::size_t>(read.ptr - pattern.data());
  }
  if (at >= pattern.size()) return false;
  out.verb = pattern[at++];
  return true;
}

Value format(Evaluation& evaluation, Arguments a) {
  const std::string_view pattern = a[0].as_string();
  const std::span<const Value> values = a[1].as_list();
  if (!spend_scan(evaluation, pattern.size())) return out_of_steps(evaluation);
  std::string out;
  std::size_t next = 0;
  const auto wrong = [&](std::string_view message) {
    if (!spend_bytes(evaluation, out.size())) return out_of_bytes(evaluation);
    return failure(evaluation, ErrorCode::kInvalidArgument, message);
  };
  for (std::size_t at = 0; at < pattern.size();) {
    if (out.size() > evaluation.string_bytes.left) return built_string(evaluation, out);
    if (pattern[at] != '%') {
      out += pattern[at++];
      continue;
    }
    ++at;
    if (at < pattern.size() && pattern[at] == '%') {
      out += pattern[at++];
      continue;
    }
    Clause clause;
    if (!read_clause(pattern, at, clause)) return wrong("unfinished formatting clause");
    if (next >= values.size()) return wrong(fmt::format("no argument for clause {}", next + 1));
    const Value& value = values[next++];
    bool known = false;
    if (append_clause(out, value, clause, known)) continue;
    if (!known) return wrong(fmt::format("no formatting clause '%{}'", clause.verb));
    return wrong(fmt::format("'%{}' cannot format {}", clause.verb, type_name(type_of(value))));
  }
  return built_string(evaluation, out);
}

constexpr Declaration kFormat[] = {
    {"format", "string_format", "string.(list(dyn))->string", format},
};

}  // namespace

void add_string_format(Env& env) {
  declare(env, kFormat);
}

}  // namespace dateline::cel
