// Prints every formula of the rules in a folder, those in the braces of messages too, as JSON
// lines:
// {"rule", "text"}. For tests that hand them to another implementation of the language.
//   rule_formulas FOLDER
#include <iostream>
#include <string>

#include "validator/base/json_writer.h"
#include "validator/cel/checker.h"
#include "validator/ruleset/rule_set.h"

namespace dateline {
namespace {

void print(const Rule& rule, const cel::CheckedAst& formula) {
  std::string line;
  JsonWriter json(line);
  json.begin_object();
  json.member("rule", rule.info.id);
  json.member("text", formula.impl().ast.text);
  json.end_object();
  std::cout << line << '\n';
}

int run(const std::string& folder) {
  const auto files = disk_file_tree();
  RuleIssues issues;
  const auto rules = load_rules(*files, {.folders = {folder}}, Limits{}, issues);
  if (!rules || has_errors(issues)) {
    std::cerr << "the rules do not load\n";
    return 1;
  }
  for (const Rule& rule : rules->rules) {
    for (const auto& [formula, literal] : rule.texts) print(rule, *formula);
    for (const cel::Program* formula : rule.message.formulas()) print(rule, formula->tree());
    if (!rule.remedy) continue;
    for (const cel::Program* formula : rule.remedy->with.formulas()) print(rule, formula->tree());
  }
  return 0;
}

}  // namespace
}  // namespace dateline

int main(int count, char** arguments) {
  return count == 2 ? dateline::run(arguments[1]) : 2;
}
