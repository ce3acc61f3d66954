// Which known people a short text names, and where: for titles, where "Meeting with President of
// Tajikistan Emomali Rahmon" names one. Looks names up in the people table by runs of capitalised
// words, longest first; a surname alone names nobody here.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "validator/domain/people.h"

namespace dateline {

struct NamedPerson {
  const KnownPerson* person = nullptr;
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
};

// In order of appearance, without overlaps. O(words × longest name).
std::vector<NamedPerson> persons_named_in(std::string_view text, const People& people);

}  // namespace dateline
