#include "validator/evaluate/profiles.h"

#include <algorithm>

#include "validator/source/toml_document.h"

namespace dateline {

std::vector<Profile> read_profiles(const RuleSet& rules, const Limits& limits, RuleIssues& issues) {
  std::vector<Profile> profiles;
  for (const SourceText* file : rules.profile_files) {
    TomlValue root;
    Profile profile;
    if (!parse_toml(*file, limits, root, issues)) continue;
    if (read_profile(*file, root, limits, profile, issues)) profiles.push_back(std::move(profile));
  }
  std::sort(profiles.begin(), profiles.end(),
            [](const Profile& a, const Profile& b) { return a.name < b.name; });
  return profiles;
}

}  // namespace dateline
