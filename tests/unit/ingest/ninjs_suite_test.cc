// IPTC's own examples and its pass and fail files, where they are present beside the repository.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "validator/ingest/source_reader.h"

#include "tests/unit/ingest/json_reading.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

const fs::path kData = DATELINE_ROOT "/../shared/data/ninjs";

struct SuiteFile {
  std::string name = {};               // "1.2/should_fail/001_title_as_number.json"
  std::vector<std::string> told = {};  // rules
  std::vector<std::string> formats = {};
};

SuiteFile read_suite_file(const fs::path& root, const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  std::vector<Profile> profiles;
  profiles.push_back(test_profile());
  FindingSink sink;
  const RecordBatch batch =
      read_source(SourceText(0, path.filename().string(), bytes), {.profiles = &profiles}, sink);
  SuiteFile file{.name = fs::relative(path, root).string()};
  for (const InputDoubt& doubt : sink.doubts()) file.told.push_back(doubt.rule);
  for (const Record& record : batch.records) file.formats.emplace_back(record.input.format);
  return file;
}

std::vector<SuiteFile> read_suite(const fs::path& root, std::string_view part) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".json") continue;
    if (entry.path().string().find(part) != std::string::npos) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<SuiteFile> files;
  for (const fs::path& path : paths) files.push_back(read_suite_file(root, path));
  return files;
}

// Many a checker of schemas looks into no date, so these pass there; their dates are none all the
// same, and a reader says so.
bool has_a_bad_date_on_purpose(const SuiteFile& file) {
  return file.name.find("/should_pass/") != std::string::npos &&
         file.name.ends_with("_bad_datetime.json");
}

// What a schema refuses and a reader of events takes as it comes.
const std::map<std::string, std::vector<const char*>> kBeyond = {
    {"an object without a member that makes it ninjs",
     {"1.0/should_fail/001_no_uri_declared.json"}},
    {"a value that a later or an earlier version of the list has, or none",
     {"1.0/should_fail/002_type_invalid.json",
      "1.0/should_fail/004_representationtype_invalid.json",
      "1.0/should_fail/007_pubstatus_cancelled.json", "1.0/should_fail/014_type_component.json",
      "1.0/should_fail/015_pubstatus_commissioned.json", "1.1/should_fail/001_type_component.json",
      "1.2/should_fail/005_pubstatus_replaced.json",
      "1.2/should_fail/006_pubstatus_commissioned.json"}},
    {"a member that the version does not know: passed over",
     {"1.0/should_fail/003_malformed_property.json", "1.0/should_fail/016_infosource.json",
      "1.0/should_fail/017_description_extension.json", "1.1/should_fail/002_infosource.json",
      "1.3/should_fail/002_headline_nonascii.json",
      "1.3/should_fail/003_headline_blank_extension.json", "1.3/should_fail/004_headline_dash.json",
      "1.5/should_fail/001_bad_property.json", "2.0/should_fail/001_bad_toplevel.json",
      "3.0/should_fail/001_bad_toplevel.json"}},
    {"members of what is not read: rights, associations, advice, shapes, coverage",
     {"1.4/should_fail/005_bad_rightsinfo.json",
      "1.4/should_fail/006_bad_rightsinfo.json",
      "1.5/should_fail/002_bad_association.json",
      "1.x_dev/should_fail/002_advice_wrongtypes.json",
      "1.x_dev/should_fail/003_advice_wrongelements.json",
      "1.x_dev/should_fail/004_linked_rights.json",
      "1.x_dev/should_fail/005_encoded_rights.json",
      "1.x_dev/should_fail/006_combined_rights.json",
      "2.0/should_fail/001_bad_geojson.json",
      "2.0/should_fail/002_bad_association.json",
      "2.1/should_fail/001_bad_association.json",
      "2.1/should_fail/002_good_association_but_no_name.json",
      "2.1/should_fail/003_good_association_but_no_uri.json",
      "2.1/should_fail/004_bad_rights.json",
      "2.x_dev/should_fail/002_advice_wrongtypes.json",
      "2.x_dev/should_fail/003_advice_wrongelements.json",
      "2.x_dev/should_fail/004_linked_rights.json",
      "2.x_dev/should_fail/005_encoded_rights.json",
      "2.x_dev/should_fail/006_combined_rights.json",
      "3.0/should_fail/001_bad_geojson.json",
      "3.0/should_fail/002_bad_association.json",
      "3.0/should_fail/005_planned_coverage_bad_urgency.json"}},
    {"members that exclude each other",
     {"3.0/should_fail/003_event_with_conflicting_start.json",
      "3.0/should_fail/004_event_with_renditions.json"}},
};

bool is_beyond(const std::string& name) {
  for (const auto& [why, names] : kBeyond) {
    if (std::find(names.begin(), names.end(), name) != names.end()) return true;
  }
  return false;
}

TEST(NinjsSuite, ExamplesAreReadWithoutDoubt) {
  if (!fs::exists(kData)) GTEST_SKIP() << "no IPTC data beside the repository";
  const std::vector<SuiteFile> files = read_suite(kData / "examples", "");
  EXPECT_GE(files.size(), 40u);
  for (const SuiteFile& file : files) {
    if (file.name.ends_with("extension-schema.json")) continue;  // a schema, no item
    EXPECT_EQ(file.told, std::vector<std::string>{}) << file.name;
    EXPECT_FALSE(file.formats.empty()) << file.name;
    for (const std::string& format : file.formats) EXPECT_EQ(format, "ninjs") << file.name;
  }
}

TEST(NinjsSuite, WhatMustPassIsReadWithoutDoubt) {
  if (!fs::exists(kData)) GTEST_SKIP() << "no IPTC data beside the repository";
  const std::vector<SuiteFile> files = read_suite(kData / "validation/test_suite", "should_pass");
  EXPECT_GE(files.size(), 90u);
  for (const SuiteFile& file : files) {
    const std::vector<std::string> expected = has_a_bad_date_on_purpose(file)
                                                  ? std::vector<std::string>{"input/bad-date"}
                                                  : std::vector<std::string>{};
    EXPECT_EQ(file.told, expected) << file.name;
    EXPECT_EQ(file.formats, std::vector<std::string>{"ninjs"}) << file.name;
  }
}

TEST(NinjsSuite, WhatMustFailIsFoundWhereAReaderLooks) {
  if (!fs::exists(kData)) GTEST_SKIP() << "no IPTC data beside the repository";
  for (const SuiteFile& file : read_suite(kData / "validation/test_suite", "should_fail")) {
    EXPECT_EQ(file.told.empty(), is_beyond(file.name)) << file.name;
  }
}

}  // namespace
}  // namespace dateline
