#include "validator/cli/commands.h"

namespace dateline {

Job job_of(const Options& options, const FileTree& files) {
  return {.files = &files,
          .paths = options.paths,
          .rules = options.rules,
          .only = options.only,
          .select = options.select,
          .ignore = options.ignore,
          .params = options.params,
          .as_of = options.as_of,
          .input_format = options.input_format,
          .stage = options.stage,
          .fail_on = options.fail_on,
          .allow_empty = options.allow_empty,
          .fail_on_vacuous = options.fail_on_vacuous,
          .explain = options.explain,
          .jobs = options.jobs};
}

}  // namespace dateline
