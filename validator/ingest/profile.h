// Profile: how one site lays out its pages, as data (TOML under rules/profiles/): labels, date
// forms, speaker labels, zone, house principals, kinds. Another newsroom is another profile, not
// another reader. Immutable once read; shared between threads.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validator/base/civil_time.h"
#include "validator/base/regex.h"
#include "validator/base/time_zone.h"
#include "validator/domain/date_forms.h"
#include "validator/record/record.h"
#include "validator/source/rule_issue.h"
#include "validator/source/toml_document.h"

namespace dateline {

struct Principal {
  std::string name = {};                // "Vladimir Putin"
  std::vector<std::string> forms = {};  // labels that mean the principal without a name, if any
  std::optional<Date> from = {};        // inclusive
  std::optional<Date> to = {};          // exclusive
};

struct KindPattern {
  RecordKind kind = RecordKind::kOther;
  std::vector<Regex> title = {};  // what the title says of such an event …
  std::vector<Regex> lead = {};   // … or, where no title pattern of any kind hit, the lead
};

struct Profile {
  std::string name = {};       // "kremlin-en"
  std::string language = {};   // "en"
  std::string zone_name = {};  // "Europe/Moscow"
  TimeZone zone = {};
  bool midnight_is_unknown = false;  // 00:00 means "time unknown"
  std::string home_country = {};     // "RU"
  DateForms dates = {};

  // Labels and speaker grammar: the page reader's own business, filled by read_profile().
  struct Layout {
    std::string page_start = {};             // "Events"
    std::string page_end = {};               // "Text version"
    std::vector<std::string> see_also = {};  // "See also", "Additional"
    std::string geography = {};
    std::string topics = {};
    std::string persons = {};
    std::string publication_status = {};
    std::vector<std::string> sections = {};  // "Published in sections:", "Published in section:"
    std::vector<std::string> publication_date = {};  // "Publication date:"
    std::vector<std::string> announcement = {};      // "Announcement,"
    std::vector<std::string> more = {};              // patterns of "5 more"
    std::vector<std::string> counter = {};           // patterns of "5 of 11"
    std::vector<std::string> attachment = {};        // patterns of "doc, 38.9 kB"
    std::vector<std::string> generic_speakers = {};  // "Question", "Remark", "Moderator", …
    std::vector<std::string> not_speakers = {};      // patterns of "My question is", "Deadline"
    std::vector<std::string> place_forms = {};       // patterns a place line may have
    std::vector<std::string> not_places = {};        // patterns of a caption that looks like one
    std::vector<std::string> captions = {};          // patterns of a caption without a counter
    std::vector<std::string> not_captions = {};      // patterns of a sentence that looks like one
    std::vector<std::string> visits = {};            // patterns of a link that names a visit
    std::vector<std::string> separators = {};        // "* * *"
    std::vector<std::string> cuts = {};              // "<…>"
    // The word lists below are sorted.
    // Words that open a sentence: a line that begins with one continues no broken line.
    std::vector<std::string> sentence_starters = {};
    std::vector<std::string> role_words = {};   // "Minister": what follows in a label is the name
    std::vector<std::string> ruler_words = {};  // "King": the name stands between it and "of …"
    std::vector<std::string> particles = {};    // "van", "al": lower case, yet part of a name
    std::string of_word = {};                   // "of"
    std::string and_word = {};                  // "and": joins two names in one label

    // The patterns above, compiled: one automaton a list.
    struct Compiled {
      Regex more = {};
      Regex counter = {};
      Regex attachment = {};
      Regex not_speakers = {};
      Regex place_forms = {};
      Regex not_places = {};
      Regex captions = {};
      Regex not_captions = {};
      Regex visits = {};
    };
    Compiled compiled = {};
  };
  Layout layout = {};
  std::vector<Principal> principals = {};
  std::vector<KindPattern> kinds = {};
  Regex kind_preludes = {};  // "During his visit to China, " stands before what is reported

  // The kind whose pattern begins earliest in the title, else in the lead, else kOther; the first
  // of the profile among patterns that begin at one place. A prelude at the very start counts only
  // where the rest says nothing.
  [[nodiscard]] RecordKind kind_of(std::string_view title, std::string_view lead) const;

  // The principal of the day, or null.
  [[nodiscard]] const Principal* principal_on(Date date) const;
};

// For a record that names its language and no profile: the first profile of that language, else
// `otherwise`.
const Profile& profile_for(std::string_view language, std::span<const Profile> profiles,
                           const Profile& otherwise);

// Issues (E16x) carry the place of a wrong key, pattern, zone or date. A profile with errors is not
// usable.
bool read_profile(const SourceText& source, const TomlValue& root, const Limits& limits,
                  Profile& profile, RuleIssues& issues);

}  // namespace dateline
