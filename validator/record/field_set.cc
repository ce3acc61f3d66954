#include "validator/record/field_set.h"

namespace dateline {

std::string_view name_of(RecordField field) {
  static constexpr std::string_view kNames[kRecordFields] = {
      "id",
      "url",
      "kind",
      "language",
      "title",
      "lead",
      "event.date",
      "event.local",
      "event.zone",
      "event.end",
      "event.announced_from",
      "place",
      "published.block",
      "published.local",
      "published.sections",
      "published.updated",
      "published.embargo",
      "body",
      "transcript",
      "captions",
      "persons",
      "geography",
      "topics",
      "see_also",
      "event.at",
      "published.at",
      "published.embargo_at",
      "paragraphs",
      "speakers",
      "principal",
      "present",
      "claims",
  };
  return kNames[static_cast<int>(field)];
}

}  // namespace dateline
