#include "validator/ingest/json_string.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(JsonString, EscapesStandForTheirCharacters) {
  struct Case {
    std::string_view raw = {};
    std::string_view value = {};
  };
  for (const Case& c : {
           Case{R"(plain)", "plain"},
           Case{R"(\"\\\/\b\f\n\r\t)", "\"\\/\b\f\n\r\t"},
           Case{R"(Kyrgyzstan\u2019s accession)", "Kyrgyzstan’s accession"},
           Case{R"(\u041f\u0443\u0442\u0438\u043d)", "Путин"},
           Case{R"(\ud83d\ude00!)", "😀!"},
           Case{R"(\u0041\u00e9)", "Aé"},
           Case{R"(a\\u0041)", R"(a\u0041)"},
       }) {
    Arena arena;
    ASSERT_TRUE(has_valid_escapes(c.raw)) << c.raw;
    const Unescaped text = unescape_json(c.raw, arena);
    EXPECT_EQ(text.value, c.value) << c.raw;
    EXPECT_EQ(text.lone_surrogate, std::string_view::npos) << c.raw;
    EXPECT_EQ(unescape_json(c.raw), c.value) << c.raw;
  }
}

TEST(JsonString, KeepsAZeroCharacter) {
  EXPECT_EQ(unescape_json(R"(a\u0000b)"), std::string_view("a\0b", 3));
}

TEST(JsonString, HalfASurrogatePairIsReplacedAndTold) {
  struct Case {
    std::string_view raw = {};
    std::string_view value = {};
    std::size_t place = 0;
  };
  for (const Case& c : {
           Case{R"(ab\ud83d)", "ab\uFFFD", 2},
           Case{R"(\ude00c)", "\uFFFDc", 0},
           Case{R"(\ud83dx\ude00)", "\uFFFDx\uFFFD", 0},
           Case{R"(\ud83d\u0041)", "\uFFFDA", 0},
           Case{R"(\ud83d\ud83d\ude00)", "\uFFFD😀", 0},
       }) {
    Arena arena;
    const Unescaped text = unescape_json(c.raw, arena);
    EXPECT_EQ(text.value, c.value) << c.raw;
    EXPECT_EQ(text.lone_surrogate, c.place) << c.raw;
  }
}

TEST(JsonString, RefusesWhatIsNoEscape) {
  for (const std::string_view raw :
       {R"(\x)", R"(\)", R"(\u12)", R"(\u00g0)", R"(\U0041)", R"(a\ )"}) {
    EXPECT_FALSE(has_valid_escapes(raw)) << raw;
  }
  EXPECT_FALSE(has_valid_escapes(std::string_view("\\\0", 2)));
}

}  // namespace
}  // namespace dateline
