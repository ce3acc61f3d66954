#include "validator/dateline_load.h"

#include <utility>

#include "validator/evaluate/profiles.h"

namespace dateline {

Result<Loaded> load_job(const Job& job) {
  DATELINE_TRY(params, split_params(job.params));
  const RuleSelection selection{
      .folders = job.rules, .select = job.select, .ignore = job.ignore, .params = params};
  Loaded loaded;
  DATELINE_TRY(rules, load_rules(*job.files, selection, job.limits, loaded.issues));
  loaded.rules = std::move(rules);
  loaded.profiles = read_profiles(loaded.rules, job.limits, loaded.issues);
  loaded.good = !has_errors(loaded.issues);
  return loaded;
}

std::vector<PlacedIssue> place_issues(const Loaded& loaded) {
  std::vector<const SourceText*> sources;
  for (const auto& source : loaded.rules.sources) sources.push_back(source.get());
  return place_rule_issues(loaded.issues, sources);
}

std::string render_issues(const Loaded& loaded, const Limits& limits) {
  return render_rule_issues(place_issues(loaded), limits.rule_issues);
}

Result<Archive> read_job(const Job& job, const Loaded& loaded) {
  const ReadOptions options{.knowledge = &loaded.rules.knowledge,
                            .profiles = &loaded.profiles,
                            .limits = job.limits,
                            .format = job.input_format};
  return read_archive(*job.files, job.paths, options, job.jobs);
}

RunContext context_of(const Job& job, const Loaded& loaded) {
  return {.knowledge = &loaded.rules.knowledge,
          .profiles = &loaded.profiles,
          .run = {.as_of = job.as_of, .stage = job.stage},
          .limits = job.limits,
          .explain = job.explain};
}

}  // namespace dateline
