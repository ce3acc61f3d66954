// The names of the closed sets of record.h, as rules, reports and the canonical JSON spell them.
#include "validator/record/record.h"

#include <array>
#include <cstddef>

namespace dateline {
namespace {

struct KindFacts {
  std::string_view name = {};
  bool bodily = false;
};

// In the order of RecordKind. A kind whose prose does not say where people are (a statement, an
// unknown kind) counts as without presence: nobody is placed in a city on a guess. An interview is
// dated on its release, days after it was recorded.
constexpr std::array<KindFacts, 17> kKinds = {{
    {"other", false},
    {"meeting", true},
    {"talks", true},
    {"telephone", false},
    {"videoconference", false},
    {"news_conference", true},
    {"speech", true},
    {"summit", true},
    {"visit", true},
    {"ceremony", true},
    {"greeting", false},
    {"condolences", false},
    {"order", false},
    {"instruction", false},
    {"statement", false},
    {"interview", false},
    {"announcement", false},
}};
static_assert(kKinds.size() == static_cast<std::size_t>(RecordKind::kAnnouncement) + 1);

}  // namespace

std::string_view name_of(RecordKind kind) {
  return kKinds[static_cast<std::size_t>(kind)].name;
}

std::vector<std::string_view> kind_names() {
  std::vector<std::string_view> names;
  names.reserve(kKinds.size());
  for (const KindFacts& facts : kKinds) names.push_back(facts.name);
  return names;
}

bool kind_named(std::string_view name, RecordKind& kind) {
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    if (kKinds[i].name != name) continue;
    kind = static_cast<RecordKind>(i);
    return true;
  }
  return false;
}

std::string_view name_of(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::kAfter:
      return "after";
    case ClaimKind::kBefore:
      return "before";
    case ClaimKind::kDuring:
      return "during";
    case ClaimKind::kDate:
      return "date";
  }
  return "";
}

std::string_view name_of(SeeAlsoKind kind) {
  switch (kind) {
    case SeeAlsoKind::kOther:
      return "other";
    case SeeAlsoKind::kEvent:
      return "event";
    case SeeAlsoKind::kVisit:
      return "visit";
  }
  return "";
}

std::string_view name_of(ZoneOrigin origin) {
  switch (origin) {
    case ZoneOrigin::kNone:
      return "none";
    case ZoneOrigin::kProfile:
      return "profile";
    case ZoneOrigin::kRecord:
      return "record";
    case ZoneOrigin::kOffset:
      return "offset";
  }
  return "";
}

bool has_bodily_presence(RecordKind kind) {
  return kKinds[static_cast<std::size_t>(kind)].bodily;
}

}  // namespace dateline
