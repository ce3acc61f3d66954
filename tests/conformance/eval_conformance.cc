// The same suites asked from outside: each test is a line for `validate rules eval`, each answer is
// held against the test's own. Prints the failures and, last, "from outside: N of M". Tests that
// only ask for a type have no answer in this form and are counted apart.
// Exit 77 with a word where npm's packages are not installed.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "tests/conformance/suite_values.h"
#include "tests/support/run_command.h"

namespace dateline::cel {
namespace {

constexpr int kSkipped = 77;  // what ctest takes for "skipped"
constexpr const char* kFolder = DATELINE_ROOT "/tests/conformance";

using Documents = std::vector<rapidjson::Document>;

std::string written(const rapidjson::Value& value) {
  rapidjson::StringBuffer out;
  rapidjson::Writer<rapidjson::StringBuffer> writer(out);
  value.Accept(writer);
  return {out.GetString(), out.GetSize()};
}

Documents parsed_lines(const std::string& text) {
  Documents out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    out.emplace_back().Parse<rapidjson::kParseFullPrecisionFlag>(line.c_str(), line.size());
    if (out.back().HasParseError()) std::cout << "not JSON: " << line << '\n';
  }
  return out;
}

// Of the conformance suite, what needs no protobuf and has a value or an error to give.
Documents answerable(const std::string& suites, int& types_only) {
  Documents out;
  for (rapidjson::Document& test : parsed_lines(suites)) {
    if (test["suite"] != "conformance" || test["skip"].GetStringLength() > 0) continue;
    const rapidjson::Value& original = test["original"];
    if (original.HasMember("checkOnly") && original["checkOnly"].GetBool()) {
      ++types_only;
    } else {
      out.push_back(std::move(test));
    }
  }
  return out;
}

bool answered(const rapidjson::Value& original, const rapidjson::Value& answer) {
  if (original.HasMember("evalError")) return answer.HasMember("error");
  if (!answer.HasMember("value")) return false;
  Arena arena;
  Value wanted = Value::boolean(true);
  if (original.HasMember("value")) wanted = suite_value(arena, original["value"]);
  if (original.HasMember("typedResult")) {
    wanted = suite_value(arena, original["typedResult"]["result"]);
  }
  return same_value(suite_value(arena, answer["value"]), wanted);
}

int run() {
  if (!std::filesystem::exists(std::string(kFolder) + "/node_modules")) {
    std::cout << "from outside: skipped; run 'npm ci' in tests/conformance first\n";
    return kSkipped;
  }
  const CommandResult suites = run_command({"node", std::string(kFolder) + "/cel_suites.mjs"});
  int types_only = 0;
  const Documents tests = answerable(suites.out, types_only);
  std::string questions;
  for (const rapidjson::Document& test : tests) questions += written(test["original"]) + '\n';
  const Documents answers =
      parsed_lines(run_command({DATELINE_BINARY, "rules", "eval"}, questions).out);
  if (tests.empty() || answers.size() != tests.size()) {
    std::cout << answers.size() << " answers to " << tests.size() << " questions\n";
    return 1;
  }
  std::size_t good = 0;
  for (std::size_t i = 0; i < tests.size(); ++i) {
    if (answered(tests[i]["original"], answers[i])) {
      ++good;
    } else {
      std::cout << "FAILED " << tests[i]["name"].GetString() << ": " << written(answers[i]) << '\n';
    }
  }
  std::cout << types_only << " ask for a type alone\n";
  std::cout << "from outside: " << good << " of " << tests.size() << std::endl;
  return good == tests.size() ? 0 : 1;
}

}  // namespace
}  // namespace dateline::cel

int main() {
  return dateline::cel::run();
}
