#include "validator/ruleset/rule_params.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "validator/base/civil_time.h"
#include "validator/base/text.h"

namespace dateline {
namespace {

using cel::Value;
using Kind = TomlValue::Kind;

const cel::Type* type_named(const std::string& name, cel::Env& env) {
  if (name == "bool") return cel::bool_type();
  if (name == "int") return cel::int_type();
  if (name == "double") return cel::double_type();
  if (name == "string") return cel::string_type();
  if (name == "duration") return cel::duration_type();
  if (name == "date") return cel::date_type();
  if (name == "strings") return env.list_of(cel::string_type());
  return nullptr;
}

// A TOML value of the right kind as a typed value, or nothing.
std::optional<Value> typed(const TomlValue& value, const std::string& type, RuleParams& params) {
  if (type == "bool" && value.is(Kind::kBoolean)) return Value::boolean(value.boolean);
  if (type == "int" && value.is(Kind::kInteger)) return Value::integer(value.integer);
  if (type == "double" && value.is(Kind::kFloat)) return Value::number(value.number);
  if (type == "double" && value.is(Kind::kInteger))
    return Value::number(static_cast<double>(value.integer));
  if (type == "date" && value.is(Kind::kDate)) return Value::date(value.date);
  if (type == "string" && value.is(Kind::kString))
    return Value::string(params.texts.emplace_back(value.string));
  if (type == "duration" && value.is(Kind::kString)) {
    const auto duration = parse_duration(value.string);
    return duration ? std::optional(Value::duration(*duration)) : std::nullopt;
  }
  if (type == "strings" && value.is(Kind::kArray)) {
    std::vector<Value> items;
    for (const TomlValue& item : value.items) {
      if (!item.is(Kind::kString)) return std::nullopt;
      items.push_back(Value::string(params.texts.emplace_back(item.string)));
    }
    return Value::list(params.arena.copy(items));
  }
  return std::nullopt;
}

// The text of --param as the TOML value that it would be in a file.
TomlValue from_text(const std::string& text, const std::string& type) {
  TomlValue value;
  value.kind = Kind::kString;
  value.string = text;
  const char* end = text.data() + text.size();
  if (type == "bool" && (text == "true" || text == "false")) {
    value.kind = Kind::kBoolean;
    value.boolean = text == "true";
  } else if (type == "int" && std::from_chars(text.data(), end, value.integer).ptr == end) {
    value.kind = Kind::kInteger;
  } else if (type == "double" && std::from_chars(text.data(), end, value.number).ptr == end) {
    value.kind = Kind::kFloat;
  } else if (type == "date") {
    if (const auto date = parse_date(text)) {
      value.kind = Kind::kDate;
      value.date = *date;
    }
  }
  return value;
}

// -1, 0, 1 for values of one ordered type.
int compare(const Value& a, const Value& b) {
  const auto order = [](const auto& x, const auto& y) { return x < y ? -1 : (y < x ? 1 : 0); };
  switch (a.kind()) {
    case cel::Kind::kInt:
      return order(a.as_int(), b.as_int());
    case cel::Kind::kDouble:
      return order(a.as_double(), b.as_double());
    case cel::Kind::kDuration:
      return order(a.as_duration(), b.as_duration());
    case cel::Kind::kDate:
      return order(a.as_date(), b.as_date());
    case cel::Kind::kString:
      return order(a.as_string(), b.as_string());
    default:
      return 0;
  }
}

class ParamCheck {
 public:
  ParamCheck(const ParamSpec& spec, RuleParams& params, RuleIssues& issues)
      : spec_(spec), params_(params), issues_(issues) {}

  // What the values are held against has to be of their type itself.
  void check_bounds() {
    for (const auto& [name, bound] : {std::pair("min", &spec_.min), std::pair("max", &spec_.max)}) {
      if (!bound->is(Kind::kTable)) check_bound(name, *bound);
    }
    for (const TomlValue& item : spec_.allowed.items) check_bound("an item of enum", item);
  }

  // The value, checked, or the type's zero with an issue.
  Value check(const TomlValue& given, SourceSpan where, std::string_view origin) {
    const auto value = typed(given, spec_.type, params_);
    if (!value) {
      return complain(where,
                      fmt::format("{} of '{}' is not of type {}", origin, spec_.name, spec_.type));
    }
    const auto bound = [&](const TomlValue& limit) {
      return limit.is(Kind::kTable) ? std::nullopt : typed(limit, spec_.type, params_);
    };
    if (const auto min = bound(spec_.min); min && compare(*value, *min) < 0) {
      return complain(where, fmt::format("{} of '{}' is {}, below min {}", origin, spec_.name,
                                         shown(*value), shown(*min)));
    }
    if (const auto max = bound(spec_.max); max && compare(*value, *max) > 0) {
      return complain(where, fmt::format("{} of '{}' is {}, above max {}", origin, spec_.name,
                                         shown(*value), shown(*max)));
    }
    bool allowed = spec_.allowed.items.empty();
    for (const TomlValue& item : spec_.allowed.items) {
      const auto one = typed(item, spec_.type, params_);
      allowed = allowed || (one && compare(*value, *one) == 0);
    }
    if (!allowed) {
      return complain(where, fmt::format("{} of '{}' is {}, which enum does not list", origin,
                                         spec_.name, shown(*value)));
    }
    return *value;
  }

 private:
  static std::string shown(const Value& value) {
    std::string out;
    cel::append_display(out, value);
    return out;
  }
  void check_bound(std::string_view name, const TomlValue& bound) {
    if (typed(bound, spec_.type, params_)) return;
    complain(bound.span, fmt::format("{} of '{}' is not of type {}", name, spec_.name, spec_.type));
  }
  Value complain(SourceSpan where, std::string message) {
    issues_.push_back({.code = "E130", .message = std::move(message), .where = where});
    return Value::null();
  }

  const ParamSpec& spec_;
  RuleParams& params_;
  RuleIssues& issues_;
};

Value read_param(const void* self, std::uint32_t field, Arena&) {
  return static_cast<const Value*>(self)[field];
}

void check_names(const RuleSpec& spec, const std::vector<ParamOverride>& overrides,
                 const TomlValue* example_params, RuleIssues& issues) {
  std::vector<std::string_view> names;
  for (const ParamSpec& param : spec.params) names.push_back(param.name);
  const auto unknown = [&](std::string_view name, SourceSpan where) {
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    const auto near = nearest(name, names);
    issues.push_back({.code = "E130",
                      .message = fmt::format("{} has no parameter '{}'", spec.id.text, name),
                      .hint = near ? fmt::format("did you mean '{}'?", *near) : std::string(),
                      .where = where});
  };
  for (const ParamOverride& one : overrides) {
    if (one.rule == spec.id.text) unknown(one.name, spec.id.span());
  }
  if (!example_params) return;
  for (const TomlMember& member : example_params->members) unknown(member.key, member.key_span);
}

}  // namespace

RuleParams::~RuleParams() {
  if (type) cel::unregister_object_type(*type);
}

void add_value(RuleParams& object, const std::string& name, const cel::Type* type,
               const cel::Value& value, const std::string& doc) {
  object.type->fields.push_back({.name = name,
                                 .type = type,
                                 .absence = cel::Absence::kNever,
                                 .get = &read_param,
                                 .index = static_cast<std::uint32_t>(object.values.size()),
                                 .doc = doc});
  object.values.push_back(value);
}

RuleParams compile_params(const RuleSpec& spec, const std::vector<ParamOverride>& overrides,
                          const TomlValue* example_params, cel::Env& env, RuleIssues& issues) {
  RuleParams params;
  params.type = std::make_unique<cel::ObjectType>();
  params.type->name = "params";
  check_names(spec, overrides, example_params, issues);
  for (const ParamSpec& param : spec.params) {
    const cel::Type* type = type_named(param.type, env);
    if (!type) continue;  // the frame has complained already
    ParamCheck check(param, params, issues);
    check.check_bounds();
    Value value = check.check(param.default_value, param.default_value.span, "the default");
    if (const TomlValue* given = example_params ? example_params->find(param.name) : nullptr) {
      value = check.check(*given, given->span, "the example's value");
    }
    for (const ParamOverride& one : overrides) {
      if (one.rule == spec.id.text && one.name == param.name) {
        value = check.check(from_text(one.value, param.type), param.name_span,
                            fmt::format("the value '{}' given for --param", one.value));
      }
    }
    add_value(params, param.name, type, value, param.doc);
  }
  cel::register_object_type(*params.type);
  return params;
}

}  // namespace dateline
