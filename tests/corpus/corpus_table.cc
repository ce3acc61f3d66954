// Measures the page reader against what the real pages are known to say: reads every page of a
// corpus, compares field by field with its truth.jsonl (taken from the pages' HTML) and prints a
// table. Fails where a field falls below its floor. White space is folded on both sides; empty
// against empty counts nowhere.
//
//   corpus_table CORPUS_FOLDER PROFILE_TOML [DATA_TOML…] [--show FIELD N]
//
// Prints "skipped" and succeeds where the corpus is absent: it is not part of this repository.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <rapidjson/document.h>

#include "validator/base/civil_time.h"
#include "validator/finding/finding_sink.h"
#include "validator/ingest/profile.h"
#include "validator/record/record_batch.h"

#include "tests/corpus/corpus.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using Values = std::vector<std::string>;

struct Floor {
  std::string_view field = {};
  double percent = 0;
};

// What RECORDS §8 asks for, where the reader reaches it; what it reaches, where it does not.
constexpr Floor kFloors[] = {
    {"title", 99.95},
    {"lead", 99.9},
    {"date", 99.95},
    {"time", 99.95},
    {"place", 99.8},
    {"published", 99.95},
    {"sections", 99.95},
    {"topics", 99.95},
    {"persons", 99.95},
    {"geography", 99.95},
    {"announcement", 99.9},
    {"see_also", 99.7},
    {"labels: precision", 99.0},
    {"labels: recall", 99.5},
};

std::string folded(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool no_break = text.substr(i, 2) == "\xC2\xA0";
    if (no_break || text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r') {
      blank = !out.empty();
      if (no_break) ++i;
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    out += text[i];
  }
  return out;
}

struct Difference {
  std::string page = {};
  std::string truth = {};
  std::string read = {};
};

struct Tally {
  std::size_t compared = 0;
  std::size_t equal = 0;
  std::vector<Difference> differences = {};
};

class Table {
 public:
  void compare(std::string_view field, const std::string& page, const std::string& truth,
               const std::string& read) {
    if (truth.empty() && read.empty()) return;
    Tally& tally = of(field);
    ++tally.compared;
    if (truth == read) {
      ++tally.equal;
    } else {
      tally.differences.push_back({page, truth, read});
    }
  }
  void compare(std::string_view field, const std::string& page, const Values& truth,
               const Values& read) {
    compare(field, page, fmt::format("{}", fmt::join(truth, " | ")),
            fmt::format("{}", fmt::join(read, " | ")));
  }
  Tally& of(std::string_view field) { return tallies_[std::string(field)]; }

 private:
  std::map<std::string, Tally> tallies_;
};

std::string text_of(const rapidjson::Value& value, const char* key) {
  const auto found = value.FindMember(key);
  if (found == value.MemberEnd() || !found->value.IsString()) return {};
  return folded({found->value.GetString(), found->value.GetStringLength()});
}

Values texts_of(const rapidjson::Value& value, const char* key) {
  Values out;
  const auto found = value.FindMember(key);
  if (found == value.MemberEnd() || !found->value.IsArray()) return out;
  for (const auto& item : found->value.GetArray()) {
    out.push_back(folded({item.GetString(), item.GetStringLength()}));
  }
  return out;
}

std::string bytes_at(const SourceText& source, SourceSpan span, bool present) {
  return present ? folded(source.slice(span)) : std::string();
}

// "Vladimir Putin (retranslated)" and "Vladimir Putin" are one.
std::string bare_label(std::string_view label) {
  std::string out = folded(label);
  while (!out.empty() && out.back() == ')') {
    const std::size_t open = out.rfind('(');
    if (open == std::string::npos || open == 0) break;
    out = folded(out.substr(0, open));
  }
  return out;
}

bool same_label(const std::string& a, const std::string& b) {
  const auto ends = [](const std::string& text, const std::string& end) {
    return text.size() >= end.size() &&
           text.compare(text.size() - end.size(), end.size(), end) == 0;
  };
  return ends(a, b) || ends(b, a);
}

void compare_labels(Table& table, const std::string& page, const Record& record,
                    const rapidjson::Value& truth) {
  std::set<std::string> expected;
  std::set<std::string> read;
  for (const std::string& label : texts_of(truth, "speakers")) expected.insert(bare_label(label));
  for (const Turn& turn : record.transcript) read.insert(bare_label(turn.label.value));
  const auto count = [&](std::string_view field, const std::set<std::string>& these,
                         const std::set<std::string>& among, bool ours) {
    Tally& tally = table.of(field);
    for (const std::string& label : these) {
      ++tally.compared;
      const bool found = std::any_of(among.begin(), among.end(), [&](const std::string& other) {
        return same_label(label, other);
      });
      if (found) {
        ++tally.equal;
      } else {
        tally.differences.push_back({page, ours ? "" : label, ours ? label : ""});
      }
    }
  };
  count("labels: precision", read, expected, true);
  count("labels: recall", expected, read, false);
}

void compare_links(Table& table, const std::string& page, const Profile& profile,
                   const Record& record, const rapidjson::Value& truth) {
  const auto row = [](std::string_view title, std::string_view start, std::string_view end) {
    return fmt::format("{} [{}..{}]", title, start, end);
  };
  Values expected;
  for (const auto& block : truth["see_also"].GetArray()) {
    for (const auto& item : block["items"].GetArray()) {
      const auto range = profile.dates.read_range(text_of(item, "date_text"));
      expected.push_back(row(text_of(item, "title"), range ? format_date(range->start) : "",
                             range && range->range ? format_date(range->end) : ""));
    }
  }
  Values read;
  for (const SeeAlso& link : record.see_also) {
    read.push_back(row(folded(link.title.value), link.start ? format_date(*link.start) : "",
                       link.end ? format_date(*link.end) : ""));
  }
  std::sort(expected.begin(), expected.end());
  std::sort(read.begin(), read.end());
  table.compare("see_also", page, expected, read);
}

void compare_page(Table& table, const std::string& page, const Profile& profile,
                  const SourceText& source, const Record& record, const rapidjson::Value& truth) {
  table.compare("title", page, text_of(truth, "title"), folded(record.title.value));
  table.compare("lead", page, text_of(truth, "lead"), folded(record.lead.value));
  const bool announced = text_of(truth, "kind") == "announcement";
  const std::string dates = text_of(truth, "date_text");
  const std::string_view announcement = "Announcement, ";
  table.compare("date", page, announced ? "" : text_of(truth, "date"),
                record.event.date ? format_date(*record.event.date) : "");
  table.compare(
      "announcement", page, announced ? dates.substr(announcement.size()) : "",
      bytes_at(source, record.event.announced_from.span, record.event.announced_from.present));
  table.compare("time", page, text_of(truth, "time"),
                record.event.local ? format_clock(*record.event.local) : "");
  table.compare("place", page, text_of(truth, "place"), folded(record.place.name.value));
  table.compare("published", page, text_of(truth, "publication_date_text"),
                bytes_at(source, record.published.local.span, record.published.local.present));
  Values sections;
  for (const Text& section : record.published.sections) sections.push_back(folded(section.value));
  table.compare("sections", page, texts_of(truth, "sections"), sections);
  Values topics;
  for (const Text& topic : record.topics) topics.push_back(folded(topic.value));
  table.compare("topics", page, texts_of(truth, "topics"), topics);
  Values persons;
  for (const Person& person : record.persons) persons.push_back(folded(person.name.value));
  table.compare("persons", page, texts_of(truth, "persons"), persons);
  Values tags;
  for (const GeographyTag& tag : record.geography) tags.push_back(folded(tag.name.value));
  table.compare("geography", page, texts_of(truth, "geography"), tags);
  compare_links(table, page, profile, record, truth);
  compare_labels(table, page, record, truth);
}

struct Options {
  fs::path corpus = {};
  fs::path profile = {};
  std::vector<fs::path> data = {};
  std::string show = {};
  std::size_t most = 0;
};

int print_table(Table& table, const Options& options) {
  int status = 0;
  fmt::print("{:<20} {:>9} {:>9} {:>9} {:>8}\n", "field", "compared", "equal", "percent", "floor");
  for (const Floor& floor : kFloors) {
    const Tally& tally = table.of(floor.field);
    const double percent = tally.compared == 0 ? 0.0
                                               : 100.0 * static_cast<double>(tally.equal) /
                                                     static_cast<double>(tally.compared);
    const bool low = percent < floor.percent;
    fmt::print("{:<20} {:>9} {:>9} {:>9.3f} {:>8} {}\n", floor.field, tally.compared, tally.equal,
               percent, floor.percent, low ? "BELOW" : "");
    if (low) status = 1;
  }
  if (!options.show.empty()) {
    const Tally& tally = table.of(options.show);
    for (std::size_t i = 0; i < std::min(options.most, tally.differences.size()); ++i) {
      const Difference& difference = tally.differences[i];
      fmt::print("{}\n  truth: {}\n  read:  {}\n", difference.page, difference.truth,
                 difference.read);
    }
  }
  return status;
}

int measure(const Options& options) {
  if (!fs::exists(options.corpus / "truth.jsonl")) {
    fmt::print("skipped: no corpus at {}\n", options.corpus.string());
    return 0;
  }
  const Corpus corpus(options.corpus, options.profile, options.data);
  if (!corpus.good()) return 2;
  Table table;
  std::size_t read = 0;
  std::ifstream truths(options.corpus / "truth.jsonl");
  for (std::string line; std::getline(truths, line);) {
    rapidjson::Document truth;
    truth.Parse(line.c_str());
    if (truth.HasParseError()) continue;
    const std::string id = text_of(truth, "id");
    if (!corpus.pages().contains(id)) continue;
    RecordBatch batch;
    FindingSink sink;
    if (!corpus.read(id, batch, sink)) continue;
    for (const InputDoubt& doubt : sink.doubts()) {
      fmt::print("{}: {}: {}\n", id, doubt.rule, doubt.message);
    }
    ++read;
    compare_page(table, id, corpus.profile(), batch.source, batch.records.front(), truth);
  }
  fmt::print("{} pages\n", read);
  return print_table(table, options);
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  dateline::Options options;
  std::vector<std::string> names;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--show" && i + 2 < argc) {
      options.show = argv[++i];
      options.most = std::stoul(argv[++i]);
    } else {
      names.push_back(argument);
    }
  }
  if (names.size() < 2) {
    fmt::print("usage: corpus_table CORPUS_FOLDER PROFILE_TOML [DATA_TOML…] [--show FIELD N]\n");
    return 2;
  }
  options.corpus = names[0];
  options.profile = names[1];
  options.data.assign(names.begin() + 2, names.end());
  return dateline::measure(options);
}
