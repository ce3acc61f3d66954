// fold() and slug() of text.h: text as it is compared, and as it is put into a file name.
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "validator/base/fold_table.h"
#include "validator/base/text.h"

namespace dateline {
namespace {

constexpr char32_t kLatinFirst = 0xC0;
constexpr char32_t kGreekFirst = 0x370;
constexpr char32_t kAdditionalFirst = 0x1E00;

template <std::size_t N>
char32_t look_up(const char16_t (&table)[N], char32_t first, char32_t code_point) {
  const std::size_t at = code_point - first;
  return code_point >= first && at < N - 1 ? table[at] : code_point;
}

char32_t folded_letter(char32_t c) {
  if (c >= 'A' && c <= 'Z') return c + ('a' - 'A');
  if (c < kGreekFirst) return look_up(kLatinFold, kLatinFirst, c);
  if (c < kAdditionalFirst) return look_up(kGreekCyrillicFold, kGreekFirst, c);
  return look_up(kAdditionalFold, kAdditionalFirst, c);
}

bool is_plain(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

bool is_white_space(char32_t c) {
  if (c == ' ' || (c >= '\t' && c <= '\r')) return true;
  if (c < 0x85) return false;
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

// Marks that sit on the letter before them, and characters that show nothing.
bool is_dropped(char32_t c) {
  if (c < 0xAD) return false;
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x483 && c <= 0x487) || c == 0xAD ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

struct Spelling {
  char32_t letter = 0;
  std::string_view letters = {};
};

constexpr std::array<Spelling, 9> kTwoLetters = {{{U'ß', "ss"},
                                                  {U'æ', "ae"},
                                                  {U'œ', "oe"},
                                                  {U'þ', "th"},
                                                  {U'ĳ', "ij"},
                                                  {U'ǆ', "dz"},
                                                  {U'ǳ', "dz"},
                                                  {U'ǉ', "lj"},
                                                  {U'ǌ', "nj"}}};

constexpr std::u32string_view kDoubleQuotes = U"«»“”„‟″";
constexpr std::u32string_view kSingleQuotes = U"´ʼ‘’‚‛′‹›";
constexpr std::u32string_view kDashes = U"\u2010\u2011\u2012–—\u2015\u2212";

// What folds to more than one character, or to ASCII punctuation; empty for everything else.
std::string_view spelled_out(char32_t c) {
  if (c < 0x80) return c == '`' ? "'" : "";
  if (c >= kGreekFirst && c < 0x2000) return {};  // no need to look for any Cyrillic letter
  for (const Spelling& two : kTwoLetters) {
    if (two.letter == c) return two.letters;
  }
  if (kDoubleQuotes.find(c) != kDoubleQuotes.npos) return "\"";
  if (kSingleQuotes.find(c) != kSingleQuotes.npos) return "'";
  if (kDashes.find(c) != kDashes.npos) return "-";
  return c == U'…' ? "..." : "";
}

// Some writers send й as и and a breve: the letters the fold table keeps are put together again.
char32_t joined(char32_t letter, char32_t mark) {
  if (mark == 0x306 && letter == U'и') return U'й';
  if (mark == 0x306 && letter == U'у') return U'ў';
  if (mark == 0x308 && letter == U'і') return U'ї';
  if (mark == 0x301 && letter == U'г') return U'ѓ';
  if (mark == 0x301 && letter == U'к') return U'ќ';
  return 0;
}

// Russian as English-language news writes it, then the letters of its neighbours.
constexpr std::array<Spelling, 62> kTransliterations = {
    {{U'а', "a"},  {U'б', "b"},    {U'в', "v"},  {U'г', "g"},  {U'д', "d"},  {U'е', "e"},
     {U'ж', "zh"}, {U'з', "z"},    {U'и', "i"},  {U'й', "y"},  {U'к', "k"},  {U'л', "l"},
     {U'м', "m"},  {U'н', "n"},    {U'о', "o"},  {U'п', "p"},  {U'р', "r"},  {U'с', "s"},
     {U'т', "t"},  {U'у', "u"},    {U'ф', "f"},  {U'х', "kh"}, {U'ц', "ts"}, {U'ч', "ch"},
     {U'ш', "sh"}, {U'щ', "shch"}, {U'ъ', ""},   {U'ы', "y"},  {U'ь', ""},   {U'э', "e"},
     {U'ю', "yu"}, {U'я', "ya"},   {U'і', "i"},  {U'ї', "yi"}, {U'є', "ye"}, {U'ґ', "g"},
     {U'ў', "u"},  {U'ђ', "dj"},   {U'ѓ', "gj"}, {U'ѕ', "dz"}, {U'ј', "j"},  {U'љ', "lj"},
     {U'њ', "nj"}, {U'ћ', "c"},    {U'ќ', "kj"}, {U'џ', "dz"}, {U'ә', "a"},  {U'ғ', "g"},
     {U'җ', "j"},  {U'қ', "q"},    {U'ң', "n"},  {U'ө', "o"},  {U'ұ', "u"},  {U'ү', "u"},
     {U'һ', "h"},  {U'ҳ', "h"},    {U'ҷ', "j"},  {U'ӏ', ""},   {U'ҝ', "g"},  {U'ҹ', "j"},
     {U'ѣ', "e"},  {U'ѳ', "f"}}};

// The Latin spelling of a folded Cyrillic letter; nothing for any other character.
std::optional<std::string_view> transliterated(char32_t c) {
  if (c < 0x400 || c > 0x52F) return std::nullopt;
  for (const Spelling& entry : kTransliterations) {
    if (entry.letter == c) return entry.letters;
  }
  return std::nullopt;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space_due = false;
  char32_t last = 0;           // the last letter written …
  std::size_t last_begin = 0;  // … and where it begins in `out`
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t raw =
        is_plain(text[pos]) ? static_cast<char32_t>(text[pos++]) : next_code_point(text, pos);
    if (is_white_space(raw)) {
      space_due = !out.empty();
      last = 0;
      continue;
    }
    if (is_dropped(raw)) {
      if (const char32_t letter = joined(last, raw)) {
        out.resize(last_begin);
        append_utf8(out, letter);
        last = letter;
      }
      continue;
    }
    if (space_due) out += ' ';
    space_due = false;
    last = folded_letter(raw);
    last_begin = out.size();
    const std::string_view spelled = spelled_out(last);
    if (last < 0x80 && spelled.empty()) {
      out += static_cast<char>(last);
    } else if (spelled.empty()) {
      append_utf8(out, last);
    } else {
      out += spelled;
    }
  }
  return out;
}

std::string slug(std::string_view text) {
  const std::string folded = fold(text);
  std::string out;
  bool hyphen_due = false;
  const auto add = [&](std::string_view letters) {
    if (hyphen_due && !out.empty()) out += '-';
    hyphen_due = false;
    out += letters;
  };
  for (std::size_t pos = 0; pos < folded.size();) {
    const std::size_t begin = pos;
    const char32_t c = next_code_point(folded, pos);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      add(std::string_view(folded).substr(begin, 1));
    } else if (const auto latin = transliterated(c)) {
      if (!latin->empty()) add(*latin);
    } else {
      hyphen_due = true;
    }
  }
  return out;
}

}  // namespace dateline
