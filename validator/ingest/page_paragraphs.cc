#include "validator/ingest/page_paragraphs.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "validator/ingest/page_letters.h"
#include "validator/ingest/speaker_label.h"
#include "validator/ingest/speaker_words.h"

namespace dateline {
namespace {

// A line that is joined for its capital letter must leave a sentence open behind at least this
// much.
constexpr std::size_t kShortestOpenLine = 40;

constexpr std::size_t kLongestCaption = 260;  // a longer line meets no pattern

constexpr std::string_view kRightQuote = "\xE2\x80\x99";        // ’
constexpr std::string_view kRightDoubleQuote = "\xE2\x80\x9D";  // ”
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";          // …
constexpr std::string_view kEnDash = "\xE2\x80\x93";
constexpr std::string_view kEmDash = "\xE2\x80\x94";

bool begins(std::string_view text, std::string_view with) {
  return text.substr(0, with.size()) == with;
}

bool ends(std::string_view text, std::string_view with) {
  return text.size() >= with.size() && text.substr(text.size() - with.size()) == with;
}

// Whether the line closes a sentence.
bool is_closed(std::string_view line) {
  const char last = line.back();
  return last == '.' || last == '!' || last == '?' || last == ':' || last == ';' ||
         ends(line, kEllipsis);
}

// Punctuation that nothing but a broken line can begin with, and that takes no blank before it.
bool begins_with_closing(std::string_view line) {
  if (std::string_view(",:;.)]!?").find(line.front()) != std::string_view::npos) return true;
  return begins(line, kEllipsis) || begins(line, kRightQuote) || begins(line, kRightDoubleQuote) ||
         line.front() == '\'';
}

// What may continue a sentence that is still open: a small letter, a bracket, a dash.
bool begins_softly(std::string_view line) {
  if (line.front() == '(' || line.front() == '[') return true;
  for (const std::string_view dash : {kEnDash, kEmDash}) {
    if (begins(line, dash) && line.size() > dash.size() + 1 && line[dash.size()] == ' ' &&
        first_letter(line.substr(dash.size() + 1)) == Letter::kSmall) {
      return true;
    }
  }
  return first_letter(line) == Letter::kSmall;
}

std::string_view first_word(std::string_view line) {
  return line.substr(0, line.find_first_of(" ,"));
}

// "Ian Riches — second rank captain": an item of a list, or a heading in capitals: no continuation.
bool is_item_or_heading(std::string_view line) {
  constexpr std::size_t kLongestItemName = 40;
  for (const std::string_view dash : {kEnDash, kEmDash}) {
    const std::size_t at = line.find(dash);
    if (at < kLongestItemName && at > 0 && line[at - 1] == ' ') {
      return true;
    }
  }
  return line.find(' ') != std::string_view::npos &&
         line.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos &&
         static_cast<unsigned char>(line.front()) < 0x80;
}

// The last word is a web address: whatever follows stands for itself.
bool ends_in_address(std::string_view line) {
  const std::size_t blank = line.rfind(' ');
  return line.find('/', blank == std::string_view::npos ? 0 : blank) != std::string_view::npos;
}

bool ends_in_word(std::string_view line) {
  const char last = line.back();
  if ((last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z') ||
      (last >= '0' && last <= '9')) {
    return true;
  }
  // A non-ASCII letter: but not a quote, dash or ellipsis, which are three bytes from E2.
  const bool high = static_cast<unsigned char>(last) >= 0x80;
  return high && !(line.size() >= 3 && line[line.size() - 3] == '\xE2');
}

}  // namespace

ParagraphReader::ParagraphReader(RecordBatch& batch, const std::vector<PageLine>& lines,
                                 const Profile& profile, const Knowledge& knowledge)
    : batch_(batch), lines_(lines), profile_(profile), knowledge_(knowledge) {}

Paragraph ParagraphReader::read(std::size_t first, std::size_t last, Join join) {
  std::size_t end = first + 1;
  while (end < last && continues(first, end, last, join)) ++end;
  if (end == first + 1) return {lines_[first].text, first, 1};
  return joined(first, end);
}

bool ParagraphReader::continues(std::size_t first, std::size_t next, std::size_t last, Join join) {
  if (join == Join::kAllLines) return true;
  const PageLine& line = lines_[next];
  if (line.kind != LineKind::kText || line.after_blank) return false;
  const std::string_view above = lines_[next - 1].text;
  const bool closed = is_closed(above);
  if (begins_with_closing(line.text)) {
    // "'Quoted'", "”Quoted“" and "... and so on" may open a paragraph of their own.
    const bool doubtful = line.text.front() == '\'' || begins(line.text, kRightQuote) ||
                          begins(line.text, kRightDoubleQuote) || begins(line.text, "...") ||
                          begins(line.text, kEllipsis);
    return !(doubtful && closed);
  }
  if (closed) return false;
  if (begins_softly(line.text)) return true;
  return join == Join::kLikely && continues_with_capital(first, next, last);
}

bool ParagraphReader::continues_with_capital(std::size_t first, std::size_t next,
                                             std::size_t last) {
  const std::string_view above = lines_[next - 1].text;
  const std::string_view line = lines_[next].text;
  if (first_letter(line) != Letter::kCapital || !ends_in_word(above)) return false;
  if (lines_[first].text.size() < kShortestOpenLine && next - first == 1) return false;
  if (is_item_or_heading(line) || ends_in_address(above)) return false;
  const Profile::Layout& layout = profile_.layout;
  if (in_list(layout.sentence_starters, first_word(line))) return false;
  // A heading stands below a separator, a caption below its counter.
  if (first > 0 && (lines_[first - 1].kind == LineKind::kSeparator ||
                    lines_[first - 1].kind == LineKind::kCounter)) {
    return false;
  }
  const auto is_caption = [&](std::string_view text) {
    return text.size() <= kLongestCaption && layout.compiled.captions.search(text);
  };
  return !is_caption(lines_[first].text) && !is_caption(line) && !opens_turn(next, last);
}

bool ParagraphReader::opens_turn(std::size_t line, std::size_t last) {
  const std::string_view text = lines_[line].text;
  if (text.find(':') != std::string_view::npos) {
    return label_length(text, profile_, knowledge_) > 0;
  }
  if (line + 1 >= last || lines_[line + 1].kind != LineKind::kText) return false;
  const char next = lines_[line + 1].text.front();
  if (next != ':' && next != '(') return false;
  scratch_.assign(text);
  if (next == '(') scratch_ += ' ';
  scratch_ += lines_[line + 1].text;
  return label_length(scratch_, profile_, knowledge_) > 0;
}

Paragraph ParagraphReader::joined(std::size_t first, std::size_t end) {
  std::size_t size = 0;
  for (std::size_t i = first; i < end; ++i) size += lines_[i].text.size() + 1;
  char* const out = static_cast<char*>(batch_.arena.allocate(size));
  std::size_t used = 0;
  piece_starts_.clear();
  for (std::size_t i = first; i < end; ++i) {
    const std::string_view line = lines_[i].text;
    if (i > first && !begins_with_closing(line)) out[used++] = ' ';
    piece_starts_.push_back(used);
    std::memcpy(out + used, line.data(), line.size());
    used += line.size();
  }
  return {{out, used}, first, end - first};
}

Text ParagraphReader::text(const Paragraph& paragraph, std::string_view part) const {
  if (paragraph.line_count == 1) return sourced(part, batch_.source.span_of(part));
  const auto begin = static_cast<std::size_t>(part.data() - paragraph.text.data());
  // The source offset of one byte of the joined text.
  const auto source_of = [&](std::size_t offset) {
    const auto above = std::upper_bound(piece_starts_.begin(), piece_starts_.end(), offset);
    const auto piece = static_cast<std::size_t>(above - piece_starts_.begin()) - 1;
    const std::string_view line = lines_[paragraph.first_line + piece].text;
    const std::size_t inside = std::min(offset - piece_starts_[piece], line.size());
    return batch_.source.span_of(line).begin + inside;
  };
  const std::size_t from = source_of(begin);
  const std::size_t to = part.empty() ? from : source_of(begin + part.size() - 1) + 1;
  return sourced(part, batch_.source.span(from, to));
}

Text ParagraphReader::text(const PageLine& line) const {
  return sourced(line.text, batch_.source.span_of(line.text));
}

SourceSpan ParagraphReader::span_of_lines(std::size_t first, std::size_t last) const {
  return batch_.source.span(batch_.source.span_of(lines_[first].text).begin,
                            batch_.source.span_of(lines_[last].text).end());
}

}  // namespace dateline
