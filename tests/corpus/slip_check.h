// What a slip sets off: the archive is checked with one page changed, and every finding that the
// unchanged archive does not have is the slip's. Slips on far-apart pages are checked together,
// since a run costs the same for one as for thirty; whatever is not as expected is checked again
// alone, so that no slip answers for another.
#pragma once

#include <compare>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "validator/base/civil_time.h"
#include "validator/base/result.h"
#include "validator/source/file_tree.h"

#include "tests/corpus/changes.h"

namespace dateline {

// A finding without its line, which moves when a line is added.
struct Told {
  std::string rule = {};
  std::string path = {};
  std::string field = {};
  std::string message = {};
  auto operator<=>(const Told&) const = default;
};

struct Pair {
  const ChangeKind* kind = nullptr;
  const ArchivePage* page = nullptr;
  Slip slip = {};
  // The outcome:
  std::set<Told> told = {};     // everything new
  std::set<Told> surplus = {};  // of it, what is neither intended nor follows
  bool found = false;
};

class SlipCheck {
 public:
  // `rules`: path and bytes of every rule file, the paths beginning with "rules/".
  static Result<SlipCheck> make(std::vector<std::pair<std::string, std::string>> rules,
                                const std::vector<ArchivePage>& archive);

  // Fills in the outcomes.
  [[nodiscard]] Result<void> check(std::vector<Pair>& pairs);
  // One pair alone in the archive: what check() has to come to as well.
  [[nodiscard]] Result<std::set<Told>> alone(const Pair& pair) const;

  [[nodiscard]] const std::set<Told>& baseline() const { return baseline_; }
  [[nodiscard]] std::size_t runs() const { return runs_; }
  [[nodiscard]] static std::string copy_path(const ArchivePage& page);

 private:
  struct Run {
    std::set<Told> told = {};
    std::map<Told, std::set<std::string>> touched = {};  // the paths of related places
  };
  [[nodiscard]] Result<Run> run(const std::vector<const Pair*>& pairs) const;
  [[nodiscard]] Result<void> check_batch(const std::vector<Pair*>& batch) const;

  std::shared_ptr<const FileTree> tree_ = {};
  std::set<Told> baseline_ = {};
  mutable std::size_t runs_ = 0;
};

}  // namespace dateline
