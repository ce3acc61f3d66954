// Claims of order in prose: "Following the CSTO summit in Dushanbe, …" → after, "CSTO summit",
// "Dushanbe". Pure text work; what event a claim means is the timeline's question. The words of
// each language are data (rules/data/claims.toml), with examples beside each opening. Add
// everything first, then share between threads.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "validator/record/record.h"

namespace dateline {

struct FoundClaim {
  ClaimKind kind = ClaimKind::kAfter;
  std::string_view what = {};  // parts of the text
  std::string_view where = {};
  std::string_view text = {};  // the claim's own words
};

// The words of a language that claims are made of; what each list is stands in the data file.
struct ClaimWords {
  std::string language = {};
  std::vector<std::string> nouns = {};
  std::vector<std::string> determiners = {};
  std::vector<std::string> bare = {};
  std::vector<std::string> stoppers = {};
  std::vector<std::string> links = {};
  std::vector<std::string> places = {};
  std::vector<std::string> seasons = {};
  std::vector<std::string> articles = {};
};

class ClaimFinder {
 public:
  void add(ClaimWords words);
  // False where the language has no words yet.
  bool add(ClaimKind kind, std::string_view language, const std::vector<std::string>& openings);

  // An opening ("Following the") with an event noun behind it. Conservative: no noun, no claim, and
  // no claim either where nothing tells the event from any other ("during the meeting"). In order
  // of appearance; O(text).
  [[nodiscard]] std::vector<FoundClaim> find(std::string_view text) const;

 private:
  struct Opening {
    ClaimKind kind = ClaimKind::kAfter;
    std::string words = {};  // lower case
    std::size_t language = 0;
  };
  std::vector<ClaimWords> words_;
  std::vector<Opening> openings_;
};

}  // namespace dateline
