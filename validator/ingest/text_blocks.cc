#include "validator/ingest/text_blocks.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "validator/base/text.h"

namespace dateline {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Gathers characters into blocks; white space waits until something follows it.
class Blocks {
 public:
  void space() { spaced_ = !now_.text.empty(); }

  void add(std::string_view piece, std::size_t begin, std::size_t end) {
    if (now_.text.empty()) now_.begin = begin;
    if (spaced_) now_.text += ' ';
    spaced_ = false;
    now_.text += piece;
    now_.end = end;
  }

  void close() {
    if (!now_.text.empty()) done_.push_back(std::move(now_));
    now_ = {};
    spaced_ = false;
  }

  std::vector<TextBlock> take() {
    close();
    return std::move(done_);
  }

 private:
  std::vector<TextBlock> done_;
  TextBlock now_;
  bool spaced_ = false;
};

std::vector<TextBlock> split(std::string_view text, std::size_t line_ends_of_a_break) {
  Blocks blocks;
  std::size_t line_ends = 0;
  for (std::size_t pos = 0; pos < text.size(); ++pos) {
    if (!is_space(text[pos])) {
      line_ends = 0;
      blocks.add(text.substr(pos, 1), pos, pos + 1);
      continue;
    }
    blocks.space();
    const bool lone_return = text[pos] == '\r' && (pos + 1 == text.size() || text[pos + 1] != '\n');
    if (text[pos] != '\n' && !lone_return) continue;
    if (++line_ends >= line_ends_of_a_break) blocks.close();
  }
  return blocks.take();
}

bool has_blank_line(std::string_view text) {
  bool blank = false;  // since the last line end
  for (const char c : text) {
    if (c == '\n' && blank) return true;
    if (c == '\n') blank = true;
    if (!is_space(c)) blank = false;
  }
  return false;
}

bool begins_block(std::string_view tag) {
  static constexpr std::array<std::string_view, 37> kTags = {
      "address", "article", "aside",  "blockquote", "body",   "caption", "dd",  "div",
      "dl",      "dt",      "figure", "figcaption", "footer", "h1",      "h2",  "h3",
      "h4",      "h5",      "h6",     "head",       "header", "hl1",     "hl2", "hr",
      "html",    "li",      "main",   "nav",        "ol",     "p",       "pre", "section",
      "table",   "td",      "th",     "tr",         "ul"};
  return std::find(kTags.begin(), kTags.end(), tag) != kTags.end();
}

struct Entity {
  std::string_view name = {};
  char32_t code = 0;
};
constexpr Entity kEntities[] = {
    {"amp", U'&'},         {"lt", U'<'},          {"gt", U'>'},         {"quot", U'"'},
    {"apos", U'\''},       {"nbsp", U'\u00A0'},   {"shy", U'\u00AD'},   {"laquo", U'\u00AB'},
    {"raquo", U'\u00BB'},  {"ndash", U'\u2013'},  {"mdash", U'\u2014'}, {"lsquo", U'\u2018'},
    {"rsquo", U'\u2019'},  {"ldquo", U'\u201C'},  {"rdquo", U'\u201D'}, {"bull", U'\u2022'},
    {"hellip", U'\u2026'}, {"minus", U'\u2212'},  {"euro", U'\u20AC'},  {"pound", U'\u00A3'},
    {"eacute", U'\u00E9'}, {"egrave", U'\u00E8'}, {"auml", U'\u00E4'},  {"ouml", U'\u00F6'},
    {"uuml", U'\u00FC'},   {"szlig", U'\u00DF'},
};

// The character of "amp" or "#8217"; 0 where it is none that we know.
char32_t entity_code(std::string_view name) {
  if (!name.starts_with('#')) {
    for (const Entity& entity : kEntities) {
      if (entity.name == name) return entity.code;
    }
    return 0;
  }
  name.remove_prefix(1);
  const bool hex = !name.empty() && lower(name.front()) == 'x';
  if (hex) name.remove_prefix(1);
  std::uint32_t code = 0;
  const auto [end, error] =
      std::from_chars(name.data(), name.data() + name.size(), code, hex ? 16 : 10);
  const bool whole = error == std::errc() && end == name.data() + name.size();
  return !whole || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000) ? 0 : code;
}

class HtmlWalk {
 public:
  explicit HtmlWalk(std::string_view html) : html_(html) {}

  std::vector<TextBlock> blocks() {
    while (pos_ < html_.size()) {
      const char c = html_[pos_];
      if (is_space(c)) {
        blocks_.space();
        ++pos_;
      } else if (c == '<' && opens_tag()) {
        tag();
      } else if (c == '&') {
        entity();
      } else {
        blocks_.add(html_.substr(pos_, 1), pos_, pos_ + 1);
        ++pos_;
      }
    }
    return blocks_.take();
  }

 private:
  // "5 < 6" opens none.
  [[nodiscard]] bool opens_tag() const {
    if (pos_ + 1 >= html_.size()) return false;
    const char next = html_[pos_ + 1];
    return is_letter(next) || next == '/' || next == '!' || next == '?';
  }

  void tag() {
    if (html_.substr(pos_).starts_with("<!--")) {
      skip_behind("-->");
      return;
    }
    const bool closing = html_[pos_ + 1] == '/';
    std::size_t at = pos_ + (closing ? 2 : 1);
    std::string name;
    while (at < html_.size() && (is_letter(html_[at]) || (html_[at] >= '0' && html_[at] <= '9'))) {
      name += lower(html_[at++]);
    }
    char quote = '\0';
    while (at < html_.size() && (quote != '\0' || html_[at] != '>')) {
      if (html_[at] == quote) {
        quote = '\0';
      } else if (quote == '\0' && (html_[at] == '"' || html_[at] == '\'')) {
        quote = html_[at];
      }
      ++at;
    }
    pos_ = std::min(at + 1, html_.size());
    if (begins_block(name)) blocks_.close();
    if (name == "br") blocks_.space();
    if (!closing && (name == "script" || name == "style")) skip_behind("</" + name);
  }

  void skip_behind(std::string_view words) {
    const auto found =
        std::search(html_.begin() + static_cast<std::ptrdiff_t>(pos_), html_.end(), words.begin(),
                    words.end(), [](char a, char b) { return lower(a) == b; });
    pos_ = static_cast<std::size_t>(found - html_.begin());
    if (pos_ == html_.size()) return;
    pos_ += words.size();
    if (words.back() != '>') pos_ = std::min(html_.find('>', pos_), html_.size() - 1) + 1;
  }

  void entity() {
    constexpr std::size_t kLongest = 10;
    const std::string_view ahead = html_.substr(pos_ + 1, kLongest);
    const std::size_t semicolon = ahead.find(';');
    const char32_t code =
        semicolon == std::string_view::npos ? 0 : entity_code(ahead.substr(0, semicolon));
    const std::size_t end = code == 0 ? pos_ + 1 : pos_ + semicolon + 2;
    if (code == U'\u00A0' || (code != 0 && code <= U' ')) {
      blocks_.space();
    } else if (code != 0) {
      std::string character;
      append_utf8(character, code);
      blocks_.add(character, pos_, end);
    } else {
      blocks_.add("&", pos_, end);
    }
    pos_ = end;
  }

  std::string_view html_;
  std::size_t pos_ = 0;
  Blocks blocks_;
};

}  // namespace

std::vector<TextBlock> plain_blocks(std::string_view text) {
  return split(text, has_blank_line(text) ? 2 : 1);
}

std::vector<TextBlock> blank_line_blocks(std::string_view text) {
  return split(text, 2);
}

std::vector<TextBlock> html_blocks(std::string_view html) {
  return HtmlWalk(html).blocks();
}

}  // namespace dateline
