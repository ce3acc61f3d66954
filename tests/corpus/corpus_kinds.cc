// Measures the kinds of records against labels given by hand: reads the pages that the lists name
// and prints, for each kind, how many pages of it there are, how many were told so, and which were
// taken for what else. Fails where a figure falls below its floor.
//
//   corpus_kinds CORPUS_FOLDER PROFILE_TOML LABELS_TSV [LABELS_TSV…] [--show]
//
// LABELS_TSV: id, tabulator, kind; # begins a remark. Kinds follow from title and lead alone, so no
// table of knowledge is read. Prints "skipped" and succeeds where the corpus is absent.
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "validator/record/record.h"

#include "tests/corpus/corpus.h"

namespace dateline {
namespace {

constexpr double kOverall = 95.0;         // percent of the pages of a list
constexpr double kBodily = 90.0;          // percent, of a kind that people meet bodily at …
constexpr std::size_t kFewest = 10;       // … with at least so many pages in all lists
constexpr std::size_t kLeastInAll = 420;  // pages that must have been compared, or nothing was

constexpr std::size_t kKinds = static_cast<std::size_t>(RecordKind::kAnnouncement) + 1;
using Row = std::array<std::size_t, kKinds>;

std::size_t index_of(RecordKind kind) {
  return static_cast<std::size_t>(kind);
}

struct Confusion {
  std::array<Row, kKinds> counts = {};  // by hand, then by the program

  [[nodiscard]] std::size_t of(std::size_t kind) const {
    std::size_t sum = 0;
    for (const auto count : counts[kind]) sum += count;
    return sum;
  }
  [[nodiscard]] std::size_t told(std::size_t kind) const {
    std::size_t sum = 0;
    for (const auto& row : counts) sum += row[kind];
    return sum;
  }
  void add(const Confusion& other) {
    for (std::size_t i = 0; i < kKinds; ++i) {
      for (std::size_t j = 0; j < kKinds; ++j) counts[i][j] += other.counts[i][j];
    }
  }
};

double percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? 100.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

// False where the list itself is wrong.
bool read_labels(const std::filesystem::path& path, std::map<std::string, RecordKind>& labels) {
  std::ifstream in(path);
  bool good = in.good();
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    const auto tab = line.find('\t');
    RecordKind kind = RecordKind::kOther;
    const bool told = tab != std::string::npos && kind_named(line.substr(tab + 1), kind);
    if (!told || !labels.emplace(line.substr(0, tab), kind).second) {
      fmt::print("{}: no label, or a second one: {}\n", path.string(), line);
      good = false;
    }
  }
  return good;
}

Confusion compare(const Corpus& corpus, const std::map<std::string, RecordKind>& labels,
                  bool show) {
  Confusion confusion;
  for (const auto& [id, kind] : labels) {
    RecordBatch batch;
    FindingSink sink;
    if (!corpus.pages().contains(id) || !corpus.read(id, batch, sink)) continue;
    const Record& record = batch.records.front();
    ++confusion.counts[index_of(kind)][index_of(record.kind.value)];
    if (show && record.kind.value != kind) {
      fmt::print("{}: {}, taken for {}: {}\n", id, name_of(kind), name_of(record.kind.value),
                 record.title.value);
    }
  }
  return confusion;
}

// Prints the table; false where a kind with bodily presence falls below its floor.
bool print_kinds(const Confusion& confusion) {
  bool good = true;
  fmt::print("{:<16} {:>6} {:>7} {:>10}  {}\n", "kind", "pages", "found", "precision", "taken for");
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    const auto pages = confusion.of(kind);
    if (pages == 0) continue;
    const auto right = confusion.counts[kind][kind];
    std::string others;
    for (std::size_t other = 0; other < kKinds; ++other) {
      if (other == kind || confusion.counts[kind][other] == 0) continue;
      others += fmt::format("{} {}  ", name_of(static_cast<RecordKind>(other)),
                            confusion.counts[kind][other]);
    }
    const double found = percent(right, pages);
    const double precision = percent(right, confusion.told(kind));
    const bool low = has_bodily_presence(static_cast<RecordKind>(kind)) && pages >= kFewest &&
                     (found < kBodily || precision < kBodily);
    if (low) good = false;
    fmt::print("{:<16} {:>6} {:>6.1f}% {:>9.1f}%  {}{}\n", name_of(static_cast<RecordKind>(kind)),
               pages, found, precision, others, low ? "BELOW" : "");
  }
  return good;
}

int measure(const std::filesystem::path& folder, const std::filesystem::path& profile,
            const std::vector<std::filesystem::path>& lists, bool show) {
  const Corpus corpus(folder, profile, {});
  if (!corpus.good()) return 2;
  if (corpus.pages().empty()) {
    fmt::print("skipped: no corpus at {}\n", folder.string());
    return 0;
  }
  Confusion all;
  bool good = true;
  for (const auto& list : lists) {
    std::map<std::string, RecordKind> labels;
    if (!read_labels(list, labels)) return 2;
    const Confusion confusion = compare(corpus, labels, show);
    std::size_t pages = 0;
    std::size_t right = 0;
    for (std::size_t kind = 0; kind < kKinds; ++kind) {
      pages += confusion.of(kind);
      right += confusion.counts[kind][kind];
    }
    const bool low = percent(right, pages) < kOverall;
    good = good && !low;
    fmt::print("{}: {} of {} pages, {:.2f}%, floor {}% {}\n", list.filename().string(), right,
               pages, percent(right, pages), kOverall, low ? "BELOW" : "");
    all.add(confusion);
  }
  std::size_t pages = 0;
  for (std::size_t kind = 0; kind < kKinds; ++kind) pages += all.of(kind);
  if (pages < kLeastInAll) {
    fmt::print("only {} pages compared\n", pages);
    good = false;
  }
  return print_kinds(all) && good ? 0 : 1;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  std::vector<std::filesystem::path> names;
  bool show = false;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--show") {
      show = true;
    } else {
      names.emplace_back(argument);
    }
  }
  if (names.size() < 3) {
    fmt::print(
        "usage: corpus_kinds CORPUS_FOLDER PROFILE_TOML LABELS_TSV [LABELS_TSV…] [--show]\n");
    return 2;
  }
  return dateline::measure(names[0], names[1], {names.begin() + 2, names.end()}, show);
}
