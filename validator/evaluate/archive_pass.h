// The archive pass: rules whose key and order span records. Each record gives facts (rule, key,
// order, where from); facts are sorted by key, order, path and ordinal, and one walk over them
// forms groups or neighbours. O(n log n); the result does not depend on threads or on the order of
// the inputs.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "validator/evaluate/record_pass.h"
#include "validator/evaluate/run_context.h"
#include "validator/record/record_batch.h"
#include "validator/ruleset/rule.h"
#include "validator/timeline/event_links.h"

namespace dateline {

// `judged[i]` says whether batch i is looked at for its own sake (--only): a group or pair without
// a record of such a batch is not judged.
PassResult check_archive(std::span<const Rule> rules, const std::vector<RecordBatch>& batches,
                         const std::vector<bool>& judged, const RunContext& context);

// The links between the records of the batches, each record at home where its profile says.
EventLinks link_events(const std::vector<RecordBatch>& batches, const RunContext& context);

}  // namespace dateline
