// The profile and the tables that ship with the program, as a reader gets them.
#pragma once

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "validator/domain/builtin_files.h"
#include "validator/domain/knowledge.h"
#include "validator/ingest/profile.h"
#include "validator/source/toml_document.h"

namespace dateline {

struct Shipped {
  Knowledge knowledge = {};
  std::vector<Profile> profiles = {};
};

inline Shipped read_shipped() {
  Shipped shipped;
  RuleIssues issues;
  std::deque<SourceText> sources;
  std::vector<DataFile> data;
  for (const BuiltinFile& file : builtin_files()) {
    const auto id = static_cast<SourceId>(sources.size());
    const SourceText& source = sources.emplace_back(id, std::string(file.name), file.text);
    TomlValue root;
    EXPECT_TRUE(parse_toml(source, Limits{}, root, issues)) << file.name;
    if (file.name.find("profiles/") == std::string_view::npos) {
      data.push_back({&source, std::move(root)});
      continue;
    }
    Profile profile;
    EXPECT_TRUE(read_profile(source, root, Limits{}, profile, issues)) << file.name;
    shipped.profiles.push_back(std::move(profile));
  }
  shipped.knowledge = read_knowledge(data, issues);
  for (const RuleIssue& issue : issues) ADD_FAILURE() << issue.message;
  return shipped;
}

inline const Shipped& shipped() {
  static const Shipped kShipped = read_shipped();
  return kShipped;
}

}  // namespace dateline
