#include "validator/domain/dated_weekdays.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

struct FindCase {
  const char* text;
  const char* found;  // "weekday date 'text'", parted by semicolons
};

// Read on 20 December 2012.
TEST(WeekdayFinder, FindsWeekdaysThatStandWithADate) {
  const WeekdayFinder finder;
  const Date near = *valid_date(2012, 12, 20);
  const std::vector<FindCase> cases = {
      {"on Friday, December 21, 2012, at noon", "Friday 2012-12-21 'Friday, December 21, 2012'"},
      {"on Friday, December 21", "Friday 2012-12-21 'Friday, December 21'"},
      {"Friday December 21st", "Friday 2012-12-21 'Friday December 21st'"},
      {"Friday 21 December 2012.", "Friday 2012-12-21 'Friday 21 December 2012'"},
      {"Friday, the 21st of December", "Friday 2012-12-21 'Friday, the 21st of December'"},
      {"December 21, 2012 (Friday)", "Friday 2012-12-21 'December 21, 2012 (Friday'"},
      {"21 December 2012, Friday", "Friday 2012-12-21 '21 December 2012, Friday'"},
      {"on Monday, January 7", "Monday 2013-01-07 'Monday, January 7'"},
      {"on Friday, June 22", "Friday 2012-06-22 'Friday, June 22'"},
      {"Monday, March 4, 2013 and Tuesday, March 5, 2013",
       "Monday 2013-03-04 'Monday, March 4, 2013';Tuesday 2013-03-05 'Tuesday, March 5, 2013'"},
      {"on Friday", ""},
      {"on December 21", ""},
      {"Friday. December 21 was cold", ""},
      {"Friday, June 31", ""},
      {"on Fridays, December 21", ""},
      {"Freitag, December 21", ""},
      {"Good Friday in April 2012", ""},
      {"Friday, December 210", ""},
      {"", ""},
  };
  for (const FindCase& one : cases) {
    std::string found;
    for (const DatedWeekday& dated : finder.find(one.text, near)) {
      if (!found.empty()) found += ";";
      found += std::string(dated.weekday) + " " + format_date(dated.date) + " '" +
               std::string(dated.text) + "'";
    }
    EXPECT_EQ(found, one.found) << one.text;
  }
}

}  // namespace
}  // namespace dateline
