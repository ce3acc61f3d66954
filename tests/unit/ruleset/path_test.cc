#include "validator/ruleset/path.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

// A record whose values stand in one line of text, so that a span can be read back as words.
class PathTest : public testing::Test {
 protected:
  PathTest() {
    batch_.source = SourceText(
        0, "a.txt", "Title | 14:40 | Rahmon Emomali | Xi Jinping | Persons | Foreign policy");
    Record record;
    record.span = batch_.source.span(0, batch_.source.bytes().size());
    record.title = text("Title");
    record.event.local = sourced(LocalTime{52'800}, words("14:40"));
    const std::vector<Person> persons = {{.name = text("Rahmon Emomali")},
                                         {.name = text("Xi Jinping")}};
    record.persons = batch_.arena.copy(persons);
    record.persons_span = words("Persons");
    record.topics = batch_.arena.copy(std::vector<Text>{text("Foreign policy")});
    batch_.records.push_back(record);
  }

  SourceSpan words(std::string_view part) {
    const auto begin = batch_.source.bytes().find(part);
    return batch_.source.span(begin, begin + part.size());
  }
  Text text(std::string_view part) { return sourced(part, words(part)); }

  std::optional<Path> compile(const std::string& path, RuleIssues* issues = nullptr) {
    toml_ = SourceText(1, "rules/a.toml", "'" + path + "'");
    SpecText spec{.text = path, .present = true};
    spec.literal.kind = TomlValue::Kind::kString;
    spec.literal.span = toml_.span(0, path.size() + 2);
    spec.literal.string = path;
    const PathRoot roots[] = {{.type = &record_schema().record},
                              {.name = "members", .type = &record_schema().record, .list = true}};
    return compile_path(spec, roots, toml_, issues);
  }

  // "field: the words at its place" for each place of the path.
  std::vector<std::string> located(const std::string& path) {
    const auto compiled = compile(path);
    if (!compiled) return {"does not compile"};
    const RecordHandle handle{&batch_.records[0], &batch_};
    const std::vector<PathNode> roots[] = {{record_node(handle)},
                                           {record_node(handle), record_node(handle)}};
    std::vector<std::string> out;
    for (const Located& place : compiled->locate(roots)) {
      out.push_back(place.field + ": " + std::string(batch_.source.slice(place.span)));
    }
    return out;
  }

  bool present(const std::string& path) {
    const RecordHandle handle{&batch_.records[0], &batch_};
    const std::vector<PathNode> roots[] = {{record_node(handle)}, {}};
    return compile(path)->present(roots);
  }

  RecordBatch batch_;
  SourceText toml_;
};

TEST_F(PathTest, LeadsToThePlaceOfAField) {
  using Places = std::vector<std::string>;
  EXPECT_EQ(located("title"), Places{"title: Title"});
  EXPECT_EQ(located("event.local"), Places{"event.local: 14:40"});
  EXPECT_EQ(located("persons[1]"), Places{"persons[1]: Xi Jinping"});
  EXPECT_EQ(located("persons[1].name"), Places{"persons[1].name: Xi Jinping"});
  EXPECT_EQ(located("topics[0]"), Places{"topics[0]: Foreign policy"});
}

TEST_F(PathTest, ThroughAListGivesOnePlaceAnElement) {
  const std::vector<std::string> expected = {"persons[0].name: Rahmon Emomali",
                                             "persons[1].name: Xi Jinping"};
  EXPECT_EQ(located("persons.name"), expected);
  EXPECT_EQ(located("members.title"), (std::vector<std::string>{"title: Title", "title: Title"}));
  EXPECT_EQ(located("members[1].title"), std::vector<std::string>{"title: Title"});
}

TEST_F(PathTest, ToAListAsAWholeGivesItsBlock) {
  EXPECT_EQ(located("persons"), std::vector<std::string>{"persons: Persons"});
}

TEST_F(PathTest, FallsBackToTheParentOfWhatIsMissing) {
  EXPECT_EQ(located("event.date"), std::vector<std::string>{"event.date: 14:40"});
  EXPECT_EQ(located("lead"), std::vector<std::string>{"lead: Title"});
  EXPECT_EQ(located("published.local"), std::vector<std::string>{"published.local: Title"});
  EXPECT_EQ(located("geography"), std::vector<std::string>{"geography: Title"});
}

TEST_F(PathTest, PastTheEndOfAListLeadsNowhere) {
  EXPECT_TRUE(located("persons[2]").empty());
  EXPECT_TRUE(located("members[2].title").empty());
}

TEST_F(PathTest, KnowsWhatIsThere) {
  EXPECT_TRUE(present("persons"));
  EXPECT_TRUE(present("event.local"));
  EXPECT_TRUE(present("title"));
  EXPECT_FALSE(present("geography"));
  EXPECT_FALSE(present("event.at"));
  EXPECT_FALSE(present("lead"));
}

TEST_F(PathTest, SaysWhichPartIsWrong) {
  struct Case {
    const char* path;
    const char* words;
    const char* message;
    const char* hint;
  };
  const std::vector<Case> cases = {
      {"titel", "titel", "'titel' is no field or variable here", "did you mean 'title'?"},
      {"event.locale", "locale", "'Event' has no field 'locale'", "did you mean 'local'?"},
      {"title.text", "text", "'string' has no field 'text'", ""},
      {"persons[x]", "persons", "'persons' takes no such index", ""},
      {"title[0]", "title", "'title' takes no such index", ""},
      {"persons[99999999999999999999]", "persons", "'persons' takes no such index", ""},
  };
  for (const Case& one : cases) {
    RuleIssues issues;
    EXPECT_FALSE(compile(one.path, &issues)) << one.path;
    ASSERT_EQ(issues.size(), 1u) << one.path;
    EXPECT_EQ(issues[0].message, one.message);
    EXPECT_EQ(issues[0].hint, one.hint);
    EXPECT_EQ(toml_.slice(issues[0].where), one.words);
  }
}

}  // namespace
}  // namespace dateline
