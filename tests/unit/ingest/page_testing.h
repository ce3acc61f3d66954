// For the tests of the page reader: the shipped English profile, a page read from a literal, values
// and the places they were read from.
#pragma once

#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "validator/base/limits.h"
#include "validator/domain/knowledge.h"
#include "validator/finding/finding_sink.h"
#include "validator/ingest/page_reader.h"
#include "validator/ingest/profile.h"
#include "validator/record/record_batch.h"
#include "validator/source/rule_issue.h"
#include "validator/source/source_text.h"
#include "validator/source/toml_document.h"

namespace dateline {

inline std::string file_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// Reads a profile from TOML; every issue fails the test.
inline Profile profile_from(const std::string& toml) {
  const SourceText source(0, "profile.toml", toml);
  TomlValue root;
  RuleIssues issues;
  Profile profile;
  EXPECT_TRUE(parse_toml(source, Limits{}, root, issues));
  EXPECT_TRUE(read_profile(source, root, Limits{}, profile, issues));
  EXPECT_EQ(render_rule_issues(issues, {&source}, 20), "");
  return profile;
}

inline const Profile& english() {
  static const Profile profile =
      profile_from(file_text(DATELINE_ROOT "/rules/profiles/kremlin-en.toml"));
  return profile;
}

struct ReadPages {
  RecordBatch batch = {};
  FindingSink sink = {};

  [[nodiscard]] const Record& operator[](std::size_t i) const { return batch.records.at(i); }
  [[nodiscard]] std::size_t size() const { return batch.records.size(); }
  // The bytes a span points at: what a report would show.
  [[nodiscard]] std::string at(SourceSpan span) const {
    return std::string(batch.source.slice(span));
  }
  [[nodiscard]] std::vector<std::string> doubts() const {
    std::vector<std::string> out;
    for (const InputDoubt& doubt : sink.doubts()) {
      out.push_back(doubt.rule + " " + doubt.field + " ⟦" + at(doubt.where) + "⟧ " + doubt.message);
    }
    return out;
  }
};

inline ReadPages read(std::string_view text, const Profile& profile = english(),
                      const Knowledge& knowledge = {}) {
  ReadPages pages;
  pages.batch.source = SourceText(0, "archive/pages.txt", text);
  read_pages(pages.batch, profile, knowledge, pages.sink);
  return pages;
}

template <class List>
std::vector<std::string> values(const List& list) {
  std::vector<std::string> out;
  for (const auto& item : list) {
    if constexpr (requires { item.name.value; }) {
      out.emplace_back(item.name.value);
    } else {
      out.emplace_back(item.value);
    }
  }
  return out;
}

// "label: first paragraph / second paragraph", a line a turn.
inline std::vector<std::string> turns(const Record& record) {
  std::vector<std::string> out;
  for (const Turn& turn : record.transcript) {
    std::string shown = std::string(turn.label.value) + ":";
    for (std::size_t i = 0; i < turn.paragraphs.size(); ++i) {
      shown += (i == 0 ? " " : " / ") + std::string(turn.paragraphs[i].value);
    }
    out.push_back(shown);
  }
  return out;
}

using Strings = std::vector<std::string>;

}  // namespace dateline
