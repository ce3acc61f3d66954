// Word boundaries in UTF-8 prose.
#include "validator/domain/words.h"

#include <string>

#include <gtest/gtest.h>

#include "validator/base/text.h"

namespace dateline {
namespace {

TEST(Words, AreFoundWholeBetweenPunctuationOfEveryKind) {
  const struct {
    std::string_view text;
    std::string_view phrase;
    bool found;
  } rows[] = {
      {"Iran", "Iran", true},         {"“Iran”", "Iran", true},      {"Iran’s", "Iran", true},
      {"Iranian", "Iran", false},     {"XIran", "Iran", false},      {"Iraní", "Iran", false},
      {"éIran", "Iran", false},       {"Iran\u00A0(", "Iran", true}, {"Iran–Iraq", "Iran", true},
      {"Iranian Iran", "Iran", true}, {"Ирана Иран", "Иран", true},  {"Ирана", "Иран", false},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(find_words(row.text, row.phrase) != std::string_view::npos, row.found) << row.text;
  }
}

TEST(Words, KeepTheirHyphensAndApostrophes) {
  WordScanner scanner("Jae-in’s “D’Alema” – 9 May, al-Assad’ x-");
  std::string words;
  for (std::string_view word; scanner.next(word);) words += "[" + std::string(word) + "]";
  EXPECT_EQ(words, "[Jae-in’s][D’Alema][9][May][al-Assad][x]");
}

TEST(Words, KnowCapitalsOfThreeAlphabets) {
  for (const std::string_view word :
       {"Abc", "Éa", "Ödön", "Šef", "Žito", "Čin", "Путин", "Ёж", "Αθήνα"}) {
    EXPECT_TRUE(capital_at(word, 0)) << word;
  }
  for (const std::string_view word :
       {"abc", "éa", "ödön", "šef", "žito", "čin", "путин", "9", "×", ""}) {
    EXPECT_FALSE(capital_at(word, 0)) << word;
  }
}

TEST(Words, FoldQuicklyAsTheyFoldSlowly) {
  for (const std::string_view text :
       {"", " ", "Abc Def", " a", "a ", "a  b", "É", "it`s", "a\tb", "Xi’an", "A-B'c"}) {
    EXPECT_EQ(fold_quickly(text), fold(text)) << '"' << text << '"';
  }
}

TEST(Words, SurviveBytesThatAreNoText) {
  const std::string bytes = "\xE2\x80 Iran \xC2";
  EXPECT_NE(find_words(bytes, "Iran"), std::string_view::npos);
  WordScanner scanner(bytes);
  for (std::string_view word; scanner.next(word);) EXPECT_FALSE(word.empty());
}

}  // namespace
}  // namespace dateline
