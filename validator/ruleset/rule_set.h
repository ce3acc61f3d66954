// RuleSet: every rule of a run, with the knowledge and the profiles that stand beside them in the
// rules folders. Loading collects the problems of all files before it gives up. Immutable
// afterwards, shared between threads. Outside edge: load_rules().
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "validator/base/limits.h"
#include "validator/base/result.h"
#include "validator/domain/knowledge.h"
#include "validator/ruleset/moved_rules.h"
#include "validator/ruleset/rule.h"
#include "validator/ruleset/rule_compiler.h"
#include "validator/source/file_tree.h"

namespace dateline {

struct RuleSet {
  std::vector<std::unique_ptr<SourceText>> sources =
      {};  // by SourceId: rule, data, profile, example files
  std::vector<std::unique_ptr<RuleParams>> tables = {};  // of [ruleset.data], by rule file
  std::vector<RuleSpec> specs = {};
  MovedRules moved = {};                  // old ids, and where they went
  std::vector<Rule> rules = {};           // by id; those selected
  std::vector<std::size_t> spec_of = {};  // rules[i] was written as specs[spec_of[i]]
  std::string hash = {};                  // "sha256:…" over names and bytes of the rule files
  Knowledge knowledge = {};
  // Profiles and examples are ingest's business: here they are files only.
  std::vector<const SourceText*> profile_files = {};  // the folder's own, else the built-in ones
  std::vector<const SourceText*> example_files = {};  // examples/*.json
};

struct RuleSelection {
  std::vector<std::string> folders = {};
  std::vector<std::string> select = {};  // ids or families ("time/"); empty: all
  std::vector<std::string> ignore = {};
  std::vector<ParamOverride> params = {};
};

// "a/b.name=value" split; an Error{kUsage} otherwise.
Result<std::vector<ParamOverride>> split_params(const std::vector<std::string>& texts);

// Reads every file below the folders: profiles/, data/ and examples/ hold those, every other *.toml
// is a rule file, unless a rule file names it as a table. The built-in data and profiles are used
// for each file name that no folder brings. Issues are collected over all files; with errors among
// them the RuleSet is not to be used. An Error only when a folder cannot be read or a selection
// names no rule.
Result<RuleSet> load_rules(const FileTree& files, const RuleSelection& asked, const Limits& limits,
                           RuleIssues& issues);

// Whether `id` is one of the ids or in one of the families of the list.
bool matches_selection(std::string_view id, const std::vector<std::string>& selection);

}  // namespace dateline
