#include "validator/ruleset/path.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "validator/base/text.h"

namespace dateline {
namespace {

SourceSpan or_else(SourceSpan span, SourceSpan fallback) {
  return span.known() ? span : fallback;
}

std::string joined(const std::string& parent, std::string_view name) {
  return parent.empty() ? std::string(name) : fmt::format("{}.{}", parent, name);
}

PathNode item_node(const PathNode& parent, const SchemaField& field, std::size_t index) {
  PathNode node{.owner = parent.owner,
                .type = field.item,
                .prefix = parent.field(),
                .name = field.name,
                .index = static_cast<std::int64_t>(index)};
  if (field.shape == Shape::kTexts) {
    const Text& text = field.text(parent.self, index);
    node.text = &text.value;
    node.span = or_else(text.span, parent.span);
  } else {
    node.self = field.at(parent.self, index);
    node.span = or_else(field.item->span(node.self), parent.span);
  }
  return node;
}

// One part of a path: a name and perhaps an index.
struct Part {
  std::string_view name = {};
  std::int64_t index = -1;
  std::size_t begin = 0;
  bool good = true;
};

std::vector<Part> split_parts(std::string_view text) {
  std::vector<Part> parts;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find('.', begin), text.size());
    Part part{.name = text.substr(begin, end - begin), .begin = begin};
    if (const auto bracket = part.name.find('['); bracket != std::string_view::npos) {
      const std::string_view number = part.name.substr(bracket + 1);
      const auto [rest, error] =
          std::from_chars(number.data(), number.data() + number.size(), part.index);
      part.good = error == std::errc() && rest + 1 == number.data() + number.size() &&
                  *rest == ']' && part.index >= 0;
      part.name = part.name.substr(0, bracket);
    }
    parts.push_back(part);
    begin = end + 1;
  }
  return parts;
}

std::vector<std::string_view> field_names(const SchemaType* type) {
  std::vector<std::string_view> names;
  if (type) {
    for (const SchemaField& field : type->fields) names.push_back(field.name);
  }
  return names;
}

// Says what is wrong with a part, at its place in the TOML string.
class PathIssue {
 public:
  PathIssue(const SpecText& text, const SourceText& source, RuleIssues* issues)
      : text_(text), source_(source), issues_(issues) {}

  std::nullopt_t operator()(const Part& part, std::string message,
                            std::span<const std::string_view> names) const {
    if (!issues_) return std::nullopt;
    const auto near = nearest(part.name, names);
    issues_->push_back({.code = "E120",
                        .message = std::move(message),
                        .hint = near ? fmt::format("did you mean '{}'?", *near) : std::string(),
                        .where = toml_string_part(source_, text_.literal, part.begin,
                                                  part.begin + part.name.size())});
    return std::nullopt;
  }

 private:
  const SpecText& text_;
  const SourceText& source_;
  RuleIssues* issues_;
};

}  // namespace

std::string PathNode::field() const {
  if (name.empty()) return prefix;
  const std::string whole = joined(prefix, name);
  return index < 0 ? whole : fmt::format("{}[{}]", whole, index);
}

PathNode record_node(RecordHandle owner) {
  const SchemaType& type = record_schema().record;
  return {.owner = owner,
          .type = &type,
          .self = owner.record,
          .span = or_else(type.span(owner.record), owner.record->span)};
}

std::optional<Path> compile_path(const SpecText& text, std::span<const PathRoot> roots,
                                 const SourceText& source, RuleIssues* issues) {
  const PathIssue issue(text, source, issues);
  const std::vector<Part> parts = split_parts(text.text);
  Path path;
  path.text_ = text.text;
  std::size_t next = 0;
  const SchemaType* type = nullptr;
  bool rooted = false;
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < roots.size() && !rooted; ++i) {
    const bool record_itself = roots[i].name.empty();
    if (record_itself ? roots[i].type->find(parts[0].name) != nullptr
                      : roots[i].name == parts[0].name) {
      path.root_ = i;
      path.root_index_ = record_itself ? -1 : parts[0].index;
      type = roots[i].type;
      next = record_itself ? 0 : 1;
      rooted = true;
      if (!record_itself && parts[0].index >= 0 && !roots[i].list) {
        return issue(parts[0], fmt::format("'{}' is no list, it takes no index", parts[0].name),
                     {});
      }
    }
    if (record_itself) {
      names = field_names(roots[i].type);
    } else {
      names.push_back(roots[i].name);
    }
  }
  if (!rooted)
    return issue(parts[0], fmt::format("'{}' is no field or variable here", parts[0].name), names);
  for (; next < parts.size(); ++next) {
    const Part& part = parts[next];
    const SchemaField* field = type ? type->find(part.name) : nullptr;
    if (!field) {
      return issue(part,
                   fmt::format("'{}' has no field '{}'",
                               type ? std::string_view(type->type.name) : "string", part.name),
                   field_names(type));
    }
    const bool list = field->shape == Shape::kTexts || field->shape == Shape::kObjects;
    if (!part.good || (part.index >= 0 && !list)) {
      return issue(part, fmt::format("'{}' takes no such index", part.name), {});
    }
    path.steps_.push_back({.field = field, .index = part.index});
    type = field->shape == Shape::kScalar || field->shape == Shape::kTexts ? nullptr : field->item;
  }
  return path;
}

bool Path::ends_in_list() const {
  if (steps_.empty()) return false;
  const Step& last = steps_.back();
  return last.index < 0 &&
         (last.field->shape == Shape::kTexts || last.field->shape == Shape::kObjects);
}

const SchemaType* Path::item_type() const {
  return steps_.empty() ? nullptr : steps_.back().field->item;
}

FieldSet Path::reads() const {
  FieldSet fields;
  for (const Step& step : steps_) {
    if (step.field) fields.add(step.field->reads);
  }
  return fields;
}

std::vector<PathNode> Path::walk(Bindings roots, std::size_t steps) const {
  std::vector<PathNode> nodes;
  const auto& start = roots[root_];
  if (root_index_ < 0) {
    nodes = start;
  } else if (static_cast<std::size_t>(root_index_) < start.size()) {
    nodes.push_back(start[static_cast<std::size_t>(root_index_)]);
  }
  for (std::size_t i = 0; i < steps; ++i) {
    const SchemaField& field = *steps_[i].field;
    std::vector<PathNode> below;
    for (const PathNode& node : nodes) {
      if (field.shape == Shape::kObject) {
        const void* child = field.child(node.self);
        below.push_back({.owner = node.owner,
                         .type = field.item,
                         .self = child,
                         .span = or_else(field.span(node.self), node.span),
                         .prefix = node.field(),
                         .name = field.name});
      } else if (field.shape == Shape::kScalar) {
        below.push_back({.owner = node.owner,
                         .span = or_else(field.span(node.self), node.span),
                         .prefix = node.field(),
                         .name = field.name});
      } else {
        const std::size_t count = field.count(node.self);
        for (std::size_t item = 0; item < count; ++item) {
          if (steps_[i].index < 0 || static_cast<std::size_t>(steps_[i].index) == item) {
            below.push_back(item_node(node, field, item));
          }
        }
      }
    }
    nodes = std::move(below);
  }
  return nodes;
}

std::vector<Located> Path::locate(Bindings roots) const {
  std::vector<Located> out;
  if (ends_in_list()) {
    // The list as a whole: its block on the page, or its first item, or the parent.
    for (const PathNode& node : walk(roots, steps_.size() - 1)) {
      const SchemaField& field = *steps_.back().field;
      SourceSpan span = field.span(node.self);
      if (!span.known() && field.count(node.self) > 0) span = item_node(node, field, 0).span;
      out.push_back({node.owner, or_else(span, node.span), joined(node.field(), field.name)});
    }
    return out;
  }
  for (PathNode& node : walk(roots, steps_.size())) {
    out.push_back({node.owner, node.span, node.field()});
  }
  return out;
}

std::vector<PathNode> Path::items(Bindings roots) const {
  return walk(roots, steps_.size());
}

bool Path::present_field(const SchemaType& type, const SchemaField& field, const void* self) {
  const auto index = static_cast<std::size_t>(&field - type.fields.data());
  const cel::Field& reader = type.type.fields[index];
  Arena arena;
  const cel::Value value = reader.get(self, reader.index, arena);
  switch (value.kind()) {
    case cel::Kind::kUnset:
      return false;
    case cel::Kind::kString:
      return !value.as_string().empty();
    case cel::Kind::kObject:
      return field.item->span(field.child(self)).known();
    default:
      return true;
  }
}

bool Path::present(Bindings roots) const {
  if (steps_.empty()) return !roots[root_].empty();
  if (ends_in_list()) return !walk(roots, steps_.size()).empty();
  const auto nodes = walk(roots, steps_.size() - 1);
  return std::any_of(nodes.begin(), nodes.end(), [&](const PathNode& node) {
    return present_field(*node.type, *steps_.back().field, node.self);
  });
}

bool Path::present(RecordHandle record) const {
  const SchemaType* type = &record_schema().record;
  const void* self = record.record;
  for (std::size_t i = 0; i + 1 < steps_.size(); ++i) {
    const SchemaField& field = *steps_[i].field;
    if (field.shape != Shape::kObject) {
      const std::vector<PathNode> start = {record_node(record)};
      return present({&start, 1});
    }
    self = field.child(self);
    type = field.item;
  }
  if (steps_.empty()) return true;
  const SchemaField& last = *steps_.back().field;
  return ends_in_list() ? last.count(self) > 0 : present_field(*type, last, self);
}

}  // namespace dateline
