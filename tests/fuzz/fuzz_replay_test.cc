// Every fuzz target over the fixtures, the rule files and deterministic mutants of them: the same
// on every machine, without libFuzzer.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/fuzz/fuzz_targets.h"

namespace dateline {

// How GoogleTest names a parameter.
void PrintTo(const FuzzTarget& target, std::ostream* out);
void PrintTo(const FuzzTarget& target, std::ostream* out) {
  *out << target.name;
}

namespace {

namespace fs = std::filesystem;

std::vector<std::string> files_below(const std::string& folder,
                                     const std::vector<std::string>& endings) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    for (const std::string& ending : endings) {
      if (entry.is_regular_file() && entry.path().extension() == ending)
        paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const fs::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return texts;
}

// Formulas stand in the rule files; these are further ones, to grow from.
const std::vector<std::string> kFormulas = {
    "title != '' && size(persons) > 0",
    "speakers.exists(s, s.known && same_person(s.name, title)) ? 'a' : 'b' + string(1 + 2)",
    "has(event.local) && event.local < published.local + duration('1h30m')",
    "persons.map(p, fold(p.name)).filter(n, n.matches('^[a-z]+ ')).join(', ')",
    "[1, 2.5, 3u, b'\\xff', null, {'a': [true]}] == dyn(topics)",
    "geography.exists_one(g, g.country in ['RU', 'TJ']) || 1 / 0 == 1",
    "timestamp('2015-09-15T14:40:00+03:00').getHours('Europe/Moscow') == 14",
};

std::vector<std::string> seeds_of(std::string_view target) {
  const std::string root = DATELINE_ROOT;
  if (target == "page") return files_below(root + "/fixtures", {".txt"});
  if (target == "json") return files_below(root + "/fixtures", {".json", ".jsonl"});
  if (target == "rule_file") return files_below(root + "/rules", {".toml"});
  return kFormulas;
}

// Cut, flip, repeat and splice: what transfers, editors and other programs do to files.
class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}

  std::string mutate(const std::string& text, const std::string& other) {
    std::string out = text;
    for (std::size_t round = 0; round < 1 + random_() % 3; ++round) {
      if (out.empty()) return out;
      const std::size_t at = random_() % out.size();
      const std::size_t length = 1 + random_() % 40;
      switch (random_() % 6) {
        case 0:
          out.resize(at);
          break;
        case 1:
          out[at] = static_cast<char>(out[at] ^ static_cast<char>(1 << (random_() % 8)));
          break;
        case 2:
          out.erase(at, length);
          break;
        case 3:
          out.insert(at, out.substr(random_() % out.size(), length));
          break;
        case 4:
          if (!other.empty()) out.insert(at, other.substr(random_() % other.size(), length * 4));
          break;
        default:
          out[at] = "\n\r\t\0\xff\"'{}[]:,.#=\\"[random_() % 18];
          break;
      }
    }
    return out;
  }

 private:
  std::mt19937 random_;
};

class FuzzReplay : public testing::TestWithParam<FuzzTarget> {};

TEST_P(FuzzReplay, HoldsOnFixturesAndMutants) {
  constexpr std::size_t kMutants = 1'500;
  const std::vector<std::string> seeds = seeds_of(GetParam().name);
  ASSERT_FALSE(seeds.empty());
  for (const std::string& seed : seeds) EXPECT_EQ(GetParam().run(seed), "") << seed;
  Mutator mutator(20150915);
  for (std::size_t i = 0; i < kMutants && !HasFailure(); ++i) {
    const std::string text =
        mutator.mutate(seeds[i % seeds.size()], seeds[(i * 7 + 3) % seeds.size()]);
    EXPECT_EQ(GetParam().run(text), "") << "mutant " << i << ":\n" << text;
  }
}

INSTANTIATE_TEST_SUITE_P(Targets, FuzzReplay,
                         testing::ValuesIn(fuzz_targets().begin(), fuzz_targets().end()),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace dateline
