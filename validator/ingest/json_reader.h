// Reads JSON (one object, an array of objects, or JSONL) into Records: each object in the canonical
// form or, where its members say so, as an item of ninjs, whose records have the format "ninjs".
// Every value keeps the span of its own bytes (a string: what stands between the quotes). A
// malformed line or document is one input/syntax finding at its place and never stops the
// neighbours; a wrong type is input/wrong-type at that value, a repeated key input/duplicate-key,
// an impossible date input/bad-date. Fills the read fields only. Outside edge: read_json().
// O(bytes).
//
// null stands for an absent member. A document with a syntax error gives no record at all, however
// much of it came before the error; a JSONL line is a document of its own. Ordinals count the
// elements or lines, unreadable ones too, so that mending one does not rename its neighbours.
#pragma once

#include <span>

#include "validator/base/limits.h"
#include "validator/domain/knowledge.h"
#include "validator/finding/finding_sink.h"
#include "validator/ingest/profile.h"
#include "validator/record/record_batch.h"

namespace dateline {

enum class JsonForm { kDocument, kLines };
// What an object is: told by its members, or what the caller says. Said and not so is one
// input/wrong-type at the object, and no record.
enum class JsonObjects { kByMembers, kCanonical, kNinjs };

// Appends to batch.records. A record that names a language is read with its profile among
// `profiles`. `profile` and `knowledge` split speaker labels; without `knowledge` no
// office and no person is known.
void read_json(RecordBatch& batch, JsonForm form, const Profile& profile, const Limits& limits,
               FindingSink& sink, const Knowledge* knowledge = nullptr,
               std::span<const Profile> profiles = {},
               JsonObjects objects = JsonObjects::kByMembers);

}  // namespace dateline
