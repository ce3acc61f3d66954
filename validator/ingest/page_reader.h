// Turns the text of saved event pages into Records. A file may hold several pages glued together;
// the glue is the profile's footer ("Text version") with the next page's first line behind it.
// Links that broke a line are joined before anything is read, and every span still points at the
// original bytes. Doubts go to the sink (input/bad-date, input/encoding …); no page is ever
// rejected. Fills the read fields only: what follows from them is complete_record()'s. Outside
// edge: read_pages(). O(bytes).
#pragma once

#include "validator/domain/knowledge.h"
#include "validator/finding/finding_sink.h"
#include "validator/ingest/profile.h"
#include "validator/record/record_batch.h"

namespace dateline {

// Appends to batch.records, in the order of the file; ordinals count from 1. `places` settles the
// one ambiguous line: is it a place or a caption.
void read_pages(RecordBatch& batch, const Profile& profile, const Knowledge& knowledge,
                FindingSink& sink);

}  // namespace dateline
