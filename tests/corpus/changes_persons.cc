// Slips in names: the Persons list, the labels of speakers, the title.
#include <algorithm>
#include <string>

#include "tests/corpus/changes.h"

namespace dateline {
namespace {

using Pages = std::vector<ArchivePage>;
using Made = std::optional<Slip>;

// "Merkel Angela" is "Angela Merkel" in the text; names of other shapes are left alone.
std::string given_first(const std::string& tag) {
  const auto words = words_of_line(tag);
  return words.size() == 2 ? std::string(words[1]) + " " + std::string(words[0]) : "";
}

std::string surname(const std::string& tag) {
  return tag.substr(0, tag.find(' '));
}

// Tags of two words whose name the page itself writes, as the tag does.
std::vector<std::size_t> named_tags(const PageText& page) {
  std::vector<std::size_t> out;
  const std::string prose = page.prose();
  for (std::size_t i = page.persons.begin; i < page.persons.end; ++i) {
    const std::string name = given_first(page.lines[i]);
    if (!name.empty() && contains(prose, name)) out.push_back(i);
  }
  return out;
}

// In a label of any form: "Hassan Rouhani (retranslated): …", or broken by a link before its colon.
bool speaks(const PageText& page, const std::string& name) {
  for (std::size_t i = page.body.begin; i < page.body.end; ++i) {
    const std::string& line = page.lines[i];
    if (contains(line, name + ":") || contains(line, name + " (")) return true;
    const bool last = i + 1 == page.body.end;
    if (!last && line.ends_with(name) && contains(":(", page.lines[i + 1].substr(0, 1))) {
      return true;
    }
  }
  return false;
}

bool whole_list(const PageText& page) {
  return page.persons.size() > 0 && !page.cut(page.persons);
}

// Radaev for Radayev.
Made tag_misspelt(const ArchivePage& page, const Pages&, Random& random) {
  const auto tags = named_tags(page.text);
  if (tags.empty()) return std::nullopt;
  const std::size_t at = random.pick(tags);
  const std::string& tag = page.text.lines[at];
  const auto wrong = misspelt(surname(tag), random);
  if (!wrong || contains(page.bytes, *wrong)) return std::nullopt;
  return line_changed(page.text, at, *wrong + tag.substr(tag.find(' ')));
}

// Somebody who speaks is left out, others are listed.
Made speaker_left_out(const ArchivePage& page, const Pages&, Random& random) {
  if (!whole_list(page.text) || page.text.persons.size() < 2) return std::nullopt;
  std::vector<std::size_t> speakers;
  for (const std::size_t at : named_tags(page.text)) {
    if (speaks(page.text, given_first(page.text.lines[at]))) speakers.push_back(at);
  }
  if (speakers.empty()) return std::nullopt;
  return line_removed(page.text, random.pick(speakers));
}

// Somebody whom a meeting's title names is left out, others are listed; he does not speak.
Made title_person_left_out(const ArchivePage& page, const Pages&, Random& random) {
  const std::string& title = page.text.lines[page.text.title];
  if (!whole_list(page.text) || page.text.persons.size() < 2) return std::nullopt;
  if (!title.starts_with("Meeting with") && !title.starts_with("Telephone conversation") &&
      !title.starts_with("Talks with")) {
    return std::nullopt;
  }
  std::vector<std::size_t> named;
  for (const std::size_t at : named_tags(page.text)) {
    const std::string name = given_first(page.text.lines[at]);
    if (contains(title, name) && !speaks(page.text, name)) named.push_back(at);
  }
  if (named.empty()) return std::nullopt;
  return line_removed(page.text, random.pick(named));
}

// A guest from abroad, as the title of his own page says: a page may tag people of its own country
// for what it leaves out.
bool guest_of_title(const PageText& page, const std::string& tag) {
  const std::string& title = page.lines[page.title];
  const bool abroad = contains(title, "President of ") || contains(title, "Prime Minister of ") ||
                      contains(title, "Chancellor of ");
  return abroad && !contains(title, "Russia") && contains(title, given_first(tag));
}

// A tag of another page: somebody whom this page does not name.
std::optional<std::string> stranger(const PageText& page, const Pages& archive, Random& random) {
  for (int tries = 0; tries < 200; ++tries) {
    const ArchivePage& other = archive[random.below(archive.size())];
    const auto tags = named_tags(other.text);
    if (tags.empty()) continue;
    const std::string& tag = other.text.lines[random.pick(tags)];
    if (!guest_of_title(other.text, tag)) continue;
    if (surname(tag).size() > 4 && !contains(page.text(), surname(tag))) return tag;
  }
  return std::nullopt;
}

// "Greetings to …", or a lead that congratulates: messages need not name whom they tag.
bool is_message(const PageText& page) {
  const std::string head = page.lines[page.title] + page.lines[page.title + 1];
  for (const char* word : {"reeting", "ongratulat", "ondolence"}) {
    if (contains(head, word)) return true;
  }
  return false;
}

Made stranger_added(const ArchivePage& page, const Pages& archive, Random& random) {
  if (!whole_list(page.text)) return std::nullopt;
  const auto tag = stranger(page.text, archive, random);
  if (!tag) return std::nullopt;
  return line_added(page.text, page.text.persons.end, *tag);
}

// The neighbour in a list of names was picked.
Made wrong_person_picked(const ArchivePage& page, const Pages& archive, Random& random) {
  if (!whole_list(page.text)) return std::nullopt;
  const auto tag = stranger(page.text, archive, random);
  const auto tags = named_tags(page.text);
  if (!tag || tags.empty() || is_message(page.text)) return std::nullopt;
  return line_changed(page.text, random.pick(tags), *tag);
}

Made principal_added(const ArchivePage& page, const Pages&, Random&) {
  if (!whole_list(page.text)) return std::nullopt;
  const bool medvedev = page.text.day < to_date({2012, 5, 7});
  return line_added(page.text, page.text.persons.end,
                    medvedev ? "Medvedev Dmitry" : "Putin Vladimir");
}

Made listed_twice(const ArchivePage& page, const Pages&, Random&) {
  if (!whole_list(page.text)) return std::nullopt;
  return line_added(page.text, page.text.persons.end, page.text.lines[page.text.persons.begin]);
}

std::string_view last_word(std::string_view text) {
  return text.substr(text.rfind(' ') + 1);
}

// The label with its surname misspelt, where the page labels that speaker `least` to `most` times.
Made label_misspelt(const ArchivePage& page, Random& random, std::size_t least, std::size_t most) {
  std::vector<PageLabel> fit;
  for (const PageLabel& label : page.text.labels) {
    const std::string_view name = last_word(page.text.label(label));
    const auto count = static_cast<std::size_t>(std::count_if(
        page.text.labels.begin(), page.text.labels.end(),
        [&](const PageLabel& other) { return last_word(page.text.label(other)) == name; }));
    if (count >= least && count <= most) fit.push_back(label);
  }
  if (fit.empty()) return std::nullopt;
  const PageLabel label = random.pick(fit);
  const std::string_view right = last_word(page.text.label(label));
  const auto wrong = misspelt(right, random);
  if (!wrong || contains(page.bytes, *wrong)) return std::nullopt;
  std::string line = page.text.lines[label.line];
  line.replace(label.length - right.size(), right.size(), *wrong);
  return line_changed(page.text, label.line, line);
}

Made one_label_misspelt(const ArchivePage& page, const Pages&, Random& random) {
  return label_misspelt(page, random, 3, 1000);
}

// The one label of somebody who is listed.
Made only_label_misspelt(const ArchivePage& page, const Pages&, Random& random) {
  const auto slip = label_misspelt(page, random, 1, 1);
  if (!slip) return std::nullopt;
  const PageText changed = read_page_text(slip->bytes);
  // The guest is meant, whose right name the list has: what the change left without a label.
  for (const std::size_t at : named_tags(page.text)) {
    const std::string name = given_first(page.text.lines[at]);
    if (speaks(page.text, name) && !speaks(changed, name)) return slip;
  }
  return std::nullopt;
}

// The surname in the title, where the list has it right.
Made title_name_misspelt(const ArchivePage& page, const Pages&, Random& random) {
  std::vector<std::string> named;
  for (const std::size_t at : named_tags(page.text)) {
    const std::string name = given_first(page.text.lines[at]);
    if (contains(page.text.lines[page.text.title], name)) named.push_back(name);
  }
  if (named.empty()) return std::nullopt;
  const std::string name = random.pick(named);
  const std::string right(last_word(name));
  const auto wrong = misspelt(right, random);
  if (!wrong || contains(page.bytes, *wrong)) return std::nullopt;
  std::string title = page.text.lines[page.text.title];
  title.replace(title.find(name) + name.size() - right.size(), right.size(), *wrong);
  return line_changed(page.text, page.text.title, title);
}

}  // namespace

void add_person_changes(std::vector<ChangeKind>& kinds) {
  constexpr std::string_view kSpelling = "persons/name-spelt-differently";
  constexpr std::string_view kAbsent = "persons/listed-but-absent";
  constexpr std::string_view kNotListed = "persons/speaker-not-listed";
  constexpr std::string_view kTitle = "persons/title-person-not-listed";
  kinds.push_back({"person's tag misspelt", {kSpelling}, {}, &tag_misspelt});
  kinds.push_back({"speaker's tag left out", {kNotListed}, {}, &speaker_left_out});
  kinds.push_back({"title person's tag left out", {kTitle}, {}, &title_person_left_out});
  kinds.push_back({"a stranger's tag added", {kAbsent}, {}, &stranger_added});
  // The tag is of nobody on the page, and somebody on the page has lost his: two facts.
  kinds.push_back({"a wrong person tagged", {kAbsent}, {kNotListed, kTitle}, &wrong_person_picked});
  kinds.push_back({"the principal listed", {"persons/principal-listed"}, {}, &principal_added});
  kinds.push_back({"a person listed twice", {"persons/listed-twice"}, {}, &listed_twice});
  kinds.push_back(
      {"one of many labels misspelt", {"persons/speaker-labels-differ"}, {}, &one_label_misspelt});
  kinds.push_back({"the only label misspelt", {kSpelling}, {}, &only_label_misspelt});
  kinds.push_back({"a name in the title misspelt", {kSpelling}, {}, &title_name_misspelt});
}

}  // namespace dateline
