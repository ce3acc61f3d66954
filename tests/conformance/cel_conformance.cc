// Runs the suites of google/cel-spec (from cel_suites.mjs) against the room cel, with
// the planned program and with the reference evaluator. Prints the failures, the counts of each
// section and, last, "conformance: N of M". Exit 1 when anything fails that is not in the list of
// expected failures, or when one of these passes.
// Exit 77 with a word where npm's packages are not installed.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>
#include <string>

#include <rapidjson/document.h>

#include "validator/base/text.h"
#include "validator/cel/checker.h"
#include "validator/cel/program.h"

#include "tests/conformance/suite_types.h"
#include "tests/conformance/suite_values.h"

namespace dateline::cel {
namespace {

constexpr int kLeastTypes = 99;   // per cent
constexpr int kLeastPlaces = 50;  // refusals

struct Count {
  int passed = 0;
  int run = 0;
  int skipped = 0;
};

// Nothing: passed. Otherwise what went wrong.
using Outcome = std::optional<std::string>;

class Suites {
 public:
  explicit Suites(std::istream& expected) {
    add_standard_library(base_);
    for (std::string line; std::getline(expected, line);) {
      if (line.empty() || line.front() == '#') continue;
      expected_[line.substr(0, line.find(": "))] = false;
    }
  }

  void run(const rapidjson::Value& test) {
    const std::string suite = test["suite"].GetString();
    const std::string section = suite == "conformance" ? test["section"].GetString() : suite;
    Count& count = counts_[{suite, section}];
    compare_place(test);
    if (test["skip"].GetStringLength() > 0) {
      ++count.skipped;
      return;
    }
    Outcome outcome;
    if (suite == "conformance") {
      outcome = conform(test["original"]);
      compare_type(test);
    } else if (suite == "parsing") {
      outcome = parsed_alike(test);
    } else {
      bool complete = true;
      outcome = checked_alike(test, complete);
      if (!complete) {
        ++count.skipped;
        return;
      }
    }
    ++count.run;
    note(section + "/" + test["name"].GetString(), outcome, count);
  }

  int report() {
    Count total;
    for (const auto& [name, count] : counts_) {
      std::cout << name.second << ": " << count.passed << " of " << count.run << " ("
                << count.skipped << " not run)\n";
      if (name.first != "conformance") continue;
      total.passed += count.passed;
      total.run += count.run;
    }
    for (const auto& [name, seen] : expected_) {
      if (seen) continue;
      std::cout << "NO SUCH TEST " << name << '\n';
      failed_ = true;
    }
    std::cout << "types as cel-go prints them: " << types_.passed << " of " << types_.run << '\n';
    std::cout << "refusals at cel-go's line and column: " << places_.passed << " of " << places_.run
              << '\n';
    if (100 * types_.passed < kLeastTypes * types_.run || places_.passed < kLeastPlaces) {
      std::cout << "FAILED: fewer types or places than before\n";
      failed_ = true;
    }
    std::cout << "conformance: " << total.passed << " of " << total.run << std::endl;
    return failed_ ? 1 : 0;
  }

 private:
  void note(const std::string& name, const Outcome& outcome, Count& count) {
    const auto expected = expected_.find(name);
    if (!outcome) ++count.passed;
    if (expected != expected_.end()) {
      expected->second = true;
      if (outcome) return;
      std::cout << "PASSES THOUGH EXPECTED TO FAIL " << name << '\n';
      failed_ = true;
    } else if (outcome) {
      std::cout << "FAILED " << name << ": " << *outcome << '\n';
      failed_ = true;
    }
  }

  static std::string describe(const Issues& issues) {
    return issues.empty() ? "no issue" : issues.front().code + " " + issues.front().message;
  }

  static std::string display(const Value& value) {
    std::string out;
    append_display(out, value);
    return (value.is_error() ? "error " : "") + out;
  }

  // Some expressions hold a zero byte.
  static std::string_view expression(const rapidjson::Value& original) {
    return {original["expr"].GetString(), original["expr"].GetStringLength()};
  }

  static CompileOptions options_of(const rapidjson::Value& original) {
    CompileOptions out;
    out.parser.block_macros = true;
    if (original.HasMember("container")) out.container = original["container"].GetString();
    out.dynamic = original.HasMember("disableCheck") && original["disableCheck"].GetBool();
    return out;
  }

  static bool is_check_only(const rapidjson::Value& original) {
    return original.HasMember("checkOnly") && original["checkOnly"].GetBool();
  }

  // Only a literal's own mistake counts as the error that a test expects: we report it at load.
  static bool is_literal_issue(const Issues& issues) {
    return !issues.empty() && (issues.front().code == "E230" || issues.front().code == "E231");
  }

  Outcome conform(const rapidjson::Value& original) {
    Env env = base_.child();
    if (original.HasMember("typeEnv")) declare_suite_environment(env, original["typeEnv"]);
    Issues issues;
    std::optional<CheckedAst> ast =
        compile_with(env, expression(original), Limits{}, options_of(original), issues);
    if (!ast) {
      if (original.HasMember("evalError") && is_literal_issue(issues)) return std::nullopt;
      return describe(issues);
    }
    if (original.HasMember("typedResult")) {
      const std::string wanted = print(suite_type(env, original["typedResult"]["deducedType"]));
      if (print(ast->type()) != wanted) return "type " + print(ast->type()) + ", not " + wanted;
    }
    if (is_check_only(original)) return std::nullopt;
    return evaluate_both(env, original, *std::move(ast));
  }

  static Outcome evaluate_both(const Env& env, const rapidjson::Value& original, CheckedAst ast) {
    Arena arena;
    std::vector<Value> slots(env.slot_count());
    if (original.HasMember("bindings")) {
      for (const auto& binding : original["bindings"].GetObject()) {
        const auto slot = env.slot(binding.name.GetString());
        if (slot) slots[*slot] = suite_value(arena, binding.value["value"]);
      }
    }
    Activation activation{.slots = slots};
    const auto evaluation = [&] {
      return Evaluation{.arena = &arena,
                        .activation = &activation,
                        .steps = Allowance(1'000'000),
                        .string_bytes = Allowance(1'000'000)};
    };
    Evaluation first = evaluation();
    const Value reference = evaluate_reference(ast, first);
    const Program program = plan(std::move(ast));
    Evaluation second = evaluation();
    const Value planned = program.evaluate(second);
    if (!same_value(planned, reference)) {
      return "planned " + display(planned) + ", reference " + display(reference);
    }
    if (original.HasMember("evalError")) {
      if (planned.is_error()) return std::nullopt;
      return "no error but " + display(planned);
    }
    Value wanted = Value::boolean(true);
    if (original.HasMember("value")) wanted = suite_value(arena, original["value"]);
    if (original.HasMember("typedResult")) {
      wanted = suite_value(arena, original["typedResult"]["result"]);
    }
    if (same_value(planned, wanted)) return std::nullopt;
    return display(planned) + ", not " + display(wanted);
  }

  // Not part of the count: the type cel-go deduces, where the test says it.
  void compare_type(const rapidjson::Value& test) {
    const rapidjson::Value& original = test["original"];
    const std::string wanted = test["type"].GetString();
    if (wanted.empty() || options_of(original).dynamic) return;
    Env env = base_.child();
    if (original.HasMember("typeEnv")) declare_suite_environment(env, original["typeEnv"]);
    Issues issues;
    const auto ast =
        compile_with(env, expression(original), Limits{}, options_of(original), issues);
    if (!ast) return;
    ++types_.run;
    if (print(ast->type()) == wanted) ++types_.passed;
  }

  // Where both parsers refuse a text: the place that cel-go names first, "ERROR: :1:11: …".
  void compare_place(const rapidjson::Value& test) {
    const std::string_view error = test["error"].GetString();
    if (!error.starts_with("ERROR: :") || !test["original"].HasMember("expr")) return;
    const std::string_view text = expression(test["original"]);
    Issues issues;
    if (parse(text, Limits{}, {}, issues)) return;
    std::size_t begin = text.size();
    for (const Issue& issue : issues) begin = std::min(begin, issue.begin);
    const std::string_view before = text.substr(0, begin);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto column = count_code_points(before.substr(before.rfind('\n') + 1)) + 1;
    const std::string place = std::to_string(line) + ":" + std::to_string(column) + ":";
    ++places_.run;
    if (error.substr(8).starts_with(place)) {
      ++places_.passed;
    } else {
      std::cout << "another place, " << place << ' ' << issues.front().message << "; "
                << error.substr(0, error.find('\n')) << '\n';
    }
  }

  // cel-go's parser and ours refuse the same texts. Its checker's refusals start with "<input>".
  static Outcome parsed_alike(const rapidjson::Value& test) {
    const bool refused = std::string_view(test["error"].GetString()).starts_with("ERROR: :");
    Issues issues;
    const bool parsed = parse(expression(test["original"]), Limits{}, {}, issues).has_value();
    if (parsed == !refused) return std::nullopt;
    return refused ? "parsed, cel-go refuses it" : describe(issues);
  }

  // The checker deduces the same type, or refuses what cel-go refuses. `complete` is false where
  // the test needs declarations that the data does not carry.
  Outcome checked_alike(const rapidjson::Value& test, bool& complete) {
    const rapidjson::Value& original = test["original"];
    const std::string_view error = test["error"].GetString();
    complete = error.find("undeclared reference") == std::string_view::npos;
    if (!complete) return std::nullopt;
    Env env = base_.child();
    if (original.HasMember("typeEnv")) declare_suite_environment(env, original["typeEnv"]);
    Issues issues;
    const auto ast =
        compile_with(env, expression(original), Limits{}, options_of(original), issues);
    if (!error.empty()) {
      if (ast) return "accepted, cel-go says " + std::string(error.substr(0, error.find('\n')));
      return std::nullopt;
    }
    if (!ast) {
      const std::string& code = issues.front().code;
      complete = original.HasMember("typeEnv") || (code != "E202" && code != "E204");
      return describe(issues);
    }
    const std::string wanted = test["type"].GetString();
    if (print(ast->type()) == wanted) return std::nullopt;
    return "type " + print(ast->type()) + ", not " + wanted;
  }

  Env base_;
  std::map<std::pair<std::string, std::string>, Count> counts_;
  std::map<std::string, bool> expected_;  // whether it was seen
  Count types_;
  Count places_;
  bool failed_ = false;
};

constexpr int kSkipped = 77;  // what ctest takes for "skipped"
constexpr const char* kFolder = DATELINE_ROOT "/tests/conformance";

// The suites as JSON lines, from the script.
std::optional<std::string> read_suites() {
  const std::string command = std::string("node ") + kFolder + "/cel_suites.mjs";
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return std::nullopt;
  std::string out;
  char buffer[1 << 16];
  while (const std::size_t size = fread(buffer, 1, sizeof buffer, pipe)) out.append(buffer, size);
  if (pclose(pipe) != 0) return std::nullopt;
  return out;
}

int run() {
  if (!std::filesystem::exists(std::string(kFolder) + "/node_modules")) {
    std::cout << "conformance: skipped; run 'npm ci' in tests/conformance first\n";
    return kSkipped;
  }
  const std::optional<std::string> text = read_suites();
  if (!text) {
    std::cout << "conformance: the suites cannot be read; is node installed?\n";
    return 1;
  }
  std::ifstream expected(std::string(kFolder) + "/cel_expected_failures.txt");
  Suites suites(expected);
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    rapidjson::Document test;
    test.Parse<rapidjson::kParseFullPrecisionFlag>(line.c_str(), line.size());
    if (test.HasParseError()) {
      std::cout << "not JSON: " << line << '\n';
      return 1;
    }
    suites.run(test);
  }
  return suites.report();
}

}  // namespace
}  // namespace dateline::cel

int main() {
  return dateline::cel::run();
}
