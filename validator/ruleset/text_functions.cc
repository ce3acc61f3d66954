// Functions of the newsroom that read whole texts: who and what is named in them, what stands there
// twice, which weekdays are wrong. What a scan costs is charged to the target's budget, one byte a
// byte.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "validator/cel/program.h"
#include "validator/cel/runtime.h"
#include "validator/domain/dated_weekdays.h"
#include "validator/domain/knowledge.h"
#include "validator/domain/spelling.h"
#include "validator/domain/text_sketch.h"
#include "validator/ruleset/functions.h"

namespace dateline {
namespace {

using cel::Evaluation;
using cel::Value;
using Arguments = std::span<const Value>;

const Knowledge& knowledge(const Evaluation& evaluation) {
  return *static_cast<const Knowledge*>(evaluation.host);
}

// near_spelling(texts, name): the first other spelling of the name in the texts, or "".
Value spelt_nearly(Evaluation& evaluation, Arguments arguments) {
  for (const Value& text : arguments[0].as_list()) {
    if (!cel::spend_bytes(evaluation, text.as_string().size()))
      return cel::out_of_bytes(evaluation);
    const std::string_view found =
        near_spelling(text.as_string(), arguments[1].as_string(), knowledge(evaluation).people);
    if (!found.empty()) return Value::string(found);
  }
  return Value::string("");
}

// glued_names(texts): words such as "VladimirPutin".
Value glued_in(Evaluation& evaluation, Arguments arguments) {
  std::vector<Value> words;
  for (const Value& text : arguments[0].as_list()) {
    if (!cel::spend_bytes(evaluation, text.as_string().size()))
      return cel::out_of_bytes(evaluation);
    for (const std::string_view word :
         glued_names(text.as_string(), knowledge(evaluation).people)) {
      words.push_back(Value::string(word));
    }
  }
  return Value::list(evaluation.arena->copy(words));
}

// The texts of a list, each charged to the budget; nothing when that is used up.
std::optional<std::vector<std::string_view>> charged_texts(Evaluation& evaluation,
                                                           const Value& list) {
  std::vector<std::string_view> texts;
  for (const Value& text : list.as_list()) {
    if (!cel::spend_bytes(evaluation, text.as_string().size())) return std::nullopt;
    texts.push_back(text.as_string());
  }
  return texts;
}

// sketch_keys(texts): three numbers; two texts that are nearly the same share one of them.
Value sketch_keys(Evaluation& evaluation, Arguments arguments) {
  constexpr std::size_t kKeys = 3;
  const auto texts = charged_texts(evaluation, arguments[0]);
  if (!texts) return cel::out_of_bytes(evaluation);
  const TextSketch sketch(*texts);
  std::vector<Value> keys;
  for (const std::uint64_t key : sketch.keys(kKeys)) {
    keys.push_back(Value::integer(static_cast<std::int64_t>(key)));
  }
  return Value::list(evaluation.arena->copy(keys));
}

// text_likeness(texts, texts): 0.0 to 1.0.
Value text_likeness(Evaluation& evaluation, Arguments arguments) {
  const auto a = charged_texts(evaluation, arguments[0]);
  const auto b = charged_texts(evaluation, arguments[1]);
  if (!a || !b) return cel::out_of_bytes(evaluation);
  return Value::number(TextSketch(*a).likeness(TextSketch(*b)));
}

// repeated_passages(texts): the first paragraph of each passage that has stood before.
Value repeated_in(Evaluation& evaluation, Arguments arguments) {
  const auto texts = charged_texts(evaluation, arguments[0]);
  if (!texts) return cel::out_of_bytes(evaluation);
  std::vector<Value> passages;
  for (const std::string_view passage : repeated_passages(*texts)) {
    passages.push_back(Value::string(passage));
  }
  return Value::list(evaluation.arena->copy(passages));
}

// weekday_slips(texts, date): the words of each weekday that is not that of the date beside it. A
// date without a year is the one nearest to `date`.
Value weekday_slips(Evaluation& evaluation, Arguments arguments) {
  std::vector<Value> slips;
  for (const Value& text : arguments[0].as_list()) {
    if (!cel::spend_bytes(evaluation, text.as_string().size()))
      return cel::out_of_bytes(evaluation);
    for (const DatedWeekday& dated :
         knowledge(evaluation).weekdays.find(text.as_string(), arguments[1].as_date())) {
      if (weekday_name(weekday(dated.date)) != dated.weekday)
        slips.push_back(Value::string(dated.text));
    }
  }
  return Value::list(evaluation.arena->copy(slips));
}

// date_in(text, near): the date that stands with a weekday in the text.
Value date_in(Evaluation& evaluation, Arguments arguments) {
  const auto found =
      knowledge(evaluation).weekdays.find(arguments[0].as_string(), arguments[1].as_date());
  if (!found.empty()) return Value::date(found.front().date);
  return Value::failure(*evaluation.arena, cel::ErrorCode::kInvalidArgument,
                        "no weekday with a date in the text");
}

template <class Mentions>
Value mentioned(Evaluation& evaluation, Arguments arguments, const Mentions& mentions) {
  const auto scan = [&](std::string_view text, bool& found) {
    if (!cel::spend_bytes(evaluation, text.size())) return false;
    found = found || mentions(text, arguments[1].as_string());
    return true;
  };
  bool found = false;
  bool within = true;
  if (arguments[0].kind() == cel::Kind::kString) {
    within = scan(arguments[0].as_string(), found);
  } else {
    for (const Value& item : arguments[0].as_list()) {
      if (found || !within) break;
      within = scan(item.as_string(), found);
    }
  }
  if (!within) return cel::out_of_bytes(evaluation);
  return Value::boolean(found);
}

Value mentions_country(Evaluation& evaluation, Arguments arguments) {
  return mentioned(evaluation, arguments, [&](std::string_view text, std::string_view code) {
    return knowledge(evaluation).countries.mentions(text, code);
  });
}

Value mentions_person(Evaluation& evaluation, Arguments arguments) {
  return mentioned(evaluation, arguments, [&](std::string_view text, std::string_view name) {
    return knowledge(evaluation).people.mentions(text, name);
  });
}

}  // namespace

void add_text_functions(cel::Env& env) {
  const cel::Type* string = cel::string_type();
  const cel::Type* strings = env.list_of(string);
  const cel::Type* flag = cel::bool_type();
  const auto add = [&env](std::string name, std::string id,
                          std::vector<const cel::Type*> parameters, const cel::Type* result,
                          cel::Function function) {
    env.add_function(std::move(name), {.id = std::move(id),
                                       .parameters = std::move(parameters),
                                       .result = result,
                                       .function = function});
  };
  add("near_spelling", "near_spelling_list_string", {strings, string}, string, &spelt_nearly);
  add("glued_names", "glued_names_list", {strings}, strings, &glued_in);
  add("sketch_keys", "sketch_keys_list", {strings}, env.list_of(cel::int_type()), &sketch_keys);
  add("text_likeness", "text_likeness_list_list", {strings, strings}, cel::double_type(),
      &text_likeness);
  add("repeated_passages", "repeated_passages_list", {strings}, strings, &repeated_in);
  add("mentions_country", "mentions_country_string", {string, string}, flag, &mentions_country);
  add("mentions_country", "mentions_country_list", {strings, string}, flag, &mentions_country);
  add("mentions_person", "mentions_person_string", {string, string}, flag, &mentions_person);
  add("mentions_person", "mentions_person_list", {strings, string}, flag, &mentions_person);
  add("weekday_slips", "weekday_slips_list_date", {strings, cel::date_type()}, strings,
      &weekday_slips);
  add("date_in", "date_in_string_date", {string, cel::date_type()}, cel::date_type(), &date_in);
}

}  // namespace dateline
