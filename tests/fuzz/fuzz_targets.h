// The fuzz targets: each takes any bytes and must neither crash, hang nor break its oracle.
// libFuzzer calls them one a program (preset fuzz); fuzz_replay_test.cc calls them all with the
// fixtures and with mutants.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dateline {

// An oracle that does not hold: what was expected and what came. Empty: all is well.
using FuzzVerdict = std::string;

// Page text → records; printed as canonical JSON and read back, the print is the same.
FuzzVerdict fuzz_page(std::string_view bytes);
// JSON in any form → records; the same oracle.
FuzzVerdict fuzz_json(std::string_view bytes);
// A rule file → rules or issues; every issue has a place within the file.
FuzzVerdict fuzz_rule_file(std::string_view bytes);
// A formula → the planned program and the plain tree walk give the same value.
FuzzVerdict fuzz_formula(std::string_view bytes);

struct FuzzTarget {
  std::string_view name = {};
  FuzzVerdict (*run)(std::string_view bytes) = nullptr;
};

std::span<const FuzzTarget> fuzz_targets();

}  // namespace dateline
