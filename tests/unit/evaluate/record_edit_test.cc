#include "validator/evaluate/record_edit.h"

#include <gtest/gtest.h>

#include "validator/base/civil_time.h"

namespace dateline {
namespace {

TomlValue text(std::string value) {
  TomlValue out;
  out.kind = TomlValue::Kind::kString;
  out.string = std::move(value);
  return out;
}

TomlValue integer() {
  TomlValue out;
  out.kind = TomlValue::Kind::kInteger;
  return out;
}

TomlValue texts(std::vector<std::string> values) {
  TomlValue list;
  list.kind = TomlValue::Kind::kArray;
  for (std::string& value : values) list.items.push_back(text(std::move(value)));
  return list;
}

class RecordEdit : public testing::Test {
 protected:
  std::string set(std::string_view path, const TomlValue& value) {
    return set_field(record_, path, value, arena_);
  }
  Record record_;
  Arena arena_;
};

TEST_F(RecordEdit, SetsAWallClockAndItsDay) {
  record_.event.date = {.value = *parse_date("2015-09-15"), .present = true};
  EXPECT_EQ(set("event.local", text("2015-09-16T12:30:00")), "");
  EXPECT_EQ(format_local(*record_.event.local), "2015-09-16 12:30");
  EXPECT_EQ(format_date(*record_.event.date), "2015-09-16");
}

TEST_F(RecordEdit, MovesTheClockWithTheDay) {
  EXPECT_EQ(set("event.date", text("2015-09-15")), "");
  EXPECT_EQ(set("event.local", text("2015-09-15T14:40")), "");
  EXPECT_EQ(set("event.date", text("2015-10-01")), "");
  EXPECT_EQ(format_local(*record_.event.local), "2015-10-01 14:40");
}

TEST_F(RecordEdit, AnEmptyStringTakesADateAway) {
  EXPECT_EQ(set("event.local", text("2015-09-15T14:40")), "");
  EXPECT_EQ(set("event.date", text("")), "");
  EXPECT_FALSE(record_.event.date);
  EXPECT_FALSE(record_.event.local);
}

TEST_F(RecordEdit, SetsTagsByTheirNames) {
  EXPECT_EQ(set("persons", texts({"Rahmon Emomali", "Xi Jinping"})), "");
  ASSERT_EQ(record_.persons.size(), 2u);
  EXPECT_EQ(record_.persons[1].name.value, "Xi Jinping");
}

TEST_F(RecordEdit, SaysWhatItCannotSet) {
  EXPECT_EQ(set("event.hour", text("9")), "no field 'event.hour' to set");
  EXPECT_EQ(set("person", texts({})), "no field 'person' to set, did you mean 'persons'?");
  EXPECT_EQ(set("title", integer()), "'title' takes a string, not an integer");
  EXPECT_EQ(set("published.block", text("no")),
            "'published.block' takes true or false, not a string");
  EXPECT_EQ(set("kind", text("party")),
            "'kind' takes the name of a kind, such as \"meeting\", not a string");
  EXPECT_EQ(set("event.local", text("half past nine")),
            "'event.local' takes a local date-time such as \"2015-09-15T14:40:00\", not a string");
}

}  // namespace
}  // namespace dateline
