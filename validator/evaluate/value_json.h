// Values and types of the formula language in the form of the conformance data: cel.expr.Value and
// cel.expr.Type as protobuf's JSON. What has no form there, or needs a message type, is refused
// with a word.
#pragma once

#include <optional>
#include <string>

#include "validator/base/arena.h"
#include "validator/base/json_writer.h"
#include "validator/cel/env.h"
#include "validator/cel/value.h"
#include "validator/evaluate/json_view.h"

namespace dateline {

// {"int64Value": "1"}. On failure nothing, and what it was in `unsupported`.
std::optional<cel::Value> value_of_json(const JsonView& json, Arena& arena,
                                        std::string& unsupported);

// The same way back; false, with `unsupported`, for a value without such a form.
bool append_value_json(JsonWriter& json, const cel::Value& value, std::string& unsupported);

// {"primitive": "INT64"}. Null where it needs a type that is not here.
const cel::Type* type_of_json(const JsonView& json, cel::Env& env, std::string& unsupported);

// A typeEnv: the variables and functions of `declarations`, added to `env`.
bool declare_json(const JsonView& declarations, cel::Env& env, std::string& unsupported);

}  // namespace dateline
