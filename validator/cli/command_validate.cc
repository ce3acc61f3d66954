#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "validator/base/civil_time.h"
#include "validator/base/time_zone.h"
#include "validator/cli/commands.h"
#include "validator/cli/exit_code.h"
#include "validator/cli/output_file.h"
#include "validator/report/words.h"

namespace dateline {
namespace {

int year_of(Instant moment) {
  return to_civil(date_of(LocalTime{.seconds = moment.seconds})).year;
}

// Slim zone files answer wrongly past their table, and nothing else would show it.
void check_time_zones(const Options& options, const World& world) {
  const int year = year_of(options.as_of);
  if (options.quiet || time_zones_trustworthy(year)) return;
  warn(world, fmt::format("the time-zone data found here does not hold for {}: times of other "
                          "zones may be compared wrongly",
                          year));
}

// On standard error too: who reads only that, or only the JSON, must see that this is no verdict.
void tell_what_is_missing(const Report& report, const World& world) {
  if (report.complete) return;
  std::string why;
  const auto say = [&](std::uint64_t number, std::string_view noun, std::string_view what) {
    if (number == 0) return;
    if (!why.empty()) why += ", ";
    why += fmt::format("{} {}", counted(number, noun), what);
  };
  const auto undecided = static_cast<std::uint64_t>(
      std::count_if(report.rules.begin(), report.rules.end(),
                    [](const RuleSummary& rule) { return rule.counts.errored > 0; }));
  say(report.not_checked.size(), "file", "could not be read");
  say(undecided, "rule", "could not decide everywhere");
  if (why.empty() && report.records == 0) {
    why = "there is not a single record (--allow-empty if that is right)";
  }
  complain(world, {.kind = Error::Kind::kUnreadable,
                   .where = "incomplete",
                   .message = why.empty() ? "a limit cut the run short" : why});
}

// Every file the run reads: a report must not replace one of them.
std::vector<std::string> input_files(const Job& job) {
  std::vector<std::string> inputs;
  const auto add = [&](const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
      const Result<FileListing> listing = job.files->list(path, job.limits);
      if (!listing) continue;
      inputs.insert(inputs.end(), listing->files.begin(), listing->files.end());
    }
  };
  add(job.paths);
  add(job.rules);
  return inputs;
}

RenderOptions render_options(const Options& options, bool colors) {
  return {.text = {.colors = colors, .max_findings = options.max_findings},
          .json = {.records = options.records}};
}

// The files first: a reader of standard output may leave early.
int write_report(const Report& report, const Options& options, const Job& job, const World& world) {
  int exit_code = report.exit_code;
  if (!options.outputs.empty()) {
    const std::vector<std::string> inputs = input_files(job);
    for (const OutputFile& output : options.outputs) {
      const std::string text = render(report, output.format, render_options(options, false));
      if (const Result<void> done = write_output(output.path, text, inputs); !done) {
        complain(world, done.error());
        exit_code = worse_exit(exit_code, kExitIncomplete);
      }
    }
  }
  const std::string text = render(report, options.format, render_options(options, options.colors));
  return worse_exit(exit_code, deliver(world, text));
}

}  // namespace

int command_validate(const Options& options, const World& world) {
  check_time_zones(options, world);
  const std::unique_ptr<FileTree> files = world.open_files(options.stdin_filename);
  const Job job = job_of(options, *files);
  const Result<Outcome> outcome = validate(job);
  if (!outcome) {
    complain(world, outcome.error());
    return exit_code_of(outcome.error());
  }
  if (!outcome->report) {
    world.write_err(outcome->rule_problems);
    return kExitUsage;
  }
  if (!options.quiet) world.write_err(outcome->rule_problems);
  tell_what_is_missing(*outcome->report, world);
  return write_report(*outcome->report, options, job, world);
}

}  // namespace dateline
