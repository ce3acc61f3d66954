// Strings: contains, startsWith and endsWith of the standard, and the strings extension (positions
// are code points). What builds text pays for it by the byte.
#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "validator/base/text.h"
#include "validator/cel/code_points.h"
#include "validator/cel/env_impl.h"
#include "validator/cel/runtime.h"

namespace dateline::cel {
namespace {

using Arguments = std::span<const Value>;

constexpr std::int64_t kNoLimit = -1;

Value bad_index(Evaluation& evaluation, std::int64_t index) {
  return failure(evaluation, ErrorCode::kIndexOutOfRange,
                 fmt::format("index out of range: {}", index));
}

Value contains(Evaluation& evaluation, Arguments a) {
  if (!spend_scan(evaluation, a[0].as_string().size())) return out_of_steps(evaluation);
  const bool found = find_bytes(a[0].as_string(), a[1].as_string()) != std::string_view::npos;
  return Value::boolean(found);
}
Value starts_with(Evaluation&, Arguments a) {
  return Value::boolean(a[0].as_string().starts_with(a[1].as_string()));
}
Value ends_with(Evaluation&, Arguments a) {
  return Value::boolean(a[0].as_string().ends_with(a[1].as_string()));
}

Value char_at(Evaluation& evaluation, Arguments a) {
  const std::string_view text = a[0].as_string();
  if (!spend_scan(evaluation, text.size())) return out_of_steps(evaluation);
  const auto begin = byte_of(text, a[1].as_int());
  if (!begin) return bad_index(evaluation, a[1].as_int());
  if (*begin == text.size()) return Value::string("");
  return Value::string(text.substr(*begin, next_byte(text, *begin) - *begin));
}

Value position(std::string_view text, std::size_t byte) {
  if (byte == std::string_view::npos) return Value::integer(-1);
  return Value::integer(static_cast<std::int64_t>(count_code_points(text.substr(0, byte))));
}
Value index_of(Evaluation& evaluation, Arguments a) {
  const std::string_view text = a[0].as_string();
  if (!spend_scan(evaluation, text.size())) return out_of_steps(evaluation);
  std::size_t from = 0;
  if (a.size() > 2) {
    const auto byte = byte_of(text, a[2].as_int());
    if (!byte) return bad_index(evaluation, a[2].as_int());
    from = *byte;
  }
  return position(text, find_bytes(text, a[1].as_string(), from));
}
Value last_index_of(Evaluation& evaluation, Arguments a) {
  const std::string_view text = a[0].as_string();
  if (!spend_scan(evaluation, text.size())) return out_of_steps(evaluation);
  std::size_t from = std::string_view::npos;
  if (a.size() > 2) {
    const auto byte = byte_of(text, a[2].as_int());
    if (!byte) return bad_index(evaluation, a[2].as_int());
    from = *byte;
  }
  return position(text, text.rfind(a[1].as_string(), from));
}

Value substring(Evaluation& evaluation, Arguments a) {
  const std::string_view text = a[0].as_string();
  if (!spend_scan(evaluation, text.size())) return out_of_steps(evaluation);
  const auto begin = byte_of(text, a[1].as_int());
  if (!begin) return bad_index(evaluation, a[1].as_int());
  if (a.size() < 3) return Value::string(text.substr(*begin));
  const auto end = byte_of(text, a[2].as_int());
  if (!end) return bad_index(evaluation, a[2].as_int());
  if (*end < *begin) {
    return failure(evaluation, ErrorCode::kIndexOutOfRange,
                   fmt::format("no substring from {} to {}", a[1].as_int(), a[2].as_int()));
  }
  return Value::string(text.substr(*begin, *end - *begin));
}

Value join(Evaluation& evaluation, Arguments a) {
  const std::string_view separator = a.size() > 1 ? a[1].as_string() : std::string_view();
  if (!spend_steps(evaluation, a[0].as_list().size())) return out_of_steps(evaluation);
  std::size_t size = 0;
  for (const Value& item : a[0].as_list()) {
    if (item.kind() != Kind::kString) return no_overload();
    size += item.as_string().size() + separator.size();
  }
  if (size > 0) size -= separator.size();
  if (!spend_bytes(evaluation, size)) return out_of_bytes(evaluation);
  const std::span<char> out = evaluation.arena->make_array<char>(size);
  auto end = out.begin();
  for (const Value& item : a[0].as_list()) {
    if (&item != a[0].as_list().data()) {
      end = std::copy(separator.begin(), separator.end(), end);
    }
    end = std::copy(item.as_string().begin(), item.as_string().end(), end);
  }
  return Value::string({out.data(), out.size()});
}

// Cuts `text` at every `separator` (between characters where it is empty), into at most `limit`
// pieces.
void split_into(std::string_view text, std::string_view separator, std::int64_t limit,
                std::vector<Value>& out) {
  if (limit == 0) return;
  std::size_t begin = 0;
  while (limit < 0 || static_cast<std::int64_t>(out.size()) + 1 < limit) {
    std::size_t cut = 0;
    if (separator.empty()) {
      if (begin >= text.size()) return;
      cut = next_byte(text, begin);
      if (cut == text.size()) break;
    } else {
      cut = find_bytes(text, separator, begin);
      if (cut == std::string_view::npos) break;
    }
    out.push_back(Value::string(text.substr(begin, cut - begin)));
    begin = cut + separator.size();
  }
  out.push_back(Value::string(text.substr(begin)));
}
Value split(Evaluation& evaluation, Arguments a) {
  if (!spend_scan(evaluation, a[0].as_string().size())) return out_of_steps(evaluation);
  std::vector<Value> out;
  split_into(a[0].as_string(), a[1].as_string(), a.size() > 2 ? a[2].as_int() : kNoLimit, out);
  if (!spend_steps(evaluation, out.size())) return out_of_steps(evaluation);
  return Value::list(evaluation.arena->copy(out));
}

Value replace(Evaluation& evaluation, Arguments a) {
  const std::string_view text = a[0].as_string();
  const std::string_view old = a[1].as_string();
  std::int64_t limit = a.size() > 3 ? a[3].as_int() : kNoLimit;
  if (!spend_scan(evaluation, text.size())) return out_of_steps(evaluation);
  std::string out;
  std::size_t begin = 0;
  while (limit != 0) {
    const std::size_t found = find_bytes(text, old, begin);
    if (found == std::string_view::npos) break;
    out += text.substr(begin, found - begin);
    out += a[2].as_string();
    if (out.size() > evaluation.string_bytes.left) return built_string(evaluation, out);
    begin = found + old.size();
    if (limit > 0) --limit;
    if (!old.empty()) continue;
    if (begin >= text.size()) break;  // an empty needle stands before each character and at the end
    const std::size_t next = next_byte(text, begin);
    out += text.substr(begin, next - begin);
    begin = next;
  }
  if (begin < text.size()) out += text.substr(begin);
  return built_string(evaluation, out);
}

template <char first, char last, int shift>
Value shifted_case(Evaluation& evaluation, std::string_view text) {
  if (!spend_bytes(evaluation, text.size())) return out_of_bytes(evaluation);
  const std::span<char> out = evaluation.arena->make_array<char>(text.size());
  std::transform(text.begin(), text.end(), out.begin(),
                 [](char c) { return c >= first && c <= last ? static_cast<char>(c + shift) : c; });
  return Value::string({out.data(), out.size()});
}
Value lower_ascii(Evaluation& evaluation, Arguments a) {
  return shifted_case<'A', 'Z', 'a' - 'A'>(evaluation, a[0].as_string());
}
Value upper_ascii(Evaluation& evaluation, Arguments a) {
  return shifted_case<'a', 'z', 'A' - 'a'>(evaluation, a[0].as_string());
}

Value trimmed(Evaluation& evaluation, Arguments a) {
  std::string_view text = a[0].as_string();
  if (!spend_scan(evaluation, text.size())) return out_of_steps(evaluation);
  std::size_t begin = text.size();
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    if (is_space(next_code_point(text, at))) continue;
    begin = std::min(begin, start);
    end = at;
  }
  return Value::string(begin < end ? text.substr(begin, end - begin) : std::string_view());
}

Value reversed(Evaluation& evaluation, Arguments a) {
  const std::string_view text = a[0].as_string();
  std::string out;
  out.reserve(text.size());
  for (std::size_t end = text.size(); end > 0;) {
    std::size_t begin = end - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    out += text.substr(begin, end - begin);
    end = begin;
  }
  return built_string(evaluation, out);
}

Value quoted(Evaluation& evaluation, Arguments a) {
  constexpr std::string_view kPlain = "\a\b\f\n\r\t\v\\\"";
  constexpr std::string_view kLetters = "abfnrtv\\\"";
  std::string out = "\"";
  for (const char c : a[0].as_string()) {
    const std::size_t at = kPlain.find(c);
    if (at == std::string_view::npos) {
      out += c;
    } else {
      out += '\\';
      out += kLetters[at];
    }
  }
  return built_string(evaluation, out + "\"");
}

constexpr Declaration kStrings[] = {
    {"contains", "contains_string", "string.(string)->bool", contains},
    {"startsWith", "starts_with_string", "string.(string)->bool", starts_with},
    {"endsWith", "ends_with_string", "string.(string)->bool", ends_with},
    {"charAt", "string_char_at_int", "string.(int)->string", char_at},
    {"indexOf", "string_index_of_string", "string.(string)->int", index_of},
    {"indexOf", "string_index_of_string_int", "string.(string,int)->int", index_of},
    {"lastIndexOf", "string_last_index_of_string", "string.(string)->int", last_index_of},
    {"lastIndexOf", "string_last_index_of_string_int", "string.(string,int)->int", last_index_of},
    {"substring", "string_substring_int", "string.(int)->string", substring},
    {"substring", "string_substring_int_int", "string.(int,int)->string", substring},
    {"join", "list_join", "list(string).()->string", join},
    {"join", "list_join_string", "list(string).(string)->string", join},
    {"split", "string_split_string", "string.(string)->list(string)", split},
    {"split", "string_split_string_int", "string.(string,int)->list(string)", split},
    {"replace", "string_replace_string_string", "string.(string,string)->string", replace},
    {"replace", "string_replace_string_string_int", "string.(string,string,int)->string", replace},
    {"lowerAscii", "string_lower_ascii", "string.()->string", lower_ascii},
    {"upperAscii", "string_upper_ascii", "string.()->string", upper_ascii},
    {"trim", "string_trim", "string.()->string", trimmed},
    {"reverse", "string_reverse", "string.()->string", reversed},
    {"strings.quote", "strings_quote", "(string)->string", quoted},
};

}  // namespace

void add_strings(Env& env) {
  declare(env, kStrings);
}

}  // namespace dateline::cel
