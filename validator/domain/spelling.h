// Names that are almost right: one or two letters from another spelling on the same page, or glued
// together where a link lost its space. Pure text work over the people table; what is merely
// unknown is not reported.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "validator/domain/people.h"

namespace dateline {

// Whether two names are two spellings of one: as many words, one or two letters apart in all, and
// not the same person by the table ("Valery Radaev", "Valery Radayev"). Initials and short words
// are not compared; of a Cyrillic name its usual Latin spellings are ("Валерий Радаев" is near
// "Valery Radajew").
bool near_miss(std::string_view a, std::string_view b, const People& people);

// The first spelling in `text` that is a near miss of the tagged name, given name first: "Valery
// Radayev" for the tag "Radaev Valery". Empty when there is none. O(words).
std::string_view near_spelling(std::string_view text, std::string_view name, const People& people);

// Words of `text` in which a known person's names stand without the space: "VladimirPutin".
std::vector<std::string_view> glued_names(std::string_view text, const People& people);

}  // namespace dateline
