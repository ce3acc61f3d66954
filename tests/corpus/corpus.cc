#include "tests/corpus/corpus.h"

#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "validator/base/limits.h"
#include "validator/ingest/complete_record.h"
#include "validator/ingest/page_reader.h"
#include "validator/source/rule_issue.h"
#include "validator/source/toml_document.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

bool read_toml(const fs::path& path, SourceId id, SourceText& source, TomlValue& root) {
  source = SourceText(id, path.string(), read_whole(path));
  RuleIssues issues;
  if (parse_toml(source, Limits{}, root, issues)) return true;
  fmt::print("{}", render_rule_issues(issues, {&source}, 20));
  return false;
}

}  // namespace

std::string read_whole(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

Corpus::Corpus(const fs::path& folder, const fs::path& profile, const std::vector<fs::path>& data)
    : data_sources_(data.size()) {
  TomlValue profile_root;
  RuleIssues issues;
  if (!read_toml(profile, 0, profile_source_, profile_root)) return;
  if (!read_profile(profile_source_, profile_root, Limits{}, profile_, issues)) {
    fmt::print("{}", render_rule_issues(issues, {&profile_source_}, 20));
    return;
  }
  std::vector<DataFile> files(data.size());
  for (std::size_t i = 0; i < data.size(); ++i) {
    if (!read_toml(data[i], static_cast<SourceId>(i), data_sources_[i], files[i].root)) return;
    files[i].source = &data_sources_[i];
  }
  knowledge_ = read_knowledge(files, issues);
  good_ = true;
  if (!fs::exists(folder / "pages")) return;
  for (const auto& entry : fs::recursive_directory_iterator(folder / "pages")) {
    if (entry.path().extension() == ".txt") pages_[entry.path().stem().string()] = entry.path();
  }
}

bool Corpus::read(const std::string& id, RecordBatch& batch, FindingSink& sink) const {
  const fs::path& path = pages_.at(id);
  batch.source = SourceText(0, path.string(), read_whole(path));
  read_pages(batch, profile_, knowledge_, sink);
  for (Record& record : batch.records) {
    complete_record(record, batch.source, knowledge_, profile_, batch.arena);
  }
  if (batch.records.size() == 1) return true;
  fmt::print("{}: {} records\n", id, batch.records.size());
  return false;
}

}  // namespace dateline
