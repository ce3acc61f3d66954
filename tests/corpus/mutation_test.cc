// The mutation test: makes slips that editors make on clean real pages and looks which rule finds
// each, and what else it sets off. Prints a table by kind of slip; fails below the floors. The seed
// is fixed, so two runs say the same.
//
//   corpus_mutations CORPUS_FOLDER RULES_FOLDER [--show N] [--kind NAME] [--per-kind N] [--seed N]
//
// Prints "skipped" and succeeds where the corpus is absent: it is not part of this repository.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "tests/corpus/changes.h"
#include "tests/corpus/page_text.h"
#include "tests/corpus/random.h"
#include "tests/corpus/slip_check.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLeastPairs = 1000;
constexpr double kFloor = 98.0;            // percent found, and percent with nothing else new
constexpr double kKindFloor = 90.0;        // of each kind by itself
constexpr int kNeighbourDays = 1;          // pages so near to a clean one are in the archive too
constexpr std::size_t kCheckedTwice = 10;  // pairs checked alone as well as together

struct Options {
  std::string corpus = {};
  std::string rules = {};
  std::string kind = {};
  std::size_t show = 3;
  std::size_t per_kind = 24;
  std::uint64_t seed = 20150915;
};

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::pair<std::string, std::string>> read_rules(const fs::path& folder) {
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    files.emplace_back("rules/" + fs::relative(entry.path(), folder).generic_string(),
                       read_file(entry.path()));
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::set<std::string> read_ids(const fs::path& path) {
  std::ifstream in(path);
  std::set<std::string> ids;
  for (std::string id; in >> id;) ids.insert(id);
  return ids;
}

// The clean pages and what lies about them in time, in order of time.
std::vector<ArchivePage> read_archive(const fs::path& corpus) {
  const std::set<std::string> clean = read_ids(corpus / "diplomatic_ids.txt");
  std::vector<ArchivePage> all;
  std::set<std::int32_t> days;
  std::set<std::string> linked;
  for (const auto& entry : fs::recursive_directory_iterator(corpus / "pages")) {
    if (entry.path().extension() != ".txt") continue;
    ArchivePage page;
    page.path = "archive/" + fs::relative(entry.path(), corpus / "pages").generic_string();
    page.bytes = read_file(entry.path());
    page.text = read_page_text(page.bytes);
    page.clean = clean.contains(entry.path().stem().string());
    if (page.text.time == kNoLine) continue;
    if (page.clean) {
      for (const PageLink& link : page.text.links) linked.insert(page.text.lines[link.title]);
      for (int by = -kNeighbourDays; by <= kNeighbourDays; ++by)
        days.insert(page.text.day.days + by);
    }
    all.push_back(std::move(page));
  }
  // A neighbour without a place is nobody's neighbour, unless a clean page links to it.
  std::erase_if(all, [&](const ArchivePage& page) {
    if (page.clean) return false;
    if (!days.contains(page.text.day.days)) return true;
    return page.text.place == kNoLine && !linked.contains(page.text.lines[page.text.title]);
  });
  std::sort(all.begin(), all.end(), [](const ArchivePage& a, const ArchivePage& b) {
    return std::tie(a.text.day, a.text.minutes, a.path) <
           std::tie(b.text.day, b.text.minutes, b.path);
  });
  return all;
}

// Up to `per_kind` pages for each kind, in an order of its own.
std::vector<Pair> make_pairs(const std::vector<ChangeKind>& kinds,
                             const std::vector<ArchivePage>& archive, const Options& options) {
  std::vector<const ArchivePage*> clean;
  for (const ArchivePage& page : archive) {
    if (page.clean) clean.push_back(&page);
  }
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (!options.kind.empty() && options.kind != kinds[i].name) continue;
    Random random(options.seed + i);
    std::vector<const ArchivePage*> order = clean;
    random.shuffle(order);
    std::size_t made = 0;
    for (const ArchivePage* page : order) {
      if (made == options.per_kind) break;
      auto slip = kinds[i].make(*page, archive, random);
      if (!slip) continue;
      pairs.push_back({&kinds[i], page, std::move(*slip)});
      ++made;
    }
  }
  return pairs;
}

void print_told(std::string_view mark, const std::set<Told>& told) {
  for (const Told& one : told) {
    fmt::print("      {} {} {} {}: {}\n", mark, one.rule, one.path, one.field, one.message);
  }
}

void print_pair(const Pair& pair) {
  fmt::print("    {} {}: {}{}\n", pair.found ? "and more" : "missed", pair.page->path,
             pair.kind->name, ", " + pair.slip.what);
  print_told(pair.found ? " " : "instead:", pair.told);
}

struct Count {
  std::size_t pairs = 0;
  std::size_t found = 0;
  std::size_t alone = 0;  // with nothing else new
  void add(const Pair& pair) {
    ++pairs;
    if (pair.found) ++found;
    if (pair.surplus.empty()) ++alone;
  }
};

double percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? 100.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

bool print_row(std::string_view name, const Count& count, double floor) {
  const double found = percent(count.found, count.pairs);
  const double alone = percent(count.alone, count.pairs);
  const bool good = found >= floor && alone >= floor;
  fmt::print("{:<36} {:>6} {:>7.1f} % {:>9.1f} %{}\n", name, count.pairs, found, alone,
             good ? "" : fmt::format("   below {} %", floor));
  return good;
}

bool print_table(const std::vector<ChangeKind>& kinds, const std::vector<Pair>& pairs,
                 std::size_t show) {
  bool good = true;
  Count all;
  fmt::print("{:<36} {:>6} {:>9} {:>11}\n", "kind of slip", "pairs", "found", "alone");
  for (const ChangeKind& kind : kinds) {
    Count count;
    for (const Pair& pair : pairs) {
      if (pair.kind == &kind) count.add(pair);
    }
    if (count.pairs == 0) continue;
    good = print_row(kind.name, count, kKindFloor) && good;
    std::size_t shown = 0;
    for (const Pair& pair : pairs) {
      if (pair.kind != &kind || (pair.found && pair.surplus.empty())) continue;
      if (shown++ < show) print_pair(pair);
    }
  }
  for (const Pair& pair : pairs) all.add(pair);
  return print_row("all", all, kFloor) && good;
}

// That a run of many slips says of each what a run of it alone says.
bool same_alone(const SlipCheck& check, const std::vector<Pair>& pairs, Random& random) {
  bool same = true;
  for (std::size_t i = 0; i < kCheckedTwice && !pairs.empty(); ++i) {
    const Pair& pair = random.pick(pairs);
    const auto told = check.alone(pair);
    if (told && *told == pair.told) continue;
    fmt::print("not the same alone: {}, {}\n", pair.kind->name, pair.page->path);
    same = false;
  }
  return same;
}

int run(const Options& options) {
  if (!fs::exists(options.corpus)) {
    fmt::print("skipped: no corpus at {}\n", options.corpus);
    return 0;
  }
  const std::vector<ArchivePage> archive = read_archive(options.corpus);
  std::vector<ChangeKind> kinds;
  for (const auto add : {&add_time_changes, &add_person_changes, &add_tag_changes,
                         &add_link_changes, &add_text_changes, &add_archive_changes}) {
    add(kinds);
  }
  auto check = SlipCheck::make(read_rules(options.rules), archive);
  if (!check) {
    fmt::print("{}\n", check.error().message);
    return 2;
  }
  std::vector<Pair> pairs = make_pairs(kinds, archive, options);
  if (const auto checked = check->check(pairs); !checked) {
    fmt::print("{}\n", checked.error().message);
    return 2;
  }
  fmt::print("{} slips on clean pages, each in an archive of {} pages; {} runs, seed {}\n",
             pairs.size(), archive.size(), check->runs(), options.seed);
  bool good = print_table(kinds, pairs, options.show);
  Random random(options.seed);
  good = same_alone(*check, pairs, random) && good;
  if (options.kind.empty() && pairs.size() < kLeastPairs) {
    fmt::print("fewer than {} pairs\n", kLeastPairs);
    good = false;
  }
  return good ? 0 : 1;
}

template <class Number>
bool read_number(std::string_view text, Number& number) {
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  return result.ec == std::errc() && result.ptr == text.data() + text.size();
}

bool read_options(const std::vector<std::string>& words, Options& options) {
  if (words.size() < 2 || words.size() % 2 != 0) return false;
  options.corpus = words[0];
  options.rules = words[1];
  for (std::size_t i = 2; i < words.size(); i += 2) {
    if (words[i] == "--kind") {
      options.kind = words[i + 1];
    } else if (words[i] == "--show") {
      if (!read_number(words[i + 1], options.show)) return false;
    } else if (words[i] == "--per-kind") {
      if (!read_number(words[i + 1], options.per_kind)) return false;
    } else if (words[i] != "--seed" || !read_number(words[i + 1], options.seed)) {
      return false;
    }
  }
  return true;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  dateline::Options options;
  if (!dateline::read_options({argv + 1, argv + argc}, options)) {
    fmt::print(stderr,
               "corpus_mutations CORPUS_FOLDER RULES_FOLDER [--show N] [--kind NAME] "
               "[--per-kind N] [--seed N]\n");
    return 2;
  }
  return dateline::run(options);
}
