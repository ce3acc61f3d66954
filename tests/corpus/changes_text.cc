// Slips in title and prose: spaces, letters, bytes.
#include <algorithm>
#include <string>

#include "tests/corpus/changes.h"

namespace dateline {
namespace {

using Pages = std::vector<ArchivePage>;
using Made = std::optional<Slip>;

// The lines of prose that nobody has to label: lead and body without labels.
std::vector<std::size_t> prose_lines(const PageText& page) {
  std::vector<std::size_t> out;
  for (std::size_t i = page.body.begin; i < page.body.end; ++i) {
    if (page.lines[i].size() > 60 && page.lines[i].back() == '.') out.push_back(i);
  }
  return out;
}

Made name_glued(const ArchivePage& page, const Pages&, Random& random) {
  const std::string name =
      page.text.day < to_date({2012, 5, 7}) ? "Dmitry Medvedev" : "Vladimir Putin";
  std::vector<std::size_t> lines;
  for (std::size_t i = page.text.title + 1; i < page.text.body.end; ++i) {
    const std::string& line = page.text.lines[i];
    const auto at = line.find(name);
    const bool linked = std::any_of(page.text.links.begin(), page.text.links.end(),
                                    [&](const PageLink& link) { return link.title == i; });
    if (linked) continue;
    // A label is no prose.
    if (at != line.npos && line.compare(at + name.size(), 1, ":") != 0) lines.push_back(i);
  }
  if (lines.empty()) return std::nullopt;
  const std::size_t at = random.pick(lines);
  std::string line = page.text.lines[at];
  line.erase(line.find(name) + name.find(' '), 1);
  return line_changed(page.text, at, line);
}

// A Cyrillic letter that looks like the Latin one.
Made letter_of_other_script(const ArchivePage& page, const Pages&, Random& random) {
  const auto lines = prose_lines(page.text);
  if (lines.empty()) return std::nullopt;
  const std::size_t at = random.pick(lines);
  std::string line = page.text.lines[at];
  std::vector<std::size_t> places;
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    const auto lower = [&](std::size_t k) { return line[k] >= 'a' && line[k] <= 'z'; };
    if (line[i] == 'o' && lower(i - 1) && lower(i + 1)) places.push_back(i);
  }
  if (places.empty()) return std::nullopt;
  line.replace(random.pick(places), 1, "\u043e");
  return line_changed(page.text, at, line);
}

// One byte of an old Windows code page.
Made byte_not_utf8(const ArchivePage& page, const Pages&, Random& random) {
  const auto lines = prose_lines(page.text);
  if (lines.empty()) return std::nullopt;
  const std::size_t at = random.pick(lines);
  std::string line = page.text.lines[at];
  const auto vowel = line.find_first_of("aeo", 1);
  if (vowel == line.npos) return std::nullopt;
  line[vowel] = '\xE3';
  Slip slip = line_changed(page.text, at, line);
  slip.what = "a byte E3 in line " + std::to_string(at + 1);
  return slip;
}

// A label whose words were lost, between two other turns.
Made words_lost(const ArchivePage& page, const Pages&, Random& random) {
  std::vector<PageLabel> fit;
  for (std::size_t i = 0; i + 1 < page.text.labels.size(); ++i) {
    if (page.text.labels[i + 1].line == page.text.labels[i].line + 1)
      fit.push_back(page.text.labels[i]);
  }
  if (fit.empty()) return std::nullopt;
  const PageLabel label = random.pick(fit);
  return line_changed(page.text, label.line, std::string(page.text.label(label)) + ":");
}

// Two long paragraphs pasted again behind themselves; one alone would be a pull quote.
Made passage_pasted_twice(const ArchivePage& page, const Pages&, Random& random) {
  std::vector<std::size_t> fit;
  for (std::size_t i = page.text.body.begin; i + 1 < page.text.body.end; ++i) {
    const auto whole = [&](std::size_t k) {
      const std::string& line = page.text.lines[k];
      const std::string& below = page.text.lines[k + 1];
      const auto capital = [](const std::string& text) {
        return !text.empty() && text[0] >= 'A' && text[0] <= 'Z';
      };
      // A link breaks lines; both have to be paragraphs of their own.
      return capital(line) && capital(below) && line.size() > 200 && line.back() == '.' &&
             !contains(line.substr(0, 80), ": ");
    };
    if (whole(i) && whole(i + 1)) fit.push_back(i);
  }
  if (fit.empty()) return std::nullopt;
  const std::size_t at = random.pick(fit);
  PageText copy = page.text;
  const std::vector<std::string> both = {page.text.lines[at], page.text.lines[at + 1]};
  copy.lines.insert(copy.lines.begin() + static_cast<std::ptrdiff_t>(at + 2), both.begin(),
                    both.end());
  return Slip{"pasted twice: " + both[0].substr(0, 60), copy.text()};
}

}  // namespace

void add_text_changes(std::vector<ChangeKind>& kinds) {
  kinds.push_back({"a name without its space", {"text/glued-name"}, {}, &name_glued});
  kinds.push_back(
      {"a letter of another script", {"text/mixed-scripts"}, {}, &letter_of_other_script});
  kinds.push_back({"a byte that is no UTF-8", {"input/encoding"}, {}, &byte_not_utf8});
  kinds.push_back({"a passage pasted twice", {"text/repeated-passage"}, {}, &passage_pasted_twice});
  kinds.push_back({"the words of a turn lost", {"structure/empty-turn"}, {}, &words_lost});
}

}  // namespace dateline
