// Runs the built program as a user does, and reads its JSON report: arguments in; exit code,
// standard output, standard error and the findings out. Nothing here knows what a rule says.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include "tests/support/run_command.h"

namespace dateline::end_to_end {

// A finding as a test expects it: what is wrong, and the place an editor's cursor goes to.
struct Seen {
  std::string rule = {};
  std::string path = {};
  std::uint64_t line = 0;
  std::uint64_t column = 0;

  friend bool operator==(const Seen&, const Seen&) = default;
  friend void PrintTo(const Seen& seen, std::ostream* out) {
    *out << seen.path << ':' << seen.line << ':' << seen.column << ' ' << seen.rule;
  }
};

struct JsonReport {
  int exit_code = -1;
  bool complete = false;
  std::uint64_t files = 0;
  std::uint64_t records = 0;
  std::uint64_t errors = 0;
  std::vector<Seen> findings = {};
  std::vector<std::string> owners = {};       // the records of the findings, in their order
  std::vector<std::string> meanings = {};     // rule, record and message of each, sorted
  std::vector<std::string> not_checked = {};  // paths
};

inline std::string shipped_rules() {
  return DATELINE_ROOT "/rules";
}
inline std::string fixtures() {
  return DATELINE_ROOT "/fixtures";
}
inline std::string shared() {
  return DATELINE_ROOT "/../shared";
}
inline std::string seed_file() {
  return shared() + "/seeds/kremlin-events-2015-09-15.txt";
}

inline std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in.good()) << path;
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

inline void write_file(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

inline CommandResult run_validate(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), DATELINE_BINARY);
  return run_command(arguments);
}

inline JsonReport parse_report(const std::string& json) {
  JsonReport report;
  rapidjson::Document document;
  document.Parse(json.data(), json.size());
  if (document.HasParseError() || !document.IsObject()) {
    ADD_FAILURE() << "not a JSON report: " << json.substr(0, 400);
    return report;
  }
  report.complete = document["complete"].GetBool();
  const auto& summary = document["summary"];
  report.files = summary["files"].GetUint64();
  report.records = summary["records"].GetUint64();
  report.errors = summary["findings"]["error"].GetUint64();
  for (const auto& row : summary["not_checked"].GetArray()) {
    report.not_checked.emplace_back(row["path"].GetString());
  }
  for (const auto& row : document["findings"].GetArray()) {
    const auto& region = row["region"];
    report.findings.push_back({.rule = row["rule"].GetString(),
                               .path = row["path"].GetString(),
                               .line = region["line"].GetUint64(),
                               .column = region["column"].GetUint64()});
    report.owners.emplace_back(row.HasMember("record") ? row["record"].GetString() : "");
    report.meanings.push_back(report.findings.back().rule + " | " + report.owners.back() + " | " +
                              row["message"].GetString());
  }
  std::sort(report.meanings.begin(), report.meanings.end());
  return report;
}

// validate PATHS --rules rules --format json, at a fixed time.
inline JsonReport check(std::vector<std::string> arguments,
                        const std::string& rules = shipped_rules()) {
  for (const char* word : {"--format", "json", "--as-of", "2026-01-01T00:00:00Z", "--rules"}) {
    arguments.emplace_back(word);
  }
  arguments.push_back(rules);
  const CommandResult result = run_validate(arguments);
  JsonReport report = parse_report(result.out);
  report.exit_code = result.exit_code;
  return report;
}

// The findings with the file's name alone as their path: the tests write into folders of their own.
inline std::vector<Seen> with_short_paths(std::vector<Seen> findings) {
  for (Seen& seen : findings) seen.path = std::filesystem::path(seen.path).filename();
  return findings;
}

// The paths below FOLDER, as expected.json names them.
inline std::vector<Seen> relative_to(const std::string& folder, std::vector<Seen> findings) {
  for (Seen& seen : findings) {
    if (seen.path.rfind(folder + "/", 0) == 0) seen.path.erase(0, folder.size() + 1);
  }
  return findings;
}

}  // namespace dateline::end_to_end
