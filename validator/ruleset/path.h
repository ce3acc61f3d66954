// Path: `at`, `related` and `requires` as written ("published.local", "s.name", "members[1].title",
// "members.title"), checked at load against the record's types and followed at run time to places.
// A missing optional node falls back to its parent; a path through a list gives one place per
// element.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validator/record/record.h"
#include "validator/record/record_batch.h"
#include "validator/ruleset/record_schema.h"
#include "validator/ruleset/rule_spec.h"

namespace dateline {

// A record and the batch it borrows from. Both outlive the run.
struct RecordHandle {
  const Record* record = nullptr;
  const RecordBatch* batch = nullptr;
};

// Where a path starts or passes: an object of a record, or one of its strings (type null).
struct PathNode {
  RecordHandle owner = {};
  const SchemaType* type = nullptr;
  const void* self = nullptr;
  SourceSpan span = {};                    // its own place, or the nearest parent's that is known
  const std::string_view* text = nullptr;  // of a string item
  // Its name within the record, put together only when it is reported: "speakers[1]".
  std::string prefix = {};
  std::string_view name = {};  // empty for the record itself
  std::int64_t index = -1;

  [[nodiscard]] std::string field() const;
};

PathNode record_node(RecordHandle owner);

// A name a path may start with.
struct PathRoot {
  std::string name = {};             // empty: the record itself, whose fields need no prefix
  const SchemaType* type = nullptr;  // null: strings, which have no fields
  bool list = false;
};

struct Located {
  RecordHandle owner = {};
  SourceSpan span = {};
  std::string field = {};
};

class Path {
 public:
  // The nodes that each root stands for, in the order of the roots at load.
  using Bindings = std::span<const std::vector<PathNode>>;

  // Every place the path leads to; none when an index is past the end.
  [[nodiscard]] std::vector<Located> locate(Bindings roots) const;
  // Whether the value is there: a list with an element, a text that is not empty, a date that was
  // read.
  [[nodiscard]] bool present(Bindings roots) const;
  // The same for a path from the record itself, without making nodes: asked of every record.
  [[nodiscard]] bool present(RecordHandle record) const;
  // For a path that ends in a list: its items as nodes.
  [[nodiscard]] std::vector<PathNode> items(Bindings roots) const;

  // What it takes from the record.
  [[nodiscard]] FieldSet reads() const;

  [[nodiscard]] const std::string& text() const { return text_; }
  // What a path that ends in a list holds: the type of its items, null for strings.
  [[nodiscard]] bool ends_in_list() const;
  [[nodiscard]] const SchemaType* item_type() const;

 private:
  friend std::optional<Path> compile_path(const SpecText&, std::span<const PathRoot>,
                                          const SourceText&, RuleIssues*);
  struct Step {
    const SchemaField* field = nullptr;  // null: an index on the root itself
    std::int64_t index = -1;             // -1: every element, or no list
  };
  // Whether the field that the path ends in, which is no list, is there in `self`.
  static bool present_field(const SchemaType& type, const SchemaField& field, const void* self);
  [[nodiscard]] std::vector<PathNode> walk(Bindings roots, std::size_t steps) const;

  std::string text_;
  std::size_t root_ = 0;
  std::int64_t root_index_ = -1;
  std::vector<Step> steps_;
};

// E120 with the place of the part that is wrong, and the nearest name. `issues` null: only tries.
std::optional<Path> compile_path(const SpecText& text, std::span<const PathRoot> roots,
                                 const SourceText& source, RuleIssues* issues);

}  // namespace dateline
