// The parsing half of civil_time.h: fixed shapes, the whole text or nothing, no locale.
#include <cstddef>
#include <limits>

#include "validator/base/civil_time.h"

namespace dateline {
namespace {

constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
__extension__ using Wide = unsigned __int128;  // hours × 10^18 does not fit 64 bits

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Reads from the front of a text; every step says whether it went well.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }

  bool take(char expected) {
    if (rest_.empty() || rest_.front() != expected) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool take(std::string_view expected) {
    if (rest_.substr(0, expected.size()) != expected) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }
  bool digits(std::size_t count, int& value) {
    if (rest_.size() < count) return false;
    value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (!is_digit(rest_[i])) return false;
      value = value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(count);
    return true;
  }
  std::string_view run_of_digits() {
    std::size_t size = 0;
    while (size < rest_.size() && is_digit(rest_[size])) ++size;
    const std::string_view run = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return run;
  }

 private:
  std::string_view rest_;
};

std::optional<Date> read_date(Reader& reader) {
  int year = 0;
  int month = 0;
  int day = 0;
  if (!reader.digits(4, year) || !reader.take('-') || !reader.digits(2, month) ||
      !reader.take('-') || !reader.digits(2, day)) {
    return std::nullopt;
  }
  return valid_date(year, month, day);
}

// hh:mm, and :ss which may be left out unless asked for.
std::optional<LocalTime> read_clock(Reader& reader, Date date, bool seconds_required) {
  int hour = 0;
  int minute = 0;
  int second = 0;
  if (!reader.digits(2, hour) || !reader.take(':') || !reader.digits(2, minute)) {
    return std::nullopt;
  }
  if (reader.take(':')) {
    if (!reader.digits(2, second)) return std::nullopt;
  } else if (seconds_required) {
    return std::nullopt;
  }
  return at_time(date, hour, minute, second);
}

// "Z" or "+03:00", in minutes.
std::optional<int> read_offset(Reader& reader) {
  if (reader.take('Z') || reader.take('z')) return 0;
  const bool negative = reader.peek() == '-';
  int hours = 0;
  int minutes = 0;
  if (!reader.take('-') && !reader.take('+')) return std::nullopt;
  if (!reader.digits(2, hours) || !reader.take(':') || !reader.digits(2, minutes)) {
    return std::nullopt;
  }
  if (hours > 23 || minutes > 59) return std::nullopt;
  const int total = hours * 60 + minutes;
  return negative ? -total : total;
}

// The first nine digits of a fraction, as nanoseconds; digits past them are dropped.
std::int32_t nanos_of(std::string_view digits) {
  std::int32_t nanos = 0;
  for (std::size_t i = 0; i < 9; ++i)
    nanos = nanos * 10 + (i < digits.size() ? digits[i] - '0' : 0);
  return nanos;
}

// The size of a duration's unit, 0 where there is none. Two letters before one: "ms" is not "m".
std::uint64_t read_unit(Reader& reader) {
  if (reader.take("ns")) return 1;
  if (reader.take("us") || reader.take("\u00b5s") || reader.take("\u03bcs")) return 1000;
  if (reader.take("ms")) return 1'000'000;
  if (reader.take('s')) return kNanosPerSecond;
  if (reader.take('m')) return 60 * std::uint64_t{kNanosPerSecond};
  if (reader.take('h')) return 3600 * std::uint64_t{kNanosPerSecond};
  return 0;
}

// One "1.5h", in nanoseconds; nothing where it is malformed or past `cap`.
std::optional<std::uint64_t> read_duration_part(Reader& reader, std::uint64_t cap) {
  const std::string_view whole = reader.run_of_digits();
  const std::string_view fraction = reader.take('.') ? reader.run_of_digits() : std::string_view();
  if (whole.empty() && fraction.empty()) return std::nullopt;
  const std::uint64_t unit = read_unit(reader);
  if (unit == 0) return std::nullopt;

  std::uint64_t count = 0;
  for (const char digit : whole) {
    count = count * 10 + static_cast<std::uint64_t>(digit - '0');
    if (count > cap) return std::nullopt;
  }
  std::uint64_t numerator = 0;
  std::uint64_t denominator = 1;
  for (const char digit : fraction.substr(0, 18)) {
    numerator = numerator * 10 + static_cast<std::uint64_t>(digit - '0');
    denominator *= 10;
  }
  const Wide total = Wide{count} * unit + Wide{numerator} * unit / denominator;
  if (total > cap) return std::nullopt;
  return static_cast<std::uint64_t>(total);
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  Reader reader(text);
  const auto date = read_date(reader);
  return reader.done() ? date : std::nullopt;
}

std::optional<LocalTime> parse_local(std::string_view text) {
  Reader reader(text);
  const auto date = read_date(reader);
  if (!date || (!reader.take('T') && !reader.take(' '))) return std::nullopt;
  const auto local = read_clock(reader, *date, false);
  return reader.done() ? local : std::nullopt;
}

std::optional<OffsetInstant> parse_instant(std::string_view text) {
  Reader reader(text);
  const auto date = read_date(reader);
  if (!date || (!reader.take('T') && !reader.take('t'))) return std::nullopt;
  const auto local = read_clock(reader, *date, true);
  if (!local) return std::nullopt;
  std::int32_t nanos = 0;
  if (reader.take('.')) {
    const std::string_view digits = reader.run_of_digits();
    if (digits.empty()) return std::nullopt;
    nanos = nanos_of(digits);
  }
  const auto offset = read_offset(reader);
  if (!offset || !reader.done()) return std::nullopt;
  const std::int64_t seconds = local->seconds - std::int64_t{*offset} * 60;
  // 0001-01-01T00:30:00+01:00 is still in the year 0, which no other function here knows.
  const LocalTime first{to_date({1, 1, 1}).days * std::int64_t{86'400}};
  const LocalTime end{to_date({10'000, 1, 1}).days * std::int64_t{86'400}};
  if (seconds < first.seconds || seconds >= end.seconds) return std::nullopt;
  return OffsetInstant{{seconds, nanos}, *offset};
}

std::optional<Duration> parse_duration(std::string_view text) {
  Reader reader(text);
  const bool negative = reader.take('-');
  if (!negative) reader.take('+');
  if (reader.take('0') && reader.done()) return Duration{0};

  Reader parts(text.substr(!text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0));
  // −2^63 has no positive counterpart, so the sum is kept unsigned.
  const std::uint64_t most =
      std::uint64_t{std::numeric_limits<std::int64_t>::max()} + (negative ? 1 : 0);
  std::uint64_t total = 0;
  do {
    const auto part = read_duration_part(parts, most - total);
    if (!part) return std::nullopt;
    total += *part;
  } while (!parts.done());
  return Duration{static_cast<std::int64_t>(negative ? 0 - total : total)};
}

}  // namespace dateline
