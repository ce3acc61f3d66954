// Slips in the other lists: countries, topics, sections.
#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "tests/corpus/changes.h"

namespace dateline {
namespace {

using Pages = std::vector<ArchivePage>;
using Made = std::optional<Slip>;

// Countries far from the news of these pages, each with the stems by which a text could name it.
struct FarCountry {
  std::string_view name = {};
  std::array<std::string_view, 3> stems = {};
};
constexpr std::array<FarCountry, 12> kFarCountries = {{
    {"Iceland", {"Iceland", "Reykjav", "Iceland"}},
    {"Paraguay", {"Paragua", "Asunci", "Paragua"}},
    {"Ghana", {"Ghana", "Accra", "Ghana"}},
    {"Nepal", {"Nepal", "Kathmandu", "Nepal"}},
    {"Malta", {"Malt", "Valletta", "Malt"}},
    {"Jamaica", {"Jamaica", "Kingston", "Jamaica"}},
    {"Fiji", {"Fiji", "Suva", "Fiji"}},
    {"Zambia", {"Zambia", "Lusaka", "Zambia"}},
    {"Uruguay", {"Urugua", "Montevideo", "Urugua"}},
    {"Honduras", {"Hondura", "Tegucigalpa", "Hondura"}},
    {"Botswana", {"Botswana", "Gaborone", "Batswana"}},
    {"Cambodia", {"Cambodia", "Phnom Penh", "Khmer"}},
}};

std::optional<std::string> far_country(const ArchivePage& page, Random& random) {
  const FarCountry& country = kFarCountries[random.below(kFarCountries.size())];
  for (const std::string_view stem : country.stems) {
    if (contains(page.bytes, stem)) return std::nullopt;
  }
  return std::string(country.name);
}

bool whole(const PageText& page, LineBlock tags) {
  return tags.size() > 0 && !page.cut(tags);
}

Made country_added(const ArchivePage& page, const Pages&, Random& random) {
  const auto country = far_country(page, random);
  if (!country || !whole(page.text, page.text.geography)) return std::nullopt;
  return line_added(page.text, page.text.geography.end, *country);
}

Made country_swapped(const ArchivePage& page, const Pages&, Random& random) {
  const auto country = far_country(page, random);
  if (!country || !whole(page.text, page.text.geography)) return std::nullopt;
  const std::size_t at = page.text.geography.begin + random.below(page.text.geography.size());
  return line_changed(page.text, at, *country);
}

// Tags of which a meeting's title names the country by the tag's own word.
std::vector<std::size_t> countries_of_title(const PageText& page) {
  std::vector<std::size_t> out;
  const std::string& title = page.lines[page.title];
  const bool met = title.starts_with("Meeting with") ||
                   title.starts_with("Telephone conversation") || title.starts_with("Talks with") ||
                   title.starts_with("Working meeting with");
  if (!met || !whole(page, page.geography)) return out;
  for (std::size_t i = page.geography.begin; i < page.geography.end; ++i) {
    const std::string& tag = page.lines[i];
    const bool plain =
        std::all_of(tag.begin() + 1, tag.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (plain && contains(title, "of " + tag)) out.push_back(i);
  }
  return out;
}

// The last one takes the heading with it, as a page without tags has none.
Made title_country_left_out(const ArchivePage& page, const Pages&, Random& random) {
  const auto named = countries_of_title(page.text);
  if (named.empty()) return std::nullopt;
  const std::size_t at = random.pick(named);
  if (page.text.geography.size() > 1) return line_removed(page.text, at);
  PageText copy = page.text;
  const auto begin = copy.lines.begin() + static_cast<std::ptrdiff_t>(at);
  copy.lines.erase(begin - 1, begin + 1);
  return Slip{"Geography removed: " + page.text.lines[at], copy.text()};
}

Made country_tagged_twice(const ArchivePage& page, const Pages&, Random& random) {
  if (!whole(page.text, page.text.geography)) return std::nullopt;
  const LineBlock tags = page.text.geography;
  return line_added(page.text, tags.end, page.text.lines[tags.begin + random.below(tags.size())]);
}

Made topic_twice(const ArchivePage& page, const Pages&, Random& random) {
  if (!whole(page.text, page.text.topics)) return std::nullopt;
  const LineBlock tags = page.text.topics;
  return line_added(page.text, tags.end, page.text.lines[tags.begin + random.below(tags.size())]);
}

Made topic_misspelt(const ArchivePage& page, const Pages&, Random& random) {
  if (!whole(page.text, page.text.topics)) return std::nullopt;
  const LineBlock tags = page.text.topics;
  const std::size_t at = tags.begin + random.below(tags.size());
  const std::string& topic = page.text.lines[at];
  const std::string word(words_of_line(topic).back());
  const auto wrong = misspelt(word, random);
  if (!wrong) return std::nullopt;
  return line_changed(page.text, at, topic.substr(0, topic.size() - word.size()) + *wrong);
}

constexpr std::string_view kBoth = "Published in sections: News, Transcripts";

Made transcripts_added(const ArchivePage& page, const Pages&, Random&) {
  if (page.text.sections == kNoLine || !page.text.labels.empty()) return std::nullopt;
  if (page.text.lines[page.text.sections] != "Published in section: News") return std::nullopt;
  if (contains(page.text.prose(), ": ") || contains(page.text.prose(), "\n: ")) return std::nullopt;
  return line_changed(page.text, page.text.sections, std::string(kBoth));
}

// Of a page on which two or more speak by name.
Made transcripts_left_out(const ArchivePage& page, const Pages&, Random&) {
  if (page.text.sections == kNoLine || page.text.lines[page.text.sections] != kBoth) {
    return std::nullopt;
  }
  std::set<std::string_view> surnames;
  for (const PageLabel& label : page.text.labels) {
    surnames.insert(words_of_line(page.text.label(label)).back());
  }
  if (surnames.size() < 2) return std::nullopt;
  return line_changed(page.text, page.text.sections, "Published in section: News");
}

Made section_twice(const ArchivePage& page, const Pages&, Random&) {
  if (page.text.sections == kNoLine) return std::nullopt;
  const std::string& line = page.text.lines[page.text.sections];
  const std::string names = line.substr(line.find(':') + 2);
  return line_changed(page.text, page.text.sections, "Published in sections: " + names + ", News");
}

Made sections_lost(const ArchivePage& page, const Pages&, Random&) {
  if (page.text.sections == kNoLine) return std::nullopt;
  return line_removed(page.text, page.text.sections);
}

}  // namespace

void add_tag_changes(std::vector<ChangeKind>& kinds) {
  constexpr std::string_view kEvidence = "geography/tag-without-evidence";
  constexpr std::string_view kTitle = "geography/title-country-not-tagged";
  kinds.push_back({"a foreign country tagged", {kEvidence}, {}, &country_added});
  // The tag has no evidence, and the country it stands in for is missing: two facts.
  kinds.push_back({"a wrong country tagged", {kEvidence}, {kTitle}, &country_swapped});
  kinds.push_back({"title country's tag left out", {kTitle}, {}, &title_country_left_out});
  kinds.push_back(
      {"a country tagged twice", {"geography/tagged-twice"}, {}, &country_tagged_twice});
  kinds.push_back({"a topic tagged twice", {"structure/topic-twice"}, {}, &topic_twice});
  kinds.push_back({"Transcripts where nobody speaks",
                   {"structure/section-without-transcript"},
                   {},
                   &transcripts_added});
  kinds.push_back({"a topic misspelt", {"structure/topic-misspelt"}, {}, &topic_misspelt});
  kinds.push_back({"no Transcripts where two speak",
                   {"structure/transcript-without-section"},
                   {},
                   &transcripts_left_out});
  kinds.push_back({"a section named twice", {"structure/section-twice"}, {}, &section_twice});
  kinds.push_back({"sections lost", {"structure/no-section"}, {}, &sections_lost});
}

}  // namespace dateline
