#include "validator/base/time_zone.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <fstream>

#include <date/tz.h>

namespace dateline {
namespace {

using date::local_seconds;
using date::sys_seconds;
using std::chrono::seconds;

// Beyond the years 1 … 9999 by a margin; the library's own sums stay in range within it.
constexpr std::int64_t kFarthest = 400'000'000'000;
constexpr int kMostOffset = 23 * 60 + 59;

std::int64_t within_reach(std::int64_t value) {
  return std::clamp(value, -kFarthest, kFarthest);
}

const date::time_zone& zone_behind(const void* zone) {
  return *static_cast<const date::time_zone*>(zone);
}

int minutes_of(seconds offset) {
  return static_cast<int>(offset.count() / 60);
}

// "+03:00" for every offset a zone may have: name() hands out views that live for ever.
constexpr std::size_t kNameSize = 6;
constexpr auto kOffsetNames = [] {
  std::array<char, (2 * kMostOffset + 1)* kNameSize> names = {};
  for (int offset = -kMostOffset; offset <= kMostOffset; ++offset) {
    const int size = offset < 0 ? -offset : offset;
    const auto at = static_cast<std::size_t>(offset + kMostOffset) * kNameSize;
    names[at] = offset < 0 ? '-' : '+';
    names[at + 1] = static_cast<char>('0' + size / 60 / 10);
    names[at + 2] = static_cast<char>('0' + size / 60 % 10);
    names[at + 3] = ':';
    names[at + 4] = static_cast<char>('0' + size % 60 / 10);
    names[at + 5] = static_cast<char>('0' + size % 60 % 10);
  }
  return names;
}();

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "+03:00", "02:00", "-00:00".
std::optional<int> fixed_offset(std::string_view name) {
  const bool negative = !name.empty() && name.front() == '-';
  if (!name.empty() && (name.front() == '-' || name.front() == '+')) name.remove_prefix(1);
  if (name.size() != 5 || name[2] != ':') return std::nullopt;
  for (const std::size_t i : {0, 1, 3, 4}) {
    if (!is_digit(name[i])) return std::nullopt;
  }
  const int hours = (name[0] - '0') * 10 + (name[1] - '0');
  const int minutes = (name[3] - '0') * 10 + (name[4] - '0');
  if (hours > 23 || minutes > 59) return std::nullopt;
  const int total = hours * 60 + minutes;
  return negative ? -total : total;
}

}  // namespace

Result<TimeZone> TimeZone::find(std::string_view name) {
  TimeZone found;
  if (name == "UTC") return found;
  if (const auto offset = fixed_offset(name)) {
    found.fixed_offset_minutes_ = *offset;
    return found;
  }
  const Error unknown = {Error::Kind::kUsage, std::string(name), "unknown time zone"};
  try {
    const date::time_zone* zone = date::locate_zone(name);
    // The zone's file is read at the first question: ask it here, where a failure can be told.
    (void)zone->get_info(sys_seconds(seconds(0)));
    found.zone_ = zone;
    return found;
  } catch (const std::exception&) {
    return unknown;
  }
}

TimeZone::Resolved TimeZone::resolve(LocalTime local) const {
  if (zone_ == nullptr) {
    return {{local.seconds - std::int64_t{fixed_offset_minutes_} * 60, 0},
            fixed_offset_minutes_,
            Kind::kUnique};
  }
  const auto info =
      zone_behind(zone_).get_info(local_seconds(seconds(within_reach(local.seconds))));
  switch (info.result) {
    case date::local_info::nonexistent:
      return {{info.first.end.time_since_epoch().count(), 0},
              minutes_of(info.second.offset),
              Kind::kGap};
    case date::local_info::ambiguous:
      return {{local.seconds - info.first.offset.count(), 0},
              minutes_of(info.first.offset),
              Kind::kAmbiguous};
    default:
      return {{local.seconds - info.first.offset.count(), 0},
              minutes_of(info.first.offset),
              Kind::kUnique};
  }
}

TimeZone::Shown TimeZone::at(Instant instant) const {
  if (zone_ == nullptr) {
    return {{instant.seconds + std::int64_t{fixed_offset_minutes_} * 60}, fixed_offset_minutes_};
  }
  const auto info =
      zone_behind(zone_).get_info(sys_seconds(seconds(within_reach(instant.seconds))));
  return {{instant.seconds + info.offset.count()}, minutes_of(info.offset)};
}

std::string_view TimeZone::name() const {
  if (zone_ != nullptr) return zone_behind(zone_).name();
  if (fixed_offset_minutes_ == 0) return "UTC";
  const auto at = static_cast<std::size_t>(fixed_offset_minutes_ + kMostOffset) * kNameSize;
  return {kOffsetNames.data() + at, kNameSize};
}

std::string tzdata_version() {
  std::ifstream file("/usr/share/zoneinfo/tzdata.zi");
  std::string line;
  std::getline(file, line);
  constexpr std::string_view kStart = "# version ";
  if (line.size() > 32 || line.compare(0, kStart.size(), kStart) != 0) return "unknown";
  return line.substr(kStart.size());
}

bool time_zones_trustworthy(int year) {
  const auto new_york = TimeZone::find("America/New_York");
  const auto january = valid_date(year, 1, 15);
  const auto july = valid_date(year, 7, 15);
  if (!new_york || !january || !july) return false;
  const auto noon = [](Date date) { return Instant{date.days * std::int64_t{86'400} + 43'200, 0}; };
  return new_york->at(noon(*january)).offset_minutes == -5 * 60 &&
         new_york->at(noon(*july)).offset_minutes == -4 * 60;
}

}  // namespace dateline
