// The lists of a page: See also (which may stand in the middle of the body), Geography, Topics,
// Persons, and the publication block. Each reader starts at its heading and returns the first line
// that is no longer its own.
#pragma once

#include <cstddef>
#include <vector>

#include "validator/ingest/page_context.h"
#include "validator/record/record.h"

namespace dateline {

// What a page's lists hold until they are laid into the arena.
struct PageLists {
  std::vector<SeeAlso> see_also = {};
  std::vector<GeographyTag> geography = {};
  std::vector<Text> topics = {};
  std::vector<Person> persons = {};
  std::vector<Text> sections = {};

  void clear();
};

std::size_t read_see_also(PageContext& page, PageRange range, PageLists& lists);
// Geography, Topics or Persons, by the kind of the heading.
std::size_t read_tags(PageContext& page, PageRange range, PageLists& lists, Record& record);
std::size_t read_publication(PageContext& page, PageRange range, PageLists& lists, Record& record);

}  // namespace dateline
