// RuleSpec: a rule as its author wrote it, key by key, each text with its place in the TOML file.
// Nothing is compiled here and no formula understood; what is wrong with the frame (unknown key,
// wrong type, missing key) is an issue with its place. Outside edge: read_rule_file().
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "validator/finding/severity.h"
#include "validator/source/rule_issue.h"
#include "validator/source/source_text.h"
#include "validator/source/toml_document.h"

namespace dateline {

// A string of the file, with its literal for places inside it.
struct SpecText {
  std::string text = {};
  TomlValue literal = {};
  bool present = false;

  [[nodiscard]] SourceSpan span() const { return literal.span; }
};

// `name = "formula"` pairs: let, each, related.
struct SpecNamed {
  std::string name = {};
  SourceSpan name_span = {};
  SpecText text = {};
};

struct ParamSpec {
  std::string name = {};
  SourceSpan name_span = {};
  std::string type = {};  // bool, int, double, string, duration, date, strings
  SourceSpan type_span = {};
  TomlValue default_value = {};
  TomlValue min = {};  // kind kTable: not given
  TomlValue max = {};
  TomlValue allowed = {};  // `enum`
  std::string doc = {};
};

struct GroupSpec {
  bool present = false;
  SpecNamed of = {};  // items of each record; name empty: the records themselves
  SpecText where = {};
  SpecText by = {};
  std::string as = "members";
};

struct AdjacentSpec {
  bool present = false;
  SpecNamed each = {};  // as GroupSpec::of
  SpecText where = {};
  SpecText by = {};
  SpecText order = {};
  std::string first = "a";
  std::string second = "b";
  std::string previous = {};  // names the item of the first neighbour; empty: nobody asks
};

// `lookup.NAME`: the records whose key equals a value of the target, as a list called NAME.
struct LookupSpec {
  std::string name = {};
  SourceSpan name_span = {};
  bool linked = false;   // `linked = "NAME"`: what the item of `each` means; no formulas then
  std::string as = "r";  // names the record that is looked up, in key, where and order
  SpecText where = {};
  SpecText key = {};
  SpecText equals = {};
  SpecText order = {};
  SpecText near = {};  // of the target; not present: the order formula, read of the target
  SpecText within = {};
};

struct FixSpec {
  bool present = false;
  std::string action = {};  // replace, insert, append, delete
  SpecText path = {};
  SpecText with = {};
  std::string safety = "unsafe";  // safe, unsafe, display-only
};

struct ExpectSpec {
  std::string at = {};
  std::string message = {};  // empty: any
  SourceSpan span = {};
};

// One of base, text, record or records says what is checked; `set` changes the base.
struct ExampleRecordSpec {
  std::string base = {};
  SourceSpan base_span = {};
  std::string text = {};
  TomlValue record = {};  // canonical JSON written as TOML; kArray: not given
  TomlValue set = {};     // a table; empty: nothing
};

struct ExampleSpec {
  std::string name = {};
  bool valid = true;
  std::vector<ExampleRecordSpec> records = {};
  TomlValue params = {};
  std::string stage = "draft";  // what run.stage is
  std::vector<ExpectSpec> expect = {};
  SourceSpan span = {};  // the [[rule.example]] header
};

struct RuleParams;

struct RuleSpec {
  SpecText id = {};
  Severity severity = Severity::kError;
  SpecText title = {};
  SpecText help = {};
  std::vector<std::string> tags = {};
  std::string since = {};
  SpecText deprecated = {};  // the rule's new id: this one is but a signpost
  bool archive = false;
  std::vector<SpecText> requires_paths = {};
  std::vector<SpecText> doubts = {};
  SpecNamed each = {};
  GroupSpec group = {};
  AdjacentSpec adjacent = {};
  std::vector<LookupSpec> lookups = {};
  bool report_unmatched = true;
  SpecText when = {};
  std::vector<SpecNamed> let = {};
  SpecText assertion = {};
  SpecText message = {};                 // of a table the text for en, else its first
  std::vector<SpecNamed> messages = {};  // of a table each text, by language
  SpecText at = {};
  std::vector<SpecNamed> related = {};
  FixSpec fix = {};
  std::vector<ParamSpec> params = {};
  std::vector<ExampleSpec> examples = {};
  SourceSpan span = {};  // the [[rule]] header
  const SourceText* source = nullptr;
  const RuleParams* tables = nullptr;  // [ruleset.data] of its file: rule_tables.h
};

// Appends the rules of one file. [ruleset.params] are added to each rule of the file that has no
// parameter of that name.
void read_rule_file(const SourceText& source, const TomlValue& root, std::vector<RuleSpec>& rules,
                    RuleIssues& issues);

}  // namespace dateline
