#include "validator/ruleset/rule_page.h"

#include <algorithm>

#include <fmt/format.h>

#include "validator/base/text.h"
#include "validator/cel/reads.h"
#include "validator/source/line_map.h"

namespace dateline {
namespace {

constexpr std::size_t kColumns = 80;
constexpr std::size_t kLabel = 10;

class Page {
 public:
  Page(const Rule& rule, const RuleSpec& spec) : rule_(rule), spec_(spec) {}

  std::string write() {
    line(rule_.info.id);
    line(rule_.info.title);
    line("");
    head();
    if (!trim(rule_.info.help).empty()) {
      line("");
      for (const std::string& words : wrapped(rule_.info.help, kColumns)) line(words);
    }
    section("Formula");
    formula();
    types();
    params();
    examples();
    return std::move(out_);
  }

 private:
  void line(std::string_view text) { out_ += printable(text) + '\n'; }

  void section(std::string_view name) {
    line("");
    line(name);
  }

  // "  label     the text", further lines below the text.
  void row(std::string_view label, std::string_view text) {
    bool first = true;
    for (const std::string& words : wrapped(text, kColumns - kLabel - 4)) {
      line(fmt::format("  {:<{}}  {}", first ? label : "", kLabel, words));
      first = false;
    }
  }
  void row(std::string_view label, const SpecText& text) {
    if (text.present) row(label, text.text);
  }

  void head() {
    row("severity", name_of(rule_.info.severity));
    row("looks at", scope_in_words(spec_));
    if (!spec_.tags.empty()) row("tags", fmt::format("{}", fmt::join(spec_.tags, ", ")));
    if (!spec_.since.empty()) row("since", spec_.since);
    const LineMap map(spec_.source->bytes());
    row("written in", fmt::format("{}:{}", spec_.source->name(), map.region(spec_.id.span()).line));
  }

  void paths(std::string_view name, const std::vector<SpecText>& texts) {
    std::string joined;
    for (const SpecText& path : texts) joined += (joined.empty() ? "" : ", ") + path.text;
    if (!joined.empty()) row(name, joined);
  }

  void formula() {
    paths("requires", spec_.requires_paths);
    paths("doubts", spec_.doubts);
    row("where", spec_.adjacent.present ? spec_.adjacent.where : spec_.group.where);
    for (const LookupSpec& lookup : spec_.lookups) this->lookup(lookup);
    if (!spec_.lookups.empty()) row("unmatched", spec_.report_unmatched ? "report" : "ignore");
    row("when", spec_.when);
    for (const SpecNamed& let : spec_.let)
      row("let", fmt::format("{} = {}", let.name, let.text.text));
    row("assert", spec_.assertion);
    row("message", spec_.message);
    for (const SpecNamed& one : spec_.messages) {
      if (one.text.text != spec_.message.text)
        row("", fmt::format("{}: {}", one.name, one.text.text));
    }
    row("at", spec_.at);
    for (const SpecNamed& related : spec_.related)
      row("related", fmt::format("{} ({})", related.text.text, related.name));
    if (spec_.fix.present) {
      std::string fix = fmt::format("{} {}", spec_.fix.action, spec_.fix.path.text);
      if (spec_.fix.with.present) fix += fmt::format(" with \"{}\"", spec_.fix.with.text);
      row("fix", fmt::format("{} ({})", fix, spec_.fix.safety));
    }
  }

  void lookup(const LookupSpec& lookup) {
    if (lookup.linked) {
      row("linked", fmt::format("{}: the records that {} means", lookup.name, spec_.each.name));
      return;
    }
    row("lookup", fmt::format("{}: records {} where {} = {}", lookup.name, lookup.as,
                              lookup.key.text, lookup.equals.text));
    if (lookup.where.present) row("", "and " + lookup.where.text);
    if (lookup.order.present) row("", "ordered by " + lookup.order.text);
    if (lookup.within.present) {
      row("", fmt::format("at most {} from {}", lookup.within.text,
                          lookup.near.present ? lookup.near.text : lookup.order.text));
    }
  }

  // Everything the conditions read, with its type; parameters have a list of their own.
  void types() {
    std::vector<cel::Read> reads;
    const auto add = [&](const cel::Program& program) {
      for (cel::Read& read : cel::reads_of(program.tree())) {
        const bool known = std::any_of(reads.begin(), reads.end(), [&](const cel::Read& other) {
          return other.path == read.path;
        });
        if (!known && read.path.rfind("params.", 0) != 0) reads.push_back(std::move(read));
      }
    };
    for (const auto* program : {&rule_.where, &rule_.by, &rule_.order, &rule_.when})
      if (*program) add(**program);
    for (const Lookup& lookup : rule_.lookups) {
      for (const auto* program : {&lookup.equals, &lookup.near, &lookup.within})
        if (*program) add(**program);
    }
    for (const cel::Program& let : rule_.lets) add(let);
    if (rule_.assertion) add(*rule_.assertion);
    if (reads.empty()) return;
    std::size_t width = 0;
    for (const cel::Read& read : reads) width = std::max(width, read.path.size());
    section("What it reads");
    for (const cel::Read& read : reads) {
      line(fmt::format("  {:<{}}  {}{}", read.path, width, cel::print(read.type),
                       read.absence == cel::Absence::kAbsent ? ", may be absent" : ""));
    }
  }

  void params() {
    if (spec_.params.empty()) return;
    section("Parameters (--param " + rule_.info.id + ".NAME=VALUE)");
    for (const ParamSpec& param : spec_.params) {
      row(param.name, param_in_words(param, *spec_.source));
      row("", param.doc);
    }
  }

  void examples() {
    if (spec_.examples.empty()) return;
    section("Examples");
    for (const ExampleSpec& example : spec_.examples) {
      row(example.valid ? "passes" : "fails", example.name.empty() ? "(no name)" : example.name);
      for (const std::string& words : example_in_words(example, *spec_.source)) row("", words);
      for (const ExpectSpec& expect : example.expect) {
        row("", expect.message.empty() ? "→ at " + expect.at
                                       : fmt::format("→ at {}: {}", expect.at, expect.message));
      }
    }
  }

  const Rule& rule_;
  const RuleSpec& spec_;
  std::string out_;
};

}  // namespace

std::string rule_page(const Rule& rule, const RuleSpec& spec) {
  return Page(rule, spec).write();
}

}  // namespace dateline
