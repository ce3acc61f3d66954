#include "tests/property/formula_generator.h"

#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "validator/cel/env_impl.h"

namespace dateline::cel::test {
namespace {

constexpr int kOperations = 60;  // of one formula

template <std::size_t size>
std::string pick(Random& random, const std::string_view (&items)[size]) {
  return std::string(items[random.below(size)]);
}

// Something that ".f()" and "[0]" may follow.
std::string operand(const std::string& text) {
  const char first = text.front();
  const bool sign = first == '-' || first == '!' || (first >= '0' && first <= '9');
  return sign ? "(" + text + ")" : text;
}

constexpr std::pair<std::string_view, std::string_view> kInfix[] = {
    {"_+_", "+"},   {"_-_", "-"}, {"_*_", "*"},   {"_/_", "/"}, {"_%_", "%"},   {"_==_", "=="},
    {"_!=_", "!="}, {"_<_", "<"}, {"_<=_", "<="}, {"_>_", ">"}, {"_>=_", ">="}, {"@in", "in"},
};

constexpr std::string_view kPatterns[] = {"'^[А-Я]'",    "r'\\d+'", "'(?i)КРЕМЛЬ'", "'a|b'", "''",
                                          "r'(\\w+)@x'", "'(е)м'",  "'.*ой$'",      "'[^a]'"};
constexpr std::string_view kZones[] = {"'Europe/Moscow'", "'Asia/Dushanbe'", "'UTC'",
                                       "'+05:30'",        "'-00:00'",        "'America/New_York'"};

}  // namespace

FormulaGenerator::FormulaGenerator(FormulaWorld& world, Random& random)
    : world_(world), random_(random) {
  learn_functions();
}

void FormulaGenerator::learn_functions() {
  for (const auto& [name, overloads] : world_.env.impl().functions) {
    if (name.front() == '@' && name != "@in") continue;
    for (const Overload& overload : overloads) {
      if (overload.run_time_only) continue;
      by_result_[overload.result->kind].push_back({name, &overload});
      ++known_;
    }
  }
}

void FormulaGenerator::add_paths(const std::string& path, const Type* type, int depth,
                                 std::vector<NamedType>& out) {
  out.push_back({path, type});
  if (type->kind != TypeKind::kObject || depth == 0) return;
  for (const Field& field : type->object->fields) {
    add_paths(path + "." + field.name, field.type, depth - 1, out);
  }
}

const Type* FormulaGenerator::some_type(int depth) {
  const Type* const simple[] = {bool_type(),      bool_type(),     int_type(),    int_type(),
                                int_type(),       uint_type(),     double_type(), string_type(),
                                string_type(),    string_type(),   bytes_type(),  timestamp_type(),
                                timestamp_type(), duration_type(), date_type(),   local_type()};
  const std::size_t shape = random_.below(depth > 0 ? 24 : 17);
  if (shape < 16) return simple[shape];
  if (shape == 16) return dyn_type();
  if (shape < 20) return world_.env.list_of(some_type(depth - 1));
  if (shape < 22) return world_.env.optional_of(some_type(depth - 1));
  const Type* const keys[] = {string_type(), int_type(), bool_type()};
  return world_.env.map_of(keys[random_.below(3)], some_type(depth - 1));
}

std::string FormulaGenerator::formula(const Type* type, int depth,
                                      const std::vector<NamedType>& lets) {
  left_ = kOperations;
  names_ = 0;
  locals_.clear();
  paths_.clear();
  for (const NamedType& variable : world_.variables) {
    add_paths(variable.name, variable.type, 2, paths_);
  }
  for (int weight = 0; weight < 3; ++weight) {
    for (const NamedType& let : lets) add_paths(let.name, let.type, 2, paths_);
  }
  return make(type, depth);
}

// --- types with parameters

bool FormulaGenerator::unify(const Type* pattern, const Type* type, Parameters& bound) {
  if (pattern->kind == TypeKind::kParam) {
    const auto [at, added] = bound.emplace(pattern->name, type);
    return added || at->second == type;
  }
  if (pattern->kind != type->kind || pattern->object != type->object) return false;
  if (pattern->parameters.size() != type->parameters.size()) return false;
  for (std::size_t i = 0; i < pattern->parameters.size(); ++i) {
    if (!unify(pattern->parameters[i], type->parameters[i], bound)) return false;
  }
  return true;
}

const Type* FormulaGenerator::substituted(const Type* pattern, Parameters& bound) {
  switch (pattern->kind) {
    case TypeKind::kParam: {
      const auto [at, added] = bound.emplace(pattern->name, nullptr);
      if (added) at->second = some_type(0);
      return at->second;
    }
    case TypeKind::kList:
      return world_.env.list_of(substituted(pattern->parameters[0], bound));
    case TypeKind::kOptional:
      return world_.env.optional_of(substituted(pattern->parameters[0], bound));
    case TypeKind::kMap: {
      const Type* key = substituted(pattern->parameters[0], bound);
      return world_.env.map_of(key, substituted(pattern->parameters[1], bound));
    }
    default:
      return pattern;
  }
}

// --- expressions

std::string FormulaGenerator::make(const Type* type, int depth) {
  if (chance(1)) return "dyn(" + make(chance(80) ? type : some_type(0), depth - 1) + ")";
  if (depth <= 0 || left_ <= 0 || chance(12)) return leaf(type);
  --left_;
  return compound(type, depth - 1);
}

std::string FormulaGenerator::compound(const Type* type, int depth) {
  if (type->kind == TypeKind::kDyn) return dynamic(depth);
  const bool has_parts = type->kind == TypeKind::kList || type->kind == TypeKind::kMap ||
                         type->kind == TypeKind::kOptional;
  const std::size_t way = random_.below(100);
  if (way < 6) return conditional(type, depth);
  if (way < 11) return bound(type, depth);
  if (type->kind == TypeKind::kBool && way < 32) return logic(depth);
  if (type->kind == TypeKind::kBool && way < 35) return presence();
  if (type->kind == TypeKind::kBool && way < 37) return type_question(depth);
  if (type->kind == TypeKind::kBool && way < 40) return size_question(depth);
  if (has_parts && way < 30) return container(type, depth);
  if ((has_parts || type->kind == TypeKind::kBool) && way < 55) return macro(type, depth);
  return call(type, depth);
}

std::string FormulaGenerator::dynamic(int depth) {
  if (chance(25)) return call(dyn_type(), depth);
  const std::string text = make(some_type(1), depth);
  return chance(70) ? "dyn(" + text + ")" : text;
}

std::string FormulaGenerator::logic(int depth) {
  const std::string_view symbol = chance(50) ? " && " : " || ";
  std::string out = "(" + make(bool_type(), depth);
  for (std::size_t more = 1 + random_.below(3); more > 0; --more) {
    out += symbol;
    out += make(bool_type(), depth);
  }
  return out + ")";
}

std::string FormulaGenerator::conditional(const Type* type, int depth) {
  return fmt::format("({} ? {} : {})", make(bool_type(), depth), make(type, depth),
                     make(type, depth));
}

// has() of a field, or of a key.
std::string FormulaGenerator::presence() {
  std::vector<std::string> asked;
  for (const auto* names : {&paths_, &locals_}) {
    for (const NamedType& name : *names) {
      if (name.name.find('.') != std::string::npos) asked.push_back(name.name);
      if (name.type->kind == TypeKind::kMap) asked.push_back(name.name + ".a");
    }
  }
  return "has(" + random_.pick(asked) + ")";
}

std::string FormulaGenerator::type_question(int depth) {
  constexpr std::string_view kTypes[] = {
      "int", "string", "list", "map", "bool", "double", "google.protobuf.Timestamp"};
  return fmt::format("(type({}) {} {})", make(some_type(1), depth),
                     chance(50) ? "==" : "!=", chance(50) ? pick(random_, kTypes) : "type(any)");
}

// The sizes that the program answers without counting, and their neighbours.
std::string FormulaGenerator::size_question(int depth) {
  constexpr std::string_view kRelations[] = {"==", "!=", "<", "<=", ">", ">="};
  const std::string text = make(string_type(), depth);
  return fmt::format("(size({}) {} {})", text, pick(random_, kRelations), random_.below(3));
}

std::string FormulaGenerator::fresh_name() {
  // Now and then a name that hides another one.
  return chance(10) ? "n" : fmt::format("v{}", names_++);
}

std::string FormulaGenerator::bound(const Type* type, int depth) {
  const Type* held = some_type(1);
  const std::string value = make(held, depth);
  const std::size_t outer = locals_.size();
  const std::string name = fresh_name();
  add_paths(name, held, 1, locals_);
  const std::string body = make(type, depth);
  locals_.resize(outer);
  return fmt::format("cel.bind({}, {}, {})", name, value, body);
}

// --- leaves

std::string FormulaGenerator::leaf(const Type* type) {
  const auto hidden = [&](const std::string& name) {
    if (name != "n") return false;
    for (const NamedType& local : locals_) {
      if (local.name == "n") return true;
    }
    return false;
  };
  if (chance(75)) {
    std::vector<std::string> fitting;
    for (const NamedType& name : paths_) {
      if (name.type == type && !hidden(name.name)) fitting.push_back(name.name);
    }
    for (std::size_t i = 0; i < locals_.size(); ++i) {
      bool last = true;  // of its name: a later one hides it
      for (std::size_t k = i + 1; k < locals_.size(); ++k) {
        last = last && locals_[k].name != locals_[i].name;
      }
      if (!last || locals_[i].type != type) continue;
      for (int weight = 0; weight < 4; ++weight) fitting.push_back(locals_[i].name);
    }
    if (!fitting.empty()) return random_.pick(fitting);
  }
  return literal(type);
}

std::string FormulaGenerator::literal(const Type* type) {
  constexpr std::string_view kInts[] = {"0",
                                        "1",
                                        "1",
                                        "2",
                                        "3",
                                        "-1",
                                        "5",
                                        "12",
                                        "-4",
                                        "7",
                                        "0x1F",
                                        "9223372036854775807",
                                        "-9223372036854775808"};
  constexpr std::string_view kUints[] = {"0u", "1u", "2u", "3u", "17u", "18446744073709551615u"};
  constexpr std::string_view kDoubles[] = {"0.0", "1.5",  "-2.25", "3.0",          "1e3",
                                           "0.1", "-0.0", "1e19",  "double('NaN')"};
  constexpr std::string_view kTexts[] = {"''",           "'a'",    "'Кремль'",   "\"don't\"",
                                         "'\\u0436\\n'", "r'\\d'", "'''a\nb'''", "'42'",
                                         "'2015-09-15'", "'ой'",   "'\\xff'",    "'🎌'",
                                         "' '",          "','",    "'1h'",       "'%'"};
  constexpr std::string_view kBytes[] = {"b''", "b'abc'", "b'\\xff\\x80'", "b'Кремль'", "b'\\000'"};
  constexpr std::string_view kInstants[] = {
      "timestamp('2015-09-15T14:40:00+03:00')", "timestamp(0)",
      "timestamp('1969-12-31T23:59:59.5Z')",    "timestamp('2016-02-29T00:00:00Z')",
      "timestamp('0001-01-01T00:00:00Z')",      "timestamp('9999-12-31T23:59:59.999999999Z')"};
  constexpr std::string_view kDurations[] = {"duration('1h30m')", "duration('0s')",
                                             "duration('-10m')",  "duration('1.5s')",
                                             "duration('24h')",   "duration('2562047h')"};
  constexpr std::string_view kDates[] = {"date('2015-09-15')", "date('2016-02-29')",
                                         "date('1969-12-31')", "date('9999-12-31')"};
  constexpr std::string_view kLocals[] = {
      "local('2015-09-15 14:40')", "local('2015-09-15T00:00:01')", "local('0001-01-01T00:00')"};
  switch (type->kind) {
    case TypeKind::kNull:
      return "null";
    case TypeKind::kBool:
      return chance(50) ? "true" : "false";
    case TypeKind::kInt:
      return pick(random_, kInts);
    case TypeKind::kUint:
      return pick(random_, kUints);
    case TypeKind::kDouble:
      return pick(random_, kDoubles);
    case TypeKind::kString:
      return pick(random_, kTexts);
    case TypeKind::kBytes:
      return pick(random_, kBytes);
    case TypeKind::kTimestamp:
      return pick(random_, kInstants);
    case TypeKind::kDuration:
      return pick(random_, kDurations);
    case TypeKind::kDate:
      return pick(random_, kDates);
    case TypeKind::kLocal:
      return pick(random_, kLocals);
    case TypeKind::kType:
      return chance(50) ? "int" : "type(any)";
    case TypeKind::kObject:
      if (type->object == &world_.guest) return "event.guests[0]";
      return type->object == &world_.venue ? "event.venue" : "event";
    case TypeKind::kDyn:
      return "dyn(" + leaf(some_type(0)) + ")";
    default:
      return container(type, 0);
  }
}

std::string FormulaGenerator::container(const Type* type, int depth) {
  if (type->kind == TypeKind::kOptional) {
    if (chance(25)) return "optional.none()";
    return "optional.of(" + make(type->parameters[0], depth) + ")";
  }
  std::string out;
  const std::size_t size = random_.below(4);
  for (std::size_t i = 0; i < size; ++i) {
    if (i > 0) out += ", ";
    const bool optional = chance(8);
    if (optional) out += "?";
    const Type* value = type->parameters.back();
    if (type->kind == TypeKind::kMap) {
      const Type* key = type->parameters[0];
      const bool numbered = key->kind == TypeKind::kInt && chance(80);
      out += numbered ? fmt::format("{}", i) : make(key, depth > 0 ? 1 : 0);
      out += ": ";
    }
    out += make(optional ? world_.env.optional_of(value) : value, depth);
  }
  return type->kind == TypeKind::kMap ? "{" + out + "}" : "[" + out + "]";
}

// --- calls

std::string FormulaGenerator::call(const Type* type, int depth) {
  // A function by its name first, so that the many overloads of '<' do not crowd out the rest.
  std::map<std::string_view, std::vector<const Overload*>> fitting;
  for (const TypeKind kind : {type->kind, TypeKind::kParam}) {
    for (const Callable& callable : by_result_[kind]) {
      Parameters bound;
      if (unify(callable.overload->result, type, bound)) {
        fitting[callable.name].push_back(callable.overload);
      }
    }
  }
  if (fitting.empty()) return leaf(type);
  const auto chosen =
      std::next(fitting.begin(), static_cast<std::ptrdiff_t>(random_.below(fitting.size())));
  const Callable callable{chosen->first, random_.pick(chosen->second)};
  tried_.insert(callable.overload);
  Parameters bound;
  unify(callable.overload->result, type, bound);
  std::vector<std::string> arguments;
  for (std::size_t i = 0; i < callable.overload->parameters.size(); ++i) {
    const Type* wanted = substituted(callable.overload->parameters[i], bound);
    arguments.push_back(argument(callable, i, wanted, depth));
  }
  return spelled(callable, arguments);
}

// What a random argument would nearly always be wrong for.
std::string FormulaGenerator::known_argument(std::string_view id, std::size_t index) {
  constexpr std::string_view kFormats[] = {"'%s'", "'<%s|%s>'", "'%d %%'", "'%.2f'", "'%x'"};
  constexpr std::string_view kBase64[] = {"'/+8='", "'0JrRgA=='", "''", "'YWJj'", "'YQ'"};
  constexpr std::pair<std::string_view, std::string_view> kTexts[] = {
      {"string_to_int64", "'42'"},
      {"string_to_uint64", "'7'"},
      {"string_to_double", "'1.5'"},
      {"string_to_bool", "'true'"},
      {"string_to_timestamp", "'2015-09-15T14:40:00Z'"},
      {"string_to_duration", "'1h30m'"},
      {"string_to_date", "'2015-09-15'"},
      {"string_to_local", "'2015-09-15 14:40'"},
  };
  const bool pattern =
      id == "matches" || id == "matches_string" || id == "regex_extract_string_string";
  if (pattern && index == 1) return pick(random_, kPatterns);
  if (id.ends_with("_with_tz") && index == 1) return pick(random_, kZones);
  if (id == "string_format" && index == 0) return pick(random_, kFormats);
  if (id == "base64_decode_string") return pick(random_, kBase64);
  for (const auto& [overload, text] : kTexts) {
    if (overload == id) return std::string(text);
  }
  return {};
}

std::string FormulaGenerator::argument(const Callable& callable, std::size_t index,
                                       const Type* type, int depth) {
  const std::string& id = callable.overload->id;
  if (chance(96)) {
    if (std::string known = known_argument(id, index); !known.empty()) return known;
  }
  // Counts and places are small numbers; the divisor is mostly none that fails.
  const bool dividing = callable.name == "_/_" || callable.name == "_%_";
  const bool counting = index > 0 && !callable.name.starts_with("_") &&
                        !callable.name.starts_with("math") && !callable.name.starts_with("sets");
  const bool indexing = callable.name == "_[_]" && index == 1;
  if (type->kind == TypeKind::kInt && chance(85)) {
    if (id == "lists_range" || indexing || counting) return fmt::format("{}", random_.below(3));
    if (dividing && index == 1) return fmt::format("{}", 1 + random_.below(5));
    if (id == "int64_to_timestamp" || id == "int64_to_duration") return "1442327400";
  }
  if (type->kind == TypeKind::kUint && dividing && index == 1 && chance(85)) return "3u";
  if (id == "optional_value" && chance(70)) {
    return "optional.of(" + make(type->parameters[0], depth) + ")";
  }
  if (id == "index_list" && index == 0 && chance(60)) {
    const Type* item = type->parameters[0];
    return fmt::format("[{}, {}, {}]", make(item, depth - 1), leaf(item), leaf(item));
  }
  if (id == "index_map" && index == 0 && chance(70)) {
    return fmt::format("{{{}: {}}}", leaf(type->parameters[0]), make(type->parameters[1], depth));
  }
  return make(type, depth);
}

std::string FormulaGenerator::spelled(const Callable& callable,
                                      const std::vector<std::string>& arguments) {
  for (const auto& [name, symbol] : kInfix) {
    if (name == callable.name) {
      return fmt::format("({} {} {})", arguments[0], symbol, arguments[1]);
    }
  }
  if (callable.name == "_[_]") return fmt::format("{}[{}]", operand(arguments[0]), arguments[1]);
  if (callable.name == "_[?_]") return fmt::format("{}[?{}]", operand(arguments[0]), arguments[1]);
  if (callable.name == "-_") return fmt::format("-({})", arguments[0]);
  if (callable.name == "!_") return fmt::format("!({})", arguments[0]);
  const std::size_t first = callable.overload->member ? 1 : 0;
  std::string list;
  for (std::size_t i = first; i < arguments.size(); ++i) {
    if (i > first) list += ", ";
    list += arguments[i];
  }
  if (first == 0) return fmt::format("{}({})", callable.name, list);
  return fmt::format("{}.{}({})", operand(arguments[0]), callable.name, list);
}

// --- macros

FormulaGenerator::Range FormulaGenerator::range(int depth) {
  const std::size_t way = random_.below(10);
  if (way < 3) {
    const Type* guest = world_.env.object(&world_.guest);
    return {"event.guests", int_type(), guest, guest};
  }
  if (way < 8) {
    const Type* item = some_type(1);
    return {operand(make(world_.env.list_of(item), depth)), int_type(), item, item};
  }
  const Type* key = chance(50) ? string_type() : int_type();
  const Type* value = some_type(0);
  return {operand(make(world_.env.map_of(key, value), depth)), key, value, key};
}

std::string FormulaGenerator::macro(const Type* type, int depth) {
  switch (type->kind) {
    case TypeKind::kBool:
      return quantifier(depth);
    case TypeKind::kList:
      return list_macro(type->parameters[0], depth);
    case TypeKind::kMap:
      return map_macro(type, depth);
    default:
      return optional_macro(type->parameters[0], depth);
  }
}

std::string FormulaGenerator::quantifier(int depth) {
  constexpr std::string_view kNames[] = {"all", "exists", "exists_one", "existsOne"};
  const Range over = range(depth);
  const std::size_t outer = locals_.size();
  const bool pair = chance(30);
  const std::string first = fresh_name();
  const std::string second = fmt::format("w{}", names_++);
  add_paths(first, pair ? over.key : over.only, 1, locals_);
  if (pair) add_paths(second, over.value, 1, locals_);
  const std::string body = make(bool_type(), depth);
  locals_.resize(outer);
  return fmt::format("{}.{}({}{}, {})", over.text, pick(random_, kNames), first,
                     pair ? ", " + second : "", body);
}

std::string FormulaGenerator::list_macro(const Type* item, int depth) {
  const std::size_t way = random_.below(10);
  const std::size_t outer = locals_.size();
  std::string out;
  if (way < 4) {  // filter, sortBy: of a list of the same items
    const std::string of = operand(make(world_.env.list_of(item), depth));
    const std::string name = fresh_name();
    add_paths(name, item, 1, locals_);
    const Type* const keys[] = {int_type(), string_type(), timestamp_type(), double_type()};
    out = way < 2 ? fmt::format("{}.filter({}, {})", of, name, make(bool_type(), depth))
                  : fmt::format("{}.sortBy({}, {})", of, name,
                                make(keys[random_.below(std::size(keys))], depth));
  } else {
    const Range over = range(depth);
    const bool pair = way > 7;
    const std::string first = fresh_name();
    const std::string second = fmt::format("w{}", names_++);
    add_paths(first, pair ? over.key : over.only, 1, locals_);
    if (pair) add_paths(second, over.value, 1, locals_);
    const std::string condition = chance(30) ? make(bool_type(), depth) + ", " : "";
    out = fmt::format("{}.{}({}{}, {}{})", over.text, pair ? "transformList" : "map", first,
                      pair ? ", " + second : "", condition, make(item, depth));
  }
  locals_.resize(outer);
  return out;
}

std::string FormulaGenerator::map_macro(const Type* type, int depth) {
  Range over = range(depth);
  const bool keeps_keys = over.key == type->parameters[0] && chance(75);
  const std::size_t outer = locals_.size();
  const std::string first = fresh_name();
  const std::string second = fmt::format("w{}", names_++);
  add_paths(first, over.key, 1, locals_);
  add_paths(second, over.value, 1, locals_);
  const std::string condition = chance(30) ? make(bool_type(), depth) + ", " : "";
  std::string body = make(type->parameters[1], depth);
  if (!keeps_keys) {
    // Keys that differ, where the type allows it: an entry twice is an error.
    std::string key = make(type->parameters[0], 1);
    if (type->parameters[0] == int_type() && over.key == int_type()) key = first;
    body = fmt::format("{{{}: {}}}", key, body);
  }
  locals_.resize(outer);
  return fmt::format("{}.{}({}, {}, {}{})", over.text,
                     keeps_keys ? "transformMap" : "transformMapEntry", first, second, condition,
                     body);
}

std::string FormulaGenerator::optional_macro(const Type* item, int depth) {
  std::vector<std::string> selections;
  for (const NamedType& path : paths_) {
    const std::size_t dot = path.name.rfind('.');
    if (path.type != item || dot == std::string::npos) continue;
    selections.push_back(path.name.substr(0, dot) + ".?" + path.name.substr(dot + 1));
  }
  if (!selections.empty() && chance(50)) return random_.pick(selections);
  const Type* held = some_type(0);
  const std::string of = operand(make(world_.env.optional_of(held), depth));
  const std::size_t outer = locals_.size();
  const std::string name = fresh_name();
  add_paths(name, held, 1, locals_);
  const bool flat = chance(40);
  const Type* wanted = flat ? world_.env.optional_of(item) : item;
  const std::string body =
      chance(5) ? "dyn(" + make(some_type(0), depth) + ")" : make(wanted, depth);
  locals_.resize(outer);
  return fmt::format("{}.{}({}, {})", of, flat ? "optFlatMap" : "optMap", name, body);
}

}  // namespace dateline::cel::test
