// Claims of order in prose: "Following the CSTO summit in Dushanbe, …" → after, "CSTO summit",
// "Dushanbe". Pure text work; what event a claim means is the timeline's question. English only.
#pragma once

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

// "Following/After/Before/Ahead of/On the sidelines of/During the …" with an event noun (summit,
// meeting, talks, ceremony, session, …). Conservative: no noun, no claim, and no claim either where
// nothing tells the event from any other ("during the meeting"). In order of appearance; O(text).
std::vector<FoundClaim> find_claims(std::string_view text);

}  // namespace dateline
