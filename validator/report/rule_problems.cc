#include "validator/report/rule_problems.h"

#include <set>
#include <string_view>

#include <fmt/format.h>

#include "validator/base/json_writer.h"

namespace dateline {
namespace {

bool is_error(const PlacedIssue& problem) {
  return problem.issue.severity == RuleIssue::Severity::kError;
}

std::string_view level(const PlacedIssue& problem) {
  return is_error(problem) ? "error" : "warning";
}

void write_problem(JsonWriter& json, const PlacedIssue& problem) {
  const RuleIssue& issue = problem.issue;
  json.begin_object();
  json.member("severity", level(problem)).member("code", issue.code);
  json.member("message", issue.message);
  if (!issue.hint.empty()) json.member("hint", issue.hint);
  if (!issue.path.empty()) json.member("path", issue.path);
  if (const Region& region = problem.region; region.line > 0) {
    json.key("region").begin_object();
    json.member("line", region.line).member("column", region.column);
    json.member("end_line", region.end_line).member("end_column", region.end_column);
    json.member("byte_offset", region.byte_offset).member("byte_length", region.byte_length);
    json.end_object();
  }
  json.end_object();
}

// What the codes of a range have in common, for a list of rules as SARIF wants it.
std::string_view meaning(std::string_view code) {
  struct Row {
    std::string_view begin;
    std::string_view meaning;
  };
  static constexpr Row kRows[] = {
      {"E10", "The file cannot be read as TOML"},
      {"E11", "A key of the rule file is wrong"},
      {"E12", "A path or a message is wrong"},
      {"E13", "A parameter is wrong"},
      {"E15", "A table of names is wrong"},
      {"E16", "A page profile is wrong"},
      {"E2", "A formula is wrong"},
      {"E3", "An example does not come out as written"},
      {"W4", "A rule that can hardly be meant so"},
  };
  for (const Row& row : kRows) {
    if (code.substr(0, row.begin.size()) == row.begin) return row.meaning;
  }
  return "A rule file is wrong";
}

// A path as a URI reference: what is neither a plain letter nor a separator is escaped.
std::string uri_of(std::string_view path) {
  std::string out;
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("/-._~").find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

class Sarif {
 public:
  std::string write(const std::vector<PlacedIssue>& problems, const RulesTally& tally) {
    json_.begin_object();
    json_.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json_.member("version", "2.1.0");
    json_.key("runs").begin_array().begin_object();
    driver(problems, tally);
    json_.member("columnKind", "unicodeCodePoints");
    json_.key("results").begin_array();
    for (const PlacedIssue& problem : problems) result(problem);
    json_.end_array().end_object().end_array().end_object();
    return std::move(out_) + '\n';
  }

 private:
  void text(std::string_view key, std::string_view words) {
    json_.key(key).begin_object().member("text", words).end_object();
  }

  void driver(const std::vector<PlacedIssue>& problems, const RulesTally& tally) {
    std::set<std::string> codes;
    for (const PlacedIssue& problem : problems) codes.insert(problem.issue.code);
    json_.key("tool").begin_object().key("driver").begin_object();
    json_.member("name", "validate rules").member("version", tally.tool_version);
    json_.key("rules").begin_array();
    for (const std::string& code : codes) {
      json_.begin_object().member("id", code);
      text("shortDescription", meaning(code));
      json_.key("defaultConfiguration").begin_object();
      json_.member("level", code.front() == 'E' ? "error" : "warning");
      json_.end_object().end_object();
    }
    json_.end_array().end_object().end_object();
  }

  void result(const PlacedIssue& problem) {
    const RuleIssue& issue = problem.issue;
    json_.begin_object().member("ruleId", issue.code).member("level", level(problem));
    text("message",
         issue.hint.empty() ? issue.message : fmt::format("{} ({})", issue.message, issue.hint));
    // What is wrong with a flag ("--param") is in no file.
    if (!issue.path.empty() && issue.path.rfind("--", 0) != 0) place(problem);
    json_.end_object();
  }

  void place(const PlacedIssue& problem) {
    json_.key("locations").begin_array().begin_object();
    json_.key("physicalLocation").begin_object();
    json_.key("artifactLocation").begin_object();
    json_.member("uri", uri_of(problem.issue.path)).end_object();
    json_.key("region").begin_object();
    if (const Region& region = problem.region; region.line == 0) {
      json_.member("startLine", 1);
    } else {
      json_.member("startLine", region.line).member("startColumn", region.column);
      json_.member("endLine", region.end_line).member("endColumn", region.end_column);
    }
    json_.end_object();
    json_.end_object().end_object().end_array();
  }

  std::string out_;
  JsonWriter json_ = JsonWriter(out_, 2);
};

}  // namespace

std::string rule_problems_json(const std::vector<PlacedIssue>& problems, const RulesTally& tally) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object().member("schema", kRuleProblemsSchema);
  json.member("good", tally.good).member("rules", tally.rules);
  json.key("examples").begin_object();
  json.member("passed", tally.examples_passed).member("failed", tally.examples_failed);
  json.end_object();
  json.key("problems").begin_array();
  for (const PlacedIssue& problem : problems) write_problem(json, problem);
  json.end_array().end_object();
  return out + '\n';
}

std::string rule_problems_sarif(const std::vector<PlacedIssue>& problems, const RulesTally& tally) {
  return Sarif().write(problems, tally);
}

}  // namespace dateline
