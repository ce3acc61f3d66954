// ErrorText: what an error value borrows. The common ones are constants, so that failing costs no
// memory; the rest live in the program or the arena.
#pragma once

#include <string_view>

#include "validator/cel/value.h"

namespace dateline::cel {

struct ErrorText {
  ErrorCode code = ErrorCode::kInvalidArgument;
  std::string_view message = {};
};

inline constexpr ErrorText kNoOverloadText = {ErrorCode::kNoOverload, "no such overload"};
inline constexpr ErrorText kDivideByZeroText = {ErrorCode::kDivideByZero, "division by zero"};
inline constexpr ErrorText kModulusByZeroText = {ErrorCode::kDivideByZero, "modulus by zero"};
inline constexpr ErrorText kIntegerOverflowText = {ErrorCode::kOverflow, "integer overflow"};
inline constexpr ErrorText kDurationOverflowText = {ErrorCode::kOverflow, "duration out of range"};
inline constexpr ErrorText kTimestampOverflowText = {ErrorCode::kOverflow,
                                                     "timestamp out of range"};
inline constexpr ErrorText kLocalOverflowText = {ErrorCode::kOverflow, "local time out of range"};
inline constexpr ErrorText kConversionRangeText = {ErrorCode::kConversion,
                                                   "value out of range of the type"};
inline constexpr ErrorText kDuplicateKeyText = {ErrorCode::kInvalidArgument,
                                                "a map key occurs twice"};
inline constexpr ErrorText kBadKeyText = {ErrorCode::kInvalidArgument,
                                          "a value of this type cannot be a map key"};
inline constexpr ErrorText kNoneText = {ErrorCode::kInvalidArgument,
                                        "optional.none() has no value"};

inline Value no_overload() {
  return Value::error(&kNoOverloadText);
}

}  // namespace dateline::cel
