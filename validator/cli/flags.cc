#include "validator/cli/flags.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "validator/base/text.h"

namespace dateline {
namespace {

enum class Shape { kSwitch, kValue, kList };

struct FlagRow {
  const char* name = "";
  Shape shape = Shape::kSwitch;
  bool validate = false;
  bool inspect = false;
  bool rules = false;
};

constexpr FlagRow kFlags[] = {
    {"--rules", Shape::kList, true, true, true},
    {"--only", Shape::kList, true, false, false},
    {"--stdin-filename", Shape::kValue, true, true, false},
    {"--input-format", Shape::kValue, true, true, false},
    {"--stage", Shape::kValue, true, false, false},
    {"--allow-empty", Shape::kSwitch, true, false, false},
    {"--select", Shape::kList, true, false, true},
    {"--ignore", Shape::kList, true, false, false},
    {"--param", Shape::kList, true, false, false},
    {"--as-of", Shape::kValue, true, false, true},
    {"--jobs", Shape::kValue, true, true, true},
    {"--format", Shape::kValue, true, true, true},
    {"--output", Shape::kList, true, false, false},
    {"--records", Shape::kSwitch, true, false, false},
    {"--links", Shape::kSwitch, false, true, false},
    {"--schema", Shape::kSwitch, false, true, false},
    {"--explain", Shape::kSwitch, true, false, false},
    {"--max-findings", Shape::kValue, true, false, false},
    {"--color", Shape::kValue, true, false, false},
    {"--quiet", Shape::kSwitch, true, true, true},
    {"--fail-on", Shape::kValue, true, false, false},
    {"--fail-on-vacuous", Shape::kSwitch, true, false, false},
    {"--record", Shape::kList, false, false, true},
    {"--check", Shape::kSwitch, false, false, true},
    {"--help", Shape::kSwitch, true, true, true},
    {"--version", Shape::kSwitch, true, true, true},
};

bool belongs_to(const FlagRow& row, Verb verb) {
  switch (verb) {
    case Verb::kValidate:
      return row.validate;
    case Verb::kInspect:
      return row.inspect;
    case Verb::kRules:
      return row.rules;
  }
  return false;
}

void declare(CLI::App& app, Verb verb, Flags& flags) {
  app.set_help_flag();
  app.allow_extras();
  app.add_option("PATH", flags.positional);
  for (const FlagRow& row : kFlags) {
    if (!belongs_to(row, verb)) continue;
    const std::string name = row.name;
    const std::string spelled = name == "--help" ? "-h,--help" : name;
    switch (row.shape) {
      case Shape::kSwitch:
        app.add_flag(spelled, flags.switches[name]);
        break;
      case Shape::kValue:
        app.add_option(spelled, flags.values[name])->take_last();
        break;
      case Shape::kList:
        // One value a flag: `--rules a b` is a rules folder and a path.
        app.add_option(spelled, flags.lists[name])->allow_extra_args(false);
        break;
    }
  }
}

// CLI11 takes the words last first, and reads `--format= archive` as `--format archive`.
std::vector<std::string> words_for_library(std::vector<std::string> words) {
  for (std::size_t i = words.size(); i-- > 0;) {
    if (!words[i].starts_with("--") || !words[i].ends_with("=")) continue;
    words[i].pop_back();
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::string());
  }
  std::reverse(words.begin(), words.end());
  return words;
}

Error unknown_flag(Verb verb, const std::string& given) {
  const std::string name = given.substr(0, given.find('='));
  const std::vector<std::string> known = flags_of(verb);
  const std::vector<std::string_view> candidates(known.begin(), known.end());
  const std::optional<std::string_view> near = nearest(name, candidates);
  std::string message = "there is no such option";
  if (near) message += fmt::format("; did you mean {}?", *near);
  return {.kind = Error::Kind::kUsage, .where = name, .message = message};
}

// `--rules --format json`: CLI11 takes the next word, whatever it is.
std::optional<Error> swallowed_flag(const CLI::App& app, Verb verb) {
  const std::vector<std::string> known = flags_of(verb);
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& value : option->results()) {
      if (std::find(known.begin(), known.end(), value) == known.end()) continue;
      return Error{.kind = Error::Kind::kUsage,
                   .where = option->get_name(),
                   .message = fmt::format("a value is missing before {}", value)};
    }
  }
  return std::nullopt;
}

// CLI11's own words begin with the flag: "--format: 1 required TEXT missing".
Error from_library(const CLI::ParseError& error) {
  const std::string what = error.what();
  const std::size_t colon = what.find(": ");
  const std::string name = colon == std::string::npos ? std::string() : what.substr(0, colon);
  if (error.get_name() == "ArgumentMismatch") {
    return {.kind = Error::Kind::kUsage, .where = name, .message = "a value is missing"};
  }
  return {.kind = Error::Kind::kUsage,
          .where = name,
          .message = name.empty() ? what : what.substr(colon + 2)};
}

}  // namespace

Result<Flags> parse_flags(Verb verb, const std::vector<std::string>& arguments) {
  Flags flags;
  CLI::App app;
  declare(app, verb, flags);
  const auto mark = std::find(arguments.begin(), arguments.end(), "--");
  try {
    app.parse(words_for_library({arguments.begin(), mark}));
  } catch (const CLI::ParseError& error) {
    return from_library(error);
  }
  for (const std::string& extra : app.remaining()) return unknown_flag(verb, extra);
  if (const std::optional<Error> error = swallowed_flag(app, verb)) return *error;
  if (mark != arguments.end()) {
    flags.positional.insert(flags.positional.end(), mark + 1, arguments.end());
  }
  // Keep only what was written, so that an empty value and no value differ.
  std::erase_if(flags.switches, [](const auto& item) { return !item.second; });
  std::erase_if(flags.values, [&](const auto& item) { return app.count(item.first) == 0; });
  std::erase_if(flags.lists, [](const auto& item) { return item.second.empty(); });
  return flags;
}

std::vector<std::string> flags_of(Verb verb) {
  std::vector<std::string> names;
  for (const FlagRow& row : kFlags) {
    if (belongs_to(row, verb)) names.emplace_back(row.name);
  }
  return names;
}

}  // namespace dateline
