// Claims of order: what is one, which words it holds, and what only looks like one. The sentences
// beside each opening in rules/data/claims.toml are run as they stand there.
#include "validator/domain/claims.h"

#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "validator/domain/knowledge.h"

namespace dateline {
namespace {

// The shipped words, and the table they were read from.
struct Shipped {
  SourceText source;
  DataFile file;
  Knowledge knowledge;
  RuleIssues issues;
};

const Shipped& shipped() {
  static const Shipped* const shipped = [] {
    auto* read = new Shipped;
    const std::string path = DATELINE_ROOT "/rules/data/claims.toml";
    std::ifstream in(path, std::ios::binary);
    read->source = SourceText(0, path, std::string(std::istreambuf_iterator<char>(in), {}));
    read->file.source = &read->source;
    parse_toml(read->source, Limits{}, read->file.root, read->issues);
    read->knowledge = read_knowledge({&read->file, 1}, read->issues);
    return read;
  }();
  return *shipped;
}

std::string shown(std::string_view text) {
  std::string out;
  for (const auto& claim : shipped().knowledge.claims.find(text)) {
    if (!out.empty()) out += " ; ";
    out += std::string(name_of(claim.kind)) + " | " + std::string(claim.what) + " | " +
           std::string(claim.where) + " | " + std::string(claim.text);
  }
  return out;
}

std::string text_of(const TomlValue& table, std::string_view key) {
  const TomlValue* value = table.find(key);
  return value == nullptr ? "" : value->string;
}

TEST(Claims, HoldTheExamplesBesideEachOpening) {
  EXPECT_EQ(render_rule_issues(shipped().issues, {&shipped().source}, 20), "");
  const TomlValue* claims = shipped().file.root.find("claim");
  ASSERT_NE(claims, nullptr);
  std::map<std::string, std::set<std::string>> kinds;  // by language
  for (const TomlValue& claim : claims->items) {
    const std::string kind = text_of(claim, "kind");
    kinds[text_of(claim, "language")].insert(kind);
    const TomlValue* finds = claim.find("finds");
    const TomlValue* ignores = claim.find("ignores");
    ASSERT_TRUE(finds != nullptr && !finds->items.empty()) << kind;
    ASSERT_TRUE(ignores != nullptr && !ignores->items.empty()) << kind;
    for (const TomlValue& find : finds->items) {
      EXPECT_EQ(shown(text_of(find, "text")), kind + " | " + text_of(find, "what") + " | " +
                                                  text_of(find, "where") + " | " +
                                                  text_of(find, "claim"));
    }
    for (const TomlValue& ignored : ignores->items) {
      EXPECT_EQ(shown(ignored.string), "") << ignored.string;
    }
  }
  const std::set<std::string> all = {"after", "before", "during"};
  EXPECT_EQ(kinds["en"], all);
  EXPECT_EQ(kinds["ru"], all);
}

std::string shown_dates(std::string_view text) {
  std::string out;
  for (const auto& claim : shipped().knowledge.date_claims.find(text, parse_date("2015-09-01"))) {
    out += std::string(claim.text) + " | " + format_date(claim.start) + " | " +
           format_date(claim.end) + " | " + std::string(claim.weekday) + "\n";
  }
  return out;
}

TEST(Claims, HoldTheExamplesOfDatesAndRanges) {
  const TomlValue* claims = shipped().file.root.find("date_claim");
  ASSERT_NE(claims, nullptr);
  ASSERT_GE(claims->items.size(), 5u);
  for (const TomlValue& claim : claims->items) {
    const TomlValue* finds = claim.find("finds");
    const TomlValue* ignores = claim.find("ignores");
    ASSERT_TRUE(finds != nullptr && !finds->items.empty());
    ASSERT_TRUE(ignores != nullptr && !ignores->items.empty());
    for (const TomlValue& find : finds->items) {
      const TomlValue* start = find.find("start");
      ASSERT_NE(start, nullptr);
      const TomlValue* end = find.find("end") == nullptr ? start : find.find("end");
      EXPECT_EQ(shown_dates(text_of(find, "text")),
                text_of(find, "claim") + " | " + format_date(start->date) + " | " +
                    format_date(end->date) + " | " + text_of(find, "weekday") + "\n");
    }
    for (const TomlValue& ignored : ignores->items) {
      EXPECT_EQ(shown_dates(ignored.string), "") << ignored.string;
    }
  }
  EXPECT_EQ(shown_dates("From September 3 to 4, then December 21, 2012."),
            "September 3 | 2015-09-03 | 2015-09-03 | \n"
            "December 21, 2012 | 2012-12-21 | 2012-12-21 | \n");
  EXPECT_TRUE(shipped().knowledge.date_claims.find("on May 9", std::nullopt).empty());
}

TEST(Claims, AreNotReadFromWrongTables) {
  const struct {
    std::string_view toml;
    std::string_view code;
  } rows[] = {
      {"claim = [{kind = 'after', language = 'en', openings = ['after']}]", "E158"},
      {"claim_words = [{language = 'en'}]\nclaim = [{kind = 'since', language = 'en'}]", "E154"},
      {"date_claim = [{language = 'en', forms = ['{day} {month}']}]", "E154"},
      {"date_words = [{language = 'en', months = ['May'], weekdays = ['Monday']}]", "E154"},
      {"claim_words = [{nouns = ['summit']}]", "E152"},
      {"claim = [{kind = 'after', language = 'en', opening = 'after'}]", "E150"},
  };
  for (const auto& row : rows) {
    const SourceText source(0, "claims.toml", std::string(row.toml));
    DataFile file = {.source = &source};
    RuleIssues issues;
    ASSERT_TRUE(parse_toml(source, Limits{}, file.root, issues));
    read_knowledge({&file, 1}, issues);
    ASSERT_FALSE(issues.empty()) << row.toml;
    EXPECT_EQ(issues.front().code, row.code) << row.toml;
  }
}

TEST(Claims, AreFoundWithTheirEventAndPlace) {
  const struct {
    std::string_view text;
    std::string_view expected;
  } rows[] = {
      {"Following the CSTO summit in Dushanbe, the presidents met again.",
       "after | CSTO summit | Dushanbe | Following the CSTO summit in Dushanbe"},
      {"They spoke after the Supreme Eurasian Economic Council meeting.",
       "after | Supreme Eurasian Economic Council meeting |  | after the Supreme Eurasian Economic "
       "Council meeting"},
      {"Ahead of the G20 summit in St. Petersburg, talks were held.",
       "before | G20 summit | St. Petersburg | Ahead of the G20 summit in St. Petersburg"},
      {"The leaders met on the sidelines of the APEC summit in Da Nang.",
       "during | APEC summit | Da Nang | on the sidelines of the APEC summit in Da Nang"},
      {"Before the Victory Parade in Moscow, he laid flowers.",
       "before | Victory Parade | Moscow | Before the Victory Parade in Moscow"},
      {"After his meeting with Angela Merkel, he answered questions.",
       "after | meeting with Angela Merkel |  | After his meeting with Angela Merkel"},
      {"Following Russian-German talks, a statement was made.",
       "after | Russian-German talks |  | Following Russian-German talks"},
      {"After the meeting of the State Council in the Kremlin, awards were presented.",
       "after | meeting of the State Council | Kremlin | After the meeting of the State Council in "
       "the Kremlin"},
      {"after the informal CIS summit the guests left",
       "after | informal CIS summit |  | after the informal CIS summit"},
      {"After the plenary session Putin left.",
       "after | plenary session |  | After the plenary session"},
      {"Following the talks in Sochi, they spoke before the EAEU summit.",
       "after | talks | Sochi | Following the talks in Sochi ; before | EAEU summit |  | before "
       "the "
       "EAEU summit"},
      {"They met after top-level talks in January.",
       "after | top-level talks |  | after top-level talks"},
      {"after talks with U.S. President George W. Bush in Crawford, Texas",
       "after | talks with U.S. President George W. Bush | Crawford | after talks with U.S. "
       "President "
       "George W. Bush in Crawford"},
      {"following the SCO summit’s main session in Ufa",
       "after | SCO summit’s main session | Ufa | following the SCO summit’s main session in Ufa"},
  };
  for (const auto& row : rows) EXPECT_EQ(shown(row.text), row.expected) << row.text;
}

TEST(Claims, AreNotMadeOfWordsThatOnlyLookLikeThem) {
  for (const std::string_view text : {
           "Following his instructions, the ministry reported.",
           "The work was finished after two years.",
           "They spoke before dinner.",
           "During the meeting, the participants discussed trade.",
           "After the meeting he left.",
           "He gave the following Council session a name.",
           "The hall is named after the Geneva conference.",
           "After the war in which the talks failed, nothing was left.",
           "He has been thinking about it ever after.",
           "Following",
           "After the",
           "After, the CSTO summit",
           "",
       }) {
    EXPECT_EQ(shown(text), "") << text;
  }
}

}  // namespace
}  // namespace dateline
