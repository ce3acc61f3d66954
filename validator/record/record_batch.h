// RecordBatch: the records of one input with everything they borrow from. Move-only; moving keeps
// every borrowed view valid (SourceText and Arena keep their buffers).
#pragma once

#include <vector>

#include "validator/base/arena.h"
#include "validator/record/record.h"
#include "validator/source/source_text.h"

namespace dateline {

struct RecordBatch {
  SourceText source = {};
  Arena arena = {};
  std::vector<Record> records = {};
};

}  // namespace dateline
