// Reads a profile from its TOML and answers two questions of it: who was the house's principal on a
// day, and what kind of event a title and lead speak of. Layout words, patterns and names stay as
// the file has them; everything wrong is a RuleIssue at its place, all at once. Outside edge:
// read_profile().
#include "validator/ingest/profile.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "validator/base/text.h"
#include "validator/ingest/profile_table.h"

namespace dateline {
namespace {

using Kind = TomlValue::Kind;

struct Reading {
  const SourceText& source;
  const Limits& limits;
  RuleIssues& issues;

  [[nodiscard]] ProfileTable table(const TomlValue& value, std::string where) const {
    return {source, value, std::move(where), limits, issues};
  }
};

void read_dates(const Reading& reading, const TomlValue& value, Profile& profile) {
  ProfileTable table = reading.table(value, "[dates]");
  std::vector<std::string> months = table.texts("months", true);
  std::vector<std::string> forms = table.texts("forms", true);
  if (!months.empty() && months.size() % 12 != 0) {
    table.issue("E163",
                fmt::format("{} months, not 12 (or 24, 36 … for further spellings)", months.size()),
                value.find("months")->span);
  }
  for (std::size_t i = 0; i < forms.size(); ++i) {
    for (const std::string_view field : {"{day}", "{month}", "{year}"}) {
      if (forms[i].find(field) == std::string::npos) {
        table.issue("E163", fmt::format("date form '{}' has no {}", forms[i], field),
                    value.find("forms")->items[i].span);
      }
    }
  }
  table.refuse_others();
  profile.dates = DateForms(std::move(months), forms);
}

void read_layout(const Reading& reading, const TomlValue& value, Profile::Layout& layout) {
  ProfileTable table = reading.table(value, "[layout]");
  layout.page_start = table.text("page_start", true);
  layout.page_end = table.text("page_end", true);
  layout.see_also = table.texts("see_also", false);
  layout.geography = table.text("geography", false);
  layout.topics = table.text("topics", false);
  layout.persons = table.text("persons", false);
  layout.publication_status = table.text("publication_status", false);
  layout.sections = table.texts("sections", false);
  layout.publication_date = table.texts("publication_date", true);
  layout.announcement = table.texts("announcement", false);
  layout.separators = table.texts("separators", false);
  layout.cuts = table.texts("cuts", false);
  layout.sentence_starters = table.words("sentence_starters");
  layout.more = table.patterns("more", layout.compiled.more);
  layout.counter = table.patterns("counter", layout.compiled.counter);
  layout.attachment = table.patterns("attachment", layout.compiled.attachment);
  layout.captions = table.patterns("captions", layout.compiled.captions);
  layout.not_captions = table.patterns("not_captions", layout.compiled.not_captions);
  layout.visits = table.patterns("visits", layout.compiled.visits);
  layout.place_forms = table.patterns("place_forms", layout.compiled.place_forms);
  layout.not_places = table.patterns("not_places", layout.compiled.not_places);
  table.refuse_others();
}

void read_speakers(const Reading& reading, const TomlValue& value, Profile::Layout& layout) {
  ProfileTable table = reading.table(value, "[speakers]");
  layout.generic_speakers = table.texts("generic", false);
  layout.not_speakers = table.patterns("not_speakers", layout.compiled.not_speakers);
  layout.role_words = table.words("role_words");
  layout.ruler_words = table.words("ruler_words");
  layout.particles = table.words("particles");
  layout.of_word = table.text("of_word", false);
  layout.and_word = table.text("and_word", false);
  table.refuse_others();
}

// The tables of [[key]], or none with E162.
std::span<const TomlValue> tables_of(ProfileTable& root, std::string_view key) {
  const TomlValue* list = root.take(key, Kind::kArray, false);
  if (list == nullptr) return {};
  for (const TomlValue& item : list->items) {
    if (item.is(Kind::kTable)) continue;
    root.issue("E162", fmt::format("'{}' lists {}, not a table", key, name_of(item.kind)),
               item.span);
    return {};
  }
  return list->items;
}

void read_principal(const Reading& reading, const TomlValue& value, Profile& profile) {
  ProfileTable table = reading.table(value, "[[principal]]");
  Principal principal{.name = table.text("name", true), .forms = table.texts("forms", false)};
  principal.from = table.date("from");
  principal.to = table.date("to");
  if (principal.from && principal.to && *principal.to <= *principal.from) {
    table.issue("E163",
                fmt::format("principal until {}, not after {}", format_date(*principal.to),
                            format_date(*principal.from)),
                value.find("to")->span);
  }
  table.refuse_others();
  profile.principals.push_back(std::move(principal));
}

std::vector<std::string_view> kind_names() {
  std::vector<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(RecordKind::kAnnouncement); ++i) {
    names.push_back(name_of(static_cast<RecordKind>(i)));
  }
  return names;
}

void read_kind(const Reading& reading, const TomlValue& value, Profile& profile) {
  ProfileTable table = reading.table(value, "[[kind]]");
  KindPattern pattern;
  const std::string name = table.text("kind", true);
  if (!name.empty() && !kind_named(name, pattern.kind)) {
    const auto near = nearest(name, kind_names());
    table.issue("E163", fmt::format("'{}' is no kind of record", name), value.find("kind")->span,
                near ? fmt::format("did you mean '{}'?", *near) : std::string());
  }
  // One automaton for title and lead each.
  if (Regex any; !table.patterns("title", any).empty()) pattern.title.push_back(std::move(any));
  if (Regex any; !table.patterns("lead", any).empty()) pattern.lead.push_back(std::move(any));
  if (value.find("title") == nullptr && value.find("lead") == nullptr) {
    table.issue("E161", "no 'title' and no 'lead' in [[kind]]", value.span);
  }
  table.refuse_others();
  profile.kinds.push_back(std::move(pattern));
}

void read_zone(ProfileTable& root, const TomlValue& value, Profile& profile) {
  profile.zone_name = root.text("zone", true);
  if (profile.zone_name.empty()) return;
  auto zone = TimeZone::find(profile.zone_name);
  if (zone) {
    profile.zone = *zone;
  } else {
    root.issue("E163", fmt::format("no time zone '{}'", profile.zone_name),
               value.find("zone")->span);
  }
}

// The kind whose pattern begins earliest in the text, the first of the list among equals: a
// headline says first what it reports. "Vladimir Putin met with participants in the summit" is a
// meeting, "The summit ended with a meeting" is none.
std::optional<RecordKind> earliest_kind(const std::vector<KindPattern>& kinds,
                                        std::vector<Regex> KindPattern::*patterns,
                                        std::string_view text) {
  std::optional<RecordKind> kind;
  auto earliest = std::string_view::npos;
  std::vector<std::string_view> groups;
  for (const KindPattern& pattern : kinds) {
    for (const Regex& regex : pattern.*patterns) {
      if (earliest == 0 || !regex.match_groups(text, groups)) continue;
      const auto begin = static_cast<std::size_t>(groups[0].data() - text.data());
      if (begin >= earliest) continue;
      earliest = begin;
      kind = pattern.kind;
    }
  }
  return kind;
}

}  // namespace

RecordKind Profile::kind_of(std::string_view title, std::string_view lead) const {
  std::vector<std::string_view> groups;
  for (const auto& [text, patterns] :
       {std::pair{title, &KindPattern::title}, std::pair{lead, &KindPattern::lead}}) {
    if (kind_preludes.match_groups(text, groups) && groups[0].data() == text.data()) {
      const auto kind = earliest_kind(kinds, patterns, text.substr(groups[0].size()));
      if (kind) return *kind;
    }
    if (const auto kind = earliest_kind(kinds, patterns, text)) return *kind;
  }
  return RecordKind::kOther;
}

const Principal* Profile::principal_on(Date date) const {
  for (const Principal& principal : principals) {
    if (principal.from && date < *principal.from) continue;
    if (principal.to && date >= *principal.to) continue;
    return &principal;
  }
  return nullptr;
}

bool read_profile(const SourceText& source, const TomlValue& root, const Limits& limits,
                  Profile& profile, RuleIssues& issues) {
  const std::size_t before = issues.size();
  const Reading reading{source, limits, issues};
  ProfileTable table = reading.table(root, "a profile");
  profile.name = table.text("name", true);
  profile.language = table.text("language", true);
  read_zone(table, root, profile);
  profile.midnight_is_unknown = table.flag("midnight_is_unknown");
  profile.home_country = table.text("home_country", false);
  if (const TomlValue* dates = table.take("dates", Kind::kTable, true)) {
    read_dates(reading, *dates, profile);
  }
  if (const TomlValue* layout = table.take("layout", Kind::kTable, true)) {
    read_layout(reading, *layout, profile.layout);
  }
  if (const TomlValue* speakers = table.take("speakers", Kind::kTable, false)) {
    read_speakers(reading, *speakers, profile.layout);
  }
  for (const TomlValue& value : tables_of(table, "principal")) {
    read_principal(reading, value, profile);
  }
  table.patterns("kind_preludes", profile.kind_preludes);
  for (const TomlValue& value : tables_of(table, "kind")) read_kind(reading, value, profile);
  table.refuse_others();
  return issues.size() == before;
}

const Profile& profile_for(std::string_view language, std::span<const Profile> profiles,
                           const Profile& otherwise) {
  for (const Profile& profile : profiles) {
    if (profile.language == language) return profile;
  }
  return otherwise;
}

}  // namespace dateline
