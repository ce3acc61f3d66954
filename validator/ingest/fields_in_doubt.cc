#include "validator/ingest/fields_in_doubt.h"

namespace dateline {
namespace {

using enum RecordField;

struct Row {
  std::string_view name = {};
  FieldSet fields = {};
};

constexpr FieldSet kWholeEvent = {kDate, kLocal, kZone, kEnd, kAnnounced, kPlace};

// A longer name stands behind the shorter one that it begins with.
constexpr Row kCanonical[] = {
    {"id", {kId}},
    {"url", {kUrl}},
    {"kind", {kKind}},
    {"language", {kLanguage}},
    {"title", {kTitle}},
    {"lead", {kLead}},
    {"event", kWholeEvent},
    {"event.date", {kDate, kLocal}},
    {"event.time", {kLocal}},
    {"event.local", {kLocal}},
    {"event.at", {kDate, kLocal}},
    {"event.zone", {kZone}},
    {"event.zone_from", {kZone}},
    {"event.end", {kEnd}},
    {"event.place", {kPlace}},
    {"event.announced", {kAnnounced}},
    {"event.announced_from", {kAnnounced}},
    {"published", {kBlock, kPublished, kSections, kUpdated, kEmbargo}},
    {"published.date", {kPublished}},
    {"published.time", {kPublished}},
    {"published.local", {kPublished}},
    {"published.at", {kPublished}},
    {"published.block", {kBlock}},
    {"published.sections", {kSections}},
    {"published.updated", {kUpdated}},
    {"published.embargo", {kEmbargo}},
    {"body", {kBody}},
    {"transcript", {kTranscript}},
    {"reading_order", {kBody, kTranscript}},
    {"captions", {kCaptions}},
    {"persons", {kPersons}},
    {"captions_more", {kCaptions}},
    {"cuts", {kTranscript}},
    {"persons_more", {kPersons}},
    {"geography", {kGeography}},
    {"geography_more", {kGeography}},
    {"topics", {kTopics}},
    {"see_also", {kSeeAlso}},
    {"place", {kPlace}},
};

constexpr Row kNinjs[] = {
    {"uri", {kId}},
    {"type", {kKind}},
    {"language", {kLanguage}},
    {"title", {kTitle}},
    {"headline", {kTitle}},
    {"headlines", {kTitle}},
    {"description_text", {kLead}},
    {"description_html", {kLead}},
    {"description_xhtml", {kLead}},
    {"descriptions", {kLead}},
    {"body_text", {kBody}},
    {"body_html", {kBody}},
    {"body_xhtml", {kBody}},
    {"bodies", {kBody}},
    {"firstcreated", {kPublished}},
    {"firstCreated", {kPublished}},
    {"versioncreated", {kPublished, kUpdated}},
    {"versionCreated", {kPublished, kUpdated}},
    {"contentcreated", {kDate}},
    {"contentCreated", {kDate}},
    {"embargoed", {kEmbargo}},
    {"embargoedUntil", {kEmbargo}},
    {"eventDetails", {kDate, kLocal, kEnd}},
    {"located", {kPlace}},
    {"place", {kGeography, kPlace}},
    {"places", {kGeography, kPlace}},
    {"person", {kPersons}},
    {"people", {kPersons}},
    {"subject", {kTopics}},
    {"subjects", {kTopics}},
};

bool begins_with_name(std::string_view field, std::string_view name) {
  return field.starts_with(name) &&
         (field.size() == name.size() || field[name.size()] == '.' || field[name.size()] == '[');
}

// A link without its dates is a link still.
bool is_link_date(std::string_view field) {
  return begins_with_name(field, "see_also") &&
         (field.ends_with(".start") || field.ends_with(".end"));
}

}  // namespace

FieldSet fields_named(std::string_view name, FieldNames names) {
  FieldSet found;
  if (is_link_date(name)) return found;
  const auto look = [&](std::span<const Row> rows) {
    for (const Row& row : rows) {
      if (begins_with_name(name, row.name)) found = row.fields;
    }
  };
  if (names == FieldNames::kNinjs) look(kNinjs);
  if (names == FieldNames::kCanonical) look(kCanonical);
  return found;
}

FieldSet fields_in_doubt(const InputDoubt& doubt, FieldNames names) {
  return doubt.rule == "input/encoding" ? FieldSet{} : fields_named(doubt.field, names);
}

FieldSet fields_in_doubt(std::span<const InputDoubt> doubts, FieldNames names) {
  FieldSet fields;
  for (const InputDoubt& doubt : doubts) fields.add(fields_in_doubt(doubt, names));
  return fields;
}

FieldSet with_what_follows(const Record& record) {
  return with_what_follows(record, record.in_doubt);
}

FieldSet with_what_follows(const Record& record, FieldSet in_doubt) {
  struct Consequence {
    FieldSet of = {};
    FieldSet is = {};
  };
  static constexpr Consequence kConsequences[] = {
      {{kDate}, {kLocal}},
      {{kLocal, kZone}, {kAt}},
      {{kPublished, kZone}, {kPublishedAt}},
      {{kEmbargo, kZone}, {kEmbargoAt}},
      {{kBody, kTranscript}, {kParagraphs}},
      {{kTranscript}, {kSpeakers}},
      {{kTitle, kLead}, {kClaims}},
      {{kKind, kTitle, kLead, kTranscript}, {kPresent}},
  };
  FieldSet all = in_doubt;
  // The day of publication tells the principal as well.
  if (all.has(kDate) && record.principal.empty()) all.add({kPrincipal, kSpeakers, kPresent});
  if (!record.kind.present && all.meets({kAnnounced, kTitle, kLead})) all.add(kKind);
  for (const Consequence& consequence : kConsequences) {
    if (all.meets(consequence.of)) all.add(consequence.is);
  }
  return all;
}

}  // namespace dateline
