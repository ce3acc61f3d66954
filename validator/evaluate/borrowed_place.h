// Where a string that a formula made stands in the record: words cut out of a text by a formula
// still borrow from it, so the text that holds their bytes tells their place. Called only when
// something is reported.
#pragma once

#include <string_view>

#include "validator/ruleset/path.h"

namespace dateline {

// Sets span and name of the node to the place of `part`, when `part` lies within one of the
// record's texts (title, lead, body, transcript, captions, topics); leaves the node as it is
// otherwise. O(texts).
void place_borrowed(std::string_view part, PathNode& node);

}  // namespace dateline
