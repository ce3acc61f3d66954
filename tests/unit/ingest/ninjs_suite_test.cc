// IPTC's own examples and its pass and fail files, where they are present beside the repository.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include "validator/ingest/source_reader.h"

#include "tests/unit/ingest/json_reading.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

const fs::path kData = DATELINE_ROOT "/../shared/data/ninjs";

struct SuiteFile {
  std::string name = {};               // "1.2/should_fail/001_title_as_number.json"
  std::vector<std::string> told = {};  // rule and field of each finding
  std::vector<std::string> formats = {};
  std::vector<std::string> titles = {};
  std::vector<std::string> headlines = {};  // as another JSON reader finds them
};

// The headline of an item, whatever its version: the main one of several.
std::string headline_of(const rapidjson::Value& item) {
  if (item.HasMember("headline")) return item["headline"].GetString();
  if (item.HasMember("headlines") && !item["headlines"].Empty()) {
    for (const auto& headline : item["headlines"].GetArray()) {
      const bool main = !headline.HasMember("role") || headline["role"] == "main";
      if (main && headline.HasMember("value")) return headline["value"].GetString();
    }
    return item["headlines"][0]["value"].GetString();
  }
  for (const auto& member : item.GetObject()) {
    const std::string name = member.name.GetString();
    if (name.rfind("headline_", 0) == 0) return member.value.GetString();
  }
  return item.HasMember("title") ? item["title"].GetString() : "";
}

std::vector<std::string> headlines_of(const std::string& bytes) {
  std::vector<std::string> headlines;
  rapidjson::Document document;
  document.Parse(bytes.data(), bytes.size());
  if (document.IsObject()) headlines.push_back(headline_of(document));
  if (!document.IsArray()) return headlines;
  for (const auto& item : document.GetArray()) headlines.push_back(headline_of(item));
  return headlines;
}

SuiteFile read_suite_file(const fs::path& root, const fs::path& path, bool with_headlines) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  std::vector<Profile> profiles;
  profiles.push_back(test_profile());
  FindingSink sink;
  const RecordBatch batch =
      read_source(SourceText(0, path.filename().string(), bytes), {.profiles = &profiles}, sink);
  SuiteFile file{.name = fs::relative(path, root).string()};
  for (const InputDoubt& doubt : sink.doubts()) {
    file.told.push_back(doubt.rule + (doubt.field.empty() ? "" : " " + doubt.field));
  }
  for (const Record& record : batch.records) {
    file.formats.emplace_back(record.input.format);
    file.titles.emplace_back(record.title.value);
  }
  if (with_headlines) file.headlines = headlines_of(bytes);
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
  const bool sound = part != "should_fail";  // else headlines may be anything
  for (const fs::path& path : paths) files.push_back(read_suite_file(root, path, sound));
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

// What is refused, and at which value; where it is no JSON at all, as JSON.
const std::map<std::string, std::string> kFound = {
    {"1.0/should_fail/005_profile_must_be_string.json", "input/wrong-type profile"},
    {"1.0/should_fail/006_version_must_be_string.json", "input/wrong-type version"},
    {"1.0/should_fail/008_usageterms_object.json", "input/wrong-type usageterms"},
    {"1.0/should_fail/009_body_text_with_cr.json", "input/syntax"},
    {"1.0/should_fail/010_body_must_be_string.json", "input/syntax"},
    {"1.0/should_fail/011_description_must_be_string.json", "input/syntax"},
    {"1.0/should_fail/012_location_not_object.json", "input/syntax"},
    {"1.0/should_fail/013_person_not_string.json", "input/wrong-type person"},
    {"1.2/should_fail/001_title_as_number.json", "input/wrong-type title"},
    {"1.2/should_fail/002_firstcreated_bad_type.json", "input/wrong-type firstcreated"},
    {"1.2/should_fail/003_ednote_bad_type.json", "input/wrong-type ednote"},
    {"1.2/should_fail/004_infosource_bad_type.json", "input/wrong-type infosource[0].scheme"},
    {"1.3/should_fail/001_schema_bad.json", "input/wrong-type $standard"},
    {"1.3/should_fail/005_bad_altids.json", "input/wrong-type altids"},
    {"1.3/should_fail/006_bad_genre.json", "input/syntax"},
    {"1.3/should_fail/007_invalid_genre.json", "input/wrong-type genre"},
    {"1.4/should_fail/001_bad_contentcreated.json", "input/wrong-type contentcreated"},
    {"1.4/should_fail/002_bad_contentcreated.json", "input/wrong-type contentcreated"},
    {"1.4/should_fail/003_bad_expires.json", "input/wrong-type expires"},
    {"1.4/should_fail/004_bad_expires.json", "input/wrong-type expires"},
    {"1.6/should_fail/001_bad_digital_source.json", "input/wrong-type digitalsourcetype"},
    {"1.x_dev/should_fail/001_advice_string.json", "input/wrong-type advice"},
    {"2.2/should_fail/001_bad_digital_source.json", "input/wrong-type digitalsourcetype"},
    {"2.x_dev/should_fail/001_advice_string.json", "input/wrong-type advice"},
    {"3.0/should_fail/004_invalid_truncated_date.json",
     "input/bad-date eventDetails.dates.expectedStartDate"},
    {"3.0/should_fail/006_bad_urgency.json", "input/wrong-type urgency"},
    {"3.1/should_fail/001_bad_digital_source.json", "input/wrong-type digitalSourceType"},
};

// No doubt, and every item a record with its headline.
void expect_read(const SuiteFile& file) {
  SCOPED_TRACE(file.name);
  EXPECT_EQ(file.told, std::vector<std::string>{});
  EXPECT_FALSE(file.formats.empty());
  EXPECT_EQ(file.formats, std::vector<std::string>(file.formats.size(), "ninjs"));
  EXPECT_EQ(file.titles, file.headlines);
}

TEST(NinjsSuite, AllExamplesAreReadWithTheirHeadlines) {
  if (!fs::exists(kData)) GTEST_SKIP() << "no IPTC data beside the repository";
  std::vector<SuiteFile> files = read_suite(kData / "examples", "");
  const std::vector<SuiteFile> guide = read_suite(kData / "documentation", "");
  files.insert(files.end(), guide.begin(), guide.end());
  EXPECT_EQ(files.size(), 66u);
  for (const SuiteFile& file : files) {
    // The one is a schema, no item; the other has a member of its own, which is passed over.
    if (file.name.ends_with("extension-schema.json")) continue;
    expect_read(file);
  }
}

TEST(NinjsSuite, WhatMustPassIsReadWithItsHeadline) {
  if (!fs::exists(kData)) GTEST_SKIP() << "no IPTC data beside the repository";
  const std::vector<SuiteFile> files = read_suite(kData / "validation/test_suite", "should_pass");
  EXPECT_EQ(files.size(), 158u);
  int bad_dates = 0;
  for (const SuiteFile& file : files) {
    if (!has_a_bad_date_on_purpose(file)) {
      expect_read(file);
      continue;
    }
    ++bad_dates;
    ASSERT_EQ(file.told.size(), 1u) << file.name;
    EXPECT_TRUE(file.told[0].starts_with("input/bad-date ")) << file.told[0];
    EXPECT_EQ(file.titles, file.headlines) << file.name;
  }
  EXPECT_EQ(bad_dates, 3);
}

// 70 files: 27 are refused at a value, 43 break only what no reader of events looks at.
TEST(NinjsSuite, WhatMustFailIsFoundWhereAReaderLooks) {
  if (!fs::exists(kData)) GTEST_SKIP() << "no IPTC data beside the repository";
  const std::vector<SuiteFile> files = read_suite(kData / "validation/test_suite", "should_fail");
  std::size_t beyond = 0;
  for (const SuiteFile& file : files) {
    const auto found = kFound.find(file.name);
    const std::vector<std::string> expected =
        found == kFound.end() ? std::vector<std::string>{} : std::vector{found->second};
    EXPECT_EQ(file.told, expected) << file.name;
    EXPECT_EQ(found == kFound.end(), is_beyond(file.name)) << file.name;
    if (is_beyond(file.name)) ++beyond;
  }
  EXPECT_EQ(files.size(), 70u);
  EXPECT_EQ(kFound.size(), 27u);
  EXPECT_EQ(beyond, 43u);
}

}  // namespace
}  // namespace dateline
