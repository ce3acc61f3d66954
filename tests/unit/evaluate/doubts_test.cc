// Rules that put fields in doubt: one slip is one finding, on its own record and on those around
// it.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "validator/evaluate/archive_pass.h"
#include "validator/evaluate/archive_reader.h"
#include "validator/evaluate/profiles.h"
#include "validator/evaluate/record_pass.h"
#include "validator/ruleset/rule_set.h"
#include "validator/source/file_tree.h"

namespace dateline {
namespace {

// "far" reads three fields and comes first by name; "gap" reads two fields and doubts
// both; "row" and "link" are the archive's.
constexpr const char* kRules = R"toml(
[[rule]]
id       = "a/far"
severity = "error"
title    = "Far"
doubts   = ["see_also"]
requires = ["event.date", "place.name", "title"]
assert   = "event.date < date('2015-09-20')"
message  = "far"
at       = "event.date"

[[rule]]
id       = "b/gap"
severity = "error"
title    = "Gap"
requires = ["event.local", "published.local"]
doubts   = ["event.date", "published.local"]
assert   = "event.local == published.local"
message  = "gap"
at       = "published.local"

[[rule]]
id       = "c/title"
severity = "error"
title    = "Title"
assert   = "title != 'Bad'"
message  = "title"
at       = "title"

[[rule]]
id       = "d/row"
severity = "error"
title    = "Row"
scope    = "archive"
requires = ["event.at"]
adjacent = { by = "true", order = "event.at", as = ["a", "b"] }
assert   = "a.title <= b.title"
message  = "{a.title} before {b.title}"
at       = "b.title"

[[rule]]
id       = "e/link"
severity = "error"
title    = "Link"
scope    = "archive"
each     = { s = "see_also" }
when     = "has(s.start)"
lookup.named = { as = "r", key = "r.title", equals = "s.title", order = "r.event.date", near = "s.start", within = "duration('9600h')" }
unmatched = "ignore"
assert   = "named.exists(r, r.event.date == s.start)"
message  = "link"
at       = "s.start"
)toml";

std::string record(const std::string& id, const std::string& title, const std::string& day,
                   const std::string& published, const std::string& more = "") {
  return R"({"id": ")" + id + R"(", "title": ")" + title + R"(", "event": {"date": ")" + day +
         R"(", "time": "12:00", "place": "Moscow"}, "published": {"date": ")" + published +
         R"(", "time": "12:00"})" + more + "}\n";
}

// "rule record", sorted. The second file is judged only when asked for.
std::vector<std::string> findings(const std::string& judged, const std::string& beside = "") {
  const auto files =
      memory_file_tree({{"rules/r.toml", kRules}, {"a/1.jsonl", judged}, {"a/2.jsonl", beside}});
  RuleIssues issues;
  const auto rules = load_rules(*files, {.folders = {"rules"}}, Limits{}, issues);
  EXPECT_TRUE(rules && !has_errors(issues)) << render_rule_issues(issues, {}, 10);
  const std::vector<Profile> profiles = read_profiles(*rules, Limits{}, issues);
  const RunContext context{.knowledge = &rules->knowledge, .profiles = &profiles};
  auto archive =
      read_archive(*files, {"a"}, {.knowledge = &rules->knowledge, .profiles = &profiles}, 1);
  EXPECT_TRUE(archive);
  std::vector<Finding> all;
  for (std::size_t i = 0; i < archive->batches.size(); ++i) {
    RecordBatch& batch = archive->batches[i];
    std::vector<FieldSet> in_doubt;
    if (i == 0) {
      PassResult pass = check_records(rules->rules, batch, context);
      std::move(pass.findings.begin(), pass.findings.end(), std::back_inserter(all));
      in_doubt = pass.in_doubt;
    } else {
      in_doubt = fields_put_in_doubt(rules->rules, batch, context);
    }
    for (std::size_t k = 0; k < batch.records.size(); ++k) batch.records[k].in_doubt = in_doubt[k];
  }
  std::vector<bool> looked_at(archive->batches.size(), false);
  looked_at[0] = true;
  PassResult pass = check_archive(rules->rules, archive->batches, looked_at, context);
  std::move(pass.findings.begin(), pass.findings.end(), std::back_inserter(all));
  std::vector<std::string> out;
  for (const Finding& finding : all) out.push_back(finding.rule + " " + finding.record);
  std::sort(out.begin(), out.end());
  return out;
}

using Lines = std::vector<std::string>;

constexpr const char* kLink = R"(, "see_also": [{"title": "B", "start": "2015-09-02"}])";

TEST(Doubts, LeaveARightArchiveAlone) {
  EXPECT_EQ(findings(record("1", "A", "2015-09-01", "2015-09-01", kLink) +
                     record("2", "B", "2015-09-02", "2015-09-02")),
            Lines{});
}

TEST(Doubts, MakeOneFindingOfADateThatOtherRulesReadToo) {
  // Far, out of the row, and not on the day that the link says: the gap alone is told.
  EXPECT_EQ(findings(record("1", "A", "2015-09-01", "2015-09-01", kLink) +
                     record("2", "B", "2015-08-02", "2015-09-02") +
                     record("3", "C", "2015-09-03", "2015-09-03")),
            Lines{"b/gap 2"});
  EXPECT_EQ(findings(record("2", "B", "2015-10-02", "2015-09-02")), Lines{"b/gap 2"});
}

TEST(Doubts, DoNotTouchRulesThatReadOtherFields) {
  EXPECT_EQ(findings(record("1", "Bad", "2015-10-02", "2015-09-02")),
            (Lines{"b/gap 1", "c/title 1"}));
}

TEST(Doubts, LetTheRuleThatDoubtsJudgeItsOtherTargets) {
  EXPECT_EQ(findings(record("1", "A", "2015-10-02", "2015-09-02") +
                     record("2", "B", "2015-10-03", "2015-09-03")),
            (Lines{"b/gap 1", "b/gap 2"}));
}

TEST(Doubts, KeepALinkFromTheNextEventOfThatTitle) {
  // The right B is in doubt; that there is another B a month later is no answer.
  EXPECT_EQ(findings(record("1", "A", "2015-09-01", "2015-09-01", kLink) +
                     record("2", "B", "2015-09-02", "2015-08-02") +
                     record("3", "B", "2015-09-12", "2015-09-12")),
            Lines{"b/gap 2"});
}

TEST(Doubts, HoldForRecordsThatAreNotJudgedThemselves) {
  EXPECT_EQ(findings(record("1", "B", "2015-09-01", "2015-09-01"),
                     record("2", "A", "2015-09-05", "2015-09-02")),
            Lines{});
  EXPECT_EQ(findings(record("1", "B", "2015-09-01", "2015-09-01"),
                     record("2", "A", "2015-09-05", "2015-09-05")),
            Lines{"d/row 2"});
}

TEST(Doubts, AreNoKeyOfAnArchiveRule) {
  std::string rules = kRules;
  rules.insert(rules.find("adjacent"), "doubts = [\"event.date\"]\n");
  const auto files = memory_file_tree({{"rules/r.toml", rules}});
  RuleIssues issues;
  EXPECT_TRUE(load_rules(*files, {.folders = {"rules"}}, Limits{}, issues));
  ASSERT_FALSE(issues.empty());
  EXPECT_EQ(issues[0].message, "an archive rule puts nothing in doubt");
}

}  // namespace
}  // namespace dateline
