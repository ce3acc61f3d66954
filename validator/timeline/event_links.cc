#include "validator/timeline/event_links.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <tuple>
#include <utility>

#include "validator/base/text.h"
#include "validator/domain/claims.h"
#include "validator/domain/event_name.h"

namespace dateline {
namespace {

// Events that take place, at a time that is their own. An order or a greeting is not "the summit",
// whatever its title says.
bool takes_place(RecordKind kind) {
  switch (kind) {
    case RecordKind::kGreeting:
    case RecordKind::kCondolences:
    case RecordKind::kOrder:
    case RecordKind::kInstruction:
    case RecordKind::kStatement:
    case RecordKind::kInterview:
    case RecordKind::kAnnouncement:
      return false;
    default:
      return true;
  }
}

struct Candidate {
  std::int32_t day = 0;
  const Record* record = nullptr;
  const RecordBatch* batch = nullptr;
};

auto candidate_order(const Candidate& one) {
  return std::tuple(one.day, one.record->input.path, one.record->input.ordinal);
}

// The title without its own claims: what is left is the event itself.
std::string own_title(const Record& record, const Knowledge& knowledge) {
  std::string title(record.title.value);
  for (const FoundClaim& claim : knowledge.claims.find(record.title.value)) {
    const std::size_t at = title.find(claim.text);
    if (at != std::string::npos) title.replace(at, claim.text.size(), " ");
  }
  return title;
}

class Linker {
 public:
  Linker(std::span<const RecordBatch> batches, const Knowledge& knowledge,
         const EventLinks::HomeOf& home)
      : knowledge_(knowledge), home_(home) {
    for (const RecordBatch& batch : batches) {
      for (const Record& record : batch.records) {
        if (record.event.date && takes_place(*record.kind))
          by_day_.push_back({record.event.date->days, &record, &batch});
        if (record.event.date)
          by_title_[fold(record.title.value)].push_back({record.event.date->days, &record, &batch});
      }
    }
    std::sort(by_day_.begin(), by_day_.end(), [](const Candidate& a, const Candidate& b) {
      return candidate_order(a) < candidate_order(b);
    });
  }

  std::vector<LinkedRecord> claimed(const Record& record, const Claim& claim) {
    std::vector<std::pair<double, Candidate>> found;
    if (!record.event.date || claim.kind == ClaimKind::kDate) return {};
    const EventName wanted(claim.what, knowledge_, home_(record));
    if (!wanted.is_telling()) return {};
    const std::int32_t day = record.event.date->days;
    const auto first = std::lower_bound(
        by_day_.begin(), by_day_.end(), day - EventLinks::kClaimDays,
        [](const Candidate& candidate, std::int32_t from) { return candidate.day < from; });
    for (auto one = first; one != by_day_.end() && one->day <= day + EventLinks::kClaimDays;
         ++one) {
      if (one->record == &record || contradicts(claim, record, *one->record)) continue;
      const Names& names = names_of(*one->record);
      if (names.title.empty() || !names.all.holds(wanted)) continue;
      found.emplace_back(names.title.likeness(wanted), *one);
    }
    std::sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
      return std::tuple(-a.first, std::abs(a.second.day - day), candidate_order(a.second)) <
             std::tuple(-b.first, std::abs(b.second.day - day), candidate_order(b.second));
    });
    std::vector<LinkedRecord> links;
    links.reserve(found.size());
    for (const auto& [likeness, one] : found)
      links.push_back({one.record, one.batch, why(record, wanted, one)});
    return links;
  }

  std::vector<LinkedRecord> named(const Record& record, const SeeAlso& item) {
    std::vector<LinkedRecord> links;
    if (!item.start || item.title.value.empty()) return links;
    const auto same = by_title_.find(fold(item.title.value));
    if (same == by_title_.end()) return links;
    std::int32_t nearest = EventLinks::kItemDays + 1;
    for (const Candidate& one : same->second) {
      if (one.record == &record) continue;
      nearest = std::min(nearest, std::abs(one.day - item.start->days));
    }
    for (const Candidate& one : same->second) {
      const std::int32_t apart = std::abs(one.day - item.start->days);
      if (one.record == &record || apart != nearest || apart > EventLinks::kItemDays) continue;
      links.push_back({one.record, one.batch, "same title, " + days(apart)});
    }
    return links;
  }

 private:
  // What a candidate is called, worked out when first asked.
  struct Names {
    EventName title = {};
    EventName all = {};  // with its place and tags
  };

  const Names& names_of(const Record& record) {
    const auto [entry, fresh] = names_.try_emplace(&record);
    if (!fresh) return entry->second;
    const std::string_view home = home_(record);
    Names& names = entry->second;
    names.title = EventName(own_title(record, knowledge_), knowledge_, home);
    names.all = names.title;
    names.all.add(record.place.name.value, knowledge_, home);
    for (const GeographyTag& tag : record.geography)
      names.all.add(tag.name.value, knowledge_, home);
    return names;
  }

  // The claim says where, and the candidate is known to be in another country.
  bool contradicts(const Claim& claim, const Record& from, const Record& candidate) const {
    if (claim.where.empty() || candidate.place.country.empty()) return false;
    const KnownPlace* where = knowledge_.places.find(claim.where, *from.event.date);
    return where != nullptr && !where->country.empty() && where->country != candidate.place.country;
  }

  static std::string days(std::int32_t apart) {
    if (apart == 0) return "same day";
    return apart == 1 ? "a day apart" : std::to_string(apart) + " days apart";
  }

  static std::string why(const Record& record, const EventName& wanted, const Candidate& one) {
    std::string text = "it has ";
    for (const std::string& word : wanted.words()) {
      if (&word != &wanted.words().front()) text += ", ";
      text += word;
    }
    text += "; " + days(std::abs(one.day - record.event.date->days));
    const std::string_view place = one.record->place.name.value;
    if (!place.empty() && place == record.place.name.value) text += "; same place";
    return text;
  }

  const Knowledge& knowledge_;
  const EventLinks::HomeOf& home_;
  std::vector<Candidate> by_day_;
  std::unordered_map<std::string, std::vector<Candidate>> by_title_;
  std::unordered_map<const Record*, Names> names_;
};

}  // namespace

EventLinks::EventLinks(std::span<const RecordBatch> batches, const Knowledge& knowledge,
                       const HomeOf& home) {
  Linker linker(batches, knowledge, home);
  const auto keep = [&](const void* item, std::vector<LinkedRecord> links) {
    if (!links.empty()) links_.emplace(item, std::move(links));
  };
  for (const RecordBatch& batch : batches) {
    for (const Record& record : batch.records) {
      for (const Claim& claim : record.claims) keep(&claim, linker.claimed(record, claim));
      for (const SeeAlso& item : record.see_also) keep(&item, linker.named(record, item));
    }
  }
}

std::span<const LinkedRecord> EventLinks::of(const void* item) const {
  const auto found = links_.find(item);
  if (found == links_.end()) return {};
  return found->second;
}

}  // namespace dateline
