// Generated formulas over generated values: the planned program and the reference evaluator must
// give the same value, the same error or the same absent path, and the program must never need more
// of its budget than the reference. Prints what kinds of results there were, so that nobody takes a
// million errors for a test, and exits 1 on a difference or on a poor mix.
//   cel_differential [CASES [SEED]]
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "validator/cel/program.h"

#include "tests/corpus/random.h"
#include "tests/property/formula_generator.h"
#include "tests/property/formula_world.h"

namespace dateline::cel::test {
namespace {

constexpr std::size_t kBindings = 8;         // sets of values that a formula is tried with
constexpr std::uint64_t kSteps = 50'000;     // a budget that hardly any formula uses up
constexpr std::uint64_t kBytes = 1'000'000;  // of strings
constexpr std::size_t kShown = 10;           // differences that are printed
constexpr std::size_t kLeastValues = 60;     // per cent of the cases that give a value
constexpr std::size_t kMostRefused = 5;      // per cent of the formulas that the checker refuses
constexpr std::size_t kLeastTried = 95;      // per cent of the overloads
constexpr std::size_t kMostIllTyped = 10;    // per cent of the cases: no such overload, at run time

// A formula with the lets that it may name, each a formula too.
struct Case {
  std::vector<std::string> texts = {};  // the lets, then the formula itself
  std::vector<Program> programs = {};   // alike
};

struct Outcome {
  Value value = {};
  std::uint64_t steps = 0;
  std::uint64_t bytes = 0;
};

// Evaluates a case one way or the other. Lets are computed when they are first asked for.
class Run {
 public:
  Run(const FormulaWorld& world, const Case& tried, const Binding& binding, bool planned)
      : tried_(tried), planned_(planned), slots_(binding.slots) {
    first_let_ = static_cast<std::uint32_t>(slots_.size());
    slots_[0] = Value::object(&world.event, &binding.event);
    slots_.resize(slots_.size() + tried.programs.size() - 1);
  }

  Outcome with(Arena& arena, std::uint64_t steps, std::uint64_t bytes) {
    Activation activation{.slots = slots_, .host = this, .fill = &Run::fill};
    Evaluation evaluation{.arena = &arena,
                          .activation = &activation,
                          .steps = Allowance(steps),
                          .string_bytes = Allowance(bytes)};
    const Value value = evaluate(evaluation, tried_.programs.back());
    return {value, steps - evaluation.steps.left, bytes - evaluation.string_bytes.left};
  }

 private:
  Value evaluate(Evaluation& evaluation, const Program& program) const {
    return planned_ ? program.evaluate(evaluation) : evaluate_reference(program.tree(), evaluation);
  }
  static Value fill(Evaluation& evaluation, void* host, std::uint32_t slot) {
    const Run& run = *static_cast<Run*>(host);
    if (slot < run.first_let_) return {};
    return run.evaluate(evaluation, run.tried_.programs[slot - run.first_let_]);
  }

  const Case& tried_;
  bool planned_;
  std::vector<Value> slots_;
  std::uint32_t first_let_ = 0;
};

class Differential {
 public:
  explicit Differential(std::uint64_t seed) : random_(seed), generator_(world_, random_) {}

  void run(std::size_t cases) {
    while (cases_ < cases) {
      ++formulas_;
      const std::optional<Case> tried = some_case();
      if (!tried) continue;
      for (std::size_t i = 0; i < kBindings && cases_ < cases; ++i) compare(*tried);
    }
  }

  int report(double seconds) const {
    const auto share = [](std::size_t part, std::size_t whole) {
      return 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    };
    fmt::print("{} formulas, {} refused at load ({:.2f} %)\n", formulas_, refused_,
               share(refused_, formulas_));
    fmt::print("{} values ({:.1f} %), {} errors ({:.1f} %), {} absent ({:.1f} %), {} over budget\n",
               values_, share(values_, cases_), errors_, share(errors_, cases_), absent_,
               share(absent_, cases_), over_budget_);
    fmt::print("errors:");
    for (std::size_t code = 0; code < codes_.size(); ++code) {
      if (codes_[code] > 0) fmt::print(" {} {}", kCodeNames[code], codes_[code]);
    }
    fmt::print("\nvalues:");
    for (std::size_t kind = 0; kind < kinds_.size(); ++kind) {
      if (kinds_[kind] > 0) fmt::print(" {} {}", kKindNames[kind], kinds_[kind]);
    }
    fmt::print("\noverloads tried: {} of {}", generator_.tried(), generator_.known());
    const std::size_t ill_typed = codes_[static_cast<std::size_t>(ErrorCode::kNoOverload)];
    const bool poor = share(values_, cases_) < kLeastValues ||
                      share(refused_, formulas_) > kMostRefused ||
                      share(ill_typed, cases_) > kMostIllTyped ||
                      share(generator_.tried(), generator_.known()) < kLeastTried;
    if (poor) fmt::print("\na poor mix: too few values or functions, or too many wrong types");
    fmt::print("\n{:.1f} s\ndifferential: {} of {} cases agree\n", seconds, cases_ - differing_,
               cases_);
    return differing_ > 0 || poor ? 1 : 0;
  }

 private:
  static constexpr std::array<const char*, 10> kCodeNames = {
      "absent",   "field",      "key",      "index",    "division",
      "overflow", "conversion", "overload", "argument", "budget"};
  static constexpr std::array<const char*, 18> kKindNames = {
      "unset",     "error",    "null", "bool",  "int",  "uint", "double",   "string", "bytes",
      "timestamp", "duration", "date", "local", "list", "map",  "optional", "type",   "object"};

  bool add(Case& out, const Env& env, std::string text) {
    Issues issues;
    std::optional<CheckedAst> ast = compile(env, text, Limits{}, issues);
    if (!ast) {
      if (refused_++ < 3) {
        fmt::print("refused: {}: {}\n", text, issues.empty() ? "" : issues.front().message);
      }
      return false;
    }
    out.texts.push_back(std::move(text));
    out.programs.push_back(plan(*std::move(ast)));
    return true;
  }

  std::optional<Case> some_case() {
    Env env = world_.env.child();
    Case out;
    std::vector<NamedType> lets;
    for (std::size_t count = random_.below(3); count > 0; --count) {
      const Type* type = generator_.some_type();
      const std::string text = generator_.formula(type, random_.between(1, 3), lets);
      if (!add(out, env, text)) return std::nullopt;
      const Type* found = out.programs.back().type();
      lets.push_back({fmt::format("let{}", lets.size()), found});
      env.add_variable(lets.back().name, found);
    }
    const Type* type = random_.below(3) == 0 ? bool_type() : generator_.some_type(2);
    if (!add(out, env, generator_.formula(type, random_.between(1, 5), lets))) return std::nullopt;
    return out;
  }

  void compare(const Case& tried) {
    ++cases_;
    const Binding binding = bind(world_, random_);
    const bool small = random_.below(8) == 0;
    const std::uint64_t steps = small ? random_.below(60) : kSteps;
    const std::uint64_t bytes = small ? random_.below(120) : kBytes;
    const Outcome reference =
        Run(world_, tried, binding, false).with(reference_arena_, steps, bytes);
    const Outcome planned = Run(world_, tried, binding, true).with(planned_arena_, steps, bytes);
    if (!agree(planned, reference)) differ(tried, planned, reference);
    // What the reference got by with is enough.
    const Outcome again =
        Run(world_, tried, binding, true).with(planned_arena_, reference.steps, reference.bytes);
    if (!over(reference.value) && !identical(again.value, reference.value)) {
      differ(tried, again, reference);
    }
    if (random_.below(4) == 0) {
      tighten(tried, binding, true, planned);
      tighten(tried, binding, false, reference);
    }
    count(reference.value);
    reference_arena_.reset();
    planned_arena_.reset();
  }

  // One step or byte less than was needed must end in the budget's error: nothing absorbs it.
  void tighten(const Case& tried, const Binding& binding, bool planned, const Outcome& enough) {
    if (over(enough.value)) return;
    Run run(world_, tried, binding, planned);
    Run again(world_, tried, binding, planned);
    if (enough.steps > 0) {
      const Outcome less = run.with(planned_arena_, enough.steps - 1, kBytes);
      if (!over(less.value)) differ(tried, less, enough);
    }
    if (enough.bytes > 0) {
      const Outcome less = again.with(planned_arena_, kSteps, enough.bytes - 1);
      if (!over(less.value)) differ(tried, less, enough);
    }
  }

  static bool over(const Value& value) {
    return value.is_error() && value.error_code() == ErrorCode::kBudget;
  }

  // The reference computes what the program computed at load: where it runs out, the program may
  // still come to an end.
  static bool agree(const Outcome& planned, const Outcome& reference) {
    if (over(reference.value)) return true;
    return planned.steps <= reference.steps && planned.bytes <= reference.bytes &&
           identical(planned.value, reference.value);
  }

  void count(const Value& value) {
    if (!value.is_error()) {
      ++values_;
      ++kinds_[static_cast<std::size_t>(value.kind())];
      return;
    }
    ++codes_[static_cast<std::size_t>(value.error_code())];
    if (value.is_absent()) {
      ++absent_;
    } else if (over(value)) {
      ++over_budget_;
    } else {
      ++errors_;
    }
  }

  void differ(const Case& tried, const Outcome& planned, const Outcome& reference) {
    if (differing_++ >= kShown) return;
    fmt::print("DIFFERENT, case {}\n", cases_);
    for (std::size_t i = 0; i + 1 < tried.texts.size(); ++i) {
      fmt::print("  let{}: {}\n", i, tried.texts[i]);
    }
    fmt::print("  {}\n  planned   {} ({} steps, {} bytes)\n  reference {} ({} steps, {} bytes)\n",
               tried.texts.back(), described(planned.value), planned.steps, planned.bytes,
               described(reference.value), reference.steps, reference.bytes);
  }

  Random random_;
  FormulaWorld world_;
  FormulaGenerator generator_;
  Arena reference_arena_;
  Arena planned_arena_;
  std::size_t formulas_ = 0;
  std::size_t refused_ = 0;
  std::size_t cases_ = 0;
  std::size_t differing_ = 0;
  std::size_t values_ = 0;
  std::size_t errors_ = 0;
  std::size_t absent_ = 0;
  std::size_t over_budget_ = 0;
  std::array<std::size_t, 10> codes_ = {};
  std::array<std::size_t, 18> kinds_ = {};
};

int run(std::size_t cases, std::uint64_t seed) {
  const auto start = std::chrono::steady_clock::now();
  Differential differential(seed);
  differential.run(cases);
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
  return differential.report(spent.count());
}

}  // namespace
}  // namespace dateline::cel::test

int main(int count, char** arguments) {
  const std::size_t cases = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 60'000;
  const std::uint64_t seed = count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 20'150'915;
  return dateline::cel::test::run(cases, seed);
}
