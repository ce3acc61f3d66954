// Rule: a RuleSpec compiled: typed formulas, checked paths, slots for every variable. Immutable,
// shared between threads. What runs it is evaluate/.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "validator/cel/program.h"
#include "validator/finding/report.h"
#include "validator/ruleset/message_template.h"
#include "validator/ruleset/path.h"
#include "validator/ruleset/rule_spec.h"

namespace dateline {

// The names a set of formulas shares. Slot i of an activation is names[i].
struct Scope {
  enum class Role : std::uint8_t {
    kRecordField,
    kRun,
    kParams,
    kData,
    kItem,
    kPrevious,  // the item of the first neighbour
    kKey,
    kFirst,
    kSecond,
    kMembers,
    kLookup,
    kLet
  };
  struct Slot {
    Role role = Role::kRecordField;
    std::uint32_t index = 0;  // the record's field, the lookup or the let
  };
  std::vector<Slot> slots = {};
  // How many of the first slots are the record's fields: they stay filled from rule to rule.
  std::size_t record_fields = 0;
};

// The items of a record that become targets: `each`, `group.of`, `adjacent.each`.
struct ItemSource {
  std::optional<Path> path = {};          // a plain path to a list: items know their place
  std::optional<cel::Program> list = {};  // any other formula
  std::string variable = {};
};

// A hash join: a table of all records by `key`, asked with `equals`.
struct Lookup {
  bool linked = false;  // what the item is linked to by timeline/event_links.h; no formulas then
  // Of a record of the table.
  Scope scope = {};
  std::optional<cel::Program> where = {};
  std::optional<cel::Program> key = {};
  std::optional<cel::Program> order = {};
  // Of the target, in the rule's record scope.
  std::optional<cel::Program> equals = {};
  std::optional<cel::Program> near = {};
  std::optional<cel::Program> within = {};
};

struct RelatedPath {
  std::string label = {};
  Path path = {};
};

// `fix`: what would be right. Findings say it in words; nothing is changed here.
struct Remedy {
  std::string action = {};  // replace, insert, append, delete
  MessageTemplate with = {};
};

// The values of a rule's parameters, or of the tables of its file. Strings live beside them.
struct RuleParams {
  std::unique_ptr<cel::ObjectType> type = {};
  std::vector<cel::Value> values = {};  // by field
  std::deque<std::string> texts = {};
  Arena arena = {};

  RuleParams() = default;
  RuleParams(RuleParams&&) noexcept = default;
  RuleParams& operator=(RuleParams&&) noexcept = default;
  ~RuleParams();
};

struct Rule {
  RuleInfo info = {};
  bool archive = false;
  // What the formulas were checked against; their types live in here.
  std::vector<std::unique_ptr<cel::Env>> environments = {};
  RuleParams params = {};
  const RuleParams* tables = nullptr;  // those of its file; null: there are none
  // What its formulas, `each` and `requires` read of a record; what only its message reads is not
  // meant.
  FieldSet reads = {};
  // What a finding of it puts in doubt. Empty for an archive rule, which comes last.
  FieldSet doubts = {};

  // Per record: requires, each, and for an archive rule where, by, order.
  Scope record_scope = {};
  std::vector<Path> requires_paths = {};
  std::optional<ItemSource> items = {};
  std::optional<cel::Program> where = {};
  std::optional<cel::Program> by = {};
  std::optional<cel::Program> order = {};
  std::vector<Lookup> lookups = {};
  bool report_unmatched = true;  // else a target that finds nothing is not applicable
  bool adjacent = false;         // else group, for an archive rule without lookups

  // Per target.
  Scope target_scope = {};
  std::vector<cel::Program> lets = {};
  std::optional<cel::Program> when = {};
  std::optional<cel::Program> assertion = {};
  MessageTemplate message = {};
  std::vector<std::pair<std::string, MessageTemplate>> messages = {};  // by language
  std::optional<Remedy> remedy = {};
  Path at = {};
  std::vector<RelatedPath> related = {};
  // What the roots of `at` and `related` stand for, in order: see rule_compiler.cc.
  std::vector<PathRoot> roots = {};

  // How each formula is written in the file, by its tree: for the place of an error.
  std::vector<std::pair<const cel::CheckedAst*, TomlValue>> texts = {};

  std::vector<ExampleSpec> examples = {};
  const SourceText* source = nullptr;
  SourceSpan span = {};
};

// The bytes of the rule file that spell a part of one of its formulas; unknown for another program.
SourceSpan place_in(const Rule& rule, const cel::Program& formula, std::size_t begin,
                    std::size_t end);

}  // namespace dateline
