// The half of value_json.h that reads types and declarations.
#include <span>
#include <utility>
#include <vector>

#include "validator/cel/env_impl.h"
#include "validator/cel/runtime.h"
#include "validator/evaluate/value_json.h"

namespace dateline {
namespace {

using cel::Type;

const Type* primitive(const std::string& name) {
  if (name == "BOOL") return cel::bool_type();
  if (name == "INT64") return cel::int_type();
  if (name == "UINT64") return cel::uint_type();
  if (name == "DOUBLE") return cel::double_type();
  if (name == "STRING") return cel::string_type();
  return name == "BYTES" ? cel::bytes_type() : nullptr;
}

// WELL_KNOWN names and message types that are values here.
const Type* message(const std::string& name) {
  if (name == "TIMESTAMP" || name == "google.protobuf.Timestamp") return cel::timestamp_type();
  if (name == "DURATION" || name == "google.protobuf.Duration") return cel::duration_type();
  return nullptr;
}

// A function that is declared and has no body: a formula may be checked with it, not run.
cel::Value without_body(cel::Evaluation& evaluation, std::span<const cel::Value>) {
  return cel::failure(evaluation, cel::ErrorCode::kNoOverload, "a function without a body");
}

class Reader {
 public:
  Reader(cel::Env& env, std::string& unsupported)
      : types_(*env.impl().types), unsupported_(unsupported) {}

  const Type* read(const JsonView& json) {
    const auto members = json.members();
    if (members.empty()) return cel::dyn_type();
    const auto& [kind, held] = members.front();
    if (kind == "dyn" || kind == "error") return cel::dyn_type();
    if (kind == "null") return cel::null_type();
    if (kind == "primitive") return known(primitive(held.text()), held);
    if (kind == "wellKnown" || kind == "messageType") return known(message(held.text()), held);
    if (kind == "typeParam") return types_.parameter(held.text());
    if (kind == "listType") {
      const Type* item = read(held.find("elemType"));
      return item != nullptr ? types_.list_of(item) : nullptr;
    }
    if (kind == "mapType") {
      const Type* key = read(held.find("keyType"));
      const Type* value = key != nullptr ? read(held.find("valueType")) : nullptr;
      return value != nullptr ? types_.map_of(key, value) : nullptr;
    }
    if (kind == "type") {
      const Type* item = read(held);
      return item != nullptr ? types_.type_of(item) : nullptr;
    }
    if (kind == "abstractType") return read_abstract(held);
    unsupported_ = "the type " + kind;
    return nullptr;
  }

 private:
  const Type* known(const Type* type, const JsonView& name) {
    if (type == nullptr) unsupported_ = "the type " + name.text();
    return type;
  }

  const Type* read_abstract(const JsonView& json) {
    std::vector<const Type*> parameters;
    for (const JsonView& item : json.find("parameterTypes").items()) {
      parameters.push_back(read(item));
      if (parameters.back() == nullptr) return nullptr;
    }
    const std::string name = json.find("name").text();
    if (name == "optional_type" && parameters.size() == 1) {
      return types_.optional_of(parameters[0]);
    }
    return types_.opaque(name, std::move(parameters));
  }

  cel::TypeTable& types_;
  std::string& unsupported_;
};

}  // namespace

const Type* type_of_json(const JsonView& json, cel::Env& env, std::string& unsupported) {
  return Reader(env, unsupported).read(json);
}

bool declare_json(const JsonView& declarations, cel::Env& env, std::string& unsupported) {
  for (const JsonView& declaration : declarations.items()) {
    const std::string name = declaration.find("name").text();
    if (const JsonView ident = declaration.find("ident"); ident.good()) {
      const Type* type = type_of_json(ident.find("type"), env, unsupported);
      if (type == nullptr) return false;
      env.add_variable(name, type);
    }
    for (const JsonView& json : declaration.find("function").find("overloads").items()) {
      cel::Overload overload{.id = json.find("overloadId").text(),
                             .member = json.find("isInstanceFunction").is_true(),
                             .function = &without_body};
      overload.result = type_of_json(json.find("resultType"), env, unsupported);
      if (overload.result == nullptr) return false;
      for (const JsonView& parameter : json.find("params").items()) {
        overload.parameters.push_back(type_of_json(parameter, env, unsupported));
        if (overload.parameters.back() == nullptr) return false;
      }
      env.add_function(name, std::move(overload));
    }
  }
  return true;
}

}  // namespace dateline
