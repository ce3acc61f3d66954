// Names of persons without any table: tokens, keys, forms. Case, diacritics and typographic
// apostrophes are folded; particles (al-, bin, van der, de) and honorifics (Mr, Dr, King, His
// Majesty) are not told apart persons by.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Folded tokens in the order written, honorifics dropped, particles and titles of rulers too while
// two other tokens are left ("Patriarch Kirill" keeps its title); hyphenated names kept whole.
std::vector<std::string> name_tokens(std::string_view name);

// Sorted tokens joined by a space: the same for every rotation.
std::string name_key(std::string_view name);
std::string key_of(std::vector<std::string> tokens);

// Token sets equal, or the shorter (≥ 2 tokens, or initials + surname) contained in the longer.
bool same_name(std::string_view a, std::string_view b);
// The same over tokens already made.
bool same_tokens(const std::vector<std::string>& a, const std::vector<std::string>& b);

// Of folded tokens: "ii", "xvi"; "king", "patriarch".
bool is_numeral(std::string_view folded_token);
bool is_ruler_title(std::string_view folded_token);

// "Emomali Rahmon" → "Rahmon Emomali"; particles stay with the surname ("Van der Bellen
// Alexander"), names of rulers stay as they are ("Abdullah II").
std::string surname_first(std::string_view name);

}  // namespace dateline
