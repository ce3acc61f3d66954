// Reads and writes dates as a site prints them. A form is cut into fields and the literals between
// them once; reading walks text and pieces side by side. A range is two texts round a dash, each
// read by a whole form or by a form that lost the fields which the range prints only once
// ("September 14 − 15, 2015": left without a year, right without a month). Outside edge: DateForms.
#include "validator/domain/date_forms.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "validator/base/civil_time.h"
#include "validator/base/text.h"

namespace dateline {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Bytes of white space at `pos`: a blank, a tab or U+00A0, as many as there are.
std::size_t spaces_at(std::string_view text, std::size_t pos) {
  const std::size_t start = pos;
  while (pos < text.size()) {
    if (text[pos] == ' ' || text[pos] == '\t') {
      ++pos;
    } else if (text.substr(pos, kNoBreakSpace.size()) == kNoBreakSpace) {
      pos += kNoBreakSpace.size();
    } else {
      break;
    }
  }
  return pos - start;
}

// `literal` at `pos`, where a blank in it stands for any run of white space. The bytes used, or
// nothing.
std::optional<std::size_t> literal_at(std::string_view text, std::size_t pos,
                                      std::string_view literal) {
  const std::size_t start = pos;
  for (const char c : literal) {
    if (c == ' ') {
      const std::size_t run = spaces_at(text, pos);
      if (run == 0) return std::nullopt;
      pos += run;
    } else {
      if (pos >= text.size() || text[pos] != c) return std::nullopt;
      ++pos;
    }
  }
  return pos - start;
}

// A number of `least` to `most` digits that no further digit follows.
std::optional<int> number_at(std::string_view text, std::size_t& pos, std::size_t least,
                             std::size_t most) {
  std::size_t end = pos;
  int value = 0;
  while (end < text.size() && end - pos < most && is_digit(text[end])) {
    value = value * 10 + (text[end] - '0');
    ++end;
  }
  if (end - pos < least || (end < text.size() && is_digit(text[end]))) return std::nullopt;
  pos = end;
  return value;
}

struct Dash {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The next dash from `pos` on: U+2212, en dash, em dash or hyphen.
std::optional<Dash> next_dash(std::string_view text, std::size_t pos) {
  constexpr std::array<std::string_view, 4> kDashes = {"\xE2\x88\x92", "\xE2\x80\x93",
                                                       "\xE2\x80\x94", "-"};
  for (; pos < text.size(); ++pos) {
    for (const std::string_view dash : kDashes) {
      if (text.substr(pos, dash.size()) == dash) return Dash{pos, pos + dash.size()};
    }
  }
  return std::nullopt;
}

}  // namespace

DateForms::DateForms(std::vector<std::string> months, const std::vector<std::string>& forms)
    : months_(std::move(months)) {
  for (const std::string& form : forms) {
    Pieces whole = cut(form);
    Pieces no_year = without(whole, Piece::Kind::kYear);
    parts_.push_back(without(whole, Piece::Kind::kMonth));
    parts_.push_back(without(no_year, Piece::Kind::kMonth));
    parts_.push_back(std::move(no_year));
    forms_.push_back(std::move(whole));
  }
}

DateForms::Pieces DateForms::cut(std::string_view form) {
  struct Field {
    std::string_view name = {};
    Piece::Kind kind = Piece::Kind::kLiteral;
  };
  constexpr std::array<Field, 3> kFields = {Field{"{day}", Piece::Kind::kDay},
                                            Field{"{month}", Piece::Kind::kMonth},
                                            Field{"{year}", Piece::Kind::kYear}};
  Pieces pieces;
  std::size_t pos = 0;
  while (pos < form.size()) {
    const Field* field = nullptr;
    for (const Field& candidate : kFields) {
      if (form.substr(pos, candidate.name.size()) == candidate.name) field = &candidate;
    }
    if (field != nullptr) {
      pieces.push_back({.kind = field->kind});
      pos += field->name.size();
      continue;
    }
    if (pieces.empty() || pieces.back().kind != Piece::Kind::kLiteral) pieces.push_back({});
    pieces.back().text += form[pos++];
  }
  return pieces;
}

DateForms::Pieces DateForms::without(const Pieces& pieces, Piece::Kind field) {
  Pieces left;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].kind != field) {
      left.push_back(pieces[i]);
      continue;
    }
    const bool last_field = i + 1 == pieces.size() ||
                            (i + 2 == pieces.size() && pieces[i + 1].kind == Piece::Kind::kLiteral);
    if (last_field && !left.empty() && left.back().kind == Piece::Kind::kLiteral) left.pop_back();
    // "{year} года" takes its word along; "{month} {day}" the blank behind it.
    if (i + 1 < pieces.size() && pieces[i + 1].kind == Piece::Kind::kLiteral) ++i;
  }
  return left;
}

std::size_t DateForms::match(const Pieces& pieces, std::string_view text, Fields& fields) const {
  std::size_t pos = 0;
  fields = {};
  for (const Piece& piece : pieces) {
    switch (piece.kind) {
      case Piece::Kind::kLiteral: {
        const auto used = literal_at(text, pos, piece.text);
        if (!used) return 0;
        pos += *used;
        break;
      }
      case Piece::Kind::kDay: {
        const auto day = number_at(text, pos, 1, 2);
        if (!day) return 0;
        fields.day = *day;
        break;
      }
      case Piece::Kind::kYear: {
        const auto year = number_at(text, pos, 4, 4);
        if (!year) return 0;
        fields.year = *year;
        break;
      }
      case Piece::Kind::kMonth: {
        std::size_t longest = 0;  // "May" must not win over a month that starts with it
        for (std::size_t i = 0; i < months_.size(); ++i) {
          const std::string& name = months_[i];
          if (name.size() > longest && text.substr(pos, name.size()) == name) {
            longest = name.size();
            fields.month = static_cast<int>(i % 12) + 1;
          }
        }
        if (longest == 0) return 0;
        pos += longest;
        break;
      }
    }
  }
  return pos;
}

std::optional<DateForms::ReadDate> DateForms::read(std::string_view text) const {
  std::optional<ReadDate> best;
  for (const Pieces& form : forms_) {
    Fields fields;
    const std::size_t length = match(form, text, fields);
    if (length == 0 || (best && best->length >= length)) continue;
    const auto date = valid_date(fields.year, fields.month, fields.day);
    best = ReadDate{.date = date.value_or(Date{}), .length = length, .impossible = !date};
  }
  return best;
}

bool DateForms::match_part(std::string_view text, Fields& fields) const {
  for (const auto* forms : {&forms_, &parts_}) {
    for (const Pieces& form : *forms) {
      if (!form.empty() && match(form, text, fields) == text.size()) return true;
    }
  }
  return false;
}

std::optional<DateForms::ReadRange> DateForms::read_range(std::string_view text) const {
  text = trim(text);
  if (text.empty()) return std::nullopt;
  if (const auto date = read(text); date && date->length == text.size()) {
    if (date->impossible) return std::nullopt;
    return ReadRange{.start = date->date, .end = date->date, .range = false};
  }
  for (auto dash = next_dash(text, 0); dash; dash = next_dash(text, dash->end)) {
    Fields left;
    Fields right;
    if (!match_part(trim(text.substr(0, dash->begin)), left)) continue;
    if (!match_part(trim(text.substr(dash->end)), right)) continue;
    const bool left_has_year = left.year != 0;
    if (left.month == 0) left.month = right.month;
    if (right.month == 0) right.month = left.month;
    if (left.year == 0) left.year = right.year;
    if (right.year == 0) right.year = left.year;
    auto start = valid_date(left.year, left.month, left.day);
    const auto end = valid_date(right.year, right.month, right.day);
    // "December 30 − January 2, 2016" starts in the year before.
    if (start && end && left.month > right.month && !left_has_year) {
      start = valid_date(left.year - 1, left.month, left.day);
    }
    if (start && end) return ReadRange{.start = *start, .end = *end, .range = true};
  }
  return std::nullopt;
}

std::string DateForms::write(Date date) const {
  const CivilDay day = to_civil(date);
  if (forms_.empty()) return format_date(date);
  std::string out;
  for (const Piece& piece : forms_.front()) {
    switch (piece.kind) {
      case Piece::Kind::kLiteral:
        out += piece.text;
        break;
      case Piece::Kind::kDay:
        out += std::to_string(day.day);
        break;
      case Piece::Kind::kYear:
        out += std::to_string(day.year);
        break;
      case Piece::Kind::kMonth: {
        const auto month = static_cast<std::size_t>(day.month - 1);
        if (month < months_.size()) out += months_[month];
        break;
      }
    }
  }
  return out;
}

}  // namespace dateline
