// Names of persons without any table: tokens, keys, forms. Case, diacritics and typographic
// apostrophes are folded; particles (al-, bin, van der, de) and honorifics (Mr, Dr, King, His
// Majesty) are not told apart persons by.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Folded tokens in the order written, particles and honorifics dropped, hyphenated names kept
// whole.
std::vector<std::string> name_tokens(std::string_view name);

// Sorted tokens joined by a space: the same for every rotation.
std::string name_key(std::string_view name);

// Token sets equal, or the shorter (≥ 2 tokens, or initials + surname) contained in the longer.
bool same_name(std::string_view a, std::string_view b);

// "Emomali Rahmon" → "Rahmon Emomali"; particles stay with the surname ("Van der Bellen
// Alexander").
std::string surname_first(std::string_view name);

}  // namespace dateline
