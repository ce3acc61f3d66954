// Lookup tables of a rule file: [ruleset.data] name = { file, type }. A table is a TOML file beside
// the rule file or below it, `values = [...]` or `[values]`, read once and shared by the rules of
// that file, whose formulas see it as data.name. Issues are E110, E111, E112, E113 and E131 at
// their place.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "validator/base/limits.h"
#include "validator/base/result.h"
#include "validator/ruleset/rule.h"
#include "validator/ruleset/rule_spec.h"

namespace dateline {

struct TableSpec {
  std::string name = {};
  SourceSpan name_span = {};
  SpecText file = {};
  std::string path = {};  // of the file, as the rule file's own is written; empty: not to be read
  std::string type = {};  // strings, map, int_map
  std::string doc = {};
};

// Whether a file looks like a table, and so is no rule file, whoever names it.
bool is_table_file(const TomlValue& root);

// The tables that a rule file names. A place outside its own folder is refused.
std::vector<TableSpec> read_table_specs(const SourceText& source, const TomlValue& root,
                                        RuleIssues& issues);

// Gives the file of a path; an Error where it cannot be read.
using OpenTable = std::function<Result<const SourceText*>(const std::string& path)>;

// The values behind `data`; null where the file names no table. `others`: paths of files that might
// have been meant.
std::unique_ptr<RuleParams> load_tables(const std::vector<TableSpec>& specs, const OpenTable& open,
                                        const std::vector<std::string_view>& others,
                                        const Limits& limits, RuleIssues& issues);

}  // namespace dateline
