#include "validator/ruleset/rule_set.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dateline {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

constexpr const char* kGood = R"([[rule]]
id       = "time/gap"
severity = "error"
title    = "A gap"
requires = ["event.local", "published.local"]
let      = { gap = "published.local - event.local", wide = "abs(gap) > params.most" }
assert   = "!wide"
message  = "{gap} apart"
at       = "published.local"
params.most = { type = "duration", default = "0s", max = "24h" }
)";

struct Loaded {
  RuleIssues issues;
  std::string rendered;
  std::vector<std::string> ids;
  std::string error;
};

Loaded load(const Files& files, RuleSelection selection = {.folders = {"rules"}}) {
  Loaded out;
  const auto tree = memory_file_tree(files);
  const auto rules = load_rules(*tree, selection, Limits{}, out.issues);
  if (!rules) {
    out.error = rules.error().where + ": " + rules.error().message;
    return out;
  }
  std::vector<const SourceText*> sources;
  for (const auto& source : rules->sources) sources.push_back(source.get());
  out.rendered = render_rule_issues(out.issues, sources, 100);
  for (const Rule& rule : rules->rules) out.ids.push_back(rule.info.id);
  return out;
}

TEST(RuleSet, LoadsLetsInAnyOrderAndParameters) {
  const Loaded loaded = load({{"rules/time.toml", kGood}});
  EXPECT_EQ(loaded.rendered, "");
  EXPECT_EQ(loaded.ids, std::vector<std::string>{"time/gap"});
}

struct BadCase {
  const char* what;
  const char* change;  // replaces `original` in the good rule
  const char* original;
  const char* rendered;  // how the first issue begins
};

TEST(RuleSet, PointsAtEachMistake) {
  const std::vector<BadCase> cases = {
      {"unknown function", "abss(gap)", "abs(gap)",
       "rules/time.toml:6:61: error[E204]: no function 'abss' for (duration)\n"
       "    6 | let      = { gap = \"published.local - event.local\", wide = \"abss(gap) > "
       "params.most\" }\n"
       "      |                                                             ^^^^ did you mean "
       "'abs'?\n"},
      {"wall clock against instant", "published.at - event.local", "published.local - event.local",
       "rules/time.toml:6:34: error[E206]: no overload '_-_' for (timestamp, local): wall-clock "
       "and instants do not mix; use event.local or in_zone(...)"},
      {"unknown field", "published.locale - event.local", "published.local - event.local",
       "rules/time.toml:6:31: error[E203]: Publication has no field 'locale'"},
      {"unknown variable in a message", "{gapp} apart", "{gap} apart",
       "rules/time.toml:8:14: error[E202]: undeclared name 'gapp'"},
      {"open brace", "{gap apart", "{gap} apart",
       "rules/time.toml:8:13: error[E121]: this brace opens a formula that never closes; a brace "
       "itself is written {{"},
      {"a doubt of no field", "doubts = [\"event.day\"]\nat       =", "at       =",
       "rules/time.toml:9:18: error[E120]: 'Event' has no field 'day'"},
      {"path", "at       = \"published.clock\"", "at       = \"published.local\"",
       "rules/time.toml:9:23: error[E120]: 'Publication' has no field 'clock'"},
      {"parameter", "default = \"25h\"", "default = \"0s\"",
       "rules/time.toml:10:46: error[E130]: the default of 'most' is 25h, above max 24h"},
      {"no condition", "assert   = \"abs(gap)\"", "assert   = \"!wide\"",
       "rules/time.toml:7:13: error[E207]: this gives duration, where a condition (bool) is asked "
       "for"},
      {"cycle", "gap = \"wide ? duration('1s') : duration('2s')\"",
       "gap = \"published.local - event.local\"",
       "rules/time.toml:6:14: error[E115]: 'gap' depends on itself through other lets"},
  };
  for (const BadCase& one : cases) {
    std::string toml = kGood;
    toml.replace(toml.find(one.original), std::string_view(one.original).size(), one.change);
    const Loaded loaded = load({{"rules/time.toml", toml}});
    EXPECT_TRUE(has_errors(loaded.issues)) << one.what;
    EXPECT_EQ(loaded.rendered.substr(0, std::string_view(one.rendered).size()), one.rendered)
        << one.what;
  }
}

constexpr const char* kLookup = R"toml([[rule]]
id       = "links/date"
severity = "error"
title    = "A link and its event"
scope    = "archive"
each     = { s = "see_also" }
requires = ["event.date"]
when     = "has(s.start)"
lookup.named = { as = "r", key = "fold(r.title)", equals = "fold(s.title)", order = "event.date", near = "s.start", within = "params.window" }
assert   = "named.exists(r, r.event.date == s.start)"
message  = "{named[0].event.date}"
at       = "s.start"
related  = { "there" = "named[0].event.date" }
params.window = { type = "duration", default = "336h" }
)toml";

TEST(RuleSet, PointsAtEachMistakeOfALookup) {
  const std::vector<BadCase> cases = {
      {"key and question of two types", "equals = \"s.start\"", "equals = \"fold(s.title)\"",
       "rules/links.toml:9:60: error[E207]: 'key' and 'equals' are compared, but are string and "
       "date"},
      {"a day near a wall clock", "near = \"event.local\"", "near = \"s.start\"",
       "rules/links.toml:9:106: error[E207]: 'order' and 'near' are compared, but are date and "
       "local"},
      {"within a number", "within = \"14\"", "within = \"params.window\"",
       "rules/links.toml:9:126: error[E207]: 'within' is int, where a duration is asked "
       "for"},
      {"a path into what was found", "named[0].event.day\"", "named[0].event.date\"",
       "rules/links.toml:13:40: error[E120]: 'Event' has no field 'day'"},
      {"the looked-up record outside its lookup", "{r.id}", "{named[0].event.date}",
       "rules/links.toml:11:14: error[E202]: undeclared name 'r'"},
  };
  EXPECT_EQ(load({{"rules/links.toml", kLookup}}).rendered, "");
  for (const BadCase& one : cases) {
    std::string toml = kLookup;
    toml.replace(toml.find(one.original), std::string_view(one.original).size(), one.change);
    const Loaded loaded = load({{"rules/links.toml", toml}});
    EXPECT_EQ(loaded.rendered.substr(0, std::string_view(one.rendered).size()), one.rendered)
        << one.what;
  }
}

TEST(RuleSet, LinksOnlyWhatIsLinked) {
  std::string toml = kLookup;
  const std::string lookup =
      toml.substr(toml.find("lookup.named"), toml.find("assert") - toml.find("lookup.named"));
  toml.replace(toml.find(lookup), lookup.size(), "linked = \"named\"\n");
  EXPECT_EQ(load({{"rules/links.toml", toml}}).rendered, "");
  toml.replace(toml.find("s = \"see_also\""), 14, "s = \"speakers\"");
  const std::string rendered = load({{"rules/links.toml", toml}}).rendered;
  EXPECT_NE(rendered.find("rules/links.toml:9:10: error[E207]: only claims and see_also are linked "
                          "to records: each = { c = \"claims\" }"),
            std::string::npos)
      << rendered;
}

TEST(RuleSet, CollectsTheProblemsOfAllFiles) {
  const Loaded loaded =
      load({{"rules/a.toml", "[[rule]\n"}, {"rules/b/b.toml", "[[rule]]\nid = \"x\"\n"}});
  EXPECT_NE(loaded.rendered.find("rules/a.toml:1:"), std::string::npos) << loaded.rendered;
  EXPECT_NE(loaded.rendered.find("rules/b/b.toml:2:6: error[E113]"), std::string::npos)
      << loaded.rendered;
}

TEST(RuleSet, RefusesAnIdThatIsTaken) {
  const Loaded loaded = load({{"rules/a.toml", kGood}, {"rules/b.toml", kGood}});
  EXPECT_NE(loaded.rendered.find(
                "rules/b.toml:2:12: error[E114]: rule 'time/gap' is already in rules/a.toml"),
            std::string::npos)
      << loaded.rendered;
}

TEST(RuleSet, SelectsByIdAndFamily) {
  std::string other = kGood;
  other.replace(other.find("time/gap"), 8, "text/gap");
  const Files files = {{"rules/a.toml", kGood}, {"rules/b.toml", other}};
  using Ids = std::vector<std::string>;
  EXPECT_EQ(load(files, {.folders = {"rules"}, .select = {"time/"}}).ids, Ids{"time/gap"});
  EXPECT_EQ(load(files, {.folders = {"rules"}, .ignore = {"time"}}).ids, Ids{"text/gap"});
  EXPECT_EQ(load(files, {.folders = {"rules"}, .select = {"text/gap"}}).ids, Ids{"text/gap"});
  EXPECT_EQ(load(files, {.folders = {"rules"}, .select = {"text/gab"}}).error,
            "--select: 'text/gab' names no rule and no family (did you mean 'text/gap'?)");
}

TEST(RuleSet, TakesParametersFromTheCommandLine) {
  const Files files = {{"rules/a.toml", kGood}};
  const auto with = [&](std::string name, std::string value) {
    return load(
        files, {.folders = {"rules"}, .params = {{"time/gap", std::move(name), std::move(value)}}});
  };
  EXPECT_EQ(with("most", "10m").rendered, "");
  EXPECT_NE(with("most", "25h").rendered.find("is 25h, above max 24h"), std::string::npos);
  EXPECT_NE(with("most", "long").rendered.find("is not of type duration"), std::string::npos);
  EXPECT_NE(with("mots", "10m").rendered.find("did you mean 'most'?"), std::string::npos);
}

TEST(RuleSet, SplitsAParameterAtItsLastDot) {
  const auto good = split_params({"time/gap.most=1.5h"});
  ASSERT_TRUE(good);
  EXPECT_EQ(good->front().rule, "time/gap");
  EXPECT_EQ(good->front().name, "most");
  EXPECT_EQ(good->front().value, "1.5h");
  for (const char* bad : {"most", "time/gap", "time/gap=3", ".most=3", "time/gap.=3"}) {
    EXPECT_FALSE(split_params({bad})) << bad;
  }
}

TEST(RuleSet, WarnsOfAnOptionalTimeThatNothingGuards) {
  std::string toml = kGood;
  toml.replace(toml.find("requires = [\"event.local\", \"published.local\"]"), 45,
               "requires = [\"event.local\"]");
  const Loaded loaded = load({{"rules/a.toml", toml}});
  EXPECT_FALSE(has_errors(loaded.issues));
  EXPECT_NE(loaded.rendered.find("warning[W401]: 'published.local' may be absent"),
            std::string::npos)
      << loaded.rendered;
}

}  // namespace
}  // namespace dateline
