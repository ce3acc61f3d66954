// Words for people: numbers with separators, singular and plural. Pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

// 5223 → "5,223".
std::string with_separators(std::uint64_t number);

// (1, "record") → "1 record"; (5223, "record") → "5,223 records".
std::string counted(std::uint64_t number, std::string_view noun);

}  // namespace dateline
