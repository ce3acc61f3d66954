// One object of the canonical JSON to one Record: the members a reader reads, each with its span.
// Derived members ("speakers", "place" with its country, "claims", "present", "input") and unknown
// ones are passed over. Outside edge: JsonRecordReader::read().
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "validator/base/time_zone.h"
#include "validator/domain/knowledge.h"
#include "validator/ingest/json_time.h"
#include "validator/ingest/json_value.h"
#include "validator/ingest/profile.h"
#include "validator/record/record.h"

namespace dateline {

class JsonRecordReader {
 public:
  // A profile and `knowledge` split speaker labels: the profile of the record's language among
  // `profiles`, else `profile`.
  JsonRecordReader(const Profile& profile, std::span<const Profile> profiles,
                   const Knowledge& knowledge)
      : default_profile_(profile), profiles_(profiles), knowledge_(knowledge) {}

  // `object` is the node of an object. Never fails: a wrong member is a doubt and counts as absent.
  // What the record borrows beyond the source lies in `arena`.
  Record read(const JsonText& json, std::size_t object, Arena& arena);

 private:
  using Read = void (JsonRecordReader::*)(std::size_t at, const FieldPath& field);
  struct Member {
    std::string_view name = {};
    Read read = nullptr;
  };
  static const Member kMembers[];

  void read_id(std::size_t at, const FieldPath& field);
  void read_url(std::size_t at, const FieldPath& field);
  void read_kind(std::size_t at, const FieldPath& field);
  void read_language(std::size_t at, const FieldPath& field);
  void read_title(std::size_t at, const FieldPath& field);
  void read_lead(std::size_t at, const FieldPath& field);
  void read_event(std::size_t at, const FieldPath& field);
  void read_published(std::size_t at, const FieldPath& field);
  void read_embargo(std::size_t at, const FieldPath& field);
  void read_in_doubt(std::size_t at, const FieldPath& field);
  void read_body(std::size_t at, const FieldPath& field);
  void read_transcript(std::size_t at, const FieldPath& field);
  void read_reading_order(std::size_t at, const FieldPath& field);
  void read_captions(std::size_t at, const FieldPath& field);
  void read_persons(std::size_t at, const FieldPath& field);
  void read_captions_more(std::size_t at, const FieldPath& field);
  void read_cuts(std::size_t at, const FieldPath& field);
  void read_persons_more(std::size_t at, const FieldPath& field);
  void read_geography(std::size_t at, const FieldPath& field);
  void read_geography_more(std::size_t at, const FieldPath& field);
  void read_topics(std::size_t at, const FieldPath& field);
  void read_see_also(std::size_t at, const FieldPath& field);
  void read_place(std::size_t at, const FieldPath& field);

  void read_announced(std::size_t at, const FieldPath& field);
  Text read_zone_origin(std::size_t at, const FieldPath& field);
  void take_zone(const ReadClock& clock, const Text& name, const Text& origin);
  std::optional<TimeZone> find_zone(const Text& name, const FieldPath& field);
  std::optional<std::uint64_t> whole_number(std::size_t at, std::string_view expected,
                                            const FieldPath& field);
  Text name_or_object(std::size_t at, const FieldPath& field);
  std::span<const Text> texts(std::size_t at, const FieldPath& field);
  std::span<const Text> text_or_texts(std::size_t at, const FieldPath& field);
  bool read_spoken(std::size_t at, const FieldPath& field, Turn& turn, Text& paragraph);
  Turn turn_of_object(std::size_t at, const FieldPath& field);
  void split(Turn& turn);
  SeeAlso link(std::size_t at, const FieldPath& field);

  const Profile& default_profile_;
  std::span<const Profile> profiles_;
  const Knowledge& knowledge_;

  // Of the record being read.
  const Profile* profile_ = nullptr;
  const JsonText* json_ = nullptr;
  Arena* arena_ = nullptr;
  Record record_;
  Text place_of_event_;
  Text place_of_record_;
  std::vector<std::uint64_t> reading_order_;

  // The last zone looked up: records of one file name the same one.
  std::string zone_name_;
  std::optional<TimeZone> zone_;
};

}  // namespace dateline
