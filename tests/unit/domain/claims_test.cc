// Claims of order: what is one, which words it holds, and what only looks like one.
#include "validator/domain/claims.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace dateline {
namespace {

std::string shown(std::string_view text) {
  std::string out;
  for (const auto& claim : find_claims(text)) {
    if (!out.empty()) out += " ; ";
    out += claim.kind == ClaimKind::kAfter    ? "after"
           : claim.kind == ClaimKind::kBefore ? "before"
                                              : "during";
    out += " | " + std::string(claim.what) + " | " + std::string(claim.where) + " | " +
           std::string(claim.text);
  }
  return out;
}

TEST(Claims, AreFoundWithTheirEventAndPlace) {
  const struct {
    std::string_view text;
    std::string_view expected;
  } rows[] = {
      {"Following the CSTO summit in Dushanbe, the presidents met again.",
       "after | CSTO summit | Dushanbe | Following the CSTO summit in Dushanbe"},
      {"They spoke after the Supreme Eurasian Economic Council meeting.",
       "after | Supreme Eurasian Economic Council meeting |  | after the Supreme Eurasian Economic "
       "Council meeting"},
      {"Ahead of the G20 summit in St. Petersburg, talks were held.",
       "before | G20 summit | St. Petersburg | Ahead of the G20 summit in St. Petersburg"},
      {"The leaders met on the sidelines of the APEC summit in Da Nang.",
       "during | APEC summit | Da Nang | on the sidelines of the APEC summit in Da Nang"},
      {"Before the Victory Parade in Moscow, he laid flowers.",
       "before | Victory Parade | Moscow | Before the Victory Parade in Moscow"},
      {"After his meeting with Angela Merkel, he answered questions.",
       "after | meeting with Angela Merkel |  | After his meeting with Angela Merkel"},
      {"Following Russian-German talks, a statement was made.",
       "after | Russian-German talks |  | Following Russian-German talks"},
      {"After the meeting of the State Council in the Kremlin, awards were presented.",
       "after | meeting of the State Council | Kremlin | After the meeting of the State Council in "
       "the Kremlin"},
      {"after the informal CIS summit the guests left",
       "after | informal CIS summit |  | after the informal CIS summit"},
      {"After the plenary session Putin left.",
       "after | plenary session |  | After the plenary session"},
      {"Following the talks in Sochi, they spoke before the EAEU summit.",
       "after | talks | Sochi | Following the talks in Sochi ; before | EAEU summit |  | before "
       "the "
       "EAEU summit"},
      {"They met after top-level talks in January.",
       "after | top-level talks |  | after top-level talks"},
      {"after talks with U.S. President George W. Bush in Crawford, Texas",
       "after | talks with U.S. President George W. Bush | Crawford | after talks with U.S. "
       "President "
       "George W. Bush in Crawford"},
      {"following the SCO summit’s main session in Ufa",
       "after | SCO summit’s main session | Ufa | following the SCO summit’s main session in Ufa"},
  };
  for (const auto& row : rows) EXPECT_EQ(shown(row.text), row.expected) << row.text;
}

TEST(Claims, AreNotMadeOfWordsThatOnlyLookLikeThem) {
  for (const std::string_view text : {
           "Following his instructions, the ministry reported.",
           "The work was finished after two years.",
           "They spoke before dinner.",
           "During the meeting, the participants discussed trade.",
           "After the meeting he left.",
           "He gave the following Council session a name.",
           "The hall is named after the Geneva conference.",
           "After the war in which the talks failed, nothing was left.",
           "He has been thinking about it ever after.",
           "Following",
           "After the",
           "After, the CSTO summit",
           "",
       }) {
    EXPECT_EQ(shown(text), "") << text;
  }
}

}  // namespace
}  // namespace dateline
