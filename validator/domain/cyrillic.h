// Names in Cyrillic letters: the forms that Russian cases give them ("Киргизия", "с Президентом
// Киргизии") and the Latin spellings that different tables give them ("Радаев": Radayev, Radaev).
// No dictionary: a word is declined by its last letters, as names of people and states are, and an
// ending too many does no harm, for it only means one more form to look for.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Whether any letter of the text is Cyrillic (U+0400 – U+047F). A look at bytes.
bool has_cyrillic(std::string_view text);

// One word in the five oblique cases, each with the endings that are possible: "Рахмон" → Рахмона,
// Рахмону, Рахмона, Рахмоном, Рахмоне. A word that does not decline stands alone in each
// ("Эмомали"). Letters as given; ё is a letter of its own.
enum class Case { kGenitive, kDative, kAccusative, kInstrumental, kPrepositional };
constexpr std::size_t kCases = 5;
using WordForms = std::array<std::vector<std::string>, kCases>;
WordForms word_forms(std::string_view word);

// A name of up to three words in the oblique cases, all words in one case, each declined or left as
// it is ("Ангела Меркель", "с Ангелой Меркель"); longer names give nothing. Without the name itself
// and without doubles.
std::vector<std::string> case_forms(std::string_view name);

// An adjective in all cases, genders and numbers: "таджикский" → таджикская, таджикских … Without
// the word itself; nothing for a word of another kind.
std::vector<std::string> adjective_forms(std::string_view word);

// Folded Cyrillic text in Latin letters, by the five habits in use: BGN/PCGN (Sergey, Nazarbayev),
// the house's own (Sergei, Yury, Nazarbayev), the same without y before e (Radaev), passports since
// 2013 (Iurii, Natalia) and scholars (Jurij). Other characters stay. In this order, without
// doubles.
std::vector<std::string> romanisations(std::string_view folded);

}  // namespace dateline
