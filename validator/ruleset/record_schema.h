// The record's types, declared once: each row names a field, its CEL type, how the checker treats
// its absence, how the evaluator reads it and where it stands in the source. From this table come
// the checker's types, the paths of `at`, `related` and `requires`, and the reference of fields.
// Rows point into validator/record/record.h; nothing is copied.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validator/cel/env.h"
#include "validator/cel/type.h"
#include "validator/record/field_set.h"
#include "validator/record/sourced.h"
#include "validator/source/source_span.h"

namespace dateline {

// Where a field or an item leads, for paths.
enum class Shape : std::uint8_t { kScalar, kObject, kTexts, kObjects };

struct SchemaType;

struct SchemaField {
  std::string_view name = {};
  Shape shape = Shape::kScalar;
  const SchemaType* item = nullptr;  // kObject, kObjects: the type it leads to
  // The field's own place; not known() when it is absent or was derived.
  SourceSpan (*span)(const void* self) = nullptr;
  const void* (*child)(const void* self) = nullptr;                    // kObject
  std::size_t (*count)(const void* self) = nullptr;                    // kTexts, kObjects
  const void* (*at)(const void* self, std::size_t index) = nullptr;    // kObjects: the item
  const Text& (*text)(const void* self, std::size_t index) = nullptr;  // kTexts: the item
  FieldSet reads = {};  // what a formula that reads it takes from the record
};

struct SchemaType {
  cel::ObjectType type = {};                       // name and fields as the language sees them
  std::vector<SchemaField> fields = {};            // the same rows, same index
  SourceSpan (*span)(const void* self) = nullptr;  // the place of the object itself

  [[nodiscard]] const SchemaField* find(std::string_view name) const;
};

// All types of a record. Built once per process; its types are registered with the language for
// good.
struct RecordSchema {
  SchemaType record, event, place, publication, speaker, turn, person, geography, see_also, claim,
      presence, input, run;
  std::vector<const SchemaType*> types = {};
  // The standard library, the civil types and these types: the parent of every rule's Env.
  cel::Env env = {};
  // A child of it in which every field of the record is a variable: slot i is record.fields[i].
  cel::Env record_env = {};

  [[nodiscard]] const SchemaType* of(const cel::ObjectType* type) const;
};

const RecordSchema& record_schema();

// What `run` means in a formula: the only clock a rule can see, and what the desk says of the run.
struct RunInfo {
  Instant as_of = {};
  std::string_view stage = "draft";  // or "published"
};

}  // namespace dateline
