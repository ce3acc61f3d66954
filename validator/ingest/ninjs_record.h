// One item of ninjs (IPTC's News in JSON, 1.x to 3.x) to one Record. The versions name the same
// things differently and nothing twice ("headline", "headlines", "versioncreated",
// "versionCreated"), so one table of members reads them all, whatever version an item claims.
// Outside edges: is_ninjs() and NinjsRecordReader::read().
//
// An event or planning item (eventDetails) tells of its event; when it was itself made says nothing
// about when the event's report came out, so it has no publication. Any other item has no event
// time; its "contentcreated" gives the day. Not read: renditions, associations, rights, status.
#pragma once

#include <string_view>
#include <vector>

#include "validator/ingest/json_time.h"
#include "validator/ingest/json_value.h"
#include "validator/record/record.h"

namespace dateline {

// By its members: "standard" names ninjs, or "uri" without a member that only the canonical form
// has, or two members that only ninjs has. Silent.
bool is_ninjs(const JsonText& json, std::size_t object);
// Whether it has a member at all that the reader takes from an item.
bool has_ninjs_member(const JsonText& json, std::size_t object);

class NinjsRecordReader {
 public:
  // `object` is the node of an object. Never fails: a wrong member is a doubt and counts as absent.
  Record read(const JsonText& json, std::size_t object, Arena& arena);

 private:
  using Read = void (NinjsRecordReader::*)(std::size_t at, const FieldPath& field);
  struct Member {
    std::string_view name = {};
    Read read = nullptr;
  };
  static const Member kMembers[];

  // A text that may come as several, from which the best is taken: "body_text" before "body_html".
  struct Choice {
    Text text = {};
    std::size_t node = 0;
    bool html = false;
    int rank = 0;  // the higher is taken; 0: nothing yet
  };

  void read_id(std::size_t at, const FieldPath& field);
  void read_kind(std::size_t at, const FieldPath& field);
  void read_language(std::size_t at, const FieldPath& field);
  void read_title(std::size_t at, const FieldPath& field);
  void read_headline(std::size_t at, const FieldPath& field);
  void read_headlines(std::size_t at, const FieldPath& field);
  void read_description(std::size_t at, const FieldPath& field);
  void read_descriptions(std::size_t at, const FieldPath& field);
  void read_body(std::size_t at, const FieldPath& field);
  void read_bodies(std::size_t at, const FieldPath& field);
  void read_first_created(std::size_t at, const FieldPath& field);
  void read_version_created(std::size_t at, const FieldPath& field);
  void read_content_created(std::size_t at, const FieldPath& field);
  void read_embargo(std::size_t at, const FieldPath& field);
  void read_event_details(std::size_t at, const FieldPath& field);
  void read_located(std::size_t at, const FieldPath& field);
  void read_places(std::size_t at, const FieldPath& field);
  void read_persons(std::size_t at, const FieldPath& field);
  void read_subjects(std::size_t at, const FieldPath& field);

  void check_string(std::size_t at, const FieldPath& field);
  void check_moment(std::size_t at, const FieldPath& field);
  void check_array(std::size_t at, const FieldPath& field);
  void check_object(std::size_t at, const FieldPath& field);
  void check_container(std::size_t at, const FieldPath& field);
  void check_concepts(std::size_t at, const FieldPath& field);
  void check_urgency(std::size_t at, const FieldPath& field);
  void read_extension(std::string_view name, std::size_t at, const FieldPath& field);

  void read_dates(std::size_t at, const FieldPath& field);
  ReadClock read_event_moment(std::size_t at, const FieldPath& field);
  void read_values(std::size_t at, const FieldPath& field, Choice& choice);
  void offer(Choice& choice, std::size_t at, const FieldPath& field, bool html, int rank);
  std::span<const Text> names(std::size_t at, const FieldPath& field);
  std::span<const Text> paragraphs(const Choice& choice);
  void finish();

  // Of the item being read.
  const JsonText* json_ = nullptr;
  Arena* arena_ = nullptr;
  Record record_;
  Choice headline_;
  Choice description_;
  Choice body_;
  Text title_;
  ReadClock first_created_;
  ReadClock version_created_;
  ReadClock content_created_;
  ReadClock start_;
  ReadClock likely_start_;
  bool has_event_details_ = false;
};

}  // namespace dateline
