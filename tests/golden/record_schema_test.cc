// The published JSON Schema of the canonical record: what inspect prints fits it, what breaks it
// the reader refuses, and every field of a formula has its place in it.
#include "validator/ruleset/record_schema.h"

#include <algorithm>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <rapidjson/writer.h>

#include "validator/dateline.h"
#include "validator/ruleset/record_json_schema.h"

#include "tests/golden/reports/report_schema.h"
#include "tests/support/golden.h"

namespace dateline {
namespace {

using rapidjson::Value;

rapidjson::Document record_schema_document() {
  rapidjson::Document schema;
  schema.Parse(record_json_schema().c_str());
  EXPECT_FALSE(schema.HasParseError());
  return schema;
}

// The same schema, in which a member that it does not name is a mistake.
void close(Value& schema, rapidjson::Document::AllocatorType& allocator) {
  if (!schema.IsObject()) return;
  if (schema.HasMember("properties")) {
    for (auto& property : schema["properties"].GetObject()) close(property.value, allocator);
    schema.AddMember("additionalProperties", false, allocator);
  }
  if (schema.HasMember("items")) close(schema["items"], allocator);
}

Inspection inspected(const std::vector<std::string>& paths, const FileTree& files,
                     const std::string& format = {}) {
  Result<Inspection> inspection =
      inspect({.files = &files, .paths = paths, .input_format = format});
  if (inspection) return *std::move(inspection);
  ADD_FAILURE() << inspection.error().message;
  return {};
}

// Members of the JSON that have a value, as paths: "see_also.title".
void collect_members(const Value& value, const std::string& path, std::set<std::string>& seen) {
  if (value.IsArray()) {
    for (const Value& item : value.GetArray()) collect_members(item, path, seen);
  }
  if (!value.IsObject()) return;
  for (const auto& member : value.GetObject()) {
    const std::string name =
        path.empty() ? member.name.GetString() : path + "." + member.name.GetString();
    seen.insert(name);
    collect_members(member.value, name, seen);
  }
}

void collect_properties(const Value& schema, const std::string& path, std::set<std::string>& seen) {
  if (schema.HasMember("items")) collect_properties(schema["items"], path, seen);
  if (!schema.HasMember("properties")) return;
  for (const auto& property : schema["properties"].GetObject()) {
    const std::string name =
        path.empty() ? property.name.GetString() : path + "." + property.name.GetString();
    seen.insert(name);
    collect_properties(property.value, name, seen);
  }
}

TEST(RecordSchema, StandsBesideTheRecord) {
  EXPECT_TRUE(compare_with_file(DATELINE_ROOT "/validator/record/record.schema.json",
                                record_json_schema()));
}

TEST(RecordSchema, FitsWhateverInspectPrintsOfTheFixtures) {
  const std::unique_ptr<FileTree> disk = disk_file_tree();
  // What few pages have: tags kept back, a body that goes on behind the talk.
  const auto odd = memory_file_tree(
      {{"a.txt",
        "Events\nMeeting with foresters\nSeptember 15, 2015\n14:40\nThey sat down.\n* * *\n"
        "President of Russia Vladimir Putin: Good day.\n* * *\nThey went on.\nGeography\nTver "
        "Region\n5 more\nPersons\nSargsyan Serzh\n2 more\nPublication status\n"
        "Publication date: September 15, 2015, 14:40\nText version\n"}});
  Inspection all = inspected({DATELINE_ROOT "/fixtures"}, *disk);
  all.jsonl += inspected({"a.txt"}, *odd).jsonl;
  rapidjson::Document closed = record_schema_document();
  close(closed, closed.GetAllocator());
  std::set<std::string> printed;
  std::istringstream lines(all.jsonl);
  std::string line;
  int records = 0;
  while (std::getline(lines, line)) {
    ++records;
    EXPECT_EQ(schema_complaint(line, closed), "") << line;
    rapidjson::Document record;
    record.Parse(line.c_str());
    collect_members(record, "", printed);
  }
  EXPECT_GE(records, 70);

  // And they print every member there is but names as objects, which are only read.
  std::set<std::string> described;
  collect_properties(closed, "", described);
  std::vector<std::string> never;
  std::set_difference(described.begin(), described.end(), printed.begin(), printed.end(),
                      std::back_inserter(never));
  EXPECT_EQ(never,
            (std::vector<std::string>{"event.place.name", "geography.name", "persons.name"}));
}

// Every field of a formula is printed, or is known to follow from what is.
TEST(RecordSchema, HasAPlaceForEveryFieldOfAFormula) {
  std::set<std::string_view> accounted;
  for (const std::string_view field : fields_with_json()) accounted.insert(field);
  for (const std::string_view field : fields_without_json()) {
    EXPECT_TRUE(accounted.insert(field).second) << field << " is listed both ways";
  }
  std::set<std::string> fields;
  const auto collect = [&fields](const auto& self, const SchemaType& type,
                                 const std::string& owner) -> void {
    for (const SchemaField& field : type.fields) {
      const std::string name = owner + std::string(field.name);
      fields.insert(name);
      if (field.item != nullptr) self(self, *field.item, name + ".");
    }
  };
  collect(collect, record_schema().record, "");
  for (const std::string& field : fields) EXPECT_TRUE(accounted.count(field) > 0) << field;
  for (const std::string_view field : accounted) {
    EXPECT_TRUE(fields.count(std::string(field)) > 0) << field;
  }
}

// A record in which the member at `path` is `value`, and arrays on the way have one element.
std::string record_with(const Value& schema, const std::string& path, const std::string& value) {
  const std::size_t dot = path.find('.');
  const std::string name = path.substr(0, dot);
  const Value& property = schema["properties"][name.c_str()];
  if (dot == std::string::npos) return "{\"" + name + "\":" + value + "}";
  const std::string rest = path.substr(dot + 1);
  if (property.HasMember("items")) {
    return "{\"" + name + "\":[" + record_with(property["items"], rest, value) + "]}";
  }
  return "{\"" + name + "\":" + record_with(property, rest, value) + "}";
}

bool is_read(const std::string& path) {
  for (const char* derived :
       {"speakers", "claims", "present", "input", "place.", "see_also.kind"}) {
    if (path.rfind(derived, 0) == 0 && path != "place.name") return false;
  }
  return true;
}

// What the schema refuses the reader refuses; what the reader refuses by its type, the schema does.
TEST(RecordSchema, AgreesWithTheReaderOnTypes) {
  const rapidjson::Document schema = record_schema_document();
  std::set<std::string> paths;
  collect_properties(schema, "", paths);
  std::vector<std::string> cases;
  for (const std::string& path : paths) {
    if (!is_read(path)) continue;
    for (const char* value :
         {"7", "-1", "1.5", "true", "null", "\"x\"", "\"2015-09-15\"", "\"14:40\"", "{}", "[]",
          "[7]", "[\"x\"]", "[null]", "[{}]", "{\"name\":7}", "[{\"name\":\"x\"}]"}) {
      cases.push_back(record_with(schema, path, value));
    }
  }
  std::string lines;
  for (const std::string& json : cases) lines += json + '\n';
  const auto files = memory_file_tree({{"a.jsonl", lines}});
  const Inspection reading = inspected({"a.jsonl"}, *files, "jsonl");
  std::vector<int> doubts(cases.size());
  std::vector<int> wrong_types(cases.size());
  for (const Finding& doubt : reading.doubts) {
    const auto line = static_cast<std::size_t>(doubt.where.region.line - 1);
    ++doubts.at(line);
    if (doubt.rule == "input/wrong-type") ++wrong_types.at(line);
  }
  int refused = 0;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const std::string complaint = schema_complaint(cases[i], schema);
    if (!complaint.empty()) ++refused;
    EXPECT_TRUE(complaint.empty() || doubts[i] > 0) << cases[i] << ": " << complaint;
    EXPECT_TRUE(wrong_types[i] == 0 || !complaint.empty()) << cases[i];
  }
  EXPECT_GT(refused, 300);
}

TEST(RecordSchema, IsSmallEnoughToRead) {
  const std::string text = record_json_schema();
  EXPECT_LT(std::count(text.begin(), text.end(), '\n'), 1000);
}

}  // namespace
}  // namespace dateline
