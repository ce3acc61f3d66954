#include "tests/corpus/slip_check.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "validator/dateline.h"

namespace dateline {
namespace {

constexpr int kDaysApart = 15;  // of two slips in one run; no shipped rule looks further than 14

// A tree with some files changed and some added.
class ChangedTree : public FileTree {
 public:
  ChangedTree(const FileTree& base, std::map<std::string, std::string> files)
      : base_(base), files_(std::move(files)) {}

  [[nodiscard]] Result<FileListing> list(std::string_view path,
                                         const Limits& limits) const override {
    DATELINE_TRY(listing, base_.list(path, limits));
    const std::string folder = std::string(path) + "/";
    for (const auto& file : files_) {
      if (file.first.starts_with(folder)) listing.files.push_back(file.first);
    }
    std::sort(listing.files.begin(), listing.files.end());
    listing.files.erase(std::unique(listing.files.begin(), listing.files.end()),
                        listing.files.end());
    return std::move(listing);
  }

  [[nodiscard]] Result<SourceText> read(std::string_view path, SourceId id,
                                        std::size_t max_bytes) const override {
    const auto changed = files_.find(std::string(path));
    if (changed == files_.end()) return base_.read(path, id, max_bytes);
    return SourceText(id, changed->first, changed->second);
  }

 private:
  const FileTree& base_;
  std::map<std::string, std::string> files_;
};

// "persons[1]" -> "persons": a tag more before it changes the number and not the finding.
std::string without_index(std::string_view field) {
  return std::string(field.substr(0, field.find('[')));
}

constexpr std::string_view kCopy = ".copy.txt";

std::string without_copy(const std::string& path) {
  return path.ends_with(kCopy) ? path.substr(0, path.size() - kCopy.size()) : path;
}

std::string slip_path(const Pair& pair) {
  return pair.slip.as_copy ? SlipCheck::copy_path(*pair.page) : pair.page->path;
}

bool touches(const Pair& pair, const Told& told, const std::set<std::string>& related) {
  const auto own = [&](const std::string& path) {
    return path == pair.page->path || path == slip_path(pair);
  };
  return own(told.path) || std::any_of(related.begin(), related.end(), own);
}

bool among(const std::vector<std::string_view>& rules, const std::string& rule) {
  return std::find(rules.begin(), rules.end(), rule) != rules.end();
}

void settle(Pair& pair, std::set<Told> told) {
  pair.told = std::move(told);
  pair.surplus.clear();
  pair.found = false;
  for (const Told& one : pair.told) {
    if (among(pair.kind->intended, one.rule)) {
      pair.found = true;
    } else if (!among(pair.kind->follows, one.rule)) {
      pair.surplus.insert(one);
    }
  }
}

}  // namespace

std::string SlipCheck::copy_path(const ArchivePage& page) {
  return page.path + std::string(kCopy);
}

Result<SlipCheck> SlipCheck::make(std::vector<std::pair<std::string, std::string>> rules,
                                  const std::vector<ArchivePage>& archive) {
  for (const ArchivePage& page : archive) rules.emplace_back(page.path, page.bytes);
  SlipCheck check;
  check.tree_ = memory_file_tree(std::move(rules));
  DATELINE_TRY(run, check.run({}));
  check.baseline_ = std::move(run.told);
  return check;
}

Result<SlipCheck::Run> SlipCheck::run(const std::vector<const Pair*>& pairs) const {
  std::map<std::string, std::string> files;
  for (const Pair* pair : pairs) files[slip_path(*pair)] = pair->slip.bytes;
  const ChangedTree tree(*tree_, std::move(files));
  Job job;
  job.files = &tree;
  job.paths = {"archive"};
  job.jobs = 2;
  job.rules = {"rules"};
  job.as_of = {.seconds = std::int64_t{to_date({2018, 1, 1}).days} * 86400};
  DATELINE_TRY(outcome, validate(job));
  ++runs_;
  if (!outcome.report) return Error{Error::Kind::kInternal, "rules", outcome.rule_problems};
  Run out;
  std::set<Told> gone = baseline_;
  for (const Finding& finding : outcome.report->findings) {
    const Told told = {finding.rule, finding.where.path, without_index(finding.field),
                       finding.message};
    Told before = told;
    before.path = without_copy(told.path);  // what is true of a page is true of its copy
    if (baseline_.contains(before)) {
      gone.erase(told);
      continue;
    }
    out.told.insert(told);
    for (const RelatedPlace& related : finding.related)
      out.touched[told].insert(related.place.path);
  }
  // What was said before in other words is nothing new.
  for (const Told& before : gone) {
    std::erase_if(out.told, [&](const Told& told) {
      return told.rule == before.rule && told.path == before.path && told.field == before.field;
    });
  }
  return out;
}

Result<std::set<Told>> SlipCheck::alone(const Pair& pair) const {
  DATELINE_TRY(run, this->run({&pair}));
  return std::move(run.told);
}

Result<void> SlipCheck::check_batch(const std::vector<Pair*>& batch) const {
  DATELINE_TRY(run, this->run({batch.begin(), batch.end()}));
  std::map<Pair*, std::set<Told>> by_pair;
  bool stray = false;
  for (const Told& told : run.told) {
    const auto owner = std::find_if(batch.begin(), batch.end(), [&](const Pair* pair) {
      return touches(*pair, told, run.touched[told]);
    });
    if (owner == batch.end()) {
      stray = true;
    } else {
      by_pair[*owner].insert(told);
    }
  }
  for (Pair* pair : batch) {
    settle(*pair, by_pair[pair]);
    if (!stray && pair->found && pair->surplus.empty()) continue;
    DATELINE_TRY(told, alone(*pair));
    settle(*pair, std::move(told));
  }
  return {};
}

Result<void> SlipCheck::check(std::vector<Pair>& pairs) {
  std::vector<std::vector<Pair*>> batches;
  for (Pair& pair : pairs) {
    const auto far = [&](const Pair* other) {
      return std::abs(other->page->text.day.days - pair.page->text.day.days) >= kDaysApart;
    };
    const auto batch = std::find_if(batches.begin(), batches.end(), [&](const auto& others) {
      return std::all_of(others.begin(), others.end(), far);
    });
    if (batch != batches.end()) {
      batch->push_back(&pair);
    } else {
      batches.push_back({&pair});
    }
  }
  for (const auto& batch : batches) {
    const auto checked = check_batch(batch);
    if (!checked) return checked.error();
  }
  return {};
}

}  // namespace dateline
