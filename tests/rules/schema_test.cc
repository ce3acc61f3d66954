// `validate rules schema`: what loads fits the schema, and what breaks it does not load.
#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "validator/dateline_rules.h"
#include "validator/source/toml_json.h"

#include "tests/golden/reports/report_schema.h"
#include "tests/support/golden.h"

namespace dateline {
namespace {

// Why the rule file breaks the schema; empty when it fits. RapidJSON speaks draft 4 and passes over
// "propertyNames", of which the loader has a test of its own.
std::string complaint(const SourceText& source) {
  RuleIssues issues;
  TomlValue root;
  if (!parse_toml(source, Limits{}, root, issues)) return "not TOML";
  std::string json;
  JsonWriter writer(json);
  append_json(writer, root);
  rapidjson::Document schema;
  schema.Parse(rules_schema().c_str());
  return schema_complaint(json, schema);
}

bool loads(const std::string& toml) {
  const auto files =
      memory_file_tree({{"rules/a.toml", toml}, {"rules/topics.toml", "values = []\n"}});
  const auto outcome = check_rules({.files = files.get(), .rules = {"rules"}});
  return outcome && outcome->good;
}

TEST(RuleFileSchema, StandsBesideTheRules) {
  EXPECT_TRUE(compare_with_file(DATELINE_ROOT "/rules/rule.schema.json", rules_schema()));
}

TEST(RuleFileSchema, FitsEveryShippedRuleFile) {
  const auto disk = disk_file_tree();
  const auto listing = disk->list(DATELINE_ROOT "/rules", Limits{});
  ASSERT_TRUE(listing);
  int files = 0;
  for (const std::string& path : listing->files) {
    const std::string below = path.substr(std::string(DATELINE_ROOT "/rules").size());
    if (!below.ends_with(".toml") || below.starts_with("/data/") || below.starts_with("/profiles/"))
      continue;
    const auto source = disk->read(path, 0, Limits{}.toml_bytes);
    ASSERT_TRUE(source) << path;
    // A table of [ruleset.data] is no rule file.
    if (source->bytes().find("\nvalues = ") != std::string_view::npos) continue;
    EXPECT_EQ(complaint(*source), "") << path;
    ++files;
  }
  EXPECT_GE(files, 8);
}

constexpr const char* kEveryKey = R"toml([ruleset]
schema      = 1
namespace   = "desk"
description = "all keys there are"
params.zone = { type = "string", default = "UTC", enum = ["UTC", "Europe/Moscow"] }
data.topics = { file = "topics.toml", type = "strings", doc = "what is there" }

[[rule]]
id       = "desk/old"
deprecated = "desk/record"
title    = "t"
help     = "h"
since    = "0.1"

[[rule]]
id       = "desk/record"
severity = "error"
title    = "t"
help     = "h"
tags     = ["a"]
since    = "0.2"
scope    = "record"
requires = ["event.local", "published.local"]
each     = { s = "speakers" }
when     = "s.known"
let      = { a = "size(s.name)" }
assert   = "a > params.least && params.zone != ''"
message  = "{s.name}"
at       = "s.name"
related  = { "the page" = "title" }
fix      = { replace = "s.name", with = "{s.name}", safety = "safe" }
params.least = { type = "int", default = 1, min = 0, max = 9, doc = "d" }
params.words = { type = "strings", default = ["a"] }
params.from  = { type = "date", default = 2015-09-15 }
params.share = { type = "double", default = 0.5 }
params.loud  = { type = "bool", default = true }
[[rule.example]]
name  = "n"
valid = true
base  = "b"
set   = { title = "t" }
params = { least = 2 }
[[rule.example]]
valid   = false
records = [{ text = "page" }, { record = { title = "t" } }, { base = "b", set = { title = "t" } }]
expect  = [{ at = "title", message = "m" }]

[[rule]]
id       = "desk/group"
severity = "info"
title    = "t"
scope    = "archive"
group    = { of = { p = "persons" }, where = "kind == 'meeting'", by = "p.name", as = "all_of_them" }
assert   = "size(all_of_them) == 1"
message  = "m"
at       = "all_of_them[0].title"

[[rule]]
id       = "desk/adjacent"
severity = "info"
title    = "t"
scope    = "archive"
adjacent = { each = { p = "persons" }, where = "kind == 'meeting'", by = "p.name", order = "title", as = ["a", "b"], previous = "q" }
assert   = "a.title != b.title"
message  = "m"
at       = "b.title"
fix      = { delete = "b.title" }

[[rule]]
id       = "desk/lookup"
severity = "info"
title    = "t"
scope    = "archive"
each     = { l = "see_also" }
unmatched = "ignore"
lookup.named = { from = "records", as = "r", where = "r.title != ''", key = "r.title", equals = "l.title", order = "event.date", near = "event.date", within = "duration('24h')" }
assert   = "size(named) > 0"
message  = "m"
at       = "l.title"
)toml";

TEST(RuleFileSchema, FitsARuleFileWithEveryKey) {
  EXPECT_EQ(complaint(SourceText(0, "a.toml", kEveryKey)), "");
  EXPECT_TRUE(loads(kEveryKey));
}

struct BadCase {
  const char* what;
  const char* original;
  const char* change;
};

TEST(RuleFileSchema, RefusesWhatTheLoaderRefuses) {
  const std::vector<BadCase> cases = {
      {"no rule", "[[rule]]", "[[rulle]]"},
      {"a table of no type", "type = \"strings\", doc", "type = \"list\", doc"},
      {"a table without a file", "file = \"topics.toml\", ", ""},
      {"unknown key of the file", "[ruleset]", "[rulesset]"},
      {"unknown key of a rule", "help     = \"h\"\ntags", "helf     = \"h\"\ntags"},
      {"missing key", "at       = \"s.name\"\n", ""},
      {"severity", "\"error\"", "\"fatal\""},
      {"scope", "\"record\"", "\"world\""},
      {"id", "\"desk/record\"\nseverity", "\"Desk\"\nseverity"},
      {"text that is a number", "title    = \"t\"\nscope    = \"archive\"\ngroup",
       "title    = 3\nscope    = \"archive\"\ngroup"},
      {"list of numbers", "tags     = [\"a\"]", "tags     = [1]"},
      {"each of two", "{ s = \"speakers\" }", "{ s = \"speakers\", t = \"topics\" }"},
      {"each of none", "{ s = \"speakers\" }", "{}"},
      {"related", "{ \"the page\" = \"title\" }", "{ \"the page\" = 1 }"},
      {"type of a parameter", "type = \"int\"", "type = \"integer\""},
      {"default of another type", "default = 1,", "default = \"1\","},
      {"min of another type", "min = 0", "min = \"0\""},
      {"parameter without default", "type = \"bool\", default = true", "type = \"bool\""},
      {"key of a parameter", "doc = \"d\"", "docs = \"d\""},
      {"two actions", "{ delete = \"b.title\" }", "{ delete = \"b.title\", insert = \"b.title\" }"},
      {"no action", "{ delete = \"b.title\" }", "{ safety = \"safe\" }"},
      {"replace with nothing", "with = \"{s.name}\", ", ""},
      {"safety", "safety = \"safe\"", "safety = \"perhaps\""},
      {"archive without key", "group    = { of", "#roup    = { of"},
      {"record with key", "scope    = \"archive\"\ngroup", "scope    = \"record\"\ngroup"},
      {"archive with each", "adjacent = {", "each = { q = \"persons\" }\nadjacent = {"},
      {"neighbours of three", "as = [\"a\", \"b\"]", "as = [\"a\", \"b\", \"c\"]"},
      {"previous without each", "adjacent = { each = { p = \"persons\" }, where",
       "adjacent = { where"},
      {"lookup without key", "key = \"r.title\", ", ""},
      {"lookup from elsewhere", "from = \"records\"", "from = \"web\""},
      {"lookup within nothing", "order = \"event.date\", ", ""},
      {"lookup of a record", "scope    = \"archive\"\neach     = { l", "each     = { l"},
      {"unmatched", "\"ignore\"", "\"skip\""},
      {"unmatched without lookup", "lookup.named", "lookup_named"},
      {"adjacent without order", "order = \"title\", ", ""},
      {"a valid example that expects", "params = { least = 2 }", "expect = [{ at = \"title\" }]"},
      {"an invalid example that expects nothing", "expect  = [{ at = \"title\", message = \"m\" }]",
       ""},
      {"expect without place", "{ at = \"title\", message = \"m\" }", "{ message = \"m\" }"},
      {"a signpost that judges", "deprecated = \"desk/record\"",
       "deprecated = \"desk/record\"\nassert = \"true\""},
      {"a signpost without id", "id       = \"desk/old\"\n", ""},
  };
  for (const BadCase& one : cases) {
    std::string toml = kEveryKey;
    const auto at = toml.find(one.original);
    ASSERT_NE(at, std::string::npos) << one.what;
    toml.replace(at, std::string_view(one.original).size(), one.change);
    EXPECT_NE(complaint(SourceText(0, "a.toml", toml)), "") << one.what;
    EXPECT_FALSE(loads(toml)) << one.what;
  }
}

}  // namespace
}  // namespace dateline
