// The command line as plain values: arguments and environment in, Options out, or an Error of kind
// kUsage whose one line says what is wrong. Flag > DATELINE_* > default. Opens no file and reads no
// clock: what the surroundings know is passed in.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "validator/base/civil_time.h"
#include "validator/base/result.h"
#include "validator/dateline.h"
#include "validator/report/report_format.h"

namespace dateline {

// What main knows and tests make up.
struct Surroundings {
  Instant now = {};
  unsigned processors = 1;
  bool out_is_terminal = false;
  std::map<std::string, std::string> environment = {};  // DATELINE_*, NO_COLOR, TERM
};

enum class Verb { kValidate, kInspect, kRules };

// --output json=report.json
struct OutputFile {
  ReportFormat format = ReportFormat::kText;
  std::string path = {};
};

struct Options {
  Verb verb = Verb::kValidate;
  bool help = false;
  bool version = false;

  std::vector<std::string> paths = {};
  std::string rules_verb = {};        // of the verb `rules`: check, test, explain …
  std::string subject = {};           // its first word, where that is no folder
  bool check_only = false;            // --check: compare, write nothing
  std::string rules_format = "text";  // what it prints
  std::vector<std::string> rules = {};
  std::vector<std::string> only = {};
  std::vector<std::string> select = {};
  std::vector<std::string> ignore = {};
  std::vector<std::string> params = {};
  Instant as_of = {};
  std::string input_format = {};  // empty: told by content
  std::string stage = "draft";    // or "published"
  FailOn fail_on = FailOn::kError;
  bool allow_empty = false;
  bool fail_on_vacuous = false;
  bool explain = false;
  unsigned jobs = 1;
  std::string stdin_filename = "-";

  ReportFormat format = ReportFormat::kText;
  std::vector<OutputFile> outputs = {};
  std::optional<std::uint64_t> max_findings = {};
  bool records = false;
  bool schema = false;  // of the verb inspect: print the form of a record, read nothing
  bool links = false;   // inspect: what claims and links mean
  bool colors = false;  // on standard output
  bool quiet = false;
};

// `arguments` without the program's name. A first argument that is a verb selects it.
Result<Options> parse_options(const std::vector<std::string>& arguments,
                              const Surroundings& surroundings);

// Every flag of a verb, with its dashes: the help texts are checked against these.
std::vector<std::string> flags_of(Verb verb);

}  // namespace dateline
