#include "validator/ruleset/rule_template.h"

#include <fmt/format.h>

namespace dateline {
namespace {

// {0} the id, {1} its family. A brace of the rule's own is doubled.
constexpr const char* kTemplate = R"toml([[rule]]
id       = "{0}"
severity = "warning"
title    = "A title that is too long"
help     = """
Why this is worth an editor's time, on how many pages it was tried and how often it was right.
"""
tags     = ["{1}"]
# each   = {{ s = "speakers" }}              # once per item, not once per record
# requires = ["event.local"]               # what has to be there, else it does not apply
when     = "kind != 'order'"
let      = {{ length = "size(title)" }}
assert   = "length <= params.most"
message  = "the title has {{length}} characters, {{length - params.most}} more than it may have"
at       = "title"
params.most = {{ type = "int", default = 200, min = 1, doc = "the most characters a title may have" }}

[[rule.example]]
name   = "what is right"
valid  = true
record = {{ kind = "meeting", title = "Meeting with the Governor" }}

[[rule.example]]
name   = "what is wrong"
valid  = false
record = {{ kind = "meeting", title = "Meeting with the Governor" }}
params = {{ most = 20 }}
expect = [{{ at = "title", message = "the title has 25 characters, 5 more than it may have" }}]

[[rule.example]]
name   = "what it is not about"
valid  = true
record = {{ kind = "order", title = "Order on the Governor's powers" }}
params = {{ most = 20 }}
)toml";

}  // namespace

std::string rule_template(std::string_view id, std::string_view schema) {
  std::string out;
  if (!schema.empty()) out = fmt::format("#:schema {}\n\n", schema);
  return out + fmt::format(kTemplate, id, id.substr(0, id.find('/')));
}

}  // namespace dateline
