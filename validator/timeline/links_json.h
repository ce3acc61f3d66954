// What the claims and See-also items of a record are linked to, and why, as one JSON object: for
// `validate inspect --links`. Records without claims and items give nothing.
#pragma once

#include <string>

#include "validator/record/record.h"
#include "validator/timeline/event_links.h"

namespace dateline {

// {"record": "…", "path": "…", "links": [{"claim": "after", "text": "Following the CSTO summit in
// Dushanbe", "to": [{"record": "…", "title": "…", "date": "2015-09-15", "why": "…"}]}, {"see_also":
// "…", "start": "…", "to": []}]} and a line break. Appends nothing for a record without links to
// look for.
void append_links_json(std::string& out, const Record& record, const EventLinks& links);

}  // namespace dateline
