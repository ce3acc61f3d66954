// Cyrillic to Latin by five habits. They share most letters; a habit is the letters it writes its
// own way and what it does with е and й.
#include <algorithm>
#include <cstddef>
#include <utility>

#include "validator/base/text.h"
#include "validator/domain/cyrillic.h"

namespace dateline {
namespace {

struct Letter {
  char32_t from = 0;
  std::string_view to = {};
};

// What all have in common, and BGN/PCGN for the rest. ё is folded to е before.
constexpr Letter kLetters[] = {
    {U'а', "a"},  {U'б', "b"},    {U'в', "v"}, {U'г', "g"},  {U'д', "d"},  {U'е', "e"},
    {U'ж', "zh"}, {U'з', "z"},    {U'и', "i"}, {U'й', "y"},  {U'к', "k"},  {U'л', "l"},
    {U'м', "m"},  {U'н', "n"},    {U'о', "o"}, {U'п', "p"},  {U'р', "r"},  {U'с', "s"},
    {U'т', "t"},  {U'у', "u"},    {U'ф', "f"}, {U'х', "kh"}, {U'ц', "ts"}, {U'ч', "ch"},
    {U'ш', "sh"}, {U'щ', "shch"}, {U'ъ', ""},  {U'ы', "y"},  {U'ь', ""},   {U'э', "e"},
    {U'ю', "yu"}, {U'я', "ya"},   {U'і', "i"}, {U'ї', "yi"}, {U'є', "ye"}, {U'ґ', "g"},
    {U'ў', "u"}};
constexpr Letter kPassportLetters[] = {{U'й', "i"}, {U'ъ', "ie"}, {U'ю', "iu"}, {U'я', "ia"}};
constexpr Letter kScholarLetters[] = {{U'ж', "z"},  {U'й', "j"},  {U'х', "ch"},
                                      {U'ц', "c"},  {U'ч', "c"},  {U'ш', "s"},
                                      {U'щ', "sc"}, {U'ю', "ju"}, {U'я', "ja"}};

enum class Habit { kGeographers, kHouse, kHousePlain, kPassport, kScholars };

bool writes_x(Habit habit) {
  return habit == Habit::kHouse || habit == Habit::kHousePlain;
}

template <std::size_t kSize>
const std::string_view* find_letter(const Letter (&letters)[kSize], char32_t letter) {
  const auto found = std::find_if(std::begin(letters), std::end(letters),
                                  [&](const Letter& entry) { return entry.from == letter; });
  return found == std::end(letters) ? nullptr : &found->to;
}

bool is_vowel(char32_t letter) {
  return std::u32string_view(U"аеиоуыэюя").find(letter) != std::u32string_view::npos;
}

bool is_letter(char32_t letter) {
  return letter >= 0x430 && letter <= 0x4FF;
}

class Writer {
 public:
  Writer(const std::u32string& letters, Habit habit) : letters_(letters), habit_(habit) {}

  std::string write() {
    for (at_ = 0; at_ < letters_.size(); ++at_) {
      if (!write_group()) write_letter();
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool follows(std::u32string_view group) const {
    return letters_.compare(at_, group.size(), group) == 0;
  }
  [[nodiscard]] bool ends_behind(std::size_t count) const {
    return at_ + count >= letters_.size() || !is_letter(letters_[at_ + count]);
  }

  // "Александр" is Alexander to the house, "Юрий" Yury, "Белый" Bely.
  bool write_group() {
    if (!writes_x(habit_)) return false;
    for (const auto& [group, latin] :
         {std::pair{std::u32string_view(U"ксандр"), "xander"}, {U"кс", "x"}}) {
      if (!follows(group) || (group.size() > 2 && !ends_behind(group.size()))) continue;
      out_ += latin;
      at_ += group.size() - 1;
      return true;
    }
    if ((follows(U"ий") || follows(U"ый")) && ends_behind(2)) {
      out_ += 'y';
      ++at_;
      return true;
    }
    return false;
  }

  void write_letter() {
    const char32_t letter = letters_[at_];
    const char32_t before = at_ == 0 ? U' ' : letters_[at_ - 1];
    if (letter == U'е' && (habit_ == Habit::kGeographers || writes_x(habit_))) {
      const bool opens = !is_letter(before) || before == U'ь' || before == U'ъ';
      const bool soft = opens || (is_vowel(before) && habit_ != Habit::kHousePlain);
      out_ += soft ? "ye" : "e";
      return;
    }
    if (letter == U'й' && writes_x(habit_)) {
      out_ += 'i';
      return;
    }
    const std::string_view* latin = nullptr;
    if (habit_ == Habit::kPassport) latin = find_letter(kPassportLetters, letter);
    if (habit_ == Habit::kScholars) latin = find_letter(kScholarLetters, letter);
    if (latin == nullptr) latin = find_letter(kLetters, letter);
    if (latin != nullptr) {
      out_ += *latin;
    } else {
      append_utf8(out_, letter);
    }
  }

  const std::u32string& letters_;
  Habit habit_;
  std::size_t at_ = 0;
  std::string out_;
};

}  // namespace

std::vector<std::string> romanisations(std::string_view folded) {
  std::u32string letters;
  for (std::size_t pos = 0; pos < folded.size();) letters += next_code_point(folded, pos);
  std::vector<std::string> all;
  for (const Habit habit : {Habit::kGeographers, Habit::kHouse, Habit::kHousePlain,
                            Habit::kPassport, Habit::kScholars}) {
    auto latin = Writer(letters, habit).write();
    if (std::find(all.begin(), all.end(), latin) == all.end()) all.push_back(std::move(latin));
  }
  return all;
}

}  // namespace dateline
