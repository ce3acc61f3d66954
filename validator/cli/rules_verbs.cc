#include "validator/cli/rules_verbs.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "validator/base/text.h"

namespace dateline {
namespace {

enum class Words {
  kNone,
  kArchive,      // PATH...
  kFormula,      // [WORD]
  kSubjectOnly,  // WORD
  kFolders,      // DIR...
  kSubject,      // WORD DIR...
};

struct VerbRow {
  const char* name = "";
  Words words = Words::kFolders;
  const char* subject = "";                    // what the first word is
  std::vector<std::string_view> formats = {};  // the first is the default
};

const std::vector<VerbRow>& verbs() {
  static const std::vector<VerbRow> rows = {
      {"check", Words::kFolders, "", {"text", "json", "sarif"}},
      {"test", Words::kFolders, "", {"text", "json", "sarif"}},
      {"list", Words::kFolders, "", {"text", "json"}},
      {"docs", Words::kFolders, "", {"text"}},
      {"schema", Words::kNone, "", {"json"}},
      {"new", Words::kSubjectOnly, "the ID of the rule to be", {"text"}},
      {"eval", Words::kFormula, "", {"text"}},
      {"bench", Words::kArchive, "the PATH of an archive", {"text"}},
      {"explain", Words::kSubject, "the ID of a rule", {"text"}},
  };
  return rows;
}

// Flags that only some verbs of `rules` understand.
struct FlagOwner {
  const char* flag = "";
  std::vector<std::string_view> verbs = {};
};

const std::vector<FlagOwner>& owned_flags() {
  static const std::vector<FlagOwner> rows = {
      {"--check", {"docs"}}, {"--record", {"eval"}}, {"--select", {"bench"}}};
  return rows;
}

// "a, b or c"
std::string one_of(const std::vector<std::string_view>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? " or " : ", ";
    out += names[i];
  }
  return out;
}

Error usage(std::string where, std::string message) {
  return {.kind = Error::Kind::kUsage, .where = std::move(where), .message = std::move(message)};
}

const VerbRow* verb_named(std::string_view name) {
  const auto found = std::find_if(verbs().begin(), verbs().end(),
                                  [&](const VerbRow& row) { return name == row.name; });
  return found == verbs().end() ? nullptr : &*found;
}

Error no_such_verb(const std::string& given) {
  std::vector<std::string_view> names;
  for (const VerbRow& row : verbs()) names.emplace_back(row.name);
  const auto near = nearest(given, names);
  if (near) return usage("rules", fmt::format("no verb '{}'; did you mean {}?", given, *near));
  return usage("rules", fmt::format("say what to do with them: {}", one_of(names)));
}

bool given(const Flags& flags, const std::string& name) {
  return flags.switches.count(name) + flags.values.count(name) + flags.lists.count(name) > 0;
}

}  // namespace

bool prints_format(std::string_view rules_verb, std::string_view format, std::string& choices) {
  const VerbRow* row = verb_named(rules_verb);
  if (row == nullptr) return false;
  choices = (row->formats.size() == 1 ? "what it prints: " : "") + one_of(row->formats);
  return std::find(row->formats.begin(), row->formats.end(), format) != row->formats.end();
}

Result<void> read_rules_words(const Flags& flags, Options& options) {
  std::vector<std::string> words = flags.positional;
  const VerbRow* row = words.empty() ? nullptr : verb_named(words.front());
  if (row == nullptr) return no_such_verb(words.empty() ? std::string() : words.front());
  options.rules_verb = row->name;
  words.erase(words.begin());
  for (const FlagOwner& owner : owned_flags()) {
    const bool own =
        std::find(owner.verbs.begin(), owner.verbs.end(), options.rules_verb) != owner.verbs.end();
    if (!own && given(flags, owner.flag)) {
      return usage(owner.flag, fmt::format("belongs to rules {}", one_of(owner.verbs)));
    }
  }
  const std::string verb = "rules " + options.rules_verb;
  const bool subject = row->words == Words::kSubject || row->words == Words::kSubjectOnly;
  if (subject && words.empty()) return usage(verb, fmt::format("name {}", row->subject));
  if ((subject || row->words == Words::kFormula) && !words.empty()) {
    options.subject = words.front();
    words.erase(words.begin());
  }
  if (row->words == Words::kNone && !words.empty()) {
    return usage(verb, fmt::format("takes no '{}'", words.front()));
  }
  if (row->words == Words::kArchive) {
    if (words.empty()) return usage(verb, fmt::format("name {}", row->subject));
    options.paths = std::move(words);
    words.clear();
  }
  const bool takes_folders = row->words == Words::kSubject || row->words == Words::kFolders;
  if (!takes_folders && !words.empty()) return usage(verb, "name the folder with --rules");
  options.rules.insert(options.rules.begin(), std::make_move_iterator(words.begin()),
                       std::make_move_iterator(words.end()));
  if (options.rules.empty() && (takes_folders || row->words == Words::kArchive))
    options.rules = {"rules"};
  return {};
}

}  // namespace dateline
