// FieldSet: some of a record's fields, as a set that costs one word. A reader keeps in one what it
// found but could not read: such a field is in doubt, neither known nor absent. The names are those
// of formulas ("event.date"). Of a list with one unreadable item the whole list is in doubt.
#pragma once

#include <bit>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace dateline {

enum class RecordField : std::uint8_t {
  // What a reader reads.
  kId,
  kUrl,
  kKind,
  kLanguage,
  kTitle,
  kLead,
  kDate,
  kLocal,
  kZone,
  kEnd,
  kAnnounced,
  kPlace,
  kBlock,
  kPublished,
  kSections,
  kUpdated,
  kEmbargo,
  kBody,
  kTranscript,
  kCaptions,
  kPersons,
  kGeography,
  kTopics,
  kSeeAlso,
  // What follows from it.
  kAt,
  kPublishedAt,
  kEmbargoAt,
  kParagraphs,
  kSpeakers,
  kPrincipal,
  kPresent,
  kClaims,
};

inline constexpr int kReadFields = static_cast<int>(RecordField::kAt);
inline constexpr int kRecordFields = static_cast<int>(RecordField::kClaims) + 1;

class FieldSet {
 public:
  constexpr FieldSet() = default;
  constexpr FieldSet(std::initializer_list<RecordField> fields) {
    for (const RecordField field : fields) add(field);
  }

  constexpr void add(RecordField field) { bits_ |= bit(field); }
  constexpr void add(FieldSet fields) { bits_ |= fields.bits_; }
  [[nodiscard]] constexpr bool has(RecordField field) const { return (bits_ & bit(field)) != 0; }
  [[nodiscard]] constexpr bool meets(FieldSet other) const { return (bits_ & other.bits_) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  [[nodiscard]] constexpr int size() const { return std::popcount(bits_); }
  friend constexpr bool operator==(FieldSet a, FieldSet b) { return a.bits_ == b.bits_; }

 private:
  static constexpr std::uint32_t bit(RecordField field) {
    return std::uint32_t{1} << static_cast<unsigned>(field);
  }
  std::uint32_t bits_ = 0;
};

static_assert(kRecordFields <= 32);

std::string_view name_of(RecordField field);  // "event.date", "persons"

}  // namespace dateline
