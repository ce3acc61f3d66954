// Time zones behind one door: IANA zones from the system's tzdata, through Howard Hinnant's date
// library. A TimeZone is a borrowed handle into the process-wide database: copy it freely, from any
// thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "validator/base/civil_time.h"
#include "validator/base/result.h"

namespace dateline {

class TimeZone {
 public:
  // UTC.
  TimeZone() = default;

  // An IANA name ("Europe/Moscow"), "UTC", or a fixed offset as CEL has it ("+03:00", "02:00",
  // "-00:00"). O(log zones); look a zone up at load, not per record.
  static Result<TimeZone> find(std::string_view name);

  enum class Kind { kUnique, kGap, kAmbiguous };
  struct Resolved {
    Instant instant = {};    // the earlier of two; in a gap, the instant the clocks jumped
    int offset_minutes = 0;  // of that instant
    Kind kind = Kind::kUnique;
  };
  [[nodiscard]] Resolved resolve(LocalTime local) const;

  struct Shown {
    LocalTime local = {};
    int offset_minutes = 0;
  };
  [[nodiscard]] Shown at(Instant instant) const;

  [[nodiscard]] std::string_view name() const;

 private:
  const void* zone_ = nullptr;  // a zone of the database, or null for a fixed offset
  int fixed_offset_minutes_ = 0;
};

// "2025b": the first line of the system's tzdata.zi; "unknown" where it cannot be read.
std::string tzdata_version();

// Whether the database answers two questions with known answers (New York, January and July of
// `year`): false for slim TZif files, whose rules beyond the table the library does not read.
bool time_zones_trustworthy(int year);

}  // namespace dateline
