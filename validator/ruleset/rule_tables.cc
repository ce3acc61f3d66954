#include "validator/ruleset/rule_tables.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "validator/base/text.h"
#include "validator/cel/map_data.h"
#include "validator/ruleset/record_schema.h"
#include "validator/ruleset/rule_keys.h"
#include "validator/ruleset/rule_params.h"
#include "validator/ruleset/toml_table_reader.h"

namespace dateline {
namespace {

using cel::Value;
using Kind = TomlValue::Kind;

std::string_view folder_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash + 1);
}

// "tables/topics.toml", not "/etc/passwd", "../x.toml" or "a//b".
bool is_below(std::string_view path) {
  while (!path.empty()) {
    const auto slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    if (part.empty() || part == "." || part == ".." || part.find('\\') != std::string_view::npos) {
      return false;
    }
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
  return false;
}

class TableLoader {
 public:
  TableLoader(RuleParams& out, const OpenTable& open, const std::vector<std::string_view>& others,
              const Limits& limits, RuleIssues& issues)
      : out_(out),
        open_(open),
        others_(others),
        limits_(limits),
        issues_(issues),
        env_(record_schema().env.child()) {}

  void load(const TableSpec& spec) {
    // A table that cannot be read has its type all the same, so that its formulas are checked.
    const cel::Type* type = type_of(spec);
    const bool readable = type != cel::dyn_type() && !spec.path.empty();
    const Value value = readable ? value_of(spec).value_or(Value()) : Value();
    add_value(out_, spec.name, type, value, spec.doc);
  }

 private:
  const cel::Type* type_of(const TableSpec& spec) {
    if (spec.type == "strings") return env_.list_of(cel::string_type());
    if (spec.type == "map") return env_.map_of(cel::string_type(), cel::string_type());
    if (spec.type == "int_map") return env_.map_of(cel::string_type(), cel::int_type());
    return cel::dyn_type();
  }

  std::optional<Value> value_of(const TableSpec& spec) {
    const Result<const SourceText*> source = open_(spec.path);
    if (!source) {
      const auto near = nearest(spec.file.text, names_beside(spec));
      complain(
          spec.file.span(),
          fmt::format("the table '{}' cannot be read: {}", spec.file.text, source.error().message),
          near ? fmt::format("did you mean '{}'?", *near) : std::string());
      return std::nullopt;
    }
    TomlValue root;
    if (!parse_toml(**source, limits_, root, issues_)) return std::nullopt;
    const TableReader reader(root, rule_keys().table_file, issues_);
    const TomlValue* values = reader.get("values");
    if (values == nullptr) return std::nullopt;
    return spec.type == "strings" ? strings(spec, *values) : map(spec, *values);
  }

  // The files of the same folder, as the rule file would name them.
  [[nodiscard]] std::vector<std::string_view> names_beside(const TableSpec& spec) const {
    const std::string_view folder =
        std::string_view(spec.path).substr(0, spec.path.size() - spec.file.text.size());
    std::vector<std::string_view> names;
    for (const std::string_view other : others_) {
      if (other.starts_with(folder)) names.push_back(other.substr(folder.size()));
    }
    return names;
  }

  std::optional<Value> strings(const TableSpec& spec, const TomlValue& values) {
    if (!values.is(Kind::kArray)) return wrong(spec, values, "an array of strings");
    std::vector<Value> items;
    for (const TomlValue& item : values.items) {
      if (!item.is(Kind::kString)) return wrong(spec, item, "a string");
      items.push_back(text(item.string));
    }
    return Value::list(out_.arena.copy(items));
  }

  std::optional<Value> map(const TableSpec& spec, const TomlValue& values) {
    if (!values.is(Kind::kTable)) return wrong(spec, values, "a table");
    const bool numbers = spec.type == "int_map";
    std::vector<cel::MapEntry> entries;
    for (const TomlMember& member : values.members) {
      if (!member.value.is(numbers ? Kind::kInteger : Kind::kString)) {
        return wrong(spec, member.value, numbers ? "an integer" : "a string");
      }
      entries.push_back({text(member.key), numbers ? Value::integer(member.value.integer)
                                                   : text(member.value.string)});
    }
    return Value::map(cel::make_map(out_.arena, out_.arena.copy(entries)));
  }

  Value text(const std::string& held) { return Value::string(out_.texts.emplace_back(held)); }

  std::nullopt_t wrong(const TableSpec& spec, const TomlValue& value, std::string_view wanted) {
    complain(value.span, fmt::format("the table '{}' is of type {}: this is {}, not {}", spec.name,
                                     spec.type, name_of(value.kind), wanted));
    return std::nullopt;
  }

  void complain(SourceSpan where, std::string message, std::string hint = {}) {
    issues_.push_back(
        {.code = "E131", .message = std::move(message), .hint = std::move(hint), .where = where});
  }

  RuleParams& out_;
  const OpenTable& open_;
  const std::vector<std::string_view>& others_;
  const Limits& limits_;
  RuleIssues& issues_;
  cel::Env env_;
};

}  // namespace

bool is_table_file(const TomlValue& root) {
  return root.find("values") != nullptr && root.find("rule") == nullptr;
}

std::vector<TableSpec> read_table_specs(const SourceText& source, const TomlValue& root,
                                        RuleIssues& issues) {
  std::vector<TableSpec> out;
  const TomlValue* ruleset = root.find("ruleset");
  const TomlValue* data = ruleset != nullptr ? ruleset->find("data") : nullptr;
  if (data == nullptr || !data->is(Kind::kTable)) return out;
  for (const TomlMember& member : data->members) {
    if (!member.value.is(Kind::kTable)) continue;
    const TableReader reader(member.value, rule_keys().table, issues);
    TableSpec spec{.name = member.key,
                   .name_span = member.key_span,
                   .file = reader.text("file"),
                   .type = reader.string("type"),
                   .doc = reader.string("doc")};
    if (is_below(spec.file.text)) {
      spec.path = std::string(folder_of(source.name())) + spec.file.text;
    } else if (spec.file.present) {
      reader.issue("E131", "a table is a file beside the rule file or below it", spec.file.span());
    }
    out.push_back(std::move(spec));
  }
  return out;
}

std::unique_ptr<RuleParams> load_tables(const std::vector<TableSpec>& specs, const OpenTable& open,
                                        const std::vector<std::string_view>& others,
                                        const Limits& limits, RuleIssues& issues) {
  if (specs.empty()) return nullptr;
  auto out = std::make_unique<RuleParams>();
  out->type = std::make_unique<cel::ObjectType>();
  out->type->name = "data";
  TableLoader loader(*out, open, others, limits, issues);
  for (const TableSpec& spec : specs) loader.load(spec);
  cel::register_object_type(*out->type);
  return out;
}

}  // namespace dateline
