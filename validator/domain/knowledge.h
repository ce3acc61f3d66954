// Knowledge: what the newsroom knows about people, places, countries and offices, read from the
// TOML tables under rules/data. Immutable once read and shared between threads. What is not in a
// table is unknown: no function here guesses.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validator/base/civil_time.h"
#include "validator/domain/countries.h"
#include "validator/domain/offices.h"
#include "validator/domain/people.h"
#include "validator/domain/places.h"
#include "validator/source/rule_issue.h"
#include "validator/source/toml_document.h"

namespace dateline {

struct Knowledge {
  Countries countries;
  Places places;
  People people;
  Offices offices;
};

// One parsed data file and the text it came from (for issues).
struct DataFile {
  const SourceText* source = nullptr;
  TomlValue root = {};
};

// Reads countries.toml, places.toml, people.toml, offices.toml: each file is recognised by its
// top-level arrays ([[country]], [[place]], [[region]], [[person]], [[office]]). Wrong keys or
// types are issues (E15x).
Knowledge read_knowledge(std::span<const DataFile> files, RuleIssues& issues);

}  // namespace dateline
