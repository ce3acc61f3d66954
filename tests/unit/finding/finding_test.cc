#include "validator/finding/finding.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "validator/base/text.h"

#include "tests/support/marked_text.h"

namespace dateline {
namespace {

ReportPlace place_of(std::string_view drawn, std::size_t snippet_bytes = 240) {
  const MarkedText marked = parse_marked(drawn);
  const SourceText source(0, "archive/a.txt", marked.text);
  const LineMap map(source.bytes());
  return make_place(source, map, source.span(marked.spans[0].begin, marked.spans[0].end),
                    snippet_bytes);
}

TEST(Finding, CopiesTheWordsAtItsPlace) {
  const ReportPlace place = place_of("Publication date\r\nСентябрь ⟦15, 2015⟧, 14:40\r\n");
  EXPECT_EQ(place.path, "archive/a.txt");
  EXPECT_EQ(place.region.line, 2u);
  EXPECT_EQ(place.region.column, 10u);
  EXPECT_EQ(place.region.end_line, 2u);
  EXPECT_EQ(place.region.end_column, 18u);
  EXPECT_EQ(place.region.byte_offset, 35u);
  EXPECT_EQ(place.region.byte_length, 8u);
  EXPECT_EQ(place.snippet, "15, 2015");
  EXPECT_EQ(place.line_text, "Сентябрь 15, 2015, 14:40");
  EXPECT_EQ(place.line_text_column, 1u);
}

TEST(Finding, QuotesEveryLineOfAPlaceButShowsTheFirst) {
  const ReportPlace place = place_of("Persons: ⟦Rahmon\nEmomali⟧, others");
  EXPECT_EQ(place.snippet, "Rahmon\nEmomali");
  EXPECT_EQ(place.line_text, "Persons: Rahmon");
  EXPECT_EQ(place.region.end_line, 2u);
}

TEST(Finding, MarksAPlaceWithoutWords) {
  const ReportPlace place = place_of("one\n⟦⟧");
  EXPECT_EQ(place.snippet, "");
  EXPECT_EQ(place.line_text, "");
  EXPECT_EQ(place.region.line, 2u);
  EXPECT_EQ(place.region.column, 1u);
}

TEST(Finding, CutsASnippetAtACharacter) {
  EXPECT_EQ(place_of("⟦ЖЖЖ⟧", 6).snippet, "ЖЖЖ");
  EXPECT_EQ(place_of("⟦ЖЖЖ⟧", 5).snippet, "ЖЖ");
  EXPECT_EQ(place_of("⟦a🏛⟧", 4).snippet, "a");
  EXPECT_EQ(place_of("⟦a🏛⟧", 0).snippet, "");
  EXPECT_EQ(place_of("⟦\x80\x80\x80\x80\x80\x80⟧", 4).snippet.size(), 4u) << "stray bytes are kept";
}

TEST(Finding, ShowsALongLineRoundThePlace) {
  const ReportPlace early = place_of("ab⟦c⟧" + std::string(500, 'x'), 30);
  EXPECT_EQ(early.line_text, "abc" + std::string(27, 'x'));
  EXPECT_EQ(early.line_text_column, 1u);

  const ReportPlace middle = place_of(std::string(500, 'x') + "⟦here⟧" + std::string(500, 'y'), 30);
  EXPECT_EQ(middle.line_text, std::string(10, 'x') + "here" + std::string(16, 'y'));
  EXPECT_EQ(middle.line_text_column, 491u);
  EXPECT_EQ(middle.region.column, 501u);

  const ReportPlace late = place_of(std::string(500, 'x') + "⟦z⟧", 30);
  EXPECT_EQ(late.line_text, std::string(29, 'x') + "z");
  EXPECT_EQ(late.line_text_column, 472u);
}

TEST(Finding, CutsALongLineAtCharacters) {
  std::string letters;
  for (int i = 0; i < 300; ++i) letters += "Ж";
  for (std::size_t size = 20; size < 40; ++size) {
    const ReportPlace place = place_of(letters + "⟦ё⟧" + letters, size);
    EXPECT_FALSE(first_invalid_utf8(place.line_text)) << size;
    EXPECT_LE(place.line_text.size(), size);
    EXPECT_GE(place.line_text.size(), size - 3);
    EXPECT_NE(place.line_text.find("ё"), std::string::npos);
    // Every character here is two bytes: the column says where the window begins.
    const std::size_t before = place.line_text.find("ё") / 2;
    EXPECT_EQ(place.line_text_column + before, 301u) << size;
  }
}

TEST(Finding, APlaceIsTheBytesOfItsRegion) {
  const std::string page = "one\nдва ⟦три\r\nfour⟧ 🏛\n";
  const MarkedText marked = parse_marked(page);
  const ReportPlace place = place_of(page);
  EXPECT_EQ(marked.text.substr(place.region.byte_offset, place.region.byte_length), place.snippet);
}

TEST(Finding, FingerprintsNameTheThingAndNotThePlace) {
  const std::string print = make_fingerprint("time/x", "50298", "published", "September 15, 2015");
  EXPECT_EQ(print.size(), 16u);
  EXPECT_EQ(print.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_EQ(print, make_fingerprint("time/x", "50298", "published", " SEPTEMBER  15,\u00a02015 "));
  EXPECT_NE(print, make_fingerprint("time/y", "50298", "published", "September 15, 2015"));
  EXPECT_NE(print, make_fingerprint("time/x", "50299", "published", "September 15, 2015"));
  EXPECT_NE(print, make_fingerprint("time/x", "50298", "event", "September 15, 2015"));
  EXPECT_NE(print, make_fingerprint("time/x", "50298", "published", "September 16, 2015"));
  EXPECT_NE(make_fingerprint("ab", "c", "", ""), make_fingerprint("a", "bc", "", ""));
}

// Baselines on disk hold these: a change here silently forgets every waived finding.
TEST(Finding, FingerprintsStayTheSameBetweenReleases) {
  EXPECT_EQ(make_fingerprint("time/x", "50298", "published.local", "2015-09-16 14:40"),
            sha256_hex(std::string("time/x\0"
                                   "50298\0"
                                   "published.local\0"
                                   "2015-09-16 14:40",
                                   45))
                .substr(0, 16));
}

TEST(Finding, ReportsAreOrderedByPathPlaceRuleFieldAndMessage) {
  const auto make = [](std::string path, std::uint64_t offset, std::string rule, std::string field,
                       std::string message) {
    Finding out;
    out.where.path = std::move(path);
    out.where.region.byte_offset = offset;
    out.rule = std::move(rule);
    out.field = std::move(field);
    out.message = std::move(message);
    return out;
  };
  const std::vector<Finding> ordered = {
      make("a", 9, "r", "f", "m"),  make("b", 1, "s", "f", "m"),  make("b", 10, "q", "f", "m"),
      make("b", 10, "r", "e", "z"), make("b", 10, "r", "f", "a"), make("b", 10, "r", "f", "m"),
  };
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    for (std::size_t j = 0; j < ordered.size(); ++j) {
      EXPECT_EQ(report_order(ordered[i], ordered[j]), i < j) << i << ' ' << j;
    }
  }
}

TEST(Severity, HasANameAndIsFoundByIt) {
  for (const Severity severity : {Severity::kInfo, Severity::kWarning, Severity::kError}) {
    EXPECT_EQ(severity_named(name_of(severity)), severity);
  }
  EXPECT_EQ(name_of(Severity::kWarning), "warning");
  EXPECT_LT(Severity::kInfo, Severity::kWarning);
  EXPECT_LT(Severity::kWarning, Severity::kError);
  for (const char* name : {"", "Error", "warn", "off"}) EXPECT_FALSE(severity_named(name)) << name;
}

}  // namespace
}  // namespace dateline
