// Turns the types of the conformance suites (protobuf in its JSON form) into ours.
#pragma once

#include <deque>

#include <rapidjson/document.h>

#include "validator/cel/env.h"
#include "validator/cel/env_impl.h"

namespace dateline::cel {

inline const Type* suite_type(Env& env, const rapidjson::Value& json) {
  TypeTable& types = *env.impl().types;
  if (json.HasMember("primitive")) {
    const std::string_view name = json["primitive"].GetString();
    if (name == "BOOL") return bool_type();
    if (name == "INT64") return int_type();
    if (name == "UINT64") return uint_type();
    if (name == "DOUBLE") return double_type();
    if (name == "STRING") return string_type();
    return bytes_type();
  }
  const std::string_view known = json.HasMember("wellKnown")     ? json["wellKnown"].GetString()
                                 : json.HasMember("messageType") ? json["messageType"].GetString()
                                                                 : "";
  if (known == "TIMESTAMP" || known == "google.protobuf.Timestamp") return timestamp_type();
  if (known == "DURATION" || known == "google.protobuf.Duration") return duration_type();
  if (json.HasMember("null")) return null_type();
  if (json.HasMember("typeParam")) return types.parameter(json["typeParam"].GetString());
  if (json.HasMember("listType")) {
    return types.list_of(suite_type(env, json["listType"]["elemType"]));
  }
  if (json.HasMember("mapType")) {
    return types.map_of(suite_type(env, json["mapType"]["keyType"]),
                        suite_type(env, json["mapType"]["valueType"]));
  }
  if (json.HasMember("type")) return types.type_of(suite_type(env, json["type"]));
  if (json.HasMember("abstractType")) {
    const rapidjson::Value& abstract = json["abstractType"];
    std::vector<const Type*> parameters;
    if (abstract.HasMember("parameterTypes")) {
      for (const auto& item : abstract["parameterTypes"].GetArray()) {
        parameters.push_back(suite_type(env, item));
      }
    }
    const std::string name = abstract["name"].GetString();
    if (name == "optional_type") return types.optional_of(parameters.at(0));
    return types.opaque(name, std::move(parameters));
  }
  return dyn_type();
}

// Declares the variables and functions of a test's typeEnv.
inline void declare_suite_environment(Env& env, const rapidjson::Value& declarations) {
  for (const auto& declaration : declarations.GetArray()) {
    const std::string name = declaration["name"].GetString();
    if (declaration.HasMember("ident")) {
      env.add_variable(name, suite_type(env, declaration["ident"]["type"]));
      continue;
    }
    for (const auto& json : declaration["function"]["overloads"].GetArray()) {
      Overload overload;
      overload.id = json["overloadId"].GetString();
      overload.member =
          json.HasMember("isInstanceFunction") && json["isInstanceFunction"].GetBool();
      overload.result = suite_type(env, json["resultType"]);
      if (json.HasMember("params")) {
        for (const auto& parameter : json["params"].GetArray()) {
          overload.parameters.push_back(suite_type(env, parameter));
        }
      }
      env.add_function(name, std::move(overload));
    }
  }
}

}  // namespace dateline::cel
