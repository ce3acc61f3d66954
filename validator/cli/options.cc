#include "validator/cli/options.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "validator/cli/flags.h"
#include "validator/cli/rules_verbs.h"

namespace dateline {
namespace {

constexpr unsigned kMostJobs = 256;

// A value and where it was written: "--format" or "DATELINE_FORMAT".
struct Setting {
  std::string where = {};
  std::string value = {};
};

Error usage(std::string where, std::string message) {
  return {.kind = Error::Kind::kUsage, .where = std::move(where), .message = std::move(message)};
}

Error not_one_of(const Setting& setting, std::string_view choices) {
  return usage(setting.where, fmt::format("'{}' is not {}", setting.value, choices));
}

// Collects the options; every function reads one of them.
class Reader {
 public:
  Reader(const Flags& flags, const Surroundings& surroundings, Options& options)
      : flags_(flags), surroundings_(surroundings), options_(options) {}

  Result<void> read_all();

 private:
  bool has(const std::string& flag) const { return flags_.switches.count(flag) > 0; }
  std::vector<std::string> list(const std::string& flag) const;
  std::optional<Setting> setting(const std::string& flag, const std::string& variable = {}) const;
  std::string variable_value(const std::string& name) const;

  Result<void> read_paths();
  Result<void> read_ids(const std::string& flag, std::vector<std::string>& into);
  Result<void> read_params();
  Result<void> read_format();
  Result<void> read_rules_format();
  Result<void> read_outputs();
  Result<void> read_fail_on();
  Result<void> read_as_of();
  Result<void> read_input_format();
  Result<void> read_stage();
  Result<void> read_jobs();
  Result<void> read_max_findings();
  Result<void> read_color();

  const Flags& flags_;
  const Surroundings& surroundings_;
  Options& options_;
};

Result<void> Reader::read_all() {
  options_.rules = list("--rules");
  options_.only = list("--only");
  options_.allow_empty = has("--allow-empty");
  options_.fail_on_vacuous = has("--fail-on-vacuous");
  options_.records = has("--records");
  options_.schema = has("--schema");
  options_.links = has("--links");
  options_.explain = has("--explain");
  options_.quiet = has("--quiet");
  options_.check_only = has("--check");
  if (const auto name = setting("--stdin-filename")) options_.stdin_filename = name->value;
  if (auto done = read_paths(); !done) return done;
  if (auto done = read_ids("--select", options_.select); !done) return done;
  if (auto done = read_ids("--ignore", options_.ignore); !done) return done;
  if (auto done = read_params(); !done) return done;
  if (auto done = read_format(); !done) return done;
  if (auto done = read_outputs(); !done) return done;
  if (auto done = read_fail_on(); !done) return done;
  if (auto done = read_as_of(); !done) return done;
  if (auto done = read_input_format(); !done) return done;
  if (auto done = read_stage(); !done) return done;
  if (auto done = read_jobs(); !done) return done;
  if (auto done = read_max_findings(); !done) return done;
  return read_color();
}

std::vector<std::string> Reader::list(const std::string& flag) const {
  const auto found = flags_.lists.find(flag);
  return found == flags_.lists.end() ? std::vector<std::string>() : found->second;
}

std::string Reader::variable_value(const std::string& name) const {
  const auto found = surroundings_.environment.find(name);
  return found == surroundings_.environment.end() ? std::string() : found->second;
}

// A variable that is set to nothing counts as not set; a flag that is given nothing is an error.
std::optional<Setting> Reader::setting(const std::string& flag, const std::string& variable) const {
  const auto found = flags_.values.find(flag);
  if (found != flags_.values.end()) return Setting{flag, found->second};
  const std::string value = variable_value(variable);
  if (value.empty()) return std::nullopt;
  return Setting{variable, value};
}

Result<void> Reader::read_paths() {
  options_.paths = flags_.positional;
  if (std::count(options_.paths.begin(), options_.paths.end(), "") > 0) {
    return usage("PATH", "an empty name; an unset variable?");
  }
  if (options_.verb != Verb::kRules) {
    if (options_.schema && !options_.paths.empty()) {
      return usage("--schema", "takes no PATH: it is the same whatever is read");
    }
    if (options_.paths.empty() && !options_.schema) {
      return usage({}, "no PATH given: which files should be checked?");
    }
    return {};
  }
  options_.paths = list("--record");
  return read_rules_words(flags_, options_);
}

// "time/,archive/duplicate-event" → two ids. An empty list would silently mean "all".
Result<void> Reader::read_ids(const std::string& flag, std::vector<std::string>& into) {
  for (const std::string& ids : list(flag)) {
    const std::size_t before = into.size();
    for (std::size_t at = 0; at <= ids.size();) {
      const std::size_t comma = std::min(ids.find(',', at), ids.size());
      if (comma > at) into.push_back(ids.substr(at, comma - at));
      at = comma + 1;
    }
    if (into.size() == before) return usage(flag, "no rule id or family given");
  }
  return {};
}

Result<void> Reader::read_params() {
  options_.params = list("--param");
  for (const std::string& param : options_.params) {
    const std::size_t equals = param.find('=');
    const std::size_t dot = param.rfind('.', equals);
    const bool named =
        equals != std::string::npos && dot != std::string::npos && dot > 0 && dot + 1 < equals;
    if (!named) return usage("--param", fmt::format("'{}' is not rule.name=value", param));
  }
  return {};
}

// The environment speaks of reports; what the other verbs print is no report.
Result<void> Reader::read_format() {
  if (options_.verb == Verb::kRules) return read_rules_format();
  const bool reports = options_.verb == Verb::kValidate;
  if (options_.verb == Verb::kInspect) options_.format = ReportFormat::kJsonl;
  const auto given = setting("--format", reports ? "DATELINE_FORMAT" : "");
  if (!given) return {};
  const auto format = report_format_named(given->value);
  if (options_.verb == Verb::kInspect && format != ReportFormat::kJsonl) {
    return not_one_of(*given, "what inspect prints: jsonl");
  }
  if (!format) return not_one_of(*given, report_format_names());
  options_.format = *format;
  return {};
}

Result<void> Reader::read_rules_format() {
  const auto given = setting("--format");
  if (!given) return {};
  std::string choices;
  if (!prints_format(options_.rules_verb, given->value, choices)) {
    return not_one_of(*given, choices);
  }
  options_.rules_format = given->value;
  return {};
}

Result<void> Reader::read_outputs() {
  for (const std::string& output : list("--output")) {
    const std::size_t equals = output.find('=');
    if (equals == std::string::npos || equals + 1 == output.size()) {
      return usage("--output",
                   fmt::format("'{}' is not FORMAT=FILE, such as json=report.json", output));
    }
    const Setting given{"--output", output.substr(0, equals)};
    const auto format = report_format_named(given.value);
    if (!format) return not_one_of(given, report_format_names());
    const std::string path = output.substr(equals + 1);
    if (path == "-") return usage("--output", "standard output belongs to --format");
    for (const OutputFile& other : options_.outputs) {
      if (other.path == path) return usage("--output", fmt::format("'{}' twice", path));
    }
    options_.outputs.push_back({.format = *format, .path = path});
  }
  return {};
}

Result<void> Reader::read_fail_on() {
  const auto given = setting("--fail-on", "DATELINE_FAIL_ON");
  if (!given) return {};
  if (given->value == "error") {
    options_.fail_on = FailOn::kError;
  } else if (given->value == "warning") {
    options_.fail_on = FailOn::kWarning;
  } else if (given->value == "never") {
    options_.fail_on = FailOn::kNever;
  } else {
    return not_one_of(*given, "error, warning or never");
  }
  return {};
}

// A date alone is its first moment, in UTC.
Result<void> Reader::read_as_of() {
  options_.as_of = surroundings_.now;
  const auto given = setting("--as-of", "DATELINE_AS_OF");
  if (!given) return {};
  if (const auto moment = parse_instant(given->value)) {
    options_.as_of = moment->instant;
  } else if (const auto date = parse_date(given->value)) {
    options_.as_of = {.seconds = std::int64_t{date->days} * 86'400};
  } else {
    return not_one_of(*given, "a date such as 2015-09-16 or 2015-09-16T12:00:00+03:00");
  }
  return {};
}

Result<void> Reader::read_input_format() {
  const auto given = setting("--input-format");
  if (!given) return {};
  const std::vector<std::string> names = input_format_names();
  if (std::find(names.begin(), names.end(), given->value) == names.end()) {
    return not_one_of(*given, fmt::format("one of {}", fmt::join(names, ", ")));
  }
  options_.input_format = given->value;
  return {};
}

Result<void> Reader::read_stage() {
  const auto given = setting("--stage");
  if (!given) return {};
  if (given->value != "draft" && given->value != "published") {
    return not_one_of(*given, "draft or published");
  }
  options_.stage = given->value;
  return {};
}

Result<void> Reader::read_jobs() {
  options_.jobs = std::clamp(surroundings_.processors, 1U, kMostJobs);
  const auto given = setting("--jobs", "DATELINE_JOBS");
  if (!given) return {};
  const std::string& text = given->value;
  unsigned jobs = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), jobs);
  if (error != std::errc() || end != text.data() + text.size() || jobs < 1 || jobs > kMostJobs) {
    return not_one_of(*given, fmt::format("a number from 1 to {}", kMostJobs));
  }
  options_.jobs = jobs;
  return {};
}

Result<void> Reader::read_max_findings() {
  const auto given = setting("--max-findings");
  if (!given) return {};
  const std::string& text = given->value;
  std::uint64_t most = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), most);
  if (error != std::errc() || end != text.data() + text.size()) {
    return not_one_of(*given, "a number");
  }
  options_.max_findings = most;
  return {};
}

// NO_COLOR (no-color.org) and a dumb terminal decide only where nobody asked for colours.
Result<void> Reader::read_color() {
  const auto given = setting("--color", "DATELINE_COLOR");
  const std::string when = given ? given->value : "auto";
  if (when == "always") {
    options_.colors = true;
  } else if (when == "never") {
    options_.colors = false;
  } else if (when == "auto") {
    options_.colors = surroundings_.out_is_terminal && variable_value("NO_COLOR").empty() &&
                      variable_value("TERM") != "dumb";
  } else {
    return not_one_of(*given, "auto, always or never");
  }
  return {};
}

// --help and --version answer whatever else is wrong with the line.
bool asks_for(const std::vector<std::string>& arguments, std::string_view flag,
              std::string_view short_flag) {
  for (const std::string& argument : arguments) {
    if (argument == "--") return false;
    if (argument == flag || argument == short_flag) return true;
  }
  return false;
}

}  // namespace

Result<Options> parse_options(const std::vector<std::string>& arguments,
                              const Surroundings& surroundings) {
  Options options;
  std::vector<std::string> rest = arguments;
  const std::string first = rest.empty() ? std::string() : rest.front();
  if (first == "inspect") options.verb = Verb::kInspect;
  if (first == "rules") options.verb = Verb::kRules;
  if (options.verb != Verb::kValidate) rest.erase(rest.begin());

  options.help = asks_for(rest, "--help", "-h");
  options.version = !options.help && asks_for(rest, "--version", "--version");
  if (options.help || options.version) return options;

  DATELINE_TRY(flags, parse_flags(options.verb, rest));
  if (auto done = Reader(flags, surroundings, options).read_all(); !done) return done.error();
  return options;
}

}  // namespace dateline
