#include "validator/ingest/page_reader.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "validator/source/line_map.h"

#include "tests/unit/ingest/page_testing.h"

namespace dateline {
namespace {

// One whole page with every part, in our own words.
constexpr std::string_view kPage = R"(Events
Meeting with President of Kyrgyzstan Almazbek Atambayev
The two leaders spoke in Dushanbe after a CSTO summit.
September 15, 2015
14:40
Dushanbe
1 of 2
Meeting with President of Kyrgyzstan Almazbek Atambayev.
President of Russia Vladimir Putin: Mr President, welcome.
Trade between us grows, and so does the Eurasian Economic Union
, which your country has joined.
President of Kyrgyzstan Almazbek Atambayev
: Thank you.
I am glad of it.
<…>
See also
Visit to Tajikistan. CSTO Summit
September 14 − 15, 2015
Geography
Kyrgyzstan
Topics
Foreign policy
Persons
Atambayev Almazbek
5 more
Publication status
Published in sections: News, Transcripts
Publication date: September 15, 2015, 14:40
Text version
)";

TEST(PageReader, ReadsEveryPartOfAPage) {
  const ReadPages pages = read(kPage);
  ASSERT_EQ(pages.size(), 1u);
  const Record& record = pages[0];
  EXPECT_EQ(record.title.value, "Meeting with President of Kyrgyzstan Almazbek Atambayev");
  EXPECT_EQ(record.lead.value, "The two leaders spoke in Dushanbe after a CSTO summit.");
  EXPECT_EQ(format_date(*record.event.date), "2015-09-15");
  EXPECT_EQ(format_local(*record.event.local), "2015-09-15 14:40");
  EXPECT_EQ(record.place.name.value, "Dushanbe");
  EXPECT_EQ(values(record.captions),
            Strings{"Meeting with President of Kyrgyzstan Almazbek Atambayev."});
  EXPECT_EQ(
      turns(record),
      (Strings{"President of Russia Vladimir Putin: Mr President, welcome. / Trade between us "
               "grows, and so does the Eurasian Economic Union, which your country has joined.",
               "President of Kyrgyzstan Almazbek Atambayev: Thank you. / I am glad of it."}));
  EXPECT_TRUE(record.body.empty());
  EXPECT_EQ(record.paragraphs.size(), 4u);
  ASSERT_EQ(record.see_also.size(), 1u);
  EXPECT_EQ(record.see_also[0].title.value, "Visit to Tajikistan. CSTO Summit");
  EXPECT_EQ(record.see_also[0].heading.value, "See also");
  EXPECT_EQ(format_date(*record.see_also[0].start), "2015-09-14");
  EXPECT_EQ(format_date(*record.see_also[0].end), "2015-09-15");
  EXPECT_EQ(values(record.geography), Strings{"Kyrgyzstan"});
  EXPECT_EQ(values(record.topics), Strings{"Foreign policy"});
  EXPECT_EQ(values(record.persons), Strings{"Atambayev Almazbek"});
  EXPECT_EQ(values(record.published.sections), (Strings{"News", "Transcripts"}));
  EXPECT_TRUE(record.published.block);
  EXPECT_EQ(format_local(*record.published.local), "2015-09-15 14:40");
  EXPECT_EQ(record.language, "en");
  EXPECT_EQ(record.input.path, "archive/pages.txt");
  EXPECT_EQ(record.input.ordinal, 1u);
  EXPECT_EQ(record.input.format, "page");
  EXPECT_EQ(record.input.profile, "kremlin-en");
  EXPECT_EQ(pages.doubts(), Strings{});
}

TEST(PageReader, PointsEveryValueAtItsOwnBytes) {
  const ReadPages pages = read(kPage);
  ASSERT_EQ(pages.size(), 1u);
  const Record& record = pages[0];
  EXPECT_EQ(pages.at(record.title.span), record.title.value);
  EXPECT_EQ(pages.at(record.event.date.span), "September 15, 2015");
  EXPECT_EQ(pages.at(record.event.local.span), "14:40");
  EXPECT_EQ(pages.at(record.place.name.span), "Dushanbe");
  EXPECT_EQ(pages.at(record.published.local.span), "September 15, 2015, 14:40");
  EXPECT_EQ(pages.at(record.published.sections[1].span), "Transcripts");
  EXPECT_EQ(pages.at(record.see_also[0].start.span), "September 14 − 15, 2015");
  EXPECT_EQ(pages.at(record.persons_span), "Persons\nAtambayev Almazbek\n5 more");
  EXPECT_EQ(pages.at(record.geography_span), "Geography\nKyrgyzstan");
  EXPECT_EQ(pages.at(record.topics_span), "Topics\nForeign policy");
  EXPECT_EQ(pages.at(record.published_span),
            "Publication status\nPublished in sections: News, Transcripts\n"
            "Publication date: September 15, 2015, 14:40");
  EXPECT_EQ(pages.at(record.span), std::string(kPage.substr(0, kPage.size() - 1)));
  // A label on one line, and one that a link cut from its colon.
  EXPECT_EQ(pages.at(record.transcript[0].name.span), "Vladimir Putin");
  EXPECT_EQ(pages.at(record.transcript[0].role.span), "President of Russia");
  EXPECT_EQ(pages.at(record.transcript[1].label.span),
            "President of Kyrgyzstan Almazbek Atambayev");
  EXPECT_EQ(pages.at(record.transcript[1].name.span), "Almazbek Atambayev");
  // A joined paragraph: from its first byte to its last.
  EXPECT_EQ(pages.at(record.transcript[0].paragraphs[1].span),
            "Trade between us grows, and so does the Eurasian Economic Union\n, which your country "
            "has joined.");
}

TEST(PageReader, BorrowsWhatStandsOnOneLine) {
  const ReadPages pages = read(kPage);
  const std::string_view bytes = pages.batch.source.bytes();
  const auto borrowed = [&](std::string_view value) {
    return value.data() >= bytes.data() && value.data() < bytes.data() + bytes.size();
  };
  EXPECT_TRUE(borrowed(pages[0].title.value));
  EXPECT_TRUE(borrowed(pages[0].transcript[0].name.value));
  EXPECT_TRUE(borrowed(pages[0].transcript[0].paragraphs[0].value));
  EXPECT_FALSE(borrowed(pages[0].transcript[0].paragraphs[1].value));
}

TEST(PageReader, SplitsPagesGluedByTextVersion) {
  std::string glued(kPage);
  glued.pop_back();
  glued += kPage;
  const ReadPages pages = read(glued);
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_EQ(pages[0].input.ordinal, 1u);
  EXPECT_EQ(pages[1].input.ordinal, 2u);
  EXPECT_EQ(pages.at(pages[0].span).substr(0, 6), "Events");
  EXPECT_EQ(pages.at(pages[1].span).substr(0, 6), "Events");
  const std::string first = pages.at(pages[0].span);
  EXPECT_EQ(first.substr(first.size() - 12), "Text version");
  EXPECT_EQ(turns(pages[0]), turns(pages[1]));
}

TEST(PageReader, ReadsPagesThatLackTheirFirstOrLastLine) {
  const ReadPages pages = read(
      "A trip to Kazan\nMarch 1, 2016\n10:00\nKazan\nText version\n"
      "Events\nA trip to Perm\nMarch 2, 2016\n11:00\nPerm\nPersons\nRoe Jane\n"
      "Events\nA trip to Ufa\nMarch 3, 2016\n12:00");
  ASSERT_EQ(pages.size(), 3u);
  EXPECT_EQ(pages[0].title.value, "A trip to Kazan");
  EXPECT_EQ(pages[1].title.value, "A trip to Perm");
  EXPECT_EQ(values(pages[1].persons), Strings{"Roe Jane"});
  EXPECT_EQ(pages[2].title.value, "A trip to Ufa");
  EXPECT_EQ(format_local(*pages[2].event.local), "2016-03-03 12:00");
  EXPECT_EQ(pages.doubts(), Strings{});
}

TEST(PageReader, SaysWhereNoEventPageIs) {
  for (const std::string_view text : {"", "\n \n", "Shopping list\nMilk\nBread\n"}) {
    const ReadPages pages = read(text);
    EXPECT_EQ(pages.size(), 0u);
    ASSERT_EQ(pages.sink.doubts().size(), 1u) << text;
    EXPECT_EQ(pages.sink.doubts()[0].rule, "input/syntax");
    EXPECT_EQ(pages.sink.doubts()[0].message,
              "no event page found: no line is a label of the layout kremlin-en");
  }
}

TEST(PageReader, SaysWhatTextBelongsToNoPage) {
  const ReadPages pages = read("Saved on a Tuesday\nEvents\nA trip\nMarch 1, 2016\n10:00\n");
  EXPECT_EQ(pages.size(), 1u);
  EXPECT_EQ(pages.doubts(),
            Strings{"input/syntax  ⟦Saved on a Tuesday⟧ text that belongs to no event page"});
}

TEST(PageReader, TakesByteOrderMarkCarriageReturnsAndNoBreakSpaces) {
  std::string text = "\xEF\xBB\xBF";
  for (const char c : kPage) {
    if (c == '\n') text += " \xC2\xA0\r";
    text += c;
  }
  const ReadPages pages = read(text);
  ASSERT_EQ(pages.size(), 1u);
  EXPECT_EQ(pages[0].title.value, "Meeting with President of Kyrgyzstan Almazbek Atambayev");
  EXPECT_EQ(pages.at(pages[0].event.date.span), "September 15, 2015");
  EXPECT_EQ(turns(pages[0]), turns(read(kPage)[0]));
  EXPECT_EQ(pages.doubts(), Strings{});
}

TEST(PageReader, ReadsOnPastBytesThatAreNoUtf8) {
  const ReadPages pages = read(
      "Events\nOrder on a day of mourning\nMarch 1, 2016\n10:00\n"
      "A day of mourning was de\xE3lared.\nQuestion: Why\xFF?\nText version\n");
  ASSERT_EQ(pages.size(), 1u);
  EXPECT_EQ(values(pages[0].body), Strings{"A day of mourning was de\xE3lared."});
  EXPECT_EQ(turns(pages[0]), Strings{"Question: Why\xFF?"});
}

TEST(PageReader, DoubtsDaysAndTimesThatDoNotExistAndReadsOn) {
  const ReadPages pages = read(
      "Events\nA trip\nFebruary 30, 2015\n25:61\nKazan\nSee also\nThe plan\nJune 31, 2015\n"
      "Publication status\nPublication date: September 15, 2015, 24:00\nText version");
  ASSERT_EQ(pages.size(), 1u);
  EXPECT_FALSE(pages[0].event.date);
  EXPECT_FALSE(pages[0].event.local);
  EXPECT_FALSE(pages[0].published.local);
  EXPECT_TRUE(pages[0].published.block);
  EXPECT_EQ(pages[0].place.name.value, "Kazan");
  EXPECT_EQ(pages.doubts(),
            (Strings{"input/bad-date event.date ⟦February 30, 2015⟧ no such day: February 30, 2015",
                     "input/bad-date event.local ⟦25:61⟧ no such time: 25:61",
                     "input/bad-date see_also[0].start ⟦June 31, 2015⟧ no such day: June 31, 2015",
                     "input/bad-date published.local ⟦September 15, 2015, 24:00⟧ no such time: "
                     "24:00"}));
}

TEST(PageReader, DoubtsWhatStandsWhereADateBelongs) {
  const ReadPages pages = read(
      "Events\nA trip\nOff to the Volga.\nSeptembr 15, 2015\n14:40\nKazan\n"
      "Publication status\nPublication date: soon\nText version");
  ASSERT_EQ(pages.size(), 1u);
  EXPECT_EQ(pages[0].lead.value, "Off to the Volga.");
  EXPECT_EQ(pages[0].place.name.value, "Kazan");
  EXPECT_EQ(pages.doubts(),
            (Strings{"input/bad-date event.date ⟦Septembr 15, 2015⟧ no date: Septembr 15, 2015",
                     "input/bad-date published.local ⟦soon⟧ no date and time: soon"}));
}

TEST(PageReader, ReadsAnnouncementsWithoutADateOfTheirOwn) {
  const ReadPages pages = read(
      "Events\nThe President will visit Kazakhstan\nA working visit is planned.\n"
      "Announcement, February 27 − 28, 2017\nTalks are expected.\nText versionEvents\n"
      "The President will visit Ufa\nAnnouncement, March 3, 2017\nText versionEvents\n"
      "The President will visit Omsk\nAnnouncement, in spring\nText version");
  ASSERT_EQ(pages.size(), 3u);
  EXPECT_FALSE(pages[0].event.date);
  EXPECT_FALSE(pages[0].event.local);
  EXPECT_EQ(format_date(*pages[0].event.announced_from), "2017-02-27");
  EXPECT_EQ(format_date(*pages[0].event.announced_to), "2017-02-28");
  EXPECT_EQ(pages.at(pages[0].event.announced_from.span), "February 27 − 28, 2017");
  EXPECT_EQ(pages[0].lead.value, "A working visit is planned.");
  EXPECT_EQ(values(pages[0].body), Strings{"Talks are expected."});
  EXPECT_FALSE(pages[0].place.name);
  EXPECT_EQ(format_date(*pages[1].event.announced_to), "2017-03-03");
  EXPECT_EQ(pages.doubts(),
            Strings{"input/bad-date event.announced_from ⟦in spring⟧ no date or range of dates: in "
                    "spring"});
}

TEST(PageReader, ReadsAnotherNewsroomByItsProfile) {
  const Profile russian = profile_from(R"toml(
name = "kremlin-ru"
language = "ru"
zone = "Europe/Moscow"
[dates]
months = ["января", "февраля", "марта", "апреля", "мая", "июня",
          "июля", "августа", "сентября", "октября", "ноября", "декабря"]
forms = ["{day} {month} {year} года"]
[layout]
page_start = "События"
page_end = "Текстовая версия"
geography = "География"
persons = "Лица"
publication_date = ["Дата публикации:"]
counter = ['^\d+ из \d+$']
place_forms = ['^\p{Lu}\p{Ll}+$']
[speakers]
generic = ["Вопрос"]
role_words = ["Президент"]
)toml");
  const ReadPages pages = read(
      "События\nВстреча в Душанбе\n15 сентября 2015 года\n14:40\nДушанбе\n1 из 2\nНа встрече.\n"
      "В.Путин: Добрый день.\nЗдесь стоит\nссылка, и строка порвана.\nВопрос: Когда?\n"
      "География\nТаджикистан\nЛица\nРахмон Эмомали\n"
      "Дата публикации: 15 сентября 2015 года, 14:40\nТекстовая версия",
      russian);
  ASSERT_EQ(pages.size(), 1u);
  EXPECT_EQ(pages[0].place.name.value, "Душанбе");
  EXPECT_EQ(values(pages[0].captions), Strings{"На встрече."});
  EXPECT_EQ(
      turns(pages[0]),
      (Strings{"В.Путин: Добрый день. / Здесь стоит ссылка, и строка порвана.", "Вопрос: Когда?"}));
  EXPECT_EQ(values(pages[0].persons), Strings{"Рахмон Эмомали"});
  EXPECT_EQ(format_local(*pages[0].published.local), "2015-09-15 14:40");
  EXPECT_EQ(pages.doubts(), Strings{});
}

// The mission's own pages, where they are at hand: order, and the columns that reports quote.
TEST(PageReader, ReadsTheSeedPages) {
  const std::string path = DATELINE_ROOT "/../shared/seeds/kremlin-events-2015-09-15.txt";
  const std::string text = file_text(path);
  if (text.empty()) GTEST_SKIP() << "skipped: no " << path;
  const ReadPages pages = read(text);
  ASSERT_EQ(pages.size(), 3u);
  EXPECT_EQ(format_clock(*pages[0].event.local), "14:40");
  EXPECT_EQ(format_clock(*pages[1].event.local), "09:15");
  EXPECT_EQ(format_clock(*pages[2].event.local), "12:30");
  EXPECT_EQ(pages.doubts(), Strings{});
  const LineMap map(pages.batch.source.bytes());
  const auto place = [&](SourceSpan span) {
    const Region region = map.region(span);
    return std::to_string(region.line) + ":" + std::to_string(region.column);
  };
  EXPECT_EQ(place(pages[1].transcript[0].name.span), "35:25");
  EXPECT_EQ(place(pages[0].published.local.span), "28:19");
  EXPECT_EQ(place(pages[0].geography[0].name.span), "21:1");
  EXPECT_EQ(pages[1].captions.size(), 1u);
  EXPECT_EQ(pages[2].captions.size(), 4u);
  EXPECT_EQ(pages[2].body.size(), 4u);
  EXPECT_EQ(pages[2].transcript.size(), 1u);
}

}  // namespace
}  // namespace dateline
