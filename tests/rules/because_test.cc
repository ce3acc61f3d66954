// `--explain`: each finding says which values made its rule fail.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "validator/dateline.h"

namespace dateline {
namespace {

using Lines = std::vector<std::string>;

constexpr const char* kRecord =
    R"json({"id": "1", "kind": "meeting", "language": "en", "title": "A talk",
 "event": {"date": "2015-09-15", "time": "09:15", "zone": "Europe/Moscow"},
 "published": {"date": "2015-09-15", "time": "11:15", "sections": ["News"]},
 "topics": ["Banks", "Budget", "Culture"]})json";

std::string rule(const std::string& keys) {
  return "[[rule]]\nid = \"a/b\"\nseverity = \"error\"\ntitle = \"t\"\nmessage = \"m\"\nat = "
         "\"title\"\n" +
         keys;
}

// "expression = value" of the one finding.
Lines because(const std::string& keys, bool explain = true) {
  const auto files = memory_file_tree({{"archive/a.json", kRecord}, {"rules/a.toml", rule(keys)}});
  const auto outcome = validate(
      {.files = files.get(), .paths = {"archive"}, .rules = {"rules"}, .explain = explain});
  EXPECT_TRUE(outcome && outcome->report) << (outcome ? outcome->rule_problems : "");
  if (!outcome || !outcome->report || outcome->report->findings.size() != 1) return {"?"};
  Lines out;
  for (const Because& one : outcome->report->findings[0].because) {
    out.push_back(one.expression + " = " + one.value);
  }
  return out;
}

struct Case {
  const char* what;
  std::string keys;
  Lines because;
};

TEST(Because, NamesTheValuesThatDecided) {
  const std::vector<Case> cases = {
      {"a comparison through a let and a parameter",
       "let = { gap = \"published.local - event.local\" }\n"
       "assert = \"abs(gap) <= params.most\"\n"
       "params.most = { type = \"duration\", default = \"1h\" }\n",
       {"abs(gap) = 2h", "gap = 2h", "published.local = 2015-09-15 11:15",
        "event.local = 2015-09-15 09:15", "params.most = 1h"}},
      {"of && what was false",
       "assert = \"kind == 'meeting' && size(title) > 9 && language == 'en'\"\n",
       {"size(title) = 6", "title = 'A talk'"}},
      {"of || everything",
       "assert = \"kind == 'speech' || language == 'ru'\"\n",
       {"kind = 'meeting'", "language = 'en'"}},
      {"a negation", "assert = \"!title.startsWith('A ')\"\n", {"title = 'A talk'"}},
      {"of all() the first that failed",
       "assert = \"topics.all(t, t.startsWith('Ba'))\"\n",
       {"topics = ['Banks', 'Budget', 'Culture']", "t = 'Budget'"}},
      {"what exists() went through",
       "assert = \"topics.exists(t, t == title)\"\n",
       {"topics = ['Banks', 'Budget', 'Culture']"}},
      {"the branch that was taken",
       "assert = \"kind == 'meeting' ? size(lead) > 0 : false\"\n",
       {"kind = 'meeting'", "size(lead) = 0", "lead = ''"}},
      {"a let that is a condition",
       "let = { long = \"size(title) > 9\" }\nassert = \"long\"\n",
       {"long = false", "size(title) = 6", "title = 'A talk'"}},
      {"what is absent",
       "assert = \"has(event.end) || size(lead) > 0\"\n",
       {"has(event.end) = false", "size(lead) = 0", "lead = ''"}},
      {"a list of parts",
       "assert = \"'x' in [title, lead] + topics\"\n",
       {"[title, lead] + topics = ['A talk', '', 'Banks', 'Budget', 'Culture']", "title = 'A talk'",
        "lead = ''", "topics = ['Banks', 'Budget', 'Culture']"}},
      {"nothing that could be read", "assert = \"false\"\n", {}},
  };
  for (const Case& one : cases) EXPECT_EQ(because(one.keys), one.because) << one.what;
}

TEST(Because, IsLeftOutUnlessAskedFor) {
  EXPECT_EQ(because("assert = \"size(title) > 9\"\n", false), Lines{});
}

TEST(Because, CutsWhatIsLong) {
  const Lines lines =
      because("assert = \"size((title + title).split('').map(c, c + title)) < 3\"\n");
  ASSERT_GE(lines.size(), 2U);
  for (const std::string& line : lines) EXPECT_LE(line.size(), 400U) << line;
}

}  // namespace
}  // namespace dateline
