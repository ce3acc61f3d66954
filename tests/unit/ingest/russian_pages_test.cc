// The Russian edition, read with the shipped profile and no word of Russian in the reader: labels,
// dates and ranges, speaker labels, kinds, and which profile a page is taken to be of.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "validator/ingest/source_reader.h"
#include "validator/ingest/speaker_label.h"

#include "tests/unit/ingest/page_testing.h"
#include "tests/unit/ingest/shipped.h"

namespace dateline {
namespace {

const Profile& russian() {
  static const Profile profile =
      profile_from(file_text(DATELINE_ROOT "/rules/profiles/kremlin-ru.toml"));
  return profile;
}

std::string dushanbe(std::string_view folder) {
  return file_text(DATELINE_ROOT "/fixtures/" + std::string(folder) + "/2015-09-15-dushanbe.txt");
}

TEST(RussianPages, SpeakerLabelsAreFound) {
  struct Case {
    std::string_view paragraph = {};
    std::string_view name = {};  // empty: no label
    std::string_view role = {};
    bool generic = false;
  };
  const Case cases[] = {
      {"В.Путин: Добрый день.", "В.Путин", "", false},
      {"Д.Медведев: Добрый день.", "Д.Медведев", "", false},
      {"А.Атамбаев: Спасибо.", "А.Атамбаев", "", false},
      {"Владимир Путин: Добрый день.", "Владимир Путин", "", false},
      {"Президент России Владимир Путин: Начнём.", "Владимир Путин", "Президент России", false},
      {"Вопрос: Когда?", "Вопрос", "", true},
      {"Реплика: Верно.", "Реплика", "", true},
      {"Ведущий: Прошу.", "Ведущий", "", true},
      {"Мой вопрос такой: когда начнём?", "", "", false},
      {"Срок: до конца года.", "", "", false},
  };
  for (const Case& one : cases) {
    const FoundLabel found = find_label(one.paragraph, russian(), {});
    EXPECT_EQ(found.length > 0, !one.name.empty()) << one.paragraph;
    EXPECT_EQ(found.split.name, one.name) << one.paragraph;
    EXPECT_EQ(found.split.role, one.role) << one.paragraph;
    EXPECT_EQ(found.split.generic, one.generic) << one.paragraph;
  }
}

TEST(RussianPages, RangesOfSeeAlsoAreRead) {
  struct Case {
    std::string_view printed = {};
    std::string_view start = {};
    std::string_view end = {};
  };
  const Case cases[] = {
      {"15 сентября 2015 года", "2015-09-15", ""},
      {"14 − 15 сентября 2015 года", "2015-09-14", "2015-09-15"},
      {"14 – 15 сентября 2015 года", "2015-09-14", "2015-09-15"},
      {"30 октября − 1 ноября 2000 года", "2000-10-30", "2000-11-01"},
  };
  for (const Case& one : cases) {
    std::string page = dushanbe("russian");
    const std::string_view range = "14 − 15 сентября 2015 года";
    page.replace(page.find(range), range.size(), one.printed);
    const ReadPages pages = read(page, russian());
    ASSERT_EQ(pages.size(), 3U);
    ASSERT_EQ(pages[0].see_also.size(), 1U) << one.printed;
    const SeeAlso& item = pages[0].see_also[0];
    ASSERT_TRUE(item.start.present) << one.printed;
    EXPECT_EQ(format_date(item.start.value), one.start);
    ASSERT_EQ(item.end.present, !one.end.empty()) << one.printed;
    if (!one.end.empty()) {
      EXPECT_EQ(format_date(item.end.value), one.end);
    }
  }
}

TEST(RussianPages, ThePageIsReadFieldByField) {
  const ReadPages pages = read(dushanbe("russian"), russian());
  EXPECT_EQ(pages.doubts(), Strings{});
  ASSERT_EQ(pages.size(), 3U);
  const Record& first = pages[0];
  EXPECT_EQ(first.title.value, "Встреча с Президентом Киргизии Алмазбеком Атамбаевым");
  EXPECT_TRUE(first.lead.value.starts_with("После саммита ОДКБ в Душанбе"));
  EXPECT_EQ(first.place.name.value, "Душанбе");
  EXPECT_EQ(pages.at(first.place.name.span), "Душанбе");
  EXPECT_EQ(values(first.captions),
            Strings{"Встреча с Президентом Киргизии Алмазбеком Атамбаевым."});
  EXPECT_EQ(values(first.persons), Strings{"Атамбаев Алмазбек"});
  EXPECT_EQ(values(first.geography), Strings{"Киргизия"});
  EXPECT_EQ(values(first.topics), Strings{"Внешняя политика"});
  EXPECT_EQ(values(first.published.sections), (Strings{"Новости", "Стенограммы"}));
  ASSERT_EQ(first.transcript.size(), 2U);
  EXPECT_EQ(first.transcript[0].label.value, "В.Путин");
  EXPECT_EQ(first.transcript[1].label.value, "А.Атамбаев");
  EXPECT_EQ(values(pages[2].topics), (Strings{"Внешняя политика", "ОДКБ"}));
  EXPECT_EQ(pages[2].captions.size(), 2U);
}

TEST(RussianPages, ThreeEventsAreThoseOfTheEnglishPages) {
  const ReadPages ours = read(dushanbe("russian"), russian());
  const ReadPages english_pages = read(dushanbe("archive"));
  ASSERT_EQ(ours.size(), english_pages.size());
  for (std::size_t i = 0; i < ours.size(); ++i) {
    const Record& one = ours[i];
    const Record& other = english_pages[i];
    EXPECT_EQ(one.event.date.value, other.event.date.value);
    ASSERT_TRUE(one.event.local && other.event.local);
    EXPECT_EQ(one.event.local.value, other.event.local.value);
    EXPECT_EQ(russian().kind_of(one.title.value, one.lead.value),
              english().kind_of(other.title.value, other.lead.value));
  }
}

TEST(RussianPages, EachPageIsReadWithTheProfileItsWordsAreOf) {
  for (const auto& [folder, profile] :
       {std::pair{"archive", "kremlin-en"}, std::pair{"russian", "kremlin-ru"}}) {
    FindingSink sink;
    const ReadOptions options{.knowledge = &shipped().knowledge, .profiles = &shipped().profiles};
    const std::string text = dushanbe(folder);
    const RecordBatch batch = read_source(SourceText(1, "page.txt", text), options, sink);
    ASSERT_EQ(batch.records.size(), 3U);
    for (const Record& record : batch.records) EXPECT_EQ(record.input.profile, profile);
  }
}

}  // namespace
}  // namespace dateline
