#include "validator/ruleset/rule_set.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "validator/base/text.h"
#include "validator/domain/builtin_files.h"
#include "validator/ruleset/rule_tables.h"

namespace dateline {
namespace {

bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

std::string_view file_name(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

// What a file is. A table below a rules folder is taken for a rule file until one names it.
enum class FileKind { kRules, kProfile, kData, kExample, kTable, kOther };

FileKind kind_of(std::string_view below) {
  const auto in = [&](std::string_view folder) {
    return below.rfind(folder, 0) == 0 ||
           below.find("/" + std::string(folder)) != std::string_view::npos;
  };
  if (in("examples/")) return ends_with(below, ".json") ? FileKind::kExample : FileKind::kOther;
  if (!ends_with(below, ".toml")) return FileKind::kOther;
  if (in("profiles/")) return FileKind::kProfile;
  if (in("data/")) return FileKind::kData;
  return FileKind::kRules;
}

// The shipped tables were checked when the program was built: read from a folder, they need not be
// checked against the time-zone database again.
bool is_builtin_text(const SourceText& source) {
  const auto files = builtin_files();
  return std::any_of(files.begin(), files.end(), [&](const BuiltinFile& file) {
    return file_name(file.name) == file_name(source.name()) && file.text == source.bytes();
  });
}

class Loader {
 public:
  Loader(const FileTree& files, const Limits& limits, RuleIssues& issues)
      : files_(files), limits_(limits), issues_(issues) {}

  Result<void> read_folder(const std::string& folder) {
    DATELINE_TRY(listing, files_.list(folder, limits_));
    for (const auto& left : listing.unreadable) {
      return Error{.kind = Error::Kind::kUsage, .where = left.path, .message = left.reason};
    }
    for (const std::string& path : listing.files) {
      const std::string_view below = path.size() > folder.size()
                                         ? std::string_view(path).substr(folder.size())
                                         : std::string_view(path);
      const FileKind kind = kind_of(below.front() == '/' ? below.substr(1) : below);
      if (kind == FileKind::kOther) continue;
      DATELINE_TRY(text, files_.read(path, next_id(), limits_.toml_bytes));
      add(kind, std::move(text));
    }
    return {};
  }

  // Each built-in file whose name no folder has brought.
  void add_builtin() {
    std::set<std::string, std::less<>> own;
    for (const auto& [kind, source] : files_found_) {
      if (kind == FileKind::kProfile || kind == FileKind::kData)
        own.insert(std::string(file_name(source->name())));
    }
    for (const BuiltinFile& file : builtin_files()) {
      if (own.count(file_name(file.name)) == 0) {
        add(kind_of(file.name),
            SourceText(next_id(), fmt::format("(built-in) {}", file.name), file.text));
      }
    }
  }

  void parse(RuleSet& set) {
    std::vector<DataFile> data;
    std::vector<RuleFile> rules;
    for (const auto& [kind, source] : files_found_) {
      if (kind == FileKind::kProfile) set.profile_files.push_back(source);
      if (kind == FileKind::kExample) set.example_files.push_back(source);
      if (kind == FileKind::kRules) rules.push_back({.source = source});
      if (kind != FileKind::kData) continue;
      TomlValue root;
      if (!parse_toml(*source, limits_, root, issues_)) continue;
      data.push_back(
          {.source = source, .root = std::move(root), .trusted = is_builtin_text(*source)});
    }
    read_rules(rules, set);
    set.knowledge = read_knowledge(data, issues_);
    set.hash = hash();
    set.sources = std::move(sources_);
  }

 private:
  struct RuleFile {
    const SourceText* source = nullptr;
    TomlValue root = {};
    RuleIssues issues = {};  // of its TOML
    bool good = false;
    std::vector<TableSpec> tables = {};
  };

  // What one rule file names as a table is no rule file.
  void read_rules(std::vector<RuleFile>& files, RuleSet& set) {
    std::set<std::string, std::less<>> tables;
    for (RuleFile& file : files) {
      file.good = parse_toml(*file.source, limits_, file.root, file.issues);
      if (file.good) file.tables = read_table_specs(*file.source, file.root, file.issues);
      for (const TableSpec& table : file.tables) tables.insert(table.path);
    }
    std::vector<std::string> names;
    for (const auto& [kind, source] : files_found_) names.push_back(source->name());
    const std::vector<std::string_view> others(names.begin(), names.end());
    const OpenTable open = [&](const std::string& path) { return table_file(path); };
    for (RuleFile& file : files) {
      if (tables.count(file.source->name()) > 0) continue;
      if (file.good && is_table_file(file.root)) {
        issues_.push_back({.severity = RuleIssue::Severity::kWarning,
                           .code = "W410",
                           .message = "no rule file names this table under [ruleset.data]",
                           .path = file.source->name()});
        continue;
      }
      issues_.insert(issues_.end(), file.issues.begin(), file.issues.end());
      if (!file.good) continue;
      const std::size_t before = set.specs.size();
      read_rule_file(*file.source, file.root, set.specs, issues_);
      auto loaded = load_tables(file.tables, open, others, limits_, issues_);
      if (!loaded) continue;
      for (std::size_t i = before; i < set.specs.size(); ++i) set.specs[i].tables = loaded.get();
      set.tables.push_back(std::move(loaded));
    }
  }

  // Read already with its folder, or read now.
  Result<const SourceText*> table_file(const std::string& path) {
    for (const auto& [kind, source] : files_found_) {
      if (source->name() == path) return source;
    }
    DATELINE_TRY(text, files_.read(path, next_id(), limits_.toml_bytes));
    add(FileKind::kTable, std::move(text));
    return files_found_.back().second;
  }

  [[nodiscard]] SourceId next_id() const { return static_cast<SourceId>(sources_.size()); }

  void add(FileKind kind, SourceText text) {
    sources_.push_back(std::make_unique<SourceText>(std::move(text)));
    files_found_.emplace_back(kind, sources_.back().get());
  }

  // Over the files of rules, data and profiles by name, so that a report says which rules it was
  // made with.
  [[nodiscard]] std::string hash() const {
    std::map<std::string, std::string> by_name;
    for (const auto& [kind, source] : files_found_) {
      if (kind != FileKind::kExample) by_name[source->name()] = sha256_hex(source->bytes());
    }
    std::string all;
    for (const auto& [name, digest] : by_name)
      all += fmt::format("{} {}\n", digest, file_name(name));
    return "sha256:" + sha256_hex(all);
  }

  const FileTree& files_;
  const Limits& limits_;
  RuleIssues& issues_;
  std::vector<std::unique_ptr<SourceText>> sources_;
  std::vector<std::pair<FileKind, const SourceText*>> files_found_;
};

std::vector<std::string_view> ids_of(const std::vector<RuleSpec>& specs) {
  std::vector<std::string_view> ids;
  ids.reserve(specs.size());
  for (const RuleSpec& spec : specs) ids.push_back(spec.id.text);
  return ids;
}

void report_duplicates(const std::vector<RuleSpec>& specs, RuleIssues& issues) {
  std::map<std::string_view, const RuleSpec*> seen;
  for (const RuleSpec& spec : specs) {
    if (!spec.id.present) continue;
    const auto [first, fresh] = seen.emplace(spec.id.text, &spec);
    if (fresh) continue;
    issues.push_back({.code = "E114",
                      .message = fmt::format("rule '{}' is already in {}", spec.id.text,
                                             first->second->source->name()),
                      .where = spec.id.span()});
  }
}

// A selection that names nothing is a typing mistake, and would check nothing without a word.
Result<void> check_selection(const std::vector<std::string>& selection, std::string_view flag,
                             const std::vector<RuleSpec>& specs) {
  const std::vector<std::string_view> ids = ids_of(specs);
  for (const std::string& one : selection) {
    const bool builtin = matches_selection("input/", {one}) || one.rfind("input/", 0) == 0;
    if (builtin ||
        std::any_of(ids.begin(), ids.end(), [&](auto id) { return matches_selection(id, {one}); }))
      continue;
    const auto near = nearest(one, ids);
    return Error{.kind = Error::Kind::kUsage,
                 .where = std::string(flag),
                 .message = fmt::format("'{}' names no rule and no family{}", one,
                                        near ? fmt::format(" (did you mean '{}'?)", *near) : "")};
  }
  return {};
}

// What was asked for under an old id is done under the new one.
RuleSelection with_new_names(RuleSelection selection, const MovedRules& moved, RuleIssues& issues) {
  for (std::string& id : selection.select) id = moved.follow(id, "--select", issues);
  for (std::string& id : selection.ignore) id = moved.follow(id, "--ignore", issues);
  for (ParamOverride& one : selection.params) one.rule = moved.follow(one.rule, "--param", issues);
  return selection;
}

void check_overrides(const std::vector<ParamOverride>& overrides,
                     const std::vector<RuleSpec>& specs, RuleIssues& issues) {
  for (const ParamOverride& one : overrides) {
    if (std::any_of(specs.begin(), specs.end(),
                    [&](const RuleSpec& spec) { return spec.id.text == one.rule; }))
      continue;
    const std::vector<std::string_view> ids = ids_of(specs);
    const auto near = nearest(one.rule, ids);
    issues.push_back(
        {.code = "E130",
         .message = fmt::format("--param names the rule '{}', which does not exist", one.rule),
         .hint = near ? fmt::format("did you mean '{}'?", *near) : std::string(),
         .path = "--param"});
  }
}

}  // namespace

bool matches_selection(std::string_view id, const std::vector<std::string>& selection) {
  return std::any_of(selection.begin(), selection.end(), [&](const std::string& one) {
    if (one == id) return true;
    // "time/" and "time" both name the family.
    const std::string family = ends_with(one, "/") ? one : one + "/";
    return id.substr(0, family.size()) == family;
  });
}

Result<std::vector<ParamOverride>> split_params(const std::vector<std::string>& texts) {
  std::vector<ParamOverride> out;
  for (const std::string& text : texts) {
    const auto equals = text.find('=');
    const auto dot = text.rfind('.', equals);
    if (equals == std::string::npos || dot == std::string::npos || dot == 0 || dot + 1 == equals) {
      return Error{.kind = Error::Kind::kUsage,
                   .where = "--param",
                   .message = fmt::format("'{}' is not of the form rule.name=value", text)};
    }
    out.push_back(
        {text.substr(0, dot), text.substr(dot + 1, equals - dot - 1), text.substr(equals + 1)});
  }
  return out;
}

Result<RuleSet> load_rules(const FileTree& files, const RuleSelection& asked, const Limits& limits,
                           RuleIssues& issues) {
  RuleSet set;
  Loader loader(files, limits, issues);
  for (const std::string& folder : asked.folders) {
    const Result<void> read = loader.read_folder(folder);
    if (!read) return read.error();
  }
  loader.add_builtin();
  loader.parse(set);
  report_duplicates(set.specs, issues);
  set.moved = MovedRules::take_from(set.specs, issues);
  const RuleSelection selection = with_new_names(asked, set.moved, issues);
  for (const auto& [list, flag] :
       {std::pair(&selection.select, "--select"), std::pair(&selection.ignore, "--ignore")}) {
    const Result<void> known = check_selection(*list, flag, set.specs);
    if (!known) return known.error();
  }
  check_overrides(selection.params, set.specs, issues);
  // A rule that is not selected is compiled all the same: its mistakes are not hidden by a flag.
  std::vector<std::pair<Rule, std::size_t>> compiled;
  for (std::size_t i = 0; i < set.specs.size(); ++i) {
    auto rule = compile_rule(set.specs[i], selection.params, nullptr, limits, issues);
    if (!rule) continue;
    const bool chosen =
        selection.select.empty() || matches_selection(rule->info.id, selection.select);
    if (chosen && !matches_selection(rule->info.id, selection.ignore))
      compiled.emplace_back(*std::move(rule), i);
  }
  std::sort(compiled.begin(), compiled.end(),
            [](const auto& a, const auto& b) { return a.first.info.id < b.first.info.id; });
  for (auto& [rule, spec] : compiled) {
    set.rules.push_back(std::move(rule));
    set.spec_of.push_back(spec);
  }
  return set;
}

}  // namespace dateline
