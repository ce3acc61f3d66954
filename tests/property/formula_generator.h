// FormulaGenerator: random formulas of a wanted type. Calls come from the very table of overloads
// that the checker reads, so that every function of the language and the host is tried without a
// list of them here; macros, selections and literals are added by hand. Nearly every formula is
// well typed: a wrong type hides behind dyn() now and then.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "validator/cel/env.h"
#include "validator/cel/type.h"

#include "tests/corpus/random.h"
#include "tests/property/formula_world.h"

namespace dateline::cel::test {

class FormulaGenerator {
 public:
  FormulaGenerator(FormulaWorld& world, Random& random);

  // A type that a value may have: nested once or twice, never an object.
  const Type* some_type(int depth = 1);
  // The overloads of the language and how many of them were used so far.
  [[nodiscard]] std::size_t known() const { return known_; }
  [[nodiscard]] std::size_t tried() const { return tried_.size(); }

  // `lets`: further variables that the formula may name.
  std::string formula(const Type* type, int depth, const std::vector<NamedType>& lets);

 private:
  struct Callable {
    std::string_view name = {};
    const Overload* overload = nullptr;
  };
  using Parameters = std::map<std::string, const Type*>;

  bool chance(int percent) { return random_.below(100) < static_cast<std::size_t>(percent); }
  void learn_functions();
  void add_paths(const std::string& path, const Type* type, int depth, std::vector<NamedType>& out);
  static bool unify(const Type* pattern, const Type* type, Parameters& bound);
  const Type* substituted(const Type* pattern, Parameters& bound);

  std::string make(const Type* type, int depth);
  std::string compound(const Type* type, int depth);
  std::string leaf(const Type* type);
  std::string literal(const Type* type);
  std::string container(const Type* type, int depth);
  std::string logic(int depth);
  std::string conditional(const Type* type, int depth);
  std::string bound(const Type* type, int depth);
  std::string dynamic(int depth);
  std::string presence();
  std::string type_question(int depth);
  std::string size_question(int depth);

  std::string call(const Type* type, int depth);
  std::string argument(const Callable& callable, std::size_t index, const Type* type, int depth);
  std::string known_argument(std::string_view id, std::size_t index);
  static std::string spelled(const Callable& callable, const std::vector<std::string>& arguments);

  std::string macro(const Type* type, int depth);
  std::string quantifier(int depth);
  std::string list_macro(const Type* item, int depth);
  std::string map_macro(const Type* type, int depth);
  std::string optional_macro(const Type* item, int depth);

  // The range of a macro and the variables it brings.
  struct Range {
    std::string text = {};
    const Type* key = nullptr;
    const Type* value = nullptr;
    const Type* only = nullptr;
  };
  Range range(int depth);
  std::string fresh_name();

  FormulaWorld& world_;
  Random& random_;
  std::map<TypeKind, std::vector<Callable>> by_result_;  // kParam: any type
  std::set<const Overload*> tried_;
  std::size_t known_ = 0;
  std::vector<NamedType> paths_;
  std::vector<NamedType> locals_;
  int names_ = 0;
  int left_ = 0;  // operations that the formula may still have
};

}  // namespace dateline::cel::test
