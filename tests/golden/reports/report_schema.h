// The published JSON Schema of the report, and RapidJSON's judgement by it.
#pragma once

#include <fstream>
#include <sstream>
#include <string>

#include <rapidjson/document.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

namespace dateline {

inline std::string report_schema_text() {
  std::ifstream in(DATELINE_ROOT "/validator/report/report.schema.json");
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// The published schema, or one of its definitions as a schema of its own.
inline rapidjson::Document report_schema(const std::string& definition = {}) {
  rapidjson::Document document;
  document.Parse(report_schema_text().c_str());
  if (definition.empty()) return document;
  rapidjson::Document part(rapidjson::kObjectType);
  auto& allocator = part.GetAllocator();
  rapidjson::Value reference(rapidjson::kObjectType);
  reference.AddMember("$ref", rapidjson::Value(("#/definitions/" + definition).c_str(), allocator),
                      allocator);
  rapidjson::Value all(rapidjson::kArrayType);
  all.PushBack(reference, allocator);
  part.AddMember("allOf", all, allocator);
  part.AddMember("definitions", rapidjson::Value(document["definitions"], allocator), allocator);
  return part;
}

// Where and why `json` breaks the schema; empty when it does not.
inline std::string schema_complaint(const std::string& json,
                                    const rapidjson::Document& schema_document) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag>(json.data(), json.size());
  if (document.HasParseError()) return "not JSON at " + std::to_string(document.GetErrorOffset());
  const rapidjson::SchemaDocument compiled(schema_document);
  rapidjson::SchemaValidator validator(compiled);
  if (document.Accept(validator)) return {};
  rapidjson::StringBuffer place;
  validator.GetInvalidDocumentPointer().StringifyUriFragment(place);
  return std::string(place.GetString()) + " breaks " + validator.GetInvalidSchemaKeyword();
}

}  // namespace dateline
