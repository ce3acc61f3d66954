#include "validator/timeline/links_json.h"

#include "validator/base/civil_time.h"
#include "validator/base/json_writer.h"

namespace dateline {
namespace {

void write_targets(JsonWriter& json, std::span<const LinkedRecord> targets) {
  json.key("to").begin_array();
  for (const LinkedRecord& target : targets) {
    json.begin_object();
    json.member("record", target.record->id.value);
    json.member("title", target.record->title.value);
    json.member("date", format_date(*target.record->event.date));
    json.member("why", target.why);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

void append_links_json(std::string& out, const Record& record, const EventLinks& links) {
  if (record.claims.empty() && record.see_also.empty()) return;
  JsonWriter json(out);
  json.begin_object();
  json.member("record", record.id.value);
  json.member("path", record.input.path);
  json.key("links").begin_array();
  for (const Claim& claim : record.claims) {
    if (claim.kind == ClaimKind::kDate) continue;  // names no record
    json.begin_object();
    json.member("claim", name_of(claim.kind));
    json.member("text", claim.text.value);
    write_targets(json, links.of(&claim));
    json.end_object();
  }
  for (const SeeAlso& item : record.see_also) {
    json.begin_object();
    json.member("see_also", item.title.value);
    if (item.start) json.member("start", format_date(*item.start));
    write_targets(json, links.of(&item));
    json.end_object();
  }
  json.end_array().end_object();
  out += '\n';
}

}  // namespace dateline
