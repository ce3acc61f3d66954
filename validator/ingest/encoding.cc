#include "validator/ingest/encoding.h"

#include <algorithm>

#include <fmt/format.h>
#include <simdjson.h>

#include "validator/base/text.h"

namespace dateline {
namespace {

constexpr std::size_t kSample = 256;

unsigned byte_at(std::string_view bytes, std::size_t i) {
  return static_cast<unsigned char>(bytes[i]);
}

bool is_letter_1251(unsigned byte) {
  return byte >= 0xC0 || byte == 0xA8 || byte == 0xB8;
}

}  // namespace

std::string_view utf16_form(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return "UTF-16 (little endian)";
  if (bytes.starts_with("\xFE\xFF")) return "UTF-16 (big endian)";
  // Without a mark: in English, JSON or Russian text every second byte is 00 or 04, always on the
  // same side, and no 00 stands on the other. One stray 00 in UTF-8 is not that.
  const std::size_t pairs = std::min(bytes.size(), kSample) / 2;
  if (pairs < 2) return {};
  std::size_t zeros[2] = {0, 0};
  std::size_t high_bytes[2] = {0, 0};
  for (std::size_t i = 0; i < pairs * 2; ++i) {
    if (bytes[i] == '\0') ++zeros[i % 2];
    if (bytes[i] == '\0' || bytes[i] == '\x04') ++high_bytes[i % 2];
  }
  const auto wide = [&](std::size_t side) {
    return zeros[side] > 0 && zeros[1 - side] == 0 && high_bytes[side] * 10 >= pairs * 9;
  };
  if (wide(1)) return "UTF-16 (little endian)";
  if (wide(0)) return "UTF-16 (big endian)";
  return {};
}

std::string narrow_utf16(std::string_view bytes, std::size_t most) {
  const std::size_t low = utf16_form(bytes) == "UTF-16 (big endian)" ? 1 : 0;
  std::string narrow;
  for (std::size_t i = 0; i + 1 < bytes.size() && narrow.size() < most; i += 2) {
    if (byte_at(bytes, i + low) < 0x80 && bytes[i + 1 - low] == '\0') narrow += bytes[i + low];
  }
  return narrow;
}

std::string as_windows_1251(std::string_view bytes) {
  if (simdjson::validate_utf8(bytes)) return {};
  std::string text;
  const auto add = [&text](unsigned code_point) {
    text += static_cast<char>(0xC0U | (code_point >> 6U));
    text += static_cast<char>(0x80U | (code_point & 0x3FU));
  };
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const unsigned byte = byte_at(bytes, i);
    if (byte < 0x80U) {
      text += bytes[i];
    } else if (byte >= 0xC0U) {
      add(0x410U + byte - 0xC0U);  // А to я
    } else if (byte == 0xA8U || byte == 0xB8U) {
      add(byte == 0xA8U ? 0x401U : 0x451U);  // Ё and ё
    } else {
      text += '?';  // no letter of a label
    }
  }
  return text;
}

std::string_view guess_encoding(std::string_view bytes, std::size_t bad) {
  const std::string_view wide = utf16_form(bytes);
  if (!wide.empty()) return wide;
  // Cyrillic in one byte a letter comes in words: most high bytes have a high neighbour. In Latin-1
  // an accented letter stands alone ("de\xE3lared").
  const std::size_t begin = bad > kSample ? bad - kSample : 0;
  const std::size_t end = std::min(bytes.size(), bad + kSample);
  std::size_t high = 0;
  std::size_t in_words = 0;
  for (std::size_t i = begin; i < end; ++i) {
    if (!is_letter_1251(byte_at(bytes, i))) continue;
    ++high;
    const bool before = i > begin && is_letter_1251(byte_at(bytes, i - 1));
    const bool after = i + 1 < end && is_letter_1251(byte_at(bytes, i + 1));
    if (before || after) ++in_words;
  }
  return high > 0 && in_words * 2 >= high ? "windows-1251" : "ISO-8859-1";
}

std::size_t bad_run_length(std::string_view bytes, std::size_t bad) {
  std::size_t end = bad + 1;
  while (end < bytes.size() && byte_at(bytes, end) >= 0x80) {
    // A good character ends the run.
    const std::size_t left = std::min<std::size_t>(4, bytes.size() - end);
    const auto next = first_invalid_utf8(bytes.substr(end, left));
    if (!next || *next > 0) break;
    ++end;
  }
  return end - bad;
}

std::string describe_bad_bytes(std::string_view bytes, std::size_t bad) {
  const std::size_t length = bad_run_length(bytes, bad);
  std::string shown;
  for (std::size_t i = bad; i < std::min(bad + length, bad + 4); ++i) {
    shown += fmt::format("{}{:02X}", shown.empty() ? "" : " ", byte_at(bytes, i));
  }
  if (length > 4) shown += " …";
  return fmt::format("byte{} {} at offset {} {} not UTF-8; the text looks like {}",
                     length == 1 ? "" : "s", shown, bad, length == 1 ? "is" : "are",
                     guess_encoding(bytes, bad));
}

bool check_utf8(const SourceText& source, std::string_view part, const Limits& limits,
                FindingSink& sink) {
  if (simdjson::validate_utf8(part)) return true;
  const auto begin = static_cast<std::size_t>(part.data() - source.bytes().data());
  // The whole text up to the end of the part: offsets and guesses are the file's.
  const std::string_view bytes = source.bytes().substr(0, begin + part.size());
  std::size_t runs = 0;
  InputDoubt last;
  std::size_t pos = begin;
  while (const auto found = first_invalid_utf8(bytes.substr(pos))) {
    const std::size_t bad = pos + *found;
    const std::size_t length = bad_run_length(bytes, bad);
    pos = bad + length;
    ++runs;
    if (runs > limits.input_findings) continue;
    if (runs > 1) sink.add(std::move(last));
    last = {.rule = "input/encoding",
            .message = describe_bad_bytes(bytes, bad),
            .hint = "save the file as UTF-8",
            .where = source.span(bad, pos)};
  }
  if (runs == 0) return true;
  if (runs > limits.input_findings) {
    last.message += fmt::format(" ({} more such places not shown)", runs - limits.input_findings);
  }
  sink.add(std::move(last));
  return false;
}

bool check_encoding(const SourceText& source, const Limits& limits, FindingSink& sink) {
  const std::string_view bytes = source.bytes();
  const std::string_view wide = utf16_form(bytes);
  if (!wide.empty()) {
    sink.add(InputDoubt{.rule = "input/encoding",
                        .message = fmt::format("the text is {}, not UTF-8: nothing was read", wide),
                        .hint = "save it as UTF-8",
                        .where = source.span(0, std::min<std::size_t>(2, bytes.size()))});
    return false;
  }
  return check_utf8(source, bytes, limits, sink);
}

}  // namespace dateline
