#include "validator/ruleset/catalogue.h"

#include <algorithm>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "validator/base/text.h"
#include "validator/ruleset/rule_page.h"

namespace dateline {
namespace {

std::string_view family_of(std::string_view id) {
  return id.substr(0, id.find('/'));
}

// "time/gap" → "timegap", as Markdown viewers make a heading's anchor.
std::string anchor(std::string_view id) {
  std::string out;
  for (const char c : id) {
    if (c != '/') out += c;
  }
  return out;
}

// Words of a rule file as one line of Markdown: no tag and no table cell begins by accident.
std::string line_of(std::string_view text) {
  std::string out;
  for (const std::string& line : wrapped(text, std::string::npos)) {
    for (const char c : printable(line)) {
      if (c == '<') {
        out += "&lt;";
      } else {
        if (c == '|') out += '\\';
        out += c;
      }
    }
  }
  return out;
}

// A formula or a path as code; a backtick in it would end it.
std::string code(std::string_view text) {
  std::string shown = printable(text);
  std::replace(shown.begin(), shown.end(), '`', '\'');
  return "`" + shown + "`";
}

std::string path_below(std::string_view path, std::string_view folder) {
  while (!folder.empty() && folder.back() == '/') folder.remove_suffix(1);
  const bool below = path.size() > folder.size() && path.substr(0, folder.size()) == folder &&
                     path[folder.size()] == '/';
  return std::string(below ? path.substr(folder.size() + 1) : path);
}

std::string numbered(std::size_t number, const char* one, const char* more) {
  return fmt::format("{} {}", number, number == 1 ? one : more);
}

class Catalogue {
 public:
  Catalogue(const RuleSet& rules, std::string_view folder) : rules_(rules), folder_(folder) {
    for (std::size_t i = 0; i < rules.rules.size(); ++i) {
      families_[std::string(family_of(rules.rules[i].info.id))].push_back(i);
    }
  }

  std::string write() {
    out_ = "# The rules\n\n<!-- Made by `validate rules docs` from the rule files. -->\n\n";
    out_ += fmt::format("{} in {}. How to write one: [README.md](README.md).\n",
                        numbered(rules_.rules.size(), "rule", "rules"),
                        numbered(families_.size(), "family", "families"));
    overview();
    for (const auto& [family, members] : families_) {
      out_ += fmt::format("\n## {}\n", line_of(family));
      for (const std::size_t member : members) entry(member);
    }
    moved();
    return std::move(out_);
  }

 private:
  void overview() {
    out_ += "\n| rule | severity | what it finds |\n|---|---|---|\n";
    for (const Rule& rule : rules_.rules) {
      out_ += fmt::format("| [{}](#{}) | {} | {} |\n", line_of(rule.info.id), anchor(rule.info.id),
                          name_of(rule.info.severity), line_of(rule.info.title));
    }
  }

  void entry(std::size_t index) {
    const Rule& rule = rules_.rules[index];
    const RuleSpec& spec = rules_.specs[rules_.spec_of[index]];
    const std::string file = path_below(rule.source->name(), folder_);
    out_ += fmt::format("\n### {}\n\n**{}** · {}\n", line_of(rule.info.id),
                        name_of(rule.info.severity), line_of(rule.info.title));
    if (!trim(rule.info.help).empty()) out_ += "\n" + line_of(rule.info.help) + "\n";
    out_ += fmt::format("\n- looks at {}\n", line_of(scope_in_words(spec)));
    out_ += fmt::format("- holds when {}\n", code(trim(spec.assertion.text)));
    for (const ParamSpec& param : spec.params) {
      out_ += fmt::format("- parameter `{}`: {}{}\n", param.name,
                          line_of(param_in_words(param, *spec.source)),
                          param.doc.empty() ? "" : "; " + line_of(param.doc));
    }
    const auto passing = static_cast<std::size_t>(
        std::count_if(spec.examples.begin(), spec.examples.end(),
                      [](const ExampleSpec& example) { return example.valid; }));
    out_ += fmt::format("- examples: {}, {}\n", numbered(passing, "passes", "pass"),
                        numbered(spec.examples.size() - passing, "fails", "fail"));
    out_ += fmt::format("- written in [{0}]({0})\n", line_of(file));
  }

  void moved() {
    if (rules_.moved.all().empty()) return;
    out_ += "\n## Old ids\n\n";
    for (const Moved& one : rules_.moved.all()) {
      out_ += fmt::format("- {} is now [{}](#{}){}\n", line_of(one.from), line_of(one.to),
                          anchor(one.to), one.why.empty() ? "" : ": " + line_of(one.why));
    }
  }

  const RuleSet& rules_;
  std::string_view folder_;
  std::map<std::string, std::vector<std::size_t>> families_;
  std::string out_;
};

}  // namespace

std::string catalogue(const RuleSet& rules, std::string_view folder) {
  return Catalogue(rules, folder).write();
}

}  // namespace dateline
