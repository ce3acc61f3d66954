// The real pages as the tests of this folder read them: where each page lies, and what is needed to
// read one (a profile, the tables of knowledge). The corpus is not part of this repository.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "validator/domain/knowledge.h"
#include "validator/finding/finding_sink.h"
#include "validator/ingest/profile.h"
#include "validator/record/record_batch.h"
#include "validator/source/source_text.h"

namespace dateline {

std::string read_whole(const std::filesystem::path& path);

class Corpus {
 public:
  // Prints what is wrong with the profile and is then not good(). A folder that is not there is no
  // mistake: there are no pages then.
  Corpus(const std::filesystem::path& folder, const std::filesystem::path& profile,
         const std::vector<std::filesystem::path>& data);

  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] const Profile& profile() const { return profile_; }
  // By id: the name of the file.
  [[nodiscard]] const std::map<std::string, std::filesystem::path>& pages() const { return pages_; }
  // False, and a line on standard output, where the file holds not exactly one page.
  bool read(const std::string& id, RecordBatch& batch, FindingSink& sink) const;

 private:
  bool good_ = false;
  SourceText profile_source_;
  Profile profile_;
  std::vector<SourceText> data_sources_;
  Knowledge knowledge_;
  std::map<std::string, std::filesystem::path> pages_;
};

}  // namespace dateline
