#include "validator/ingest/json_reader.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "validator/base/text.h"
#include "validator/ingest/encoding.h"
#include "validator/ingest/json_document.h"
#include "validator/ingest/json_record.h"
#include "validator/ingest/json_value.h"
#include "validator/ingest/ninjs_record.h"

namespace dateline {
namespace {

std::string_view rule_of(JsonFault::Kind kind) {
  switch (kind) {
    case JsonFault::Kind::kSyntax:
      return "input/syntax";
    case JsonFault::Kind::kEncoding:
      return "input/encoding";
    case JsonFault::Kind::kTooDeep:
      return "input/too-deep";
  }
  return "";
}

constexpr char kInPlaceOfBadByte = '?';

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

class Reader {
 public:
  Reader(RecordBatch& batch, const JsonRecordReader& records, const Limits& limits,
         FindingSink& sink, JsonObjects objects)
      : batch_(batch), limits_(limits), sink_(sink), records_(records), objects_(objects) {}

  // One JSON text: an object is a record, an array holds records.
  void document(std::string_view text) {
    if (!parse(text, limits_.document_bytes, "this document")) return;
    JsonDoubts doubts(sink_, limits_.input_findings);
    const JsonText json(batch_.source, text, nodes_, batch_.arena, doubts);
    if (json.is(0, JsonNode::Kind::kArray)) {
      json.each_element(0, [&](std::size_t at, std::size_t) { element(json, at); });
    } else {
      element(json, 0);
    }
    doubts.finish();
  }

  void line(std::string_view text) {
    if (!parse(text, limits_.jsonl_line_bytes, "this line")) {
      ++ordinal_;
      return;
    }
    JsonDoubts doubts(sink_, limits_.input_findings);
    element(JsonText(batch_.source, text, nodes_, batch_.arena, doubts), 0);
    doubts.finish();
  }

  // Splits at line feeds; at carriage returns where the text has no line feed at all.
  void lines(std::string_view text) {
    const bool has_feed = text.find('\n') != std::string_view::npos;
    const unsigned char end_of_line = has_feed ? '\n' : '\r';
    while (!text.empty()) {
      const void* found = std::memchr(text.data(), end_of_line, text.size());
      const std::size_t length =
          found == nullptr
              ? text.size()
              : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
      const std::string_view one = text.substr(0, length);
      text.remove_prefix(std::min(length + 1, text.size()));
      if (!is_blank(one)) line(one);
    }
  }

 private:
  bool parse(std::string_view text, std::size_t most, std::string_view what) {
    if (text.size() > most) {
      sink_.add(
          InputDoubt{.rule = "input/too-large",
                     .message = fmt::format("{} has {} bytes, more than the limit of {}: not read",
                                            what, text.size(), most),
                     .where = batch_.source.span_of(text.substr(0, 0))});
      return false;
    }
    auto fault = parser_.parse(text, limits_.json_depth, nodes_);
    if (fault && fault->kind == JsonFault::Kind::kEncoding) fault = parse_mended(text);
    if (!fault) return true;
    if (fault->kind == JsonFault::Kind::kEncoding) return false;  // told already
    sink_.add(
        InputDoubt{.rule = std::string(rule_of(fault->kind)),
                   .message = fault->message,
                   .where = batch_.source.span_of(text.substr(fault->offset, fault->length))});
    return false;
  }

  // Tells of every bad byte and parses a copy with others in their place, so that offsets hold. The
  // values are read from the text itself, bad bytes and all, as those of a page are. A bad byte
  // outside of a string is no JSON in any encoding: then kEncoding is all there is to say.
  std::optional<JsonFault> parse_mended(std::string_view text) {
    check_utf8(batch_.source, text, limits_, sink_);
    mended_ = text;
    for (std::size_t bad = 0; bad < mended_.size(); ++bad) {
      const auto found = first_invalid_utf8(std::string_view(mended_).substr(bad));
      if (!found) break;
      bad += *found;
      mended_[bad] = kInPlaceOfBadByte;
    }
    mended_.resize(text.size() + SourceText::kPadding);
    const std::string_view mended = std::string_view(mended_).substr(0, text.size());
    auto fault = parser_.parse(mended, limits_.json_depth, nodes_);
    if (fault && first_invalid_utf8(text.substr(fault->offset)) == std::size_t{0}) {
      fault->kind = JsonFault::Kind::kEncoding;
    }
    return fault;
  }

  void element(const JsonText& json, std::size_t at) {
    ++ordinal_;
    if (!json.is(at, JsonNode::Kind::kObject)) {
      json.doubt("input/wrong-type", json.span(at),
                 fmt::format("a record is an object, this is {}", name_of(json.node(at).kind)), {});
      return;
    }
    const std::size_t before = sink_.doubts().size();
    const bool ninjs = objects_ == JsonObjects::kNinjs ||
                       (objects_ == JsonObjects::kByMembers && is_ninjs(json, at));
    if (!may_be(json, at, ninjs)) return;
    json.doubts().begin_record(ninjs ? FieldNames::kNinjs : FieldNames::kCanonical);
    Record record =
        ninjs ? ninjs_records_.read(json, at, batch_.arena) : records_.read(json, at, batch_.arena);
    if (ninjs) record.input.format = "ninjs";
    record.input.ordinal = ordinal_;
    record.in_doubt.add(json.doubts().in_doubt());
    for (std::size_t i = before; i < sink_.doubts().size(); ++i) {
      sink_.doubts()[i].record = record.id.value;
    }
    batch_.records.push_back(record);
  }

  // Only what is said can be wrong: what the members tell is so.
  bool may_be(const JsonText& json, std::size_t at, bool ninjs) {
    const bool wrong = objects_ == JsonObjects::kNinjs       ? !has_ninjs_member(json, at)
                       : objects_ == JsonObjects::kCanonical ? is_ninjs(json, at)
                                                             : false;
    if (!wrong) return true;
    json.doubt("input/wrong-type", json.span(at),
               ninjs ? "no member of this object is one of ninjs, as which it was to be read"
                     : "this object is an item of ninjs, and was to be read as a record of the "
                       "canonical form",
               {}, ninjs ? "" : "leave --input-format out, or say ninjs");
    return false;
  }

  RecordBatch& batch_;
  const Limits& limits_;
  FindingSink& sink_;
  JsonRecordReader records_;
  NinjsRecordReader ninjs_records_;
  JsonObjects objects_;
  JsonParser parser_;
  JsonNodes nodes_;
  std::string mended_;
  std::uint32_t ordinal_ = 0;
};

}  // namespace

void read_json(RecordBatch& batch, JsonForm form, const Profile& profile, const Limits& limits,
               FindingSink& sink, const Knowledge* knowledge, std::span<const Profile> profiles,
               JsonObjects objects) {
  const Knowledge nothing;
  const JsonRecordReader records(profile, profiles, knowledge == nullptr ? nothing : *knowledge);
  Reader reader(batch, records, limits, sink, objects);
  std::string_view text = batch.source.bytes();
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (form == JsonForm::kLines) {
    reader.lines(text);
  } else {
    reader.document(text);
  }
}

}  // namespace dateline
