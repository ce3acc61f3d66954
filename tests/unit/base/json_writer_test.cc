#include "validator/base/json_writer.h"

#include <cstdint>
#include <limits>
#include <string>

#include <gtest/gtest.h>

namespace dateline {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

void write_sample(JsonWriter& json) {
  json.begin_object()
      .member("title", "A \"quoted\" word")
      .member("files", std::uint64_t{3})
      .member("offset", -180)
      .member("complete", true)
      .key("none")
      .null()
      .key("empty")
      .begin_array()
      .end_array()
      .key("bare")
      .begin_object()
      .end_object()
      .key("list")
      .begin_array()
      .integer(1)
      .begin_object()
      .member("x", "y")
      .end_object()
      .boolean(false)
      .end_array()
      .end_object();
}

TEST(JsonWriter, WritesOneLine) {
  std::string out;
  JsonWriter json(out);
  write_sample(json);
  EXPECT_EQ(out,
            R"({"title":"A \"quoted\" word","files":3,"offset":-180,"complete":true,"none":null,)"
            R"("empty":[],"bare":{},"list":[1,{"x":"y"},false]})");
}

TEST(JsonWriter, WritesIndented) {
  std::string out;
  JsonWriter json(out, 2);
  write_sample(json);
  EXPECT_EQ(out, R"({
  "title": "A \"quoted\" word",
  "files": 3,
  "offset": -180,
  "complete": true,
  "none": null,
  "empty": [],
  "bare": {},
  "list": [
    1,
    {
      "x": "y"
    },
    false
  ]
})");
}

TEST(JsonWriter, AppendsSoThatLinesOfJsonCanFollowEachOther) {
  std::string out = "# ";
  JsonWriter(out).begin_array().end_array();
  out += '\n';
  JsonWriter(out).string("two");
  EXPECT_EQ(out, "# []\n\"two\"");
}

TEST(JsonWriter, WritesNumbersThatReadBackTheSame) {
  const auto written = [](double number) {
    std::string out;
    JsonWriter(out).number(number);
    return out;
  };
  EXPECT_EQ(written(0.1), "0.1");
  EXPECT_EQ(written(-2.5e300), "-2.5e+300");
  EXPECT_EQ(std::stod(written(1.0 / 3)), 1.0 / 3);
  EXPECT_EQ(written(std::numeric_limits<double>::infinity()), "null");
  EXPECT_EQ(written(-std::numeric_limits<double>::infinity()), "null");
  EXPECT_EQ(written(std::numeric_limits<double>::quiet_NaN()), "null");
  std::string out;
  JsonWriter(out)
      .begin_array()
      .integer(std::numeric_limits<std::int64_t>::min())
      .unsigned_integer(std::numeric_limits<std::uint64_t>::max())
      .end_array();
  EXPECT_EQ(out, "[-9223372036854775808,18446744073709551615]");
}

TEST(JsonWriter, EscapesWhatJsonAsksFor) {
  EXPECT_EQ(escaped("\"\\/"), R"("\"\\/")");
  EXPECT_EQ(escaped("\b\f\n\r\t"), R"("\b\f\n\r\t")");
  EXPECT_EQ(escaped(std::string_view("\0\x1f\x7f", 3)), "\"\\u0000\\u001f\x7f\"");
  EXPECT_EQ(escaped("Душанбе 🏛 \u2028"), "\"Душанбе 🏛 \u2028\"");
  EXPECT_EQ(escaped(""), "\"\"");
}

TEST(JsonWriter, ReplacesBytesThatAreNoUtf8) {
  EXPECT_EQ(escaped("a\xff"
                    "b"),
            "\"a\uFFFDb\"");
  EXPECT_EQ(escaped("\xcf\xf0\xe8"), "\"\uFFFD\uFFFD\uFFFD\"");
  EXPECT_EQ(escaped("\xed\xa0\x80"), "\"\uFFFD\uFFFD\uFFFD\"");
  EXPECT_EQ(escaped("\uFFFD"), "\"\uFFFD\"");
}

TEST(JsonWriter, EscapesKeys) {
  std::string out;
  JsonWriter(out).begin_object().key("a\"\n").integer(1).end_object();
  EXPECT_EQ(out, R"({"a\"\n":1})");
}

}  // namespace
}  // namespace dateline
