#include "validator/ruleset/functions.h"

#include <string>
#include <utility>
#include <vector>

#include "validator/base/text.h"
#include "validator/base/time_zone.h"
#include "validator/cel/program.h"
#include "validator/domain/knowledge.h"
#include "validator/domain/named_persons.h"
#include "validator/domain/spelling.h"
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
  const cel::Type* place = env.object(&schema.place.type);
  add("travel_time", "travel_time_place_place_int", {place, place, cel::int_type()},
      cel::duration_type(), &travel_between);
  add("in_zone", "in_zone_timestamp_string", {cel::timestamp_type(), string}, cel::local_type(),
      &in_zone);
  add("weekday", "weekday_date", {cel::date_type()}, string, &weekday_of);
  add_text_functions(env);
}

}  // namespace dateline
