#include "validator/ruleset/functions.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "validator/base/text.h"
#include "validator/base/time_zone.h"
#include "validator/cel/program.h"
#include "validator/cel/runtime.h"
#include "validator/domain/knowledge.h"
#include "validator/domain/named_persons.h"
#include "validator/domain/spelling.h"
#include "validator/domain/text_sketch.h"
#include "validator/domain/travel.h"
#include "validator/record/record.h"

namespace dateline {
namespace {

using cel::Evaluation;
using cel::Value;
using Arguments = std::span<const Value>;

const Knowledge& knowledge(const Evaluation& evaluation) {
  return *static_cast<const Knowledge*>(evaluation.host);
}

Value owned(Evaluation& evaluation, const std::string& text) {
  return Value::string(evaluation.arena->copy(text));
}

// fold(string): for comparison, case and diacritics aside.
Value fold_text(Evaluation& evaluation, Arguments arguments) {
  return owned(evaluation, fold(arguments[0].as_string()));
}

Value same_person(Evaluation& evaluation, Arguments arguments) {
  return Value::boolean(
      knowledge(evaluation).people.same_person(arguments[0].as_string(), arguments[1].as_string()));
}

Value person_key(Evaluation& evaluation, Arguments arguments) {
  return owned(evaluation, knowledge(evaluation).people.person_key(arguments[0].as_string()));
}

// The keys of records were made once, when the record was completed.
template <class Holder>
Value stored_key(Evaluation&, Arguments arguments) {
  return Value::string(static_cast<const Holder*>(arguments[0].as_object())->key);
}

Value surname_first_name(Evaluation& evaluation, Arguments arguments) {
  return owned(evaluation, knowledge(evaluation).people.surname_first(arguments[0].as_string()));
}

// person_name(key): the name as the people table writes it, or the argument itself.
Value person_name(Evaluation& evaluation, Arguments arguments) {
  const KnownPerson* person = knowledge(evaluation).people.find(arguments[0].as_string());
  return person ? Value::string(person->name) : arguments[0];
}

// person_country(name): the code of a known person's country, or "".
Value person_country(Evaluation& evaluation, Arguments arguments) {
  const KnownPerson* person = knowledge(evaluation).people.find(arguments[0].as_string());
  return Value::string(person ? std::string_view(person->country) : std::string_view());
}

Value country_of(Evaluation& evaluation, Arguments arguments) {
  const Country* country = knowledge(evaluation).countries.by_name(arguments[0].as_string());
  return Value::string(country ? std::string_view(country->code) : std::string_view());
}

Value country_name(Evaluation& evaluation, Arguments arguments) {
  const Country* country = knowledge(evaluation).countries.by_code(arguments[0].as_string());
  return country ? Value::string(country->name) : arguments[0];
}

Value countries_in(Evaluation& evaluation, Arguments arguments) {
  std::vector<Value> codes;
  for (const auto& mention : knowledge(evaluation).countries.named_in(arguments[0].as_string())) {
    codes.push_back(Value::string(mention.code));
  }
  return Value::list(evaluation.arena->copy(codes));
}

Value persons_in(Evaluation& evaluation, Arguments arguments) {
  std::vector<Value> names;
  for (const NamedPerson& named :
       persons_named_in(arguments[0].as_string(), knowledge(evaluation).people)) {
    names.push_back(Value::string(named.person->name));
  }
  return Value::list(evaluation.arena->copy(names));
}

Value is_near_miss(Evaluation& evaluation, Arguments arguments) {
  return Value::boolean(
      near_miss(arguments[0].as_string(), arguments[1].as_string(), knowledge(evaluation).people));
}

// edit_distance(a, b): letters to insert, drop, replace or swap; 17 stands for more than 16.
Value distance_between(Evaluation&, Arguments arguments) {
  constexpr std::size_t kMost = 16;
  return Value::integer(static_cast<std::int64_t>(
      edit_distance(arguments[0].as_string(), arguments[1].as_string(), kMost)));
}

// The functions below scan texts; that is charged to the target's string bytes, one a byte.

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

// Zero between places of which one has no coordinates: nobody is accused of travelling an unknown
// distance.
Value travel_between(Evaluation& evaluation, Arguments arguments) {
  const auto& from = *static_cast<const Place*>(arguments[0].as_object());
  const auto& to = *static_cast<const Place*>(arguments[1].as_object());
  if (arguments[2].as_int() <= 0) {
    return Value::failure(*evaluation.arena, cel::ErrorCode::kInvalidArgument,
                          "the speed is not above 0 km/h");
  }
  return Value::duration(
      travel_time(point_of(from), point_of(to), static_cast<double>(arguments[2].as_int())));
}

Value in_zone(Evaluation& evaluation, Arguments arguments) {
  const auto zone = TimeZone::find(arguments[1].as_string());
  if (!zone) {
    return Value::failure(*evaluation.arena, cel::ErrorCode::kInvalidArgument,
                          "no time zone '" + std::string(arguments[1].as_string()) + "'");
  }
  return Value::local(zone->at(arguments[0].as_timestamp()).local);
}

Value weekday_of(Evaluation&, Arguments arguments) {
  return Value::string(weekday_name(weekday(arguments[0].as_date())));
}

}  // namespace

void add_newsroom_functions(cel::Env& env, const RecordSchema& schema) {
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
  add("fold", "fold_string", {string}, string, &fold_text);
  add("same_person", "same_person_string_string", {string, string}, flag, &same_person);
  add("person_key", "person_key_string", {string}, string, &person_key);
  add("person_key", "person_key_person", {env.object(&schema.person.type)}, string,
      &stored_key<Person>);
  add("person_key", "person_key_speaker", {env.object(&schema.speaker.type)}, string,
      &stored_key<Speaker>);
  add("person_key", "person_key_presence", {env.object(&schema.presence.type)}, string,
      &stored_key<Presence>);
  add("person_name", "person_name_string", {string}, string, &person_name);
  add("person_country", "person_country_string", {string}, string, &person_country);
  add("surname_first", "surname_first_string", {string}, string, &surname_first_name);
  add("country", "country_string", {string}, string, &country_of);
  add("country_name", "country_name_string", {string}, string, &country_name);
  add("countries_in", "countries_in_string", {string}, strings, &countries_in);
  add("persons_in", "persons_in_string", {string}, strings, &persons_in);
  add("near_miss", "near_miss_string_string", {string, string}, flag, &is_near_miss);
  add("edit_distance", "edit_distance_string_string", {string, string}, cel::int_type(),
      &distance_between);
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
  const cel::Type* place = env.object(&schema.place.type);
  add("travel_time", "travel_time_place_place_int", {place, place, cel::int_type()},
      cel::duration_type(), &travel_between);
  add("in_zone", "in_zone_timestamp_string", {cel::timestamp_type(), string}, cel::local_type(),
      &in_zone);
  add("weekday_slips", "weekday_slips_list_date", {strings, cel::date_type()}, strings,
      &weekday_slips);
  add("date_in", "date_in_string_date", {string, cel::date_type()}, cel::date_type(), &date_in);
  add("weekday", "weekday_date", {cel::date_type()}, string, &weekday_of);
}

}  // namespace dateline
