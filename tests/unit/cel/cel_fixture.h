// A small record type and an environment to try formulas in. run() evaluates with the planned
// program and with the reference and fails the test where they differ, so every table of examples
// is a differential test too.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "validator/base/arena.h"
#include "validator/cel/env.h"
#include "validator/cel/program.h"

namespace dateline::cel::test {

struct Person {
  std::string name = {};
  bool known = true;
};

struct Place {
  std::string name = {};
  std::string country = {};
};

struct Meeting {
  std::string title = {};
  std::vector<Person> persons = {};
  std::vector<std::string> tags = {};
  std::optional<Place> place = {};
  std::optional<LocalTime> local = {};
  std::optional<Instant> at = {};
  std::optional<Date> date = {};
  std::optional<std::int64_t> photos = {};
};

// The host's side: record types, variables and functions.
class World {
 public:
  World();
  ~World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  Env env;
  ObjectType person = {};
  ObjectType place = {};
  ObjectType meeting = {};
  std::uint32_t meeting_slot = 0;  // m
  std::uint32_t missing_slot = 0;  // deadline: a timestamp that nobody fills
  std::uint32_t any_slot = 0;      // any: dyn
};

struct Budget {
  std::uint64_t steps = 100'000;
  std::uint64_t bytes = 1'000'000;
};

struct Answer {
  Value value = {};
  std::string shown = {};  // as a message shows it; "error: …", "absent: …", or the issues
  std::string type = {};
};

class CelTest : public testing::Test {
 protected:
  // The formula's value over `meeting_`, or its issues as "E202@4-9 undeclared name 'titel'".
  Answer run(std::string_view formula, Budget budget = {});
  std::string show(std::string_view formula) { return run(formula).shown; }
  // Only the issues, one a line, with hints behind " | ".
  std::string issues_of(std::string_view formula, const Limits& limits = {});
  std::optional<CheckedAst> compiled(std::string_view formula);

  World world_;
  Meeting meeting_;
  Value any_ = Value::null();
  Arena arena_;
};

std::string describe(const Value& value);
std::string describe(const Issues& issues);
// Equal in kind and content; errors by code and message.
bool same(const Value& a, const Value& b);

struct Example {
  std::string_view formula;
  std::string_view shown;
};

}  // namespace dateline::cel::test
