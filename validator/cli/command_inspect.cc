#include <memory>
#include <string>
#include <vector>

#include "validator/cli/commands.h"
#include "validator/cli/exit_code.h"
#include "validator/report/report_text.h"
#include "validator/report/terminal_text.h"

namespace dateline {

namespace {

// With the first file that was left out: most often it is the one that was meant.
std::string nothing_here(const std::vector<PathReason>& skipped) {
  std::string nothing = "there is not a single record here";
  if (skipped.empty()) return nothing;
  return nothing + "; " + skipped[0].path + " was left out: " + skipped[0].reason +
         " (--input-format says what it is)";
}

}  // namespace

int command_inspect(const Options& options, const World& world) {
  if (options.schema) return deliver(world, record_schema_json());
  const std::unique_ptr<FileTree> files = world.open_files(options.stdin_filename);
  const Result<Inspection> inspection =
      inspect(job_of(options, *files), options.links ? InspectView::kLinks : InspectView::kRecords);
  if (!inspection) {
    complain(world, inspection.error());
    return exit_code_of(inspection.error());
  }
  if (!options.quiet) {
    for (const Finding& doubt : inspection->doubts) world.write_err(one_line(doubt) + '\n');
    if (inspection->records == 0) warn(world, nothing_here(inspection->skipped));
  }
  for (const PathReason& file : inspection->not_checked) {
    complain(world, {.kind = Error::Kind::kUnreadable,
                     .where = file.path,
                     .message = "not read: " + file.reason});
  }
  const int exit_code = inspection->not_checked.empty() ? kExitPassed : kExitIncomplete;
  return worse_exit(exit_code, deliver(world, inspection->jsonl));
}

}  // namespace dateline
