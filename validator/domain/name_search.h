// Names in running text: its words folded one by one, possessives and the Arabic article dropped,
// so that "Niinistö’s" is niinisto and "al-Assad" assad. Folds nothing that is plain ASCII through
// the tables, so that a search costs about one look at each byte.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "validator/domain/words.h"

namespace dateline {

class NameWords {
 public:
  explicit NameWords(std::string_view text) : scanner_(text) {}
  // False at the end of the text.
  bool next();
  // The word, folded; valid until the next call.
  [[nodiscard]] std::string_view folded() const { return folded_; }
  [[nodiscard]] bool capital() const { return capital_; }

 private:
  WordScanner scanner_;
  std::string folded_;
  bool capital_ = false;
};

// Whether all tokens stand close together in the text, in any order, capitalised. False without
// tokens.
bool tokens_near(std::string_view text, const std::vector<std::string>& tokens);

// The same with each Cyrillic token in any case, and in the nominative too.
bool forms_near(std::string_view text, const std::vector<std::string>& tokens);

// Words that make a name of the common word behind them: "Mrs May", "President Moon".
bool is_address(std::string_view folded_word);

}  // namespace dateline
