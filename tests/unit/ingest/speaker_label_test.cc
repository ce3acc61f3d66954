#include "validator/ingest/speaker_label.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/ingest/page_testing.h"

namespace dateline {
namespace {

struct SplitCase {
  std::string_view label = {};
  std::string_view name = {};
  std::string_view role = {};
};

TEST(SpeakerLabel, SplitsWithoutAnyTable) {
  const SplitCase cases[] = {
      {"Vladimir Putin", "Vladimir Putin", ""},
      {"President of Russia Vladimir Putin", "Vladimir Putin", "President of Russia"},
      {"President of Turkey Recep Tayyip Erdogan (retranslated)", "Tayyip Erdogan",
       "President of Turkey Recep"},  // a table of countries is needed to see more
      {"Emergencies Minister Vladimir Puchkov", "Vladimir Puchkov", "Emergencies Minister"},
      {"Premier of the State Council Li Keqiang", "Li Keqiang", "Premier of the State Council"},
      {"OMV CEO Rainer Seele", "Rainer Seele", "OMV CEO"},
      {"President and CEO of BASF Kurt Bock", "Kurt Bock", "President and CEO of BASF"},
      {"Chairman of the Bank (VEB) Vladimir Dmitriev", "Vladimir Dmitriev",
       "Chairman of the Bank (VEB)"},
      {"President of Austria Alexander Van der Bellen", "Van der Bellen",
       "President of Austria Alexander"},
      {"President of Syria Bashar al-Assad", "Bashar al-Assad", "President of Syria"},
      {"King Abdullah II of Jordan", "Abdullah II", "King"},
      {"King Hamad bin Isa Al Khalifa of Bahrain", "Hamad bin Isa Al Khalifa", "King"},
      {"Patriarch Kirill of Moscow and All Russia", "Patriarch Kirill", ""},
      {"Professor at the University of Granada (Spain) Rafael Guzman Tirado",
       "Rafael Guzman Tirado", "Professor at the University of Granada (Spain)"},
      {"Chairman of VTB Bank Andrei Kostin", "Andrei Kostin", "Chairman of VTB Bank"},
      {"CHAIRMAN OF THE BOARD JOHN ROE", "JOHN ROE", "CHAIRMAN OF THE BOARD"},
      {"Ruling Prince of Monaco Albert II", "Albert II", "Ruling Prince of Monaco"},
      {"Yevgeny Rozhkov, reporter at VGTRK", "Yevgeny Rozhkov", "reporter at VGTRK"},
      {"Sports commentator Dmitry Guberniyev, ceremony moderator", "Dmitry Guberniyev",
       "Sports commentator"},
      {"Head of the Coptic Church, Pope Tawadros II", "Tawadros II",
       "Head of the Coptic Church, Pope"},
      {"Panel moderator, NBC host Megyn Kelly", "Megyn Kelly", "Panel moderator, NBC host"},
      {"V.Putin", "V.Putin", ""},
      {"VladimirPutin", "VladimirPutin", ""},
  };
  for (const SplitCase& one : cases) {
    const SplitLabel split = split_label(one.label, english(), {});
    EXPECT_EQ(split.name, one.name) << one.label;
    EXPECT_EQ(split.role, one.role) << one.label;
    EXPECT_FALSE(split.generic) << one.label;
  }
}

TEST(SpeakerLabel, KnowsWhereACountryEnds) {
  Knowledge knowledge;
  knowledge.countries.add(Country{.code = "TR", .name = "Turkey"});
  knowledge.countries.add(Country{.code = "SA", .name = "Saudi Arabia"});
  knowledge.countries.add(Country{.code = "AT", .name = "Austria"});
  const SplitCase cases[] = {
      {"President of Turkey Recep Tayyip Erdogan", "Recep Tayyip Erdogan", "President of Turkey"},
      {"Defence Minister of Saudi Arabia Mohammad bin Salman Al Saud",
       "Mohammad bin Salman Al Saud", "Defence Minister of Saudi Arabia"},
      {"President of Austria Alexander Van der Bellen", "Alexander Van der Bellen",
       "President of Austria"},
  };
  for (const SplitCase& one : cases) {
    const SplitLabel split = split_label(one.label, english(), knowledge);
    EXPECT_EQ(split.name, one.name);
    EXPECT_EQ(split.role, one.role);
  }
}

TEST(SpeakerLabel, KnowsPeopleWithLongNames) {
  Knowledge knowledge;
  knowledge.people.add({.name = "Abd Rabbuh Mansour Hadi"});
  const SplitLabel split =
      split_label("President of Yemen Abd Rabbuh Mansour Hadi", english(), knowledge);
  EXPECT_EQ(split.name, "Abd Rabbuh Mansour Hadi");
  EXPECT_EQ(split.role, "President of Yemen");
}

TEST(SpeakerLabel, TellsSpeakersWithoutAName) {
  for (const std::string_view label :
       {"Question", "Remark", "Reply", "Moderator", "Question from Izhevsk",
        "Question (retranslated)", "Response from the hall"}) {
    const SplitLabel split = split_label(label, english(), {});
    EXPECT_TRUE(split.generic) << label;
    EXPECT_EQ(split.name, label);
    EXPECT_EQ(split.role, "");
  }
  const SplitLabel named = split_label("Moderator Geoff Cutmore", english(), {});
  EXPECT_FALSE(named.generic);
  EXPECT_EQ(named.name, "Geoff Cutmore");
  EXPECT_EQ(named.role, "Moderator");
}

TEST(SpeakerLabel, FindsTheLabelThatOpensATurn) {
  const std::string_view labels[] = {
      "Vladimir Putin",
      "President of Russia Vladimir Putin",
      "chairman of Vnesheconombank (VEB) Vladimir Dmitriev",
      "President of Finland Sauli Niinisto (retranslated)",
      "Minister of Labour, Family, Social Affairs and Equal Opportunities Anja Kopac-Mrak",
      "Question from Izhevsk",
      "Director of the St. Petersburg Hermitage Mikhail Piotrovsky",
      "Marine Le Pen",
      "V.Putin",
      "VladimirPutin",
  };
  for (const std::string_view label : labels) {
    const std::string paragraph = std::string(label) + ": Good morning: how are you?";
    EXPECT_EQ(label_length(paragraph, english(), {}), label.size()) << label;
    EXPECT_EQ(label_length(std::string(label) + ":", english(), {}), label.size()) << label;
  }
}

TEST(SpeakerLabel, TakesNoSentenceForALabel) {
  const std::string_view paragraphs[] = {
      "",
      ":",
      "Good morning.",
      "My question is: when?",
      "Deadline: March 1, 2016.",
      "Germany: two cases.",
      "Second: we must build.",
      "The message reads, in part: I greet you.",
      "I would like to say to Mr Tsydenov and Mr Levchenko: hurry.",
      "The art exhibition Russia-Italy: a century apart",
      "I asked him. Vladimir Putin: so he did.",
      "See http://example.org/Jane_Roe for more.",
      "Jane Roe 12:30",
      "The train leaves at 12:30 for Moscow Central Station",
      "Here is what they said, and it was long: Jane Roe",
      "India and Russia: partners",
      "The draft was read to Vladimir Putin: he signed it.",
  };
  for (const std::string_view paragraph : paragraphs) {
    EXPECT_EQ(label_length(paragraph, english(), {}), 0u) << paragraph;
  }
}

TEST(SpeakerLabel, TakesTheFormsOfThePrincipal) {
  const Profile profile = profile_from(R"toml(
name = "house"
language = "en"
zone = "UTC"
[dates]
months = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]
forms = ["{day}.{month}.{year}"]
[layout]
page_start = "Page"
page_end = "End"
publication_date = ["Published"]
[[principal]]
name = "Jane Roe"
forms = ["The Chair"]
)toml");
  EXPECT_EQ(label_length("The Chair: Welcome.", profile, {}), 9u);
  EXPECT_EQ(label_length("The Table: Welcome.", profile, {}), 9u);  // two capitalised words
  EXPECT_EQ(label_length("the table: it is laid.", profile, {}), 0u);
}

}  // namespace
}  // namespace dateline
