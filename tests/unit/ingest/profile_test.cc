#include "validator/ingest/profile.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "validator/base/civil_time.h"

#include "tests/unit/ingest/page_testing.h"

namespace dateline {
namespace {

TEST(Profile, ShipsTheEnglishKremlin) {
  const Profile& profile = english();
  EXPECT_EQ(profile.name, "kremlin-en");
  EXPECT_EQ(profile.language, "en");
  EXPECT_EQ(profile.zone.name(), "Europe/Moscow");
  EXPECT_EQ(profile.home_country, "RU");
  EXPECT_TRUE(profile.midnight_is_unknown);
  EXPECT_EQ(profile.layout.page_start, "Events");
}

TEST(Profile, KnowsThePrincipalOfTheDay) {
  const auto on = [](std::string_view day) {
    const Principal* principal = english().principal_on(*parse_date(day));
    return principal == nullptr ? std::string() : principal->name;
  };
  EXPECT_EQ(on("2000-01-03"), "Vladimir Putin");
  EXPECT_EQ(on("2008-05-06"), "Vladimir Putin");
  EXPECT_EQ(on("2008-05-07"), "Dmitry Medvedev");
  EXPECT_EQ(on("2012-05-06"), "Dmitry Medvedev");
  EXPECT_EQ(on("2012-05-07"), "Vladimir Putin");
  EXPECT_EQ(on("2020-01-01"), "Vladimir Putin");
}

TEST(Profile, TellsKindsFromTitleThenLead) {
  struct KindCase {
    std::string_view title = {};
    std::string_view lead = {};
    std::string_view kind = {};
  };
  const KindCase cases[] = {
      {"Meeting with President of Kyrgyzstan Almazbek Atambayev", "", "meeting"},
      {"Working meeting with Governor of Tula Region", "", "meeting"},
      {"Vladimir Putin met with Emomali Rahmon", "", "meeting"},
      {"Telephone conversation with President of France", "", "telephone"},
      {"Condolences to the President of Egypt", "", "condolences"},
      {"Greetings on Youth Day", "", "greeting"},
      {"News conference after the talks", "", "news_conference"},
      {"Press statements following Russian-Kyrgyzstani talks", "", "news_conference"},
      {"Interview to a newspaper", "", "interview"},
      {"Russian-Tajikistani talks", "", "talks"},
      {"CSTO summit", "", "summit"},
      {"Presentation of foreign ambassadors’ letters of credence", "", "ceremony"},
      {"Instructions following a visit", "", "instruction"},
      {"Executive Order on a holiday", "", "order"},
      {"Visit to a museum", "", "visit"},
      {"Speech at the assembly", "", "speech"},
      {"Statement by the President", "", "statement"},
      {"Vladimir Putin will visit Kazakhstan", "", "announcement"},
      {"A talk with the winners", "Vladimir Putin had a meeting with young painters.", "meeting"},
      {"Vladimir Putin and Angela Merkel", "The two spoke by telephone.", "telephone"},
      // A headline says first what it reports: the earliest word decides.
      {"Vladimir Putin met with participants in a business summit", "", "meeting"},
      {"Vladimir Putin met President of Kyrgyzstan Almazbek Atambayev", "", "meeting"},
      {"The President visited a school, where he met with teachers", "", "visit"},
      {"Vladimir Putin addressed the congress of teachers", "", "speech"},
      {"Presidential instructions following a meeting with teachers", "", "instruction"},
      {"Vladimir Putin arrived in Minsk for the CSTO summit", "", "visit"},
      {"Vladimir Putin and Emomali Rahmon discussed trade", "", "meeting"},
      {"Vladimir Putin discussed trade with Emomali Rahmon by telephone", "", "telephone"},
      {"The Presidents of Russia, Belarus and Kazakhstan met in Minsk", "", "summit"},
      {"A launch was watched by videolink", "", "videoconference"},
      // Among patterns that begin at one place the upper one in the file decides.
      {"Vladimir Putin sent a message of condolences to Emomali Rahmon", "", "condolences"},
      {"Vladimir Putin sent a message to the participants of the summit", "", "greeting"},
      {"Vladimir Putin sent a message to Emomali Rahmon", "", "other"},
      // What stands before a comma at the very start is said of the circumstances.
      {"During his visit to Tula, Vladimir Putin met with gunsmiths", "", "meeting"},
      {"Following the talks, Vladimir Putin gave an interview", "", "interview"},
      {"During his visit to Tula, all was quiet", "", "visit"},
      {"A day in Tula", "During his visit to Tula, Vladimir Putin met with gunsmiths.", "meeting"},
      {"A quiet day", "Nothing happened.", "other"},
      {"A quiet day", "", "other"},
  };
  for (const KindCase& one : cases) {
    EXPECT_EQ(name_of(english().kind_of(one.title, one.lead)), one.kind) << one.title;
  }
}

// What a wrong profile says, with the place marked as a report would.
struct IssueCase {
  std::string_view toml = {};
  std::string_view expected = {};
};

TEST(Profile, SaysWhatIsWrongAndWhere) {
  const std::string good = R"toml(
language = "en"
[dates]
months = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]
forms = ["{day}.{month}.{year}"]
[layout]
page_start = "Page"
page_end = "End"
publication_date = ["Published"]
)toml";
  const IssueCase cases[] = {
      {"name = \"x\"\nzone = \"Europe/Moscov\"\n",
       "E163 ⟦\"Europe/Moscov\"⟧ no time zone 'Europe/Moscov'"},
      {"name = \"x\"\nzone = \"UTC\"\nhome_contry = \"RU\"\n",
       "E160 ⟦home_contry⟧ unknown key 'home_contry' in a profile; did you mean 'home_country'?"},
      {"zone = \"UTC\"\n", "E161 no 'name' in a profile"},
      {"name = 1\nzone = \"UTC\"\n", "E162 ⟦1⟧ 'name' is an integer, not a string"},
      {"name = \"x\"\nzone = \"UTC\"\nkind = [{kind = \"meting\", title = [\"a\"]}]\n",
       "E163 ⟦\"meting\"⟧ 'meting' is no kind of record; did you mean 'meeting'?"},
      {"name = \"x\"\nzone = \"UTC\"\nkind = [{kind = \"meeting\", title = ['a(b']}]\n",
       "E164 pattern does not compile"},
      {"name = \"x\"\nzone = \"UTC\"\nprincipal = [{name = \"R\", from = 2012-05-07, to = "
       "2008-05-07}]\n",
       "E163 ⟦2008-05-07⟧ principal until 2008-05-07, not after 2012-05-07"},
      {"name = \"x\"\nzone = \"UTC\"\nprincipal = [{name = \"R\", from = \"May\"}]\n",
       "E162 ⟦\"May\"⟧ 'from' is a string, not a date"},
  };
  for (const IssueCase& one : cases) {
    const SourceText source(0, "p.toml", std::string(one.toml) + good);
    TomlValue root;
    RuleIssues issues;
    Profile profile;
    ASSERT_TRUE(parse_toml(source, Limits{}, root, issues)) << one.toml;
    EXPECT_FALSE(read_profile(source, root, Limits{}, profile, issues)) << one.toml;
    ASSERT_EQ(issues.size(), 1u) << one.toml << render_rule_issues(issues, {&source}, 9);
    const RuleIssue& issue = issues.front();
    std::string shown = issue.code + " ";
    if (issue.code != "E161" && issue.code != "E164") {
      shown += "⟦" + std::string(source.slice(issue.where)) + "⟧ ";
    }
    shown += issue.message;
    if (issue.code == "E164") shown.resize(one.expected.size());
    if (!issue.hint.empty()) shown += "; " + issue.hint;
    EXPECT_EQ(shown, one.expected);
    EXPECT_TRUE(issue.where.known());
  }
}

TEST(Profile, CollectsEveryIssueOfAFile) {
  const SourceText source(0, "p.toml",
                          "zone = \"Nowhere\"\n[layout]\npage_strat = \"a\"\n[dates]\n"
                          "months = [\"a\"]\nforms = [\"{day}\"]\n");
  TomlValue root;
  RuleIssues issues;
  Profile profile;
  ASSERT_TRUE(parse_toml(source, Limits{}, root, issues));
  EXPECT_FALSE(read_profile(source, root, Limits{}, profile, issues));
  std::vector<std::string> codes;
  for (const RuleIssue& issue : issues) codes.push_back(issue.code + " " + issue.message);
  EXPECT_EQ(codes,
            (Strings{"E161 no 'name' in a profile", "E161 no 'language' in a profile",
                     "E163 no time zone 'Nowhere'",
                     "E163 1 months, not 12 (or 24, 36 … for further spellings)",
                     "E163 date form '{day}' has no {month}",
                     "E163 date form '{day}' has no {year}", "E161 no 'page_start' in [layout]",
                     "E161 no 'page_end' in [layout]", "E161 no 'publication_date' in [layout]",
                     "E160 unknown key 'page_strat' in [layout]"}));
}

}  // namespace
}  // namespace dateline
