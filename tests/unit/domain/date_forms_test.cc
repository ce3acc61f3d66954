#include "validator/domain/date_forms.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "validator/base/civil_time.h"

namespace dateline {
namespace {

const std::vector<std::string> kEnglish = {"January",   "February", "March",    "April",
                                           "May",       "June",     "July",     "August",
                                           "September", "October",  "November", "December"};
const std::vector<std::string> kRussian = {"января",   "февраля", "марта",  "апреля",
                                           "мая",      "июня",    "июля",   "августа",
                                           "сентября", "октября", "ноября", "декабря"};

DateForms english() {
  return {kEnglish, {"{month} {day}, {year}"}};
}

DateForms russian() {
  return {kRussian, {"{day} {month} {year} года", "{day} {month} {year}"}};
}

std::string shown(const std::optional<DateForms::ReadRange>& range) {
  if (!range) return "none";
  if (!range->range) return format_date(range->start);
  return format_date(range->start) + ".." + format_date(range->end);
}

TEST(DateForms, ReadsADateAtTheStartOfAText) {
  const auto read = english().read("September 15, 2015, 14:40");
  ASSERT_TRUE(read);
  EXPECT_EQ(format_date(read->date), "2015-09-15");
  EXPECT_EQ(read->length, std::string_view("September 15, 2015").size());
  EXPECT_FALSE(read->impossible);
}

TEST(DateForms, PrefersTheLongestForm) {
  const auto read = russian().read("15 сентября 2015 года, 14:40");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->length, std::string_view("15 сентября 2015 года").size());
}

TEST(DateForms, TellsAnImpossibleDayFromNoDate) {
  const auto impossible = english().read("February 30, 2015");
  ASSERT_TRUE(impossible);
  EXPECT_TRUE(impossible->impossible);
  EXPECT_FALSE(english().read("Februar 3, 2015"));
  EXPECT_FALSE(english().read("September 15"));
  EXPECT_FALSE(english().read("September 115, 2015"));
  EXPECT_FALSE(english().read("September 15, 20155"));
  EXPECT_FALSE(english().read(""));
}

TEST(DateForms, TakesNoBreakSpacesForBlanks) {
  const auto read = english().read(
      "September\xC2\xA0"
      "15,  2015");
  ASSERT_TRUE(read);
  EXPECT_EQ(format_date(read->date), "2015-09-15");
}

struct RangeCase {
  std::string_view text = {};
  std::string_view expected = {};
};

TEST(DateForms, ReadsEnglishRanges) {
  const RangeCase cases[] = {
      {"September 15, 2015", "2015-09-15"},
      {"September 14 − 15, 2015", "2015-09-14..2015-09-15"},
      {"September 14–15, 2015", "2015-09-14..2015-09-15"},
      {"September 14-15, 2015", "2015-09-14..2015-09-15"},
      {"October 30 − November 1, 2000", "2000-10-30..2000-11-01"},
      {"December 30, 2015 − January 2, 2016", "2015-12-30..2016-01-02"},
      {"October 12 − 11, 2016", "2016-10-12..2016-10-11"},  // as printed: a rule may object
      {"December 30 − January 2, 2016", "2015-12-30..2016-01-02"},
      {"  September 14 − 15, 2015  ", "2015-09-14..2015-09-15"},
      {"September 14 − 31, 2015", "none"},
      {"February 30, 2015", "none"},
      {"September 14 −", "none"},
      {"Visit of September 14 − 15, 2015", "none"},
      {"", "none"},
  };
  for (const RangeCase& one : cases) {
    EXPECT_EQ(shown(english().read_range(one.text)), one.expected) << one.text;
  }
}

TEST(DateForms, ReadsRangesThatPutTheDayFirst) {
  const RangeCase cases[] = {
      {"14–15 сентября 2015 года", "2015-09-14..2015-09-15"},
      {"30 октября − 1 ноября 2000 года", "2000-10-30..2000-11-01"},
      {"15 сентября 2015", "2015-09-15"},
  };
  for (const RangeCase& one : cases) {
    EXPECT_EQ(shown(russian().read_range(one.text)), one.expected) << one.text;
  }
}

TEST(DateForms, WritesTheFirstForm) {
  const auto date = parse_date("2015-09-05");
  ASSERT_TRUE(date);
  EXPECT_EQ(english().write(*date), "September 5, 2015");
  EXPECT_EQ(russian().write(*date), "5 сентября 2015 года");
  EXPECT_EQ(DateForms().write(*date), "2015-09-05");
}

TEST(DateForms, ReadsBackWhatItWrites) {
  const auto first = parse_date("1999-12-25");
  ASSERT_TRUE(first);
  for (int i = 0; i < 800; ++i) {
    const Date date{first->days + i};
    const auto read = english().read(english().write(date));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->date, date);
  }
}

}  // namespace
}  // namespace dateline
