#include "validator/base/text.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(Text, FindsTheFirstByteThatIsNoUtf8) {
  struct {
    std::string_view text;
    std::optional<std::size_t> expected;
  } const cases[] = {
      {"", std::nullopt},
      {"plain", std::nullopt},
      {"Ё — 🏛 \u0000", std::nullopt},
      {"\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", std::nullopt},
      {"ab\x80", 2},
      {"ab\xC0\x80", 2},          // overlong
      {"ab\xC1\xBF", 2},          // overlong
      {"ab\xE0\x9F\xBF", 2},      // overlong
      {"ab\xF0\x8F\xBF\xBF", 2},  // overlong
      {"ab\xED\xA0\x80", 2},      // surrogate
      {"ab\xED\xBF\xBF", 2},      // surrogate
      {"ab\xF4\x90\x80\x80", 2},  // past U+10FFFF
      {"ab\xF5\x80\x80\x80", 2},
      {"ab\xFF", 2},
      {"ab\xD0", 2},  // cut off
      {"ab\xE2\x80", 2},
      {"ab\xF0\x9F\x8F", 2},
      {"\xCF\xF0\xE5\xE7", 0},  // cp1251
  };
  for (const auto& one : cases) EXPECT_EQ(first_invalid_utf8(one.text), one.expected) << one.text;
}

TEST(Text, FindsABadByteAtEveryPlaceOfALongText) {
  for (std::size_t size = 1; size < 40; ++size) {
    EXPECT_FALSE(first_invalid_utf8(std::string(size, 'a')));
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, 'a');
      text[at] = '\x80';
      ASSERT_EQ(first_invalid_utf8(text), at) << size;
    }
  }
}

TEST(Text, EveryCodePointGoesOutAndIn) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, c);
    std::size_t pos = 0;
    ASSERT_EQ(next_code_point(text, pos), c);
    ASSERT_EQ(pos, text.size());
    ASSERT_FALSE(first_invalid_utf8(text)) << static_cast<std::uint32_t>(c);
  }
  std::string text;
  append_utf8(text, 0xD800);
  append_utf8(text, 0x110000);
  EXPECT_EQ(text, "\uFFFD\uFFFD");
}

TEST(Text, StepsOneByteOverABadOne) {
  const std::string_view text = "\xD0\xD0\x9F";
  std::size_t pos = 0;
  EXPECT_EQ(next_code_point(text, pos), U'\uFFFD');
  EXPECT_EQ(pos, 1u);
  EXPECT_EQ(next_code_point(text, pos), U'П');
  EXPECT_EQ(pos, 3u);
}

TEST(Text, CountsCodePoints) {
  EXPECT_EQ(count_code_points(""), 0u);
  EXPECT_EQ(count_code_points("Кремль 🏛"), 8u);
}

TEST(Text, FoldsForComparison) {
  struct {
    const char* text;
    const char* expected;
  } const cases[] = {
      {"Nursultan NAZARBAYEV", "nursultan nazarbayev"},
      {"  two\t\n words\u00a0\u2003 ", "two words"},
      {"", ""},
      {"\u00a0 \u3000", ""},
      {"Éléonore Özgür Škoda Łódź", "eleonore ozgur skoda lodz"},
      {"Erdoğan İstanbul ılık", "erdogan istanbul ilik"},
      {"Nguyễn Phú Trọng", "nguyen phu trong"},
      {"Straße, STRASSE, ẞ", "strasse, strasse, ss"},
      {"Æsir Œuvre Þór Ðuro Ørsted Đoković", "aesir oeuvre thor duro orsted dokovic"},
      {"Ǆ ǈ ǌ Ĳ", "dz lj nj ij"},
      {"Путин Владимир", "путин владимир"},
      {"Алёна ЁЛКА", "алена елка"},
      {"Андреи\u0306 Й", "андрей й"},
      {"Київ Їжак Ўзбекистон Ќерка", "київ їжак ўзбекистон ќерка"},
      {"Тоҷикистон Қазақстан Әлем", "тоҷикистон қазақстан әлем"},
      {"ӣ ӯ", "и у"},
      {"Άθήνα ΑΘΗΝΑ Ὀδυσσεύς", "αθηνα αθηνα οδυσσευσ"},
      {"«Газета» “said” „so“", "\"газета\" \"said\" \"so\""},
      {"Russia’s ‘own’", "russia's 'own'"},
      {"2014–2015 — end‑of‑day −5", "2014-2015 - end-of-day -5"},
      {"wait…", "wait..."},
      {"e\u0301te\u0301", "ete"},
      {"слове\u0301", "слове"},
      {"soft\u00adhyphen zero\u200bwidth \ufeffmark", "softhyphen zerowidth mark"},
      {"№ 5 ½ × 中文 🏛", "№ 5 ½ × 中文 🏛"},
      {"bad \xff byte", "bad \uFFFD byte"},
  };
  for (const auto& one : cases) EXPECT_EQ(fold(one.text), one.expected);
  EXPECT_EQ(fold("и\u0306"), "й");
  EXPECT_EQ(fold("И\u0306Е\u0308"), "йе");
  EXPECT_EQ(fold("Й"), "й");
  EXPECT_NE(fold("Й"), fold("И"));
}

TEST(Text, FoldingTwiceIsFoldingOnce) {
  std::mt19937 random(20150915);
  for (char32_t c = 0; c <= 0xFFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text = "a";
    append_utf8(text, c);
    text += "b";
    ASSERT_EQ(fold(fold(text)), fold(text)) << static_cast<std::uint32_t>(c);
  }
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto size = random() % 8; size > 0; --size) {
      append_utf8(text, static_cast<char32_t>(random() % 0x600));
    }
    ASSERT_EQ(fold(fold(text)), fold(text)) << text;
  }
}

TEST(Text, MakesSlugs) {
  struct {
    const char* text;
    const char* expected;
  } const cases[] = {
      {"Meeting with Almazbek Atambayev", "meeting-with-almazbek-atambayev"},
      {"  CSTO — summit, 2015!", "csto-summit-2015"},
      {"Встреча с Президентом Таджикистана", "vstrecha-s-prezidentom-tadzhikistana"},
      {"Щёлково, подъезд, Ельцин", "shchelkovo-podezd-eltsin"},
      {"Їжак і ґава", "yizhak-i-gava"},
      {"Café Zürich", "cafe-zurich"},
      {"中文", ""},
      {"", ""},
      {"--", ""},
      {"Russia's", "russia-s"},
  };
  for (const auto& one : cases) EXPECT_EQ(slug(one.text), one.expected) << one.text;
}

TEST(Text, Trims) {
  EXPECT_EQ(trim(" \t\r\n a b \u00a0\f"), "a b");
  EXPECT_EQ(trim("\u00a0\u00a0"), "");
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(trim("Ӡ"), "Ӡ");  // ends in 0xA0, which is no space
}

// Straight from the recurrence of the optimal string alignment distance.
std::size_t naive_distance(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return a.size() + b.size();
  const std::size_t change = a.back() == b.back() ? 0 : 1;
  const std::string_view shorter_a = a.substr(0, a.size() - 1);
  const std::string_view shorter_b = b.substr(0, b.size() - 1);
  std::size_t best = std::min({naive_distance(shorter_a, b) + 1, naive_distance(a, shorter_b) + 1,
                               naive_distance(shorter_a, shorter_b) + change});
  if (a.size() > 1 && b.size() > 1 && a.back() == b[b.size() - 2] && a[a.size() - 2] == b.back()) {
    best = std::min(best, naive_distance(a.substr(0, a.size() - 2), b.substr(0, b.size() - 2)) + 1);
  }
  return best;
}

TEST(Text, MeasuresEditDistanceAsTheRecurrenceSays) {
  std::mt19937 random(42);
  for (int round = 0; round < 3000; ++round) {
    const auto word = [&] {
      std::string out;
      for (auto size = random() % 6; size > 0; --size) out += static_cast<char>('a' + random() % 3);
      return out;
    };
    const std::string a = word();
    const std::string b = word();
    const std::size_t expected = naive_distance(a, b);
    for (std::size_t cap = 0; cap < 7; ++cap) {
      ASSERT_EQ(edit_distance(a, b, cap), std::min(expected, cap + 1))
          << a << ' ' << b << ' ' << cap;
    }
  }
}

TEST(Text, MeasuresEditDistanceInCodePoints) {
  EXPECT_EQ(edit_distance("Душанбе", "Душанби", 5), 1u);
  EXPECT_EQ(edit_distance("ab", "ba", 5), 1u);
  EXPECT_EQ(edit_distance("", "abc", 5), 3u);
  EXPECT_EQ(edit_distance("short", "a very long text indeed", 3), 4u);
}

TEST(Text, FindsTheNearestName) {
  const std::vector<std::string_view> names = {"params", "message", "requires",
                                               "at",     "abs",     "assert"};
  EXPECT_EQ(nearest("parms", names), "params");
  EXPECT_EQ(nearest("mesage", names), "message");
  EXPECT_EQ(nearest("reqiures", names), "requires");
  EXPECT_EQ(nearest("abss", names), "abs");
  EXPECT_EQ(nearest("PARAMS", names), "params");
  EXPECT_EQ(nearest("severity", names), std::nullopt);
  EXPECT_EQ(nearest("it", names), std::nullopt);
  EXPECT_EQ(nearest("", names), std::nullopt);
  EXPECT_EQ(nearest("x", {}), std::nullopt);
}

TEST(Text, OfTwoEquallyNearNamesTheFirstIsGiven) {
  const std::vector<std::string_view> names = {"title", "tidle"};
  EXPECT_EQ(nearest("tifle", names), "title");
}

TEST(Text, ShowsWhatATerminalMaySee) {
  struct {
    std::string_view text;
    const char* expected;
  } const cases[] = {
      {"plain\tЁ — 🏛", "plain\tЁ — 🏛"},
      {"\x1b[31mred", "\\u{1b}[31mred"},
      {"line\nline\r", "line\\u{a}line\\u{d}"},
      {std::string_view("\0", 1), "\\u{0}"},
      {"\x7f\u0085", "\\u{7f}\\u{85}"},
      {"a\u202eb\u2066c\u200fd", "a\\u{202e}b\\u{2066}c\\u{200f}d"},
      {"zero\u200bwidth\ufeff", "zero\\u{200b}width\\u{feff}"},
      {"bad\xe3", "bad\\x{e3}"},
      {"\xed\xa0\x80", "\\x{ed}\\x{a0}\\x{80}"},
      {"\uFFFD", "\uFFFD"},
      {"\U000E0041", "\\u{e0041}"},
      {"", ""},
  };
  for (const auto& one : cases) EXPECT_EQ(printable(one.text), one.expected);
}

// FIPS 180-4 / NIST CAVP vectors.
TEST(Sha256, KnowsThePublishedVectors) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(
      sha256_hex("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmn"
                 "opqklmnopqrlmnopqrsmnopqrstnopqrstu"),
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
  EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  EXPECT_EQ(sha256_hex("\xbd"), "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b");
}

}  // namespace
}  // namespace dateline
