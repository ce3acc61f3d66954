// One report with something of everything: findings of each severity, places in the same and in
// another file, Cyrillic, a line too long to quote whole, a gap without words, a place over two
// lines, a whole file, a fix, a waived finding, what could not be read. Every renderer shows it.
// The places are cut from real texts, so that lines, columns and snippets agree.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "validator/base/limits.h"
#include "validator/finding/finding.h"
#include "validator/finding/report.h"
#include "validator/finding/severity.h"
#include "validator/source/line_map.h"
#include "validator/source/source_text.h"

namespace dateline {

// A file of the sample archive, and the places of words in it.
class SampleFile {
 public:
  SampleFile(std::string name, std::string_view text)
      : source_(0, std::move(name), text), map_(source_.bytes()) {}

  // The first time `words` occur.
  [[nodiscard]] ReportPlace place(std::string_view words) const {
    const std::size_t begin = source_.bytes().find(words);
    return make_place(source_, map_, source_.span(begin, begin + words.size()),
                      Limits().snippet_bytes);
  }

  // The gap in front of `words`.
  [[nodiscard]] ReportPlace before(std::string_view words) const {
    const std::size_t begin = source_.bytes().find(words);
    return make_place(source_, map_, source_.span(begin, begin), Limits().snippet_bytes);
  }

 private:
  SourceText source_;
  LineMap map_;
};

inline SampleFile sample_talks() {
  return {"archive/2015-09-15-talks.txt",
          "Talks with President of Tajikistan Emomali Rahmon\n"
          "The two leaders met on the sidelines of the summit.\n"
          "September 15, 2015\n"
          "14:40\n"
          "Dushanbe\n"
          "\n"
          "President of Tajikistan Emomali Rahmon: Welcome to Dushanbe.\n"
          "\n"
          "Geography\n"
          "Belarus\n"
          "Publication date: September 16, 2015, 14:40\n"};
}

inline SampleFile sample_summit() {
  return {"archive/2015-09-15-summit.txt",
          "Саммит ОДКБ: главы государств обсудили положение в Афганистане, общие силы "
          "реагирования, борьбу с наркотиками, учения и то, что в 2016 году председательство "
          "перейдёт к Армении\n"
          "September 15, 2015\n"
          "12:30\n"
          "Dushanbe\n"
          "\tSee also: Visit to\n"
          "Tajikistan\n"};
}

inline std::vector<Finding> sample_findings() {
  const SampleFile talks = sample_talks();
  const SampleFile summit = sample_summit();
  return {
      {.rule = "archive/duplicate-event",
       .severity = Severity::kWarning,
       .message = "2015-09-15 12:30 Dushanbe is close to 2015-09-15 14:40 Dushanbe",
       .record = "50301",
       .where = summit.place("перейдёт"),
       .field = "title",
       .related = {{.label = "the other event", .place = talks.place("14:40")}},
       .fingerprint = "0a11ce0000000001"},
      {.rule = "input/bad-date",
       .severity = Severity::kWarning,
       .message = "the publication date is missing",
       .record = "50301",
       .where = summit.before("Dushanbe"),
       .field = "published",
       .fingerprint = "0a11ce0000000002"},
      {.rule = "places/see-also-broken",
       .severity = Severity::kInfo,
       .message = "the title of the visit runs over two lines",
       .record = "50301",
       .where = summit.place("Visit to\nTajikistan"),
       .field = "see_also[0].title",
       .fingerprint = "0a11ce0000000003"},
      {.rule = "persons/listed-but-absent",
       .severity = Severity::kWarning,
       .message = "agreed with the desk",
       .record = "50298",
       .where = talks.place("Emomali Rahmon"),
       .field = "persons[0]",
       .fingerprint = "0a11ce0000000004",
       .state = "waived"},
      {.rule = "geography/tag-without-evidence",
       .severity = Severity::kError,
       .message = "the tag Belarus has no support in the text; the place Dushanbe is in Tajikistan",
       .hint = "Tajikistan",
       .record = "50298",
       .where = talks.place("Belarus"),
       .field = "geography[0]",
       .related = {{.label = "the place", .place = talks.place("Dushanbe")}},
       .fix = Fix{.safety = "unsafe",
                  .edits = {{.byte_offset = talks.place("Belarus").region.byte_offset,
                             .byte_length = 7,
                             .with = "Tajikistan"}}},
       .fingerprint = "0a11ce0000000005"},
      {.rule = "time/publication-matches-event",
       .severity = Severity::kError,
       .message = "published 2015-09-16 14:40 but the event is 2015-09-15 14:40 (24h apart)",
       .hint = "September 15, 2015, 14:40",
       .record = "50298",
       .where = talks.place("September 16, 2015, 14:40"),
       .field = "published.local",
       .related = {{.label = "event time is here", .place = talks.place("14:40")}},
       .fingerprint = "0a11ce0000000006",
       .state = "unchanged"},
      {.rule = "input/too-large",
       .severity = Severity::kError,
       .message = "the document has 70 MiB, more than 64 MiB",
       .where = {.path = "archive/dump.json"},
       .fingerprint = "0a11ce0000000007"},
  };
}

inline RuleSummary sample_rule(std::string id, Severity severity, std::string title,
                               RuleCounts counts) {
  return {.info = {.id = std::move(id), .severity = severity, .title = std::move(title)},
          .counts = counts};
}

inline Report sample_report() {
  Report report;
  report.tool_version = "0.1.0";
  report.as_of = "2026-01-01T00:00:00Z";
  report.tzdata = "2025b";
  report.rules_hash = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  report.complete = false;
  report.exit_code = 3;
  report.files = 5223;
  report.records = 5222;
  report.errors = 3;
  report.warnings = 2;
  report.infos = 1;
  report.waived = 1;
  report.not_checked = {{"archive/locked.txt", "permission denied"}};
  report.skipped = {{"archive/latest", "a link"}};
  report.rules = {
      sample_rule("archive/duplicate-event", Severity::kWarning, "two records tell of one event",
                  {.passed = 5220, .failed = 1, .errored = 1}),
      sample_rule("geography/tag-without-evidence", Severity::kError,
                  "a country is tagged that nothing in the record speaks of",
                  {.passed = 4000, .failed = 1, .not_applicable = 1221}),
      sample_rule("persons/listed-but-absent", Severity::kWarning,
                  "a listed person neither speaks nor is named",
                  {.passed = 3000, .not_applicable = 2221, .waived = 1}),
      sample_rule("time/publication-matches-event", Severity::kError,
                  "published long before or after the event", {.passed = 5221, .failed = 1}),
      sample_rule("visits/range-covers-event", Severity::kError,
                  "the visit's dates leave out the event", {.not_applicable = 5222}),
  };
  report.vacuous = {"visits/range-covers-event"};
  report.findings = sample_findings();
  report.events = {
      {.id = "50301",
       .title = "Саммит ОДКБ",
       .path = "archive/2015-09-15-summit.txt",
       .line = 1,
       .local = "2015-09-15 12:30",
       .place = "Dushanbe",
       .warnings = 2},
      {.id = "50298",
       .title = "Talks with President of Tajikistan Emomali Rahmon",
       .path = "archive/2015-09-15-talks.txt",
       .line = 1,
       .local = "2015-09-15 14:40",
       .place = "Dushanbe",
       .persons = {"Rahmon Emomali"},
       .errors = 2},
  };
  return report;
}

}  // namespace dateline
