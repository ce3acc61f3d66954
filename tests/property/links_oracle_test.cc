// Lookups and pairs of items against brute force: on random archives, the links that carry another
// day than their event, and the visits dated differently, are what comparing all pairs says.

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "validator/base/civil_time.h"
#include "validator/dateline.h"
#include "validator/report/report_json.h"

namespace dateline {
namespace {

constexpr int kWindowDays = 5;

constexpr const char* kRules = R"toml([[rule]]
id       = "links/another-date"
severity = "error"
title    = "Another date"
scope    = "archive"
each     = { s = "see_also" }
requires = ["event.date"]
when     = "s.kind == 'event' && has(s.start)"
lookup.named = { as = "r", where = "r.kind != 'speech'", key = "fold(r.title)", equals = "fold(s.title)", order = "event.date", near = "s.start", within = "params.window" }
unmatched = "ignore"
assert   = "named.exists(r, r.event.date == s.start)"
message  = "{id} {named.map(r, r.id).join(' ')}"
at       = "s.start"
related  = { "there" = "named.event.date" }
params.window = { type = "duration", default = "120h" }

[[rule]]
id       = "links/never-found"
severity = "error"
title    = "Reported when unmatched"
scope    = "archive"
each     = { s = "see_also" }
lookup.named = { key = "title", equals = "s.title" }
assert   = "size(named) > 0"
message  = "{id} {s.title}"
at       = "s"

[[rule]]
id       = "links/two-ranges"
severity = "error"
title    = "Two ranges"
scope    = "archive"
adjacent = { each = { v = "see_also" }, previous = "u", where = "has(v.start)", by = "v.title", order = "v.start", as = ["a", "b"] }
assert   = "v.start == u.start"
message  = "{b.id} {a.id} {v.start} {u.start}"
at       = "v.start"
related  = { "before" = "u.start" }
)toml";

struct Event {
  std::string title;
  std::string kind;
  Date date;
  std::string link;
  Date link_date;
};

std::vector<Event> random_events(std::mt19937_64& random, std::size_t count) {
  const std::vector<std::string> titles = {"Fair", "Regatta", "Harvest", "Concert"};
  const auto day = [&] { return Date{static_cast<std::int32_t>(16'000 + random() % 25)}; };
  std::vector<Event> events;
  for (std::size_t i = 0; i < count; ++i) {
    events.push_back({titles[random() % 3], random() % 5 == 0 ? "speech" : "ceremony", day(),
                      titles[random() % 4], day()});
  }
  return events;
}

std::string id_of(std::size_t i) {
  return "e" + std::to_string(100 + i);
}

std::string json_of(const Event& event, std::size_t i) {
  return R"({"id": ")" + id_of(i) + R"(", "kind": ")" + event.kind + R"(", "title": ")" +
         event.title + R"(", "event": {"date": ")" + format_date(event.date) +
         R"("}, "see_also": [{"title": ")" + event.link + R"(", "start": ")" +
         format_date(event.link_date) + R"("}]})";
}

using Messages = std::multiset<std::string>;

struct Checked {
  std::string json;
  std::map<std::string, Messages> messages;  // by rule
};

Checked check(const std::vector<std::pair<std::string, std::string>>& contents,
              const std::vector<std::string>& paths, unsigned jobs) {
  const auto files = memory_file_tree(contents);
  const auto outcome =
      validate({.files = files.get(), .paths = paths, .rules = {"rules"}, .jobs = jobs});
  EXPECT_TRUE(outcome && outcome->report)
      << (outcome ? outcome->rule_problems : outcome.error().message);
  Checked out;
  if (!outcome || !outcome->report) return out;
  out.json = render_json(*outcome->report, {});
  for (const Finding& finding : outcome->report->findings)
    out.messages[finding.rule].insert(finding.message);
  return out;
}

int days_between(Date a, Date b) {
  return a.days < b.days ? b.days - a.days : a.days - b.days;
}

// For each link: the events of its title in the window, the record itself and speeches left out.
Messages dated_otherwise(const std::vector<Event>& events) {
  Messages out;
  for (std::size_t i = 0; i < events.size(); ++i) {
    std::vector<std::pair<std::int32_t, std::string>> named;
    bool right = false;
    for (std::size_t j = 0; j < events.size(); ++j) {
      if (i == j || events[j].kind == "speech" || events[j].title != events[i].link) continue;
      if (days_between(events[j].date, events[i].link_date) > kWindowDays) continue;
      named.emplace_back(events[j].date.days, id_of(j));
      right = right || events[j].date == events[i].link_date;
    }
    if (named.empty() || right) continue;
    std::sort(named.begin(), named.end());
    std::string message = id_of(i);
    for (const auto& [day, id] : named) message += " " + id;
    out.insert(message);
  }
  return out;
}

Messages never_found(const std::vector<Event>& events) {
  Messages out;
  for (std::size_t i = 0; i < events.size(); ++i) {
    bool found = false;
    for (std::size_t j = 0; j < events.size(); ++j)
      found = found || (i != j && events[j].title == events[i].link);
    if (!found) out.insert(id_of(i) + " " + events[i].link);
  }
  return out;
}

// Of the links of one title, each two whose days are next to each other.
Messages two_ranges(const std::vector<Event>& events) {
  Messages out;
  for (std::size_t i = 0; i < events.size(); ++i) {
    // The neighbour before: the largest (day, id) below this one's among links of the title.
    std::pair<std::int32_t, std::string> best{-1, ""};
    for (std::size_t j = 0; j < events.size(); ++j) {
      if (events[j].link != events[i].link) continue;
      const std::pair<std::int32_t, std::string> one{events[j].link_date.days, id_of(j)};
      if (one < std::pair(events[i].link_date.days, id_of(i)) && one > best) best = one;
    }
    if (best.first < 0 || best.first == events[i].link_date.days) continue;
    out.insert(id_of(i) + " " + best.second + " " + format_date(events[i].link_date) + " " +
               format_date(Date{best.first}));
  }
  return out;
}

TEST(LinksOracle, LookupsAndPairsOfItemsAreWhatAllPairsShow) {
  std::mt19937_64 random(23);
  std::size_t findings = 0;
  for (int round = 0; round < 25; ++round) {
    const std::vector<Event> events = random_events(random, 1 + random() % 60);
    std::vector<std::pair<std::string, std::string>> files = {{"rules/links.toml", kRules}};
    for (std::size_t i = 0; i < events.size(); ++i)
      files.emplace_back("a/" + id_of(i) + ".json", json_of(events[i], i));
    Checked one = check(files, {"a"}, 1);
    EXPECT_EQ(one.messages["links/another-date"], dated_otherwise(events)) << "round " << round;
    EXPECT_EQ(one.messages["links/never-found"], never_found(events)) << "round " << round;
    EXPECT_EQ(one.messages["links/two-ranges"], two_ranges(events)) << "round " << round;
    findings += one.messages["links/another-date"].size();

    std::vector<std::string> paths;
    for (std::size_t i = 1; i < files.size(); ++i) paths.push_back(files[i].first);
    std::shuffle(paths.begin(), paths.end(), random);
    EXPECT_EQ(check(files, paths, 4).json, one.json) << "round " << round;
  }
  EXPECT_GT(findings, 40U);
}

}  // namespace
}  // namespace dateline
