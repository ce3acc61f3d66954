// Which records a claim and a See-also item are linked to, on archives of a few JSON records.

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "validator/evaluate/archive_pass.h"
#include "validator/evaluate/archive_reader.h"
#include "validator/evaluate/profiles.h"
#include "validator/ruleset/rule_set.h"

namespace dateline {
namespace {

std::string record(const std::string& id, const std::string& kind, const std::string& title,
                   const std::string& time, const std::string& rest = "") {
  return R"({"id": ")" + id + R"(", "kind": ")" + kind + R"(", "language": "en", "title": ")" +
         title + R"(", "event": {"date": ")" + time.substr(0, 10) + R"(", "time": ")" +
         time.substr(11) + R"(", "zone": "Europe/Moscow"})" + (rest.empty() ? "" : ", ") + rest +
         "}\n";
}

std::string at_place(const std::string& line, const std::string& place) {
  std::string out = line;
  const std::string zone = R"("zone": "Europe/Moscow")";
  return out.replace(out.find(zone), zone.size(), zone + R"(, "place": ")" + place + R"(")");
}

// "claim 'CSTO summit' → b: it has csto, summit; same day", a line a link.
std::vector<std::string> links_of(const std::string& jsonl) {
  const auto files = memory_file_tree({{"a.jsonl", jsonl}});
  RuleIssues issues;
  const auto rules = load_rules(*files, {}, Limits{}, issues);
  EXPECT_TRUE(rules && issues.empty());
  const std::vector<Profile> profiles = read_profiles(*rules, Limits{}, issues);
  const ReadOptions options{.knowledge = &rules->knowledge, .profiles = &profiles};
  const auto archive = read_archive(*files, {"a.jsonl"}, options, 1);
  EXPECT_TRUE(archive);
  const RunContext context{.knowledge = &rules->knowledge, .profiles = &profiles};
  const EventLinks links = link_events(archive->batches, context);
  std::vector<std::string> out;
  const auto show = [&](const std::string& what, const void* item) {
    for (const LinkedRecord& link : links.of(item))
      out.push_back(what + " → " + std::string(link.record->id.value) + ": " + link.why);
  };
  for (const RecordBatch& batch : archive->batches) {
    for (const Record& one : batch.records) {
      for (const Claim& claim : one.claims) show("claim '" + std::string(claim.what) + "'", &claim);
      for (const SeeAlso& item : one.see_also)
        show("link '" + std::string(item.title.value) + "'", &item);
    }
  }
  return out;
}

const std::string kLead = R"("lead": "Following the CSTO summit in Dushanbe, they met.")";

struct LinkCase {
  const char* what;
  std::string records;
  std::vector<std::string> links;
};

TEST(EventLinks, FindTheRecordThatAClaimMeans) {
  const std::string meeting =
      record("a", "meeting", "Meeting with foresters", "2015-09-15T14:40", kLead);
  const std::vector<LinkCase> cases = {
      {"by the words of its title",
       meeting + record("b", "summit", "CSTO summit", "2015-09-15T12:30"),
       {"claim 'CSTO summit' → b: it has csto, summit; same day"}},
      {"in full and in short",
       meeting + record("b", "summit", "Summit of the Collective Security Treaty Organisation",
                        "2015-09-14T12:30"),
       {"claim 'CSTO summit' → b: it has csto, summit; a day apart"}},
      {"three days away",
       meeting + record("b", "summit", "CSTO summit", "2015-09-18T12:30"),
       {"claim 'CSTO summit' → b: it has csto, summit; 3 days apart"}},
      {"not four", meeting + record("b", "summit", "CSTO summit", "2015-09-19T12:30"), {}},
      {"not by half of its words",
       meeting + record("b", "summit", "SCO summit", "2015-09-15T12:30"),
       {}},
      {"not an order about it",
       meeting + record("b", "order", "CSTO summit", "2015-09-15T12:30"),
       {}},
      {"not in another country",
       meeting + at_place(record("b", "summit", "CSTO summit", "2015-09-15T12:30"), "Beijing"),
       {}},
      {"in the same country",
       meeting + at_place(record("b", "summit", "CSTO summit", "2015-09-15T12:30"), "Dushanbe"),
       {"claim 'CSTO summit' → b: it has csto, summit; same day"}},
      {"not what follows it itself",
       meeting + record("b", "news_conference", "News conference following the CSTO summit",
                        "2015-09-15T16:00"),
       {}},
      {"the likest first",
       meeting + record("b", "ceremony", "Reception at the CSTO summit", "2015-09-15T12:30") +
           record("c", "summit", "CSTO summit", "2015-09-16T12:30"),
       {"claim 'CSTO summit' → c: it has csto, summit; a day apart",
        "claim 'CSTO summit' → b: it has csto, summit; same day"}},
  };
  for (const LinkCase& one : cases) EXPECT_EQ(links_of(one.records), one.links) << one.what;
}

TEST(EventLinks, FindTheRecordThatALinkNames) {
  const std::string page =
      record("a", "meeting", "Meeting with foresters", "2015-09-15T14:40",
             R"("see_also": [{"title": "Opening of the mill", "start": "2015-09-14"}])");
  const std::vector<LinkCase> cases = {
      {"of its day",
       page + record("b", "ceremony", "Opening of the mill", "2015-09-14T10:00"),
       {"link 'Opening of the mill' → b: same title, same day"}},
      {"the nearest",
       page + record("b", "ceremony", "Opening of the mill", "2015-09-20T10:00") +
           record("c", "ceremony", "Opening of the Mill", "2015-09-12T10:00"),
       {"link 'Opening of the mill' → c: same title, 2 days apart"}},
      {"two weeks away",
       page + record("b", "ceremony", "Opening of the mill", "2015-09-28T10:00"),
       {"link 'Opening of the mill' → b: same title, 14 days apart"}},
      {"not further",
       page + record("b", "ceremony", "Opening of the mill", "2015-09-29T10:00"),
       {}},
      {"not of another title",
       page + record("b", "ceremony", "Opening of the mall", "2015-09-14T10:00"),
       {}},
  };
  for (const LinkCase& one : cases) EXPECT_EQ(links_of(one.records), one.links) << one.what;
}

}  // namespace
}  // namespace dateline
