// The functions of the newsroom that formulas may call, beside the language's own: declared here
// once, bound to domain/, documented in rules/README.md. The evaluation's host is the run's
// Knowledge.
#pragma once

#include "validator/cel/env.h"
#include "validator/ruleset/record_schema.h"

namespace dateline {

void add_newsroom_functions(cel::Env& env, const RecordSchema& schema);

// Those of them that read whole texts: a part of the above.
void add_text_functions(cel::Env& env);

}  // namespace dateline
