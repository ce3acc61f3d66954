#include "validator/domain/event_name.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "validator/domain/builtin_files.h"
#include "validator/source/source_text.h"

namespace dateline {
namespace {

// The shipped tables: the test is about the names that they hold.
struct Shipped {
  std::vector<SourceText> texts;
  Knowledge knowledge;

  Shipped() {
    std::vector<DataFile> files;
    RuleIssues issues;
    texts.reserve(builtin_files().size());
    for (const BuiltinFile& file : builtin_files()) {
      const SourceText& text = texts.emplace_back(static_cast<SourceId>(texts.size()),
                                                  std::string(file.name), std::string(file.text));
      TomlValue root;
      if (file.name.find("data/") == std::string_view::npos) continue;
      EXPECT_TRUE(parse_toml(text, Limits{}, root, issues));
      files.push_back({.source = &text, .root = std::move(root), .trusted = true});
    }
    knowledge = read_knowledge(files, issues);
  }
};

const Knowledge& shipped() {
  static const Shipped tables;
  return tables.knowledge;
}

std::string words_of(const char* text) {
  const EventName name(text, shipped(), "RU");
  std::string words;
  for (const std::string& word : name.words()) words += (words.empty() ? "" : " ") + word;
  return words;
}

TEST(EventName, DropsWhatTellsNoEventFromAnother) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"the CSTO summit", "csto summit"},
      {"Collective Security Treaty Organisation summit", "csto summit"},
      {"Russian-Turkish talks", "@TR talks"},
      {"Talks with President of Turkey Recep Tayyip Erdogan", "@TR erdogan recep talks tayyip"},
      {"negotiations with Ukraine", "@UA talks"},
      {"session of the Security Council", "council meeting security"},
      {"High-Level Russian-Turkish Cooperation Council’s meeting",
       "@TR cooperation council high meeting"},
      {"St. Petersburg International Economic Forum", "spief"},
      {"", ""},
      {"the", ""},
  };
  for (const auto& [text, words] : cases) EXPECT_EQ(words_of(text), words) << text;
}

struct HoldsCase {
  const char* title;
  const char* claimed;
  bool holds;
};

TEST(EventName, HoldsAnotherThatSaysLess) {
  const std::vector<HoldsCase> cases = {
      {"CSTO summit", "CSTO summit", true},
      {"SCO summit", "CSTO summit", false},
      {"Talks with President of Turkey Recep Tayyip Erdogan", "Russian-Turkish talks", true},
      {"Meeting with President of Turkey Recep Tayyip Erdogan", "Russian-Turkish talks", false},
      {"Meeting of the Council for Civil Society", "session of the Council for Civil Society",
       true},
      {"G20 Summit", "Group of Twenty summit", true},
  };
  for (const HoldsCase& one : cases) {
    const EventName title(one.title, shipped(), "RU");
    const EventName claimed(one.claimed, shipped(), "RU");
    EXPECT_EQ(title.holds(claimed), one.holds) << one.title << " / " << one.claimed;
  }
}

TEST(EventName, TellsWhenAWordIsMoreThanAKindOfEvent) {
  const std::vector<std::pair<const char*, bool>> cases = {
      {"the working meeting", false},
      {"telephone conversation", false},
      {"talks", false},
      {"", false},
      {"Russian talks", false},
      {"CSTO summit", true},
      {"opening ceremony", true},
      {"Russian-Turkish talks", true},
  };
  for (const auto& [text, telling] : cases)
    EXPECT_EQ(EventName(text, shipped(), "RU").is_telling(), telling) << text;
}

TEST(EventName, IsAsLikeAsItsWordsAreShared) {
  const auto likeness = [](const char* a, const char* b) {
    return EventName(a, shipped(), "RU").likeness(EventName(b, shipped(), "RU"));
  };
  EXPECT_EQ(likeness("CSTO summit", "the CSTO summit"), 1.0);
  EXPECT_EQ(likeness("CSTO summit", "CSTO summit reception dinner"), 0.5);
  EXPECT_EQ(likeness("CSTO summit", "Football"), 0.0);
  EXPECT_EQ(likeness("", ""), 0.0);
}

}  // namespace
}  // namespace dateline
