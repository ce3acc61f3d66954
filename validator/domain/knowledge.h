// Knowledge: what the newsroom knows about people, places, countries, offices and organisations,
// read from the TOML tables under rules/data. Immutable once read and shared between threads. What
// is not in a table is unknown: no function here guesses.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validator/base/civil_time.h"
#include "validator/domain/claims.h"
#include "validator/domain/countries.h"
#include "validator/domain/date_claims.h"
#include "validator/domain/dated_weekdays.h"
#include "validator/domain/offices.h"
#include "validator/domain/organisations.h"
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
  Organisations organisations;
  WeekdayFinder weekdays;
  ClaimFinder claims;
  DateClaimFinder date_claims;
};

// One parsed data file and the text it came from (for issues).
struct DataFile {
  const SourceText* source = nullptr;
  TomlValue root = {};
  // A built-in table, which the tests have checked: its time zones are not looked up again, for
  // that alone opens a file each.
  bool trusted = false;
};

// Reads the tables [[country]], [[region]], [[place]], [[person]], [[office]],
// [[organisation]], [[claim_words]], [[claim]], [[date_words]] and [[date_claim]] from any of the
// files, in any order; a file without one of them is none of ours. Countries and regions become
// places without a point. Troubles are issues at their place, and their row is left out: E150
// unknown key · E151 wrong type · E152 missing key · E153 duplicate · E154 unknown or malformed
// code · E155 unknown time zone · E156 coordinates · E157 alias dates · E158 unknown parent. An
// alias that another entry has already is E153 and does not count.
Knowledge read_knowledge(std::span<const DataFile> files, RuleIssues& issues);

}  // namespace dateline
