// Archive rules that look other records up: a table of all records by key, sorted once, is asked
// once for each target (a record, or an item of `each`). What a target finds are the records with
// the key it asks for, never its own, at most `within` away along `order`, in that order and then
// by path and ordinal; or, with `linked`, what the item means. O((n + m) log n) for n
// records and m targets.
#pragma once

#include <vector>

#include "validator/evaluate/finding_maker.h"
#include "validator/evaluate/run_context.h"
#include "validator/record/record_batch.h"
#include "validator/ruleset/rule.h"
#include "validator/timeline/event_links.h"

namespace dateline {

// `judged[i]` says whether the targets of batch i are looked at; the tables hold every record.
// `links` are of these batches; empty when no rule asks for them.
void check_lookups(const Rule& rule, const std::vector<RecordBatch>& batches,
                   const EventLinks& links, const std::vector<bool>& judged,
                   const RunContext& context, FindingMaker& maker, std::vector<Finding>& findings,
                   RuleCounts& counts);

}  // namespace dateline
