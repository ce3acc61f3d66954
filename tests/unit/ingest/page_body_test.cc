// What is body, what a turn, what a caption, what is joined, and where lists end.
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/ingest/page_testing.h"

namespace dateline {
namespace {

// A page whose body is `lines`.
ReadPages with_body(std::string_view lines) {
  return read("Events\nWorking trip to Kazan\nMarch 1, 2016\n10:00\nKazan\n" + std::string(lines) +
              "\nText version\n");
}

struct Case {
  std::string_view what = {};
  std::string_view lines = {};
  Strings expected = {};
};

TEST(PageBody, JoinsWhatALinkBroke) {
  const Case cases[] = {
      {"punctuation",
       "They met in the OSCE\n, the CIS\n; and then\n.",
       {"They met in the OSCE, the CIS; and then."}},
      {"an exclamation mark", "Thank you, Mr Rahmon\n!", {"Thank you, Mr Rahmon!"}},
      {"a genitive",
       "The work of Mr Rahmon\n’s office goes on.",
       {"The work of Mr Rahmon’s office goes on."}},
      {"a small letter",
       "The state of the CSTO\ncountries is good.",
       {"The state of the CSTO countries is good."}},
      {"a bracket",
       "The bank (VEB\n) lent it to KAMAZ\n(a maker of trucks) today.",
       {"The bank (VEB) lent it to KAMAZ (a maker of trucks) today."}},
      {"a capital in mid-sentence",
       "We look forward to taking part in the CSTO\nCollective Security Council session.",
       {"We look forward to taking part in the CSTO Collective Security Council session."}},
      {"a note in square brackets",
       "I would like to thank Mr Kozak\n[Deputy Prime Minister] for his help.",
       {"I would like to thank Mr Kozak [Deputy Prime Minister] for his help."}},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(values(with_body(one.lines)[0].body), one.expected) << one.what;
  }
}

TEST(PageBody, KeepsApartWhatOnlyLooksBroken) {
  const Case cases[] = {
      {"a closed sentence",
       "All is well here.\nand so it goes on.",
       {"All is well here.", "and so it goes on."}},
      {"a list below a colon",
       "He signed two laws:\non forests;\non rivers.",
       {"He signed two laws:", "on forests;", "on rivers."}},
      {"a blank line", "It began,\n\nthen it went on.", {"It began,", "then it went on."}},
      {"a salutation",
       "Dear Mr President,\nThe whole world remembers this day.",
       {"Dear Mr President,", "The whole world remembers this day."}},
      {"a word that opens sentences",
       "The exhibition was opened by the Minister of Culture Roe\nThe guests came later on.",
       {"The exhibition was opened by the Minister of Culture Roe", "The guests came later on."}},
      {"a quotation that stands alone",
       "That was all.\n”We shall go on with it.“",
       {"That was all.", "”We shall go on with it.“"}},
      {"items of a list",
       "John Roe — captain of the Royal Navy of a far and friendly country\nJane Doe — pilot of "
       "the same country",
       {"John Roe — captain of the Royal Navy of a far and friendly country",
        "Jane Doe — pilot of the same country"}},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(values(with_body(one.lines)[0].body), one.expected) << one.what;
  }
}

TEST(PageBody, OpensATurnAtEachLabel) {
  const ReadPages pages = with_body(
      "A report of the day.\nPresident of Russia Vladimir Putin: Good morning.\nLet us begin.\n"
      "Question: When?\nMinister of Transport Jane Roe\n(retranslated): Soon.\n"
      "Vladimir Putin: The plan is this: we build a road.\nMy question is: what then?");
  EXPECT_EQ(values(pages[0].body), Strings{"A report of the day."});
  EXPECT_EQ(turns(pages[0]),
            (Strings{"President of Russia Vladimir Putin: Good morning. / Let us begin.",
                     "Question: When?", "Minister of Transport Jane Roe (retranslated): Soon.",
                     "Vladimir Putin: The plan is this: we build a road. / My question is: what "
                     "then?"}));
  EXPECT_EQ(pages[0].transcript[2].name.value, "Jane Roe");
  EXPECT_EQ(pages.at(pages[0].transcript[2].label.span),
            "Minister of Transport Jane Roe\n(retranslated)");
  EXPECT_EQ(pages[0].paragraphs.size(), 7u);
}

TEST(PageBody, ReadsALabelWithNothingBehindIt) {
  const ReadPages pages = with_body("Vladimir Putin:\nGood morning.");
  EXPECT_EQ(turns(pages[0]), Strings{"Vladimir Putin: Good morning."});
}

TEST(PageBody, EndsATurnAtASeparator) {
  const ReadPages pages = with_body(
      "Vladimir Putin: Good morning.\n* * *\nSpeech at the closing session\n"
      "Vladimir Putin: Good evening.\n***\nThe guests saw the town.");
  EXPECT_EQ(turns(pages[0]),
            (Strings{"Vladimir Putin: Good morning.", "Vladimir Putin: Good evening."}));
  EXPECT_EQ(values(pages[0].body),
            (Strings{"Speech at the closing session", "The guests saw the town."}));
  // In reading order.
  EXPECT_EQ(values(pages[0].paragraphs), (Strings{"Good morning.", "Speech at the closing session",
                                                  "Good evening.", "The guests saw the town."}));
}

TEST(PageBody, TellsCaptionsFromParagraphs) {
  const ReadPages pages = with_body(
      "2 of 5\nAt the opening of a school.\nThe school has room for 800 children.\n"
      "Vladimir Putin: It is a fine school.\nWith Mayor of Kazan Jane Roe.\n"
      "At the same time, we must build more.\nAt the opening of a school.\n3 of 5\n"
      "A lesson.\nThank you.");
  EXPECT_EQ(values(pages[0].captions),
            (Strings{"At the opening of a school.", "With Mayor of Kazan Jane Roe.",
                     "At the opening of a school.", "A lesson."}));
  EXPECT_EQ(values(pages[0].body), Strings{"The school has room for 800 children."});
  EXPECT_EQ(turns(pages[0]), Strings{"Vladimir Putin: It is a fine school. / At the same time, we "
                                     "must build more. / Thank you."});
}

TEST(PageBody, TakesTheTitleWithAFullStopForACaption) {
  const ReadPages pages = with_body("Working trip to Kazan.\nThe trip took a day.");
  EXPECT_EQ(values(pages[0].captions), Strings{"Working trip to Kazan."});
  EXPECT_EQ(values(pages[0].body), Strings{"The trip took a day."});
}

TEST(PageBody, DropsAttachmentsAndCuts) {
  const ReadPages pages = with_body("List of the guests\ndoc, 38.9 kB\nThey came.\n<...>\n<…>");
  EXPECT_EQ(values(pages[0].body), (Strings{"List of the guests", "They came."}));
}

TEST(PageBody, SeesPlacesAndCaptionsBelowTheTime) {
  struct PlaceCase {
    std::string_view line = {};
    bool place = false;
  };
  const PlaceCase cases[] = {
      {"Sochi", true},
      {"The Kremlin, Moscow", true},
      {"Novo-Ogaryovo, Moscow Region", true},
      {"Benaulim, India", true},
      {"Barents Sea", true},
      {"President Hotel, Moscow", true},
      {"Vladimir Region", true},
      {"St. Petersburg", true},
      {"With Mayor of Kazan Jane Roe.", false},
      {"Meeting on the timber trade", false},
      {"The two leaders spoke of trade.", false},
      {"Dear friends,", false},
      {"Visiting a pulp mill in Karelia", false},
  };
  for (const PlaceCase& one : cases) {
    const ReadPages pages = read("Events\nA day\nMarch 1, 2016\n10:00\n" + std::string(one.line) +
                                 "\nThe paragraph below it is longer than any place would be.\n");
    EXPECT_EQ(pages[0].place.name.present, one.place) << one.line;
    EXPECT_EQ(pages[0].place.name.value, one.place ? one.line : std::string_view{});
  }
}

TEST(PageBody, LetsTheGazetteerSettleThePlace) {
  Knowledge knowledge;
  knowledge.places.add({.name = "Meeting of the Waters", .country = "BR"}, {});
  const std::string page =
      "Events\nA day\nMarch 1, 2016\n10:00\nMeeting of the Waters\nIt was hot.\n";
  EXPECT_FALSE(read(page)[0].place.name);
  EXPECT_EQ(read(page, english(), knowledge)[0].place.name.value, "Meeting of the Waters");
}

TEST(PageLists, GoesOnWithTheBodyBelowSeeAlso) {
  const ReadPages pages = with_body(
      "First paragraph.\nSee also\nVisit to Tatarstan\nMarch 1 − 2, 2016\nSecond paragraph.\n"
      "See also\nNews of the Council\nThird paragraph has a full stop.\nFourth one too.");
  EXPECT_EQ(values(pages[0].body),
            (Strings{"First paragraph.", "Second paragraph.", "Third paragraph has a full stop.",
                     "Fourth one too."}));
  ASSERT_EQ(pages[0].see_also.size(), 2u);
  EXPECT_EQ(pages[0].see_also[1].title.value, "News of the Council");
  EXPECT_FALSE(pages[0].see_also[1].start);
}

TEST(PageLists, KeepsATurnOpenAcrossSeeAlso) {
  const ReadPages pages =
      with_body("Vladimir Putin: First.\nSee also\nVisit\nMarch 1, 2016\nSecond.");
  EXPECT_EQ(turns(pages[0]), Strings{"Vladimir Putin: First. / Second."});
}

TEST(PageLists, ReadsLinksWithoutDatesAndSkipsAttachments) {
  const ReadPages pages = with_body(
      "See also\nIncome of the staff\ndoc, 38.9 kB\nIncome of the council\npdf, 1.2 MB\n"
      "Additional\nNews of the Council\nPlan of the year\nTopics\nTrade");
  Strings titles;
  for (const SeeAlso& link : pages[0].see_also) {
    titles.push_back(std::string(link.heading.value) + ": " + std::string(link.title.value));
  }
  EXPECT_EQ(titles, (Strings{"See also: Income of the staff", "See also: Income of the council",
                             "Additional: News of the Council", "Additional: Plan of the year"}));
  EXPECT_EQ(values(pages[0].topics), Strings{"Trade"});
}

TEST(PageLists, DropsHowManyMoreThereAre) {
  const ReadPages pages = with_body("Geography\nBrazil\n12 more\nPersons\nRoe Jane\n5 more");
  EXPECT_EQ(values(pages[0].geography), Strings{"Brazil"});
  EXPECT_EQ(values(pages[0].persons), Strings{"Roe Jane"});
}

}  // namespace
}  // namespace dateline
