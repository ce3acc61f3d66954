#include "validator/ruleset/rule_lints.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "validator/cel/always.h"
#include "validator/cel/reads.h"

namespace dateline {
namespace {

using Programs = std::vector<const cel::Program*>;

void add(Programs& out, const std::optional<cel::Program>& program) {
  if (program) out.push_back(&*program);
}

// Every formula of a rule but its lets.
Programs formulas_of(const Rule& rule) {
  Programs out = rule.message.formulas();
  for (const auto& [language, message] : rule.messages) {
    const Programs more = message.formulas();
    out.insert(out.end(), more.begin(), more.end());
  }
  if (rule.remedy) {
    const Programs with = rule.remedy->with.formulas();
    out.insert(out.end(), with.begin(), with.end());
  }
  if (rule.items) add(out, rule.items->list);
  for (const auto* program : {&rule.where, &rule.by, &rule.order, &rule.when, &rule.assertion})
    add(out, *program);
  for (const Lookup& lookup : rule.lookups) {
    for (const auto* program :
         {&lookup.where, &lookup.key, &lookup.order, &lookup.equals, &lookup.near, &lookup.within})
      add(out, *program);
  }
  return out;
}

// A formula that hands on `params` as it is may use any of them.
constexpr const char* kWholeParams = "params.";

// "gap" of gap, gap.x; "params.tolerance" of params.tolerance.
std::set<std::string> names_used(const Rule& rule) {
  Programs programs = formulas_of(rule);
  for (const cel::Program& let : rule.lets) programs.push_back(&let);
  std::set<std::string> names;
  for (const cel::Program* program : programs) {
    for (const cel::Read& read : cel::reads_of(program->tree())) {
      const auto dot = read.path.find('.');
      names.insert(read.path == "params" ? kWholeParams : read.path.substr(0, dot));
      if (dot == std::string::npos) continue;
      names.insert(read.path.substr(0, std::min(read.path.find('.', dot + 1), read.path.size())));
    }
  }
  return names;
}

class Lints {
 public:
  Lints(const RuleSet& rules, RuleIssues& issues) : rules_(rules), issues_(issues) {}

  void run() {
    for (std::size_t i = 0; i < rules_.rules.size(); ++i) {
      lint(rules_.rules[i], rules_.specs[rules_.spec_of[i]]);
    }
    // A parameter of [ruleset.params] is used when one rule of its file uses it.
    for (const auto& [place, param] : params_) {
      if (param.used) continue;
      warn("W408", fmt::format("nothing uses the parameter '{}'", param.name), param.span);
    }
  }

 private:
  struct Param {
    std::string name = {};
    SourceSpan span = {};
    bool used = false;
  };

  void warn(std::string code, std::string message, SourceSpan where, std::string hint = {}) {
    issues_.push_back({.severity = RuleIssue::Severity::kWarning,
                       .code = std::move(code),
                       .message = std::move(message),
                       .hint = std::move(hint),
                       .where = where});
  }

  void lint(const Rule& rule, const RuleSpec& spec) {
    const std::set<std::string> used = names_used(rule);
    for (const SpecNamed& let : spec.let) {
      if (used.count(let.name) == 0) {
        warn("W409", fmt::format("nothing uses '{}'", let.name), let.name_span);
      }
    }
    for (const ParamSpec& param : spec.params) {
      Param& known = params_[{param.name_span.source, param.name_span.begin}];
      known.name = param.name;
      known.span = param.name_span;
      known.used =
          known.used || used.count("params." + param.name) > 0 || used.count(kWholeParams) > 0;
    }
    conditions(rule, spec);
    examples(spec);
  }

  void conditions(const Rule& rule, const RuleSpec& spec) {
    if (rule.assertion && cel::always(rule.assertion->tree()) == true) {
      warn("W405", "this is always true: the rule can find nothing", spec.assertion.span());
    }
    if (!rule.when) return;
    const std::optional<bool> applies = cel::always(rule.when->tree());
    if (applies == false) {
      warn("W406", "this is always false: the rule is never reached", spec.when.span());
    } else if (applies == true) {
      warn("W407", "this is always true", spec.when.span(), "leave 'when' out");
    }
  }

  void examples(const RuleSpec& spec) {
    const auto has = [&](bool valid) {
      return std::any_of(spec.examples.begin(), spec.examples.end(),
                         [&](const ExampleSpec& example) { return example.valid == valid; });
    };
    if (!has(false)) warn("W402", "rule has no failing example", spec.span);
    if (!has(true)) warn("W403", "rule has no passing example", spec.span);
  }

  const RuleSet& rules_;
  RuleIssues& issues_;
  std::map<std::pair<SourceId, std::uint64_t>, Param> params_;
};

}  // namespace

void lint_rules(const RuleSet& rules, RuleIssues& issues) {
  Lints(rules, issues).run();
}

}  // namespace dateline
