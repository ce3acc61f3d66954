#include "validator/evaluate/rule_items.h"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

cel::Value value_of(const PathNode& node) {
  return node.type ? cel::Value::object(&node.type->type, node.self)
                   : cel::Value::string(*node.text);
}

}  // namespace

RuleItems items_of(const Rule& rule, RecordHandle record, TargetEvaluator& evaluator) {
  RuleItems out;
  const PathNode itself = record_node(record);
  if (!rule.items) {
    out.items.push_back({.node = itself});
    return out;
  }
  if (rule.items->path) {
    const std::vector<PathNode> start = {itself};
    for (PathNode& node : rule.items->path->items({&start, 1})) {
      RuleItem item{.value = value_of(node)};
      item.node = std::move(node);
      out.items.push_back(std::move(item));
    }
    return out;
  }
  const cel::Value list = evaluator.evaluate_in_record(rule, *rule.items->list, {});
  if (list.is_absent()) {
    out.absent = true;
  } else if (list.is_error()) {
    out.error = list.error_message();
  } else if (list.kind() != cel::Kind::kList) {
    out.error = "'each' gave no list";
  } else {
    for (const cel::Value& value : list.as_list()) {
      RuleItem item{.value = value, .node = itself};
      item.node.type = nullptr;
      if (value.kind() == cel::Kind::kObject) {
        item.node.type = record_schema().of(value.object_type());
        item.node.self = value.as_object();
        if (const SourceSpan span = item.node.type->span(item.node.self); span.known())
          item.node.span = span;
      }
      out.items.push_back(std::move(item));
    }
  }
  return out;
}

bool can_judge(const Rule& rule, RecordHandle record, FieldSet in_doubt) {
  if (rule.reads.meets(in_doubt)) return false;
  return std::all_of(rule.requires_paths.begin(), rule.requires_paths.end(),
                     [&](const Path& path) { return path.present(record); });
}

}  // namespace dateline
