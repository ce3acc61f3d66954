// How a double is written: the fewest digits that read back as the same number.
#pragma once

#include <string>

namespace dateline::cel {

// With an exponent from 10^`exponent_from` on and below 10^-4: string() has 6 as cel-go does
// ("1e+06"), messages have 21 ("1000000").
void append_number(std::string& out, double number, int exponent_from);

}  // namespace dateline::cel
