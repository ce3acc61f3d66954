// FormulaWorld: what generated formulas are about: a record type with fields that may be absent,
// and a variable of every type of the language. bind() gives every variable a random value, texts
// that are not ASCII, bytes that are no text and the ends of the number types among them.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "validator/base/arena.h"
#include "validator/cel/env.h"
#include "validator/cel/type.h"
#include "validator/cel/value.h"

#include "tests/corpus/random.h"

namespace dateline::cel::test {

struct FormulaWorld;

struct Guest {
  const FormulaWorld* world = nullptr;
  std::string name = {};
  bool known = false;
  std::optional<std::int64_t> turns = {};
};

struct Venue {
  const FormulaWorld* world = nullptr;
  std::string name = {};
  std::string country = {};
};

struct Event {
  const FormulaWorld* world = nullptr;
  std::string title = {};
  std::vector<Guest> guests = {};
  std::vector<std::string> tags = {};
  std::optional<Venue> venue = {};
  std::optional<LocalTime> local = {};
  std::optional<Instant> at = {};
  std::optional<Date> date = {};
  std::optional<std::int64_t> photos = {};
  std::optional<double> share = {};
};

struct NamedType {
  std::string name = {};
  const Type* type = nullptr;
};

struct FormulaWorld {
  FormulaWorld();
  ~FormulaWorld();
  FormulaWorld(const FormulaWorld&) = delete;
  FormulaWorld& operator=(const FormulaWorld&) = delete;

  Env env = {};
  ObjectType guest = {};
  ObjectType venue = {};
  ObjectType event = {};
  std::vector<NamedType> variables = {};  // by slot; the first is the event
};

// One set of values for the variables. They live as long as it does.
struct Binding {
  Arena arena = {};
  Event event = {};
  std::vector<Value> slots = {};
};

Binding bind(const FormulaWorld& world, Random& random);

// The texts that variables hold and that literals are made of.
const std::vector<std::string>& sample_texts();

// Kind and content, to the last bit: an int is no uint, the offset of a timestamp counts, an error
// is the same when its code and its words are. Unlike the language's ==, NaN is NaN.
bool identical(const Value& a, const Value& b);
std::string described(const Value& value);

}  // namespace dateline::cel::test
