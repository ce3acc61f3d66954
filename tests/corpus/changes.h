// The slips of the mutation test: a table of kinds of change, each one function that makes the slip
// in the text of a page, the rule that is meant to find it, and the rules whose findings honestly
// follow from it. A change that makes no sense on a page ("remove a person" where none is listed)
// gives nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/corpus/page_text.h"
#include "tests/corpus/random.h"

namespace dateline {

struct ArchivePage {
  std::string path = {};
  std::string bytes = {};
  PageText text = {};
  bool clean = false;  // changes are made on clean pages; the others are their neighbours in time
};

struct Slip {
  std::string what = {};   // "September 15, 2015 -> September 16, 2015"
  std::string bytes = {};  // the page with the slip
  bool as_copy = false;    // the bytes are a second file beside the page, not a new text for it
};

struct ChangeKind {
  std::string_view name = {};
  std::vector<std::string_view> intended = {};  // any of them has to find it
  std::vector<std::string_view> follows = {};   // and these may: the reason stands beside each kind
  // Nothing where the slip cannot be made. `archive` is in order of time.
  std::optional<Slip> (*make)(const ArchivePage& page, const std::vector<ArchivePage>& archive,
                              Random& random) = nullptr;
};

// The families, in the order of the table.
void add_time_changes(std::vector<ChangeKind>& kinds);
void add_person_changes(std::vector<ChangeKind>& kinds);
void add_tag_changes(std::vector<ChangeKind>& kinds);
void add_link_changes(std::vector<ChangeKind>& kinds);
void add_text_changes(std::vector<ChangeKind>& kinds);
void add_archive_changes(std::vector<ChangeKind>& kinds);

// The page with one line changed, or taken out, or one put in before `at`.
Slip line_changed(const PageText& page, std::size_t at, const std::string& to);
Slip line_removed(const PageText& page, std::size_t at);
Slip line_added(const PageText& page, std::size_t at, const std::string& line);

// The word with one letter wrong: left out, doubled, another, or two changed places; never the
// first. Nothing where the word is shorter than five letters or not plain.
std::optional<std::string> misspelt(std::string_view word, Random& random);

}  // namespace dateline
